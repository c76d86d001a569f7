import { solver } from '../solver.ts';
import type { Relaxation } from '../contract.ts';
import { clashOf, reducedFor, type Claim } from './clash.ts';
import { answerOf, programOf, sidesOf } from './program.ts';
import { cheapest, type Problem } from './relax.ts';

/** People alike whom no panel can hold, with the bounds that keep them out and the smallest change that would let them in. */
export interface Blocked {
  readonly values: Readonly<Record<string, string>>;
  readonly people: readonly string[];
  readonly by: readonly Claim[];
  readonly change: readonly Relaxation[];
}

/** Types that no panel can hold. Each exact program seats as many as it can of those not seen yet; when it seats none, that is the proof. */
export async function neverSeated({ groups, quotas, seats }: Problem, suspects: Iterable<number> = groups.types.keys()): Promise<readonly number[]> {
  const highs = await solver();
  const unseen = new Set(suspects);
  while (unseen.size > 0) {
    const answer = answerOf(highs, programOf(groups, { quotas, seats, sides: sidesOf(quotas), worth: (type) => (unseen.has(type) ? 1 : 0) }));
    const before = unseen.size;
    if (answer !== null) for (const [at, { type }] of groups.columns.entries()) if (answer.seatsOf(at) > 0) unseen.delete(type);
    if (unseen.size === before) break;
  }
  return [...unseen];
}

/** The bounds that keep a type out: a part of bounds that kept out an earlier one where those do, for they tell more people the same. */
async function keptOutBy(problem: Problem, type: number, earlier: readonly (readonly Claim[])[]): Promise<readonly Claim[]> {
  for (const claims of earlier) {
    const reduced = await reducedFor(problem, claims, type);
    if (reduced !== null) return reduced;
  }
  return (await clashOf(problem, type))?.claims ?? [];
}

/** Kinds of people of whom nobody was ever seen on a panel. */
export const unseenKinds = ({ groups }: Problem, seen: (id: string) => boolean): readonly number[] => groups.types.flatMap(({ members }, type) => (members.some(seen) ? [] : [type]));

/**
 * Who can never be chosen, and which quotas block them; of large pools the first `most` kinds of people, and only those among
 * `suspects` where panels are known already. Presumes that some panel exists.
 */
export async function blocked(problem: Problem, { most = 200, suspects = problem.groups.types.keys() as Iterable<number> } = {}): Promise<readonly Blocked[]> {
  const found: Blocked[] = [];
  for (const type of (await neverSeated(problem, suspects)).slice(0, most)) {
    const group = problem.groups.types[type];
    const by = await keptOutBy(problem, type, [...new Map(found.map((one) => [JSON.stringify(one.by), one.by])).values()]);
    const relaxed = await cheapest(problem, { flexed: false, within: type });
    if (group !== undefined) found.push({ values: group.values, people: group.members, by, change: relaxed?.changes ?? [] });
  }
  return found;
}
