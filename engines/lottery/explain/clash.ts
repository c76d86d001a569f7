import type { Quota } from '../contract.ts';
import { seatable, sidesOf, type Side } from './program.ts';
import { allows, type Problem } from './relax.ts';

/** One bound of a clash, with how many of the pool could fill it. */
export interface Claim {
  readonly feature: string;
  readonly value: string;
  readonly bound: 'min' | 'max';
  readonly seats: number;
  /** People of the pool with this value who can sit on one panel (one from each household). */
  readonly people: number;
}

/** Bounds that cannot all hold; without any one of them the rest can. */
export type Clash =
  | { readonly kind: 'too-few-people'; readonly people: number; readonly seats: number; readonly claims: readonly [] }
  | { readonly kind: 'supply' | 'sum-of-least' | 'sum-of-most' | 'together'; readonly seats: number; readonly claims: readonly Claim[] };

const peopleOf = ({ groups }: Problem, { feature, value }: Quota): number => seatable(groups, (type) => groups.types[type]?.values[feature] === value);

function kindOf({ seats }: Problem, claims: readonly Claim[]): 'supply' | 'sum-of-least' | 'sum-of-most' | 'together' {
  const [first] = claims;
  if (claims.length === 1 && first?.bound === 'min' && first.people < first.seats) return 'supply';
  const oneFeature = claims.every(({ feature }) => feature === first?.feature);
  const total = claims.reduce((sum, claim) => sum + claim.seats, 0);
  if (oneFeature && claims.every(({ bound }) => bound === 'min') && total > seats) return 'sum-of-least';
  return oneFeature && claims.every(({ bound }) => bound === 'max') && total < seats ? 'sum-of-most' : 'together';
}

/** Drops each part in turn and keeps it out where the rest still clash (deletion filter, Chinneck and Dravnieks 1991). */
async function filtered<Part>(parts: readonly Part[], clashes: (kept: readonly Part[]) => Promise<boolean>): Promise<readonly Part[]> {
  let kept = parts;
  for (const part of parts) {
    const without = kept.filter((one) => one !== part);
    if (await clashes(without)) kept = without;
  }
  return kept;
}

/** Single claims, then single features: they are the plainest reasons, so they are looked for first. */
async function start(problem: Problem, within: number | undefined): Promise<readonly Side[]> {
  const { quotas } = problem;
  const all = sidesOf(quotas);
  for (const side of all) if (!(await allows(problem, [side], within))) return [side];
  const features = [...new Set(quotas.map(({ feature }) => feature))];
  const ofFeatures = (kept: readonly string[]): readonly Side[] => all.filter(({ quota }) => kept.includes(quotas[quota]?.feature ?? ''));
  for (const feature of features) if (!(await allows(problem, ofFeatures([feature]), within))) return ofFeatures([feature]);
  return ofFeatures(await filtered(features, async (kept) => !(await allows(problem, ofFeatures(kept), within))));
}

const claimsOf = (problem: Problem, sides: readonly Side[]): readonly Claim[] => sides.flatMap(({ quota: at, bound }) => {
  const quota = problem.quotas[at];
  return quota === undefined ? [] : [{ feature: quota.feature, value: quota.value, bound, seats: quota[bound], people: peopleOf(problem, quota) }];
});

/** The part of these bounds that keeps a type out by itself; null where they do not keep it out. */
export async function reducedFor(problem: Problem, claims: readonly Claim[], within: number): Promise<readonly Claim[] | null> {
  const sides = sidesOf(problem.quotas).filter(({ quota, bound }) => claims.some((claim) => claim.bound === bound && claim.feature === problem.quotas[quota]?.feature && claim.value === problem.quotas[quota]?.value));
  if (await allows(problem, sides, within)) return null;
  return claimsOf(problem, await filtered(sides, async (kept) => !(await allows(problem, kept, within))));
}

/**
 * An irreducible set of bounds that cannot hold together; with `within`, on any panel that somebody of this type sits on. Null
 * where they can. Which set, where there are several: one of a single bound, else of a single feature, else of few features.
 */
export async function clashOf(problem: Problem, within?: number): Promise<Clash | null> {
  const { seats, groups } = problem;
  if (await allows(problem, sidesOf(problem.quotas), within)) return null;
  if (!(await allows(problem, [], within))) return { kind: 'too-few-people', people: seatable(groups, () => true), seats, claims: [] };
  const sides = await filtered(await start(problem, within), async (kept) => !(await allows(problem, kept, within)));
  const claims = claimsOf(problem, sides);
  return { kind: kindOf(problem, claims), seats, claims };
}
