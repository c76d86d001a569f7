import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot } from '../close.ts';
import type { Ballots, Decision, Question, Refusal } from '../contract.ts';
import { decide } from '../decide.ts';

export interface Vacancy {
  /** The question of the election as it was decided, with its lots. */
  readonly election: Question<{ readonly seats: number; readonly guarded?: readonly string[] }>;
  /** Who sits now, without those who left. */
  readonly sitting: readonly string[];
  /** Who left. They get no votes. */
  readonly left: readonly string[];
  /** Who no longer stands: moved away, declined, elected elsewhere. */
  readonly unavailable?: readonly string[];
}

export interface Countback {
  readonly replacements: readonly string[];
  /** The whole election counted again without those who left. */
  readonly decision: Decision;
}

const without = (ballots: readonly Ballots[], out: ReadonlySet<string>): readonly Ballots[] => ballots.map((group) => (group.says.kind === 'ranks' ? { ...group, says: { kind: 'ranks', ranks: group.says.ranks.map((rank) => rank.filter((id) => !out.has(id))).filter((rank) => rank.length > 0) } } : group));

/**
 * Fills vacancies by the papers of the election itself: they are counted again without those who left, and whoever is newly
 * elected replaces them, in the order of election. Those who sit are guarded: the recount cannot exclude them, so that exactly
 * the empty seats are filled. By Meek's method or the Scottish rule, after the countbacks of Hare-Clark.
 */
export function countback({ election, sitting, left, unavailable = [] }: Vacancy): Result<Countback, Refusal> {
  const ids = election.options.map(({ id }) => id);
  const stranger = [...sitting, ...left, ...unavailable].find((id) => !ids.includes(id));
  if (stranger !== undefined) return cannot('bad-parameter', stranger);
  const vacant = election.parameters.seats - sitting.length;
  if (vacant < 1) return cannot('bad-parameter', 'no seat is empty');
  const out = new Set([...left, ...unavailable]);
  const options = election.options.filter(({ id }) => !out.has(id));
  const lots = election.lots?.filter((id) => !out.has(id));
  if (election.rule !== 'stv-scottish@1' && election.rule !== 'stv-meek@1') return cannot('unknown-rule', election.rule);
  const counted = decide({ ...election, parameters: { ...election.parameters, guarded: sitting }, options, ballots: without(election.ballots, out), ...(lots === undefined ? {} : { lots }) });
  return counted.ok ? ok({ replacements: counted.value.winners.filter((id) => !sitting.includes(id)), decision: counted.value }) : counted;
}
