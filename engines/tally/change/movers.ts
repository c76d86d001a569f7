import type { Ballots, Question, Said } from '../contract.ts';

/** A way in which a vote could have gone otherwise, by whole steps: papers, or minor units of a cost. */
export type Kind = 'more-papers' | 'fewer-papers' | 'also-approve' | 'turn-papers' | 'answer-to-support' | 'support-to-answer' | 'absent-to-support' | 'lower-cost';

export interface Mover {
  readonly kind: Kind;
  /** For answers of a motion: what was said, and what would have been said instead. */
  readonly turn?: { readonly from: string; readonly to: string };
  /** Whether more of it can never undo what less of it did, for this rule: then bisecting finds the smallest. */
  readonly steady: boolean;
  /** The most that can be done. */
  readonly most: number;
  /** The question as it would have been. */
  readonly by: (amount: number) => Question<unknown>;
}

const plus = (ballots: readonly Ballots[], count: number, says: Said): readonly Ballots[] => (count === 0 ? ballots : [...ballots, { count, says }]);

/** Takes `amount` papers that fulfil a condition, in the order given, and lets them say something else. */
function turned(question: Question<unknown>, amount: number, takes: (says: Said) => boolean, becomes: (says: Said) => Said | null): Question<unknown> {
  let left = amount;
  const ballots = question.ballots.flatMap((group): readonly Ballots[] => {
    const taken = takes(group.says) ? Math.min(left, group.count) : 0;
    left -= taken;
    const says = becomes(group.says);
    return [...(group.count > taken ? [{ ...group, count: group.count - taken }] : []), ...(taken > 0 && says !== null ? [{ ...group, count: taken, says }] : [])];
  });
  return { ...question, ballots };
}

const countOf = ({ ballots }: Question<unknown>, takes: (says: Said) => boolean): number => ballots.reduce((sum, { count, says }) => (takes(says) ? sum + count : sum), 0);

/** The highest mark that any paper gives: what a paper that wants one option most would give it. */
const highest = ({ ballots }: Question<unknown>): number => Math.max(1, ...ballots.flatMap(({ says }) => (says.kind === 'scores' ? Object.values(says.scores) : [])));

/** A paper that wants this option and says nothing of the others. */
function paperFor(question: Question<unknown>, option: string): Said | null {
  const kind = question.ballots.find(({ says }) => says.kind !== 'stance')?.says.kind;
  if (kind === 'ranks') return { kind, ranks: [[option]] };
  if (kind === 'approves') return { kind, options: [option] };
  return kind === 'scores' ? { kind, scores: { [option]: highest(question) } } : null;
}

const first = (says: Said): string | undefined => (says.kind === 'ranks' ? says.ranks[0]?.[0] : undefined);
const approvesIt = (option: string) => (says: Said): boolean => says.kind === 'approves' && says.options.includes(option);

/** Rules under which more support for an option, all else equal, never takes its win away. */
const isSteady = ({ rule }: Question<unknown>): boolean => /^(motion|approval|plurality|score|dots|quadratic|greedy)@/.test(rule);
/** Instant runoff: papers that name one option alone never move on, so more of them change nobody else's turn. */
const takesMore = (question: Question<unknown>): boolean => isSteady(question) || question.rule.startsWith('irv@');

function morePapers(question: Question<unknown>, option: string): readonly Mover[] {
  const says = paperFor(question, option);
  if (says === null) return [];
  const most = Math.max(8, 2 * question.ballots.reduce((sum, { count }) => sum + count, 0));
  return [{ kind: 'more-papers', steady: takesMore(question), most, by: (amount) => ({ ...question, ballots: plus(question.ballots, amount, says) }) }];
}

/** Papers cast for others, turned to want this one first: those first for the named rival go first. */
function turnPapers(question: Question<unknown>, option: string, rival: string | undefined): readonly Mover[] {
  const takes = (says: Said): boolean => says.kind === 'ranks' && first(says) !== undefined && first(says) !== option;
  if (countOf(question, takes) === 0) return [];
  const ordered = { ...question, ballots: [...question.ballots].sort((a, b) => Number(first(b.says) === rival) - Number(first(a.says) === rival)) };
  const becomes = (says: Said): Said => (says.kind === 'ranks' ? { kind: 'ranks', ranks: [[option], ...says.ranks.map((rank) => rank.filter((id) => id !== option)).filter((rank) => rank.length > 0)] } : says);
  return [{ kind: 'turn-papers', steady: false, most: countOf(question, takes), by: (amount) => turned(ordered, amount, takes, becomes) }];
}

