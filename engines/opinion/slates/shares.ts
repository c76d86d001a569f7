import type { Approvals } from './approvals.ts';

/** Parts into which a person's share of one seat is cut: payments are whole numbers, rounded up, so that nothing hangs on floats. */
const parts = 1_000_000;

/**
 * The method of equal shares (Peters and Skowron 2020): each person holds k shares, a statement costs as many as there are
 * people, and the one is bought for which the most anybody pays is least; the first of equals. Fewer than k may be bought.
 */
export function boughtByShares(approvals: Approvals, size: number): readonly number[] {
  const people = approvals.ofPerson.length;
  const left = new Float64Array(people).fill(size * parts);
  const bought: number[] = [];
  while (bought.length < size) {
    const found = cheapest(approvals, left, bought);
    if (found === null) break;
    bought.push(found.statement);
    for (const person of approvals.of[found.statement] ?? []) left[person] = Math.max(0, (left[person] ?? 0) - found.price);
  }
  return bought.sort((a, b) => a - b);
}

function cheapest(approvals: Approvals, left: Float64Array, bought: readonly number[]): { readonly statement: number; readonly price: number } | null {
  let found: { readonly statement: number; readonly price: number } | null = null;
  for (const [statement, supporters] of approvals.of.entries()) {
    if (bought.includes(statement)) continue;
    const price = priceOf(Float64Array.from(supporters, (person) => left[person] ?? 0).sort(), approvals.ofPerson.length * parts);
    if (price !== null && (found === null || price < found.price)) found = { statement, price };
  }
  return found;
}

/** The least payment p for which the sum of min(p, what each has left) covers the cost; null where all they have does not. `purses` ascend. */
function priceOf(purses: Float64Array, cost: number): number | null {
  let open = cost;
  for (const [at, purse] of purses.entries()) {
    const share = Math.ceil(open / (purses.length - at));
    if (share <= purse) return share;
    open -= purse;
  }
  return null;
}
