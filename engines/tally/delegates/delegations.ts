import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { apportion, type Claimant, type Method, type SeatsRefusal } from '../seats/apportion.ts';

/** A chapter, district or organisation and its members by segment on the declared census day. */
export interface Territory {
  readonly id: string;
  readonly members: Readonly<Record<string, number>>;
}

/** How many delegates a territory sends. `per` of `banded`: one for every started so many members. */
export type Sizes =
  | { readonly kind: 'one-each' }
  | { readonly kind: 'banded'; readonly per: number; readonly atMost?: number }
  | {
    readonly kind: 'proportional';
    readonly seats: number;
    readonly method: Method;
    /** `square-root`: weights are whole square roots of members, cut, so that large territories weigh less. */
    readonly weight?: 'members' | 'square-root';
    readonly atLeast?: number;
    readonly atMost?: number;
    /** `inside`: the minimum counts against what a territory earns. `on-top`: everybody gets it first and the rest is shared out. */
    readonly minimum?: 'inside' | 'on-top';
    /** Territories with fewer members send nobody. */
    readonly threshold?: number;
  };

export interface Delegation {
  readonly territory: string;
  readonly seats: number;
  /** The seats of each segment; they add up to the delegation. */
  readonly bySegment: Readonly<Record<string, number>>;
}

export interface Delegations {
  readonly delegations: readonly Delegation[];
  /** Where a lot is needed: for the last seats between territories, or between segments of one territory. */
  readonly tied: readonly { readonly where: string; readonly set: readonly string[]; readonly places: number }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, n) => so + n, 0);
const membersOf = ({ members }: Territory): number => sum(Object.values(members));

/** The largest whole number whose square is not above n. */
export function wholeRoot(n: bigint): bigint {
  invariant(n >= 0n, 'a root of what is not below zero');
  if (n < 2n) return n;
  let root = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (root * root > n) root -= 1n;
  while ((root + 1n) * (root + 1n) <= n) root += 1n;
  return root;
}

type Shared = Result<{ readonly seats: Readonly<Record<string, number>>; readonly tied: { readonly set: readonly string[]; readonly places: number } | null }, SeatsRefusal>;

function proportional(territories: readonly Territory[], sizes: Sizes & { readonly kind: 'proportional' }, lots: readonly string[]): Shared {
  const { seats, method, weight = 'members', atLeast = 0, atMost, minimum = 'inside', threshold = 0 } = sizes;
  const admitted = territories.filter((territory) => membersOf(territory) >= threshold);
  const first = minimum === 'on-top' ? atLeast : 0;
  if (first * admitted.length > seats) return refuse('minimums-above-seats');
  const claimants = admitted.map((territory): Claimant => ({
    id: territory.id, weight: weight === 'members' ? BigInt(membersOf(territory)) : wholeRoot(BigInt(membersOf(territory))), atLeast: minimum === 'inside' ? atLeast : 0, ...(atMost === undefined ? {} : { atMost: Math.max(0, atMost - first) }),
  }));
  const shared = apportion(claimants, seats - first * admitted.length, method, lots);
  return shared.ok ? ok({ seats: Object.fromEntries(admitted.map(({ id }) => [id, first + (shared.value.seats[id] ?? 0)])), tied: shared.value.tied }) : shared;
}

function sizesOf(territories: readonly Territory[], sizes: Sizes, lots: readonly string[]): Shared {
  if (sizes.kind === 'proportional') return proportional(territories, sizes, lots);
  const own = (territory: Territory): number => (sizes.kind === 'one-each' ? 1 : Math.min(Math.ceil(membersOf(territory) / sizes.per), sizes.atMost ?? Infinity));
  return ok({ seats: Object.fromEntries(territories.map((territory) => [territory.id, own(territory)])), tied: null });
}

/** Segments' shares of a delegation: as declared (`{ users: 2, workers: 1, managers: 1 }`), or by their members there. */
export type Segments = { readonly by: 'shares'; readonly shares: Readonly<Record<string, number>>; readonly method: Method } | { readonly by: 'members'; readonly method: Method } | { readonly by: 'none' };

function segmentsOf(territory: Territory, seats: number, segments: Segments, lots: readonly string[]): Shared {
  if (segments.by === 'none' || seats === 0) return ok({ seats: {}, tied: null });
  const weights = segments.by === 'shares' ? segments.shares : territory.members;
  return apportion(Object.entries(weights).map(([id, weight]) => ({ id, weight: BigInt(weight) })), seats, segments.method, lots);
}

/**
 * Delegates by territory and, within each delegation, by segment. `lots` orders territories and segments for ties at a last
 * seat; without it such ties are named. Refuses what cannot be shared out, with the words of `apportion`.
 */
export function delegationsOf(territories: readonly Territory[], sizes: Sizes, segments: Segments, lots: readonly string[] = []): Result<Delegations, SeatsRefusal> {
  if (sizes.kind === 'banded' && (!Number.isSafeInteger(sizes.per) || sizes.per < 1)) return refuse('seats-not-whole');
  const shared = sizesOf(territories, sizes, lots);
  if (!shared.ok) return shared;
  const tied = shared.value.tied !== null && lots.length === 0 ? [{ where: 'territories', ...shared.value.tied }] : [];
  const delegations: Delegation[] = [];
  for (const territory of territories.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const seats = shared.value.seats[territory.id] ?? 0;
    const parts = segmentsOf(territory, seats, segments, lots);
    if (!parts.ok) return parts;
    if (parts.value.tied !== null && lots.length === 0) tied.push({ where: territory.id, ...parts.value.tied });
    delegations.push({ territory: territory.id, seats, bySegment: parts.value.seats });
  }
  return ok({ delegations, tied });
}
