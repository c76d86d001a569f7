/** What a paper approves, and how many are alike. */
export interface Approving {
  readonly count: number;
  readonly approves: readonly number[];
}

/**
 * The comparison step of equal shares (equalshares.net): how many voters have strictly more approved projects funded by one
 * result than by another, and the other way round.
 */
export function preferred(papers: readonly Approving[], one: ReadonlySet<number>, other: ReadonlySet<number>): { readonly one: number; readonly other: number } {
  const funded = (approves: readonly number[], result: ReadonlySet<number>): number => approves.filter((project) => result.has(project)).length;
  let [first, second] = [0, 0];
  for (const { count, approves } of papers) {
    const difference = funded(approves, one) - funded(approves, other);
    if (difference > 0) first += count;
    if (difference < 0) second += count;
  }
  return { one: first, other: second };
}
