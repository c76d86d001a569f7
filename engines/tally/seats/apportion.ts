import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';

/** Who gets seats: whole votes or people, and what is fixed for this one. */
export interface Claimant {
  readonly id: string;
  readonly weight: bigint;
  /** Seats it has whatever its weight; they count against what it earns (`min-inside`). */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export type Method = 'dhondt' | 'sainte-lague' | 'sainte-lague-modified' | 'huntington-hill' | 'adams' | 'dean' | 'hare' | 'droop' | 'hagenbach-bischoff';

export interface Award {
  readonly id: string;
  /** The how-manieth seat of this claimant. */
  readonly nth: number;
}

export interface Apportionment {
  readonly seats: Readonly<Record<string, number>>;
  /** Seats in the order in which they were given; minimums first. */
  readonly awards: readonly Award[];
  /** Who would get one seat more, in order, were there one. */
  readonly next: readonly string[];
  /** Claimants whose claims to the last seat are equal, and how many of those seats there are; a lot decides. */
  readonly tied: { readonly set: readonly string[]; readonly places: number } | null;
}

export type SeatsRefusal = 'no-claimants' | 'claimant-twice' | 'negative-weight' | 'minimums-above-seats' | 'caps-below-seats' | 'seats-not-whole' | 'nobody-has-weight';

/** A claim to a further seat, comparable across claimants: n/d, or above everything where d is zero. */
interface Claim {
  readonly n: bigint;
  readonly d: bigint;
}

/** Divisors after `held` seats. Huntington-Hill compares squares: p²/(s(s+1)) stands for p/√(s(s+1)). */
const claims: Readonly<Record<'dhondt' | 'sainte-lague' | 'sainte-lague-modified' | 'huntington-hill' | 'adams' | 'dean', (weight: bigint, held: bigint) => Claim>> = {
  dhondt: (n, held) => ({ n, d: held + 1n }),
  'sainte-lague': (n, held) => ({ n, d: 2n * held + 1n }),
  'sainte-lague-modified': (n, held) => (held === 0n ? { n: 5n * n, d: 7n } : { n, d: 2n * held + 1n }),
  'huntington-hill': (weight, held) => ({ n: weight * weight, d: held * (held + 1n) }),
  adams: (n, held) => ({ n, d: held }),
  dean: (weight, held) => ({ n: weight * (2n * held + 1n), d: 2n * held * (held + 1n) }),
};

/** Whether a claim comes before another. Endless ones (no seat yet, in Adams, Dean and Huntington-Hill) go by their weight. */
function compareClaims(a: Claim, b: Claim): number {
  if (a.d === 0n || b.d === 0n) return a.d === b.d ? Number(b.n > a.n) - Number(b.n < a.n) : a.d === 0n ? -1 : 1;
  const difference = b.n * a.d - a.n * b.d;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function refusalOf(claimants: readonly Claimant[], seats: number): SeatsRefusal | null {
  if (!Number.isSafeInteger(seats) || seats < 0) return 'seats-not-whole';
  if (claimants.length === 0) return 'no-claimants';
  if (new Set(claimants.map(({ id }) => id)).size !== claimants.length) return 'claimant-twice';
  if (claimants.some(({ weight }) => weight < 0n)) return 'negative-weight';
  if (claimants.every(({ weight }) => weight === 0n)) return 'nobody-has-weight';
  if (claimants.reduce((sum, { atLeast = 0 }) => sum + atLeast, 0) > seats) return 'minimums-above-seats';
  return claimants.reduce((sum, { atMost = seats }) => sum + Math.min(atMost, seats), 0) < seats ? 'caps-below-seats' : null;
}

function byDivisors(claimants: readonly Claimant[], seats: number, method: keyof typeof claims, rank: (id: string) => number): Apportionment {
  const held = new Map(claimants.map(({ id, atLeast = 0 }) => [id, atLeast]));
  const awards: Award[] = claimants.flatMap(({ id, atLeast = 0 }) => Array.from({ length: atLeast }, (_, at) => ({ id, nth: at + 1 })));
  const claimOf = ({ id, weight }: Claimant): Claim => claims[method](weight, BigInt(held.get(id) ?? 0));
  const waiting = (): Claimant[] => claimants.filter(({ id, weight, atMost = seats + 1 }) => weight > 0n && (held.get(id) ?? 0) < atMost).sort((a, b) => compareClaims(claimOf(a), claimOf(b)) || rank(a.id) - rank(b.id));
  let tied: Apportionment['tied'] = null;
  while (awards.length < seats) {
    const order = waiting();
    const [first] = order;
    if (first === undefined) break;
    const equal = order.filter((one) => compareClaims(claimOf(one), claimOf(first)) === 0).map(({ id }) => id);
    tied = equal.length > seats - awards.length ? (tied ?? { set: equal, places: seats - awards.length }) : null;
    held.set(first.id, (held.get(first.id) ?? 0) + 1);
    awards.push({ id: first.id, nth: held.get(first.id) ?? 0 });
  }
  return { seats: Object.fromEntries(held), awards, next: waiting().map(({ id }) => id), tied };
}

/** The quota of a largest-remainder method as a fraction of votes. */
const quotas: Readonly<Record<'hare' | 'droop' | 'hagenbach-bischoff', (votes: bigint, seats: bigint) => Claim>> = {
  hare: (n, d) => ({ n, d }),
  droop: (votes, seats) => ({ n: votes / (seats + 1n) + 1n, d: 1n }),
  'hagenbach-bischoff': (n, seats) => ({ n, d: seats + 1n }),
};

function byRemainders(claimants: readonly Claimant[], seats: number, method: keyof typeof quotas, rank: (id: string) => number): Apportionment {
  const quota = quotas[method](claimants.reduce((sum, { weight }) => sum + weight, 0n), BigInt(seats));
  const rows = claimants.map(({ id, weight, atLeast = 0, atMost = seats }) => {
    const whole = Number((weight * quota.d) / quota.n);
    const held = Math.min(atMost, Math.max(atLeast, whole));
    // What is still claimed beyond the seats held: below zero where a minimum gave more than was earned.
    return { id, atMost, held, remainder: weight * quota.d - BigInt(held) * quota.n };
  });
  // Where quotas come out even, Hagenbach-Bischoff can promise one seat too many: those who only just reached it are tied.
  const even = rows.filter(({ remainder, held }) => remainder === 0n && held > 0).sort((a, b) => rank(b.id) - rank(a.id));
  const over = rows.reduce((sum, { held }) => sum + held, 0) - seats;
  even.slice(0, Math.max(0, over)).forEach((row) => (row.held -= 1));
  const order = rows.toSorted((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || rank(a.id) - rank(b.id));
  const awards: Award[] = rows.flatMap(({ id, held }) => Array.from({ length: held }, (_, at) => ({ id, nth: at + 1 })));
  const extra = new Map<string, number>();
  let tied: Apportionment['tied'] = over > 0 ? { set: even.map(({ id }) => id).sort(), places: even.length - over } : null;
  while (awards.length < seats) {
    const open = order.filter((row) => row.held + (extra.get(row.id) ?? 0) < row.atMost);
    const fewest = Math.min(...open.map(({ id }) => extra.get(id) ?? 0));
    const [first, ...others] = open.filter(({ id }) => (extra.get(id) ?? 0) === fewest);
    if (first === undefined) break;
    const equal = [first, ...others].filter(({ remainder }) => remainder === first.remainder).map(({ id }) => id);
    tied = equal.length > seats - awards.length ? (tied ?? { set: equal, places: seats - awards.length }) : null;
    extra.set(first.id, (extra.get(first.id) ?? 0) + 1);
    awards.push({ id: first.id, nth: first.held + (extra.get(first.id) ?? 0) });
  }
  const got = (id: string): number => awards.filter((award) => award.id === id).length;
  return { seats: Object.fromEntries(claimants.map(({ id }) => [id, got(id)])), awards, next: order.filter(({ id, held }) => got(id) === held).map(({ id }) => id), tied };
}

/**
 * Shares out whole seats, exactly (Balinski and Young 2001; Pukelsheim 2017). Only a tie at the last seat needs the lots, an
 * order of ids. Minimums are inside what a claimant earns; for minimums on top, share out the rest and add them.
 */
export function apportion(claimants: readonly Claimant[], seats: number, method: Method, lots: readonly string[] = []): Result<Apportionment, SeatsRefusal> {
  const why = refusalOf(claimants, seats);
  if (why !== null) return refuse(why);
  const order = lots.length > 0 ? lots : claimants.map(({ id }) => id).sort();
  const places = new Map(order.map((id, at) => [id, at]));
  const rank = (id: string): number => places.get(id) ?? order.length;
  return ok(method === 'hare' || method === 'droop' || method === 'hagenbach-bischoff' ? byRemainders(claimants, seats, method, rank) : byDivisors(claimants, seats, method, rank));
}

/** Claimants with at least n/d of all votes; the others get nothing. */
export const above = (claimants: readonly Claimant[], n: bigint, d: bigint, all = claimants.reduce((sum, { weight }) => sum + weight, 0n)): readonly Claimant[] => claimants.filter(({ weight }) => weight * d >= n * all);