/** Papers that approve others and would have approved this one too. */
function alsoApprove(question: Question<unknown>, option: string): readonly Mover[] {
  const takes = (says: Said): boolean => says.kind === 'approves' && !says.options.includes(option);
  if (countOf(question, takes) === 0) return [];
  const ordered = { ...question, ballots: [...question.ballots].sort((a, b) => (a.says.kind === 'approves' ? a.says.options.length : 0) - (b.says.kind === 'approves' ? b.says.options.length : 0)) };
  return [{ kind: 'also-approve', steady: isSteady(question), most: countOf(question, takes), by: (amount) => turned(ordered, amount, takes, (says) => (says.kind === 'approves' ? { kind: 'approves', options: [...says.options, option] } : says)) }];
}

function lowerCost(question: Question<unknown>, option: string): readonly Mover[] {
  const cost = Number(question.options.find(({ id }) => id === option)?.cost ?? 0);
  if (cost < 2) return [];
  return [{ kind: 'lower-cost', steady: question.rule.startsWith('greedy@'), most: cost - 1, by: (amount) => ({ ...question, options: question.options.map((one) => (one.id === option ? { ...one, cost: String(cost - amount) } : one)) }) }];
}

/** The answers of a motion: those that carry it, and the others, opposition first. */
function answersOf({ parameters, ballots }: Question<unknown>): { readonly support: string; readonly others: readonly string[] } {
  const given = (parameters ?? {}) as { readonly support?: readonly string[]; readonly against?: readonly string[]; readonly answers?: readonly string[] };
  const support = given.support ?? ['yes'];
  const said = ballots.flatMap(({ says }) => (says.kind === 'stance' && says.stance !== '' ? [says.stance] : []));
  const all = [...(given.against ?? ['no']), ...(given.answers ?? ['yes', 'no', 'abstain']).toReversed(), ...said];
  return { support: support[0] ?? 'yes', others: [...new Set(all)].filter((answer) => !support.includes(answer)) };
}

function stances(question: Question<unknown>, adopted: boolean): readonly Mover[] {
  const { support, others } = answersOf(question);
  const is = (answer: string) => (says: Said): boolean => says.kind === 'stance' && says.stance === answer;
  const turn = (kind: Kind, from: string, to: string): readonly Mover[] => (countOf(question, is(from)) === 0 ? [] : [{ kind, turn: { from, to }, steady: true, most: countOf(question, is(from)), by: (amount) => turned(question, amount, is(from), () => ({ kind: 'stance', stance: to })) }]);
  if (adopted) return others.slice(0, 1).flatMap((to) => turn('support-to-answer', support, to));
  const { eligible, seated, present } = question.roll ?? {};
  const absent = (present ?? seated ?? eligible ?? Infinity) - question.ballots.reduce((sum, { count }) => sum + count, 0);
  const more: readonly Mover[] = absent <= 0 ? [] : [{ kind: 'absent-to-support', steady: true, most: Math.min(absent, 1_000_000), by: (amount) => ({ ...question, ballots: plus(question.ballots, amount, { kind: 'stance', stance: support }) }) }];
  return [...others.flatMap((from) => turn('answer-to-support', from, support)), ...more];
}

/** Papers that wanted this option and would have stayed away. */
function fewerPapers(question: Question<unknown>, option: string): readonly Mover[] {
  const takes = (says: Said): boolean => approvesIt(option)(says) || first(says) === option;
  if (countOf(question, takes) === 0) return [];
  return [{ kind: 'fewer-papers', steady: isSteady(question), most: countOf(question, takes), by: (amount) => turned(question, amount, takes, () => null) }];
}

/** Every way in which this option's fate could have been another; `rival` is whom it lost to, where there is one. */
export function moversFor(question: Question<unknown>, option: string, won: boolean, rival: string | undefined): readonly Mover[] {
  if (question.ballots.some(({ says }) => says.kind === 'stance')) return stances(question, won);
  if (won) return fewerPapers(question, option);
  return [...lowerCost(question, option), ...alsoApprove(question, option), ...morePapers(question, option), ...turnPapers(question, option, rival)];
}
