import { byCodePoint } from '@plenaria/kernel/language.ts';
import { compare, fraction, plus, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { cannot, close, type Found, type Ruling } from '../close.ts';
import type { Ballots, Line, Outcome, Question, Refusal, Step } from '../contract.ts';
import { exactly, exactOf, sortPapers, type SortedPapers } from '../sort-papers.ts';
import { baseOf, needed, reaches, type Cast, type Cut } from './majority.ts';

/** One majority that a motion needs. All of its majorities must be reached. */
export type Majority =
  | ({ readonly among: 'people' } & Cut)
  /** The cut is looked at in every segment; then so many segments, or such a share of them, must reach it. */
  | ({ readonly among: 'segments'; readonly segments: 'every' | Cut['threshold']; readonly segmentsComparator?: Cut['comparator'] } & Cut);

export interface MotionParameters {
  /** The answers a paper may give, in the order they are read out. yes, no and abstain where nothing is said. */
  readonly answers?: readonly string[];
  /** Which answers carry the motion, and which oppose it. */
  readonly support?: readonly string[];
  readonly against?: readonly string[];
  /** Which answers are declared abstentions. */
  readonly abstentions?: readonly string[];
  readonly majorities: readonly Majority[];
  /**
   * A casting vote exists only where it is declared: it is asked for when support and opposition are equal. Without it a tie
   * leaves things as they are.
   */
  readonly casting?: { readonly holder: string; readonly answer?: string };
}

interface Setting {
  readonly answers: readonly string[];
  readonly support: readonly string[];
  readonly against: readonly string[];
  readonly abstentions: readonly string[];
}

const settingOf = ({ answers, support, against, abstentions }: MotionParameters): Setting => ({ answers: answers ?? ['yes', 'no', 'abstain'], support: support ?? ['yes'], against: against ?? ['no'], abstentions: abstentions ?? ['abstain'] });

function faultOf({ options, parameters, ballots }: Question<MotionParameters>, setting: Setting): Result<never, Refusal> | null {
  if (options.length === 0) return cannot('no-options', 'options');
  if (options.length > 1) return cannot('double-option', 'a motion is one thing');
  if (parameters.majorities.length === 0) return cannot('bad-parameter', 'majorities');
  for (const list of [setting.support, setting.against, setting.abstentions]) for (const answer of list) if (!setting.answers.includes(answer)) return cannot('bad-parameter', answer);
  for (const majority of parameters.majorities) {
    const shares = [majority.threshold, ...(majority.among === 'segments' && majority.segments !== 'every' ? [majority.segments] : [])];
    for (const share of shares) if (exactOf(share) === null) return cannot('bad-parameter', share);
    if (majority.among === 'segments' && ballots.some(({ segment }) => segment === undefined)) return cannot('missing-base', 'segment');
  }
  const { casting } = parameters;
  return casting?.answer !== undefined && !setting.answers.includes(casting.answer) ? cannot('bad-parameter', casting.answer) : null;
}

/** A paper of a motion: one of the declared answers; nothing is blank, anything else is invalid. */
const sortStances = (ballots: readonly Ballots[], { answers, abstentions }: Setting): Result<SortedPapers<string>, Refusal> => sortPapers(ballots, (says) => {
  if (says.kind !== 'stance') return { kind: 'invalid', why: 'not-an-answer' };
  if (says.stance === '') return { kind: 'blank' };
  if (abstentions.includes(says.stance)) return { kind: 'abstain' };
  return answers.includes(says.stance) ? { kind: 'valid', says: says.stance } : { kind: 'invalid', why: 'unknown-answer' };
});

/** What was cast, with declared abstentions among the answers again: a base says whether it counts them. */
function castOf(sorted: SortedPapers<string>, setting: Setting): Cast {
  const answers: Record<string, Fraction> = Object.fromEntries(setting.answers.map((answer) => [answer, zero]));
  for (const { says, weight } of sorted.valid) answers[says] = plus(answers[says] ?? zero, weight);
  const [abstention] = setting.abstentions;
  if (abstention !== undefined) answers[abstention] = plus(answers[abstention] ?? zero, sorted.weights.abstain);
  return { answers, blank: sorted.weights.blank, invalid: sorted.weights.invalid };
}

const of = (cast: Cast, answers: readonly string[]): Fraction => answers.reduce((so, answer) => plus(so, cast.answers[answer] ?? zero), zero);

interface Tested {
  readonly step: Omit<Step, 'number'>;
  readonly holds: boolean;
  /** True where the base is empty: then nothing is decided. */
  readonly empty: boolean;
}

const line = (option: string, weight: Fraction): Line => ({ option, before: '0', moved: exactly(weight), after: exactly(weight) });

function measureOf(sorted: SortedPapers<string>, cast: Cast, setting: Setting): Omit<Step, 'number'> {
  return {
    clause: 'motion.1', event: 'measure', lines: setting.answers.map((answer) => line(answer, cast.answers[answer] ?? zero)),
    pots: { blank: exactly(cast.blank), invalid: exactly(cast.invalid) }, elected: [], excluded: [],
    facts: { cast: exactly(sorted.weights.cast), support: exactly(of(cast, setting.support)), against: exactly(of(cast, setting.against)) },
  };
}

const cutFacts = (support: Fraction, base: Fraction, cut: Cut, threshold: Fraction): Readonly<Record<string, string>> => ({
  support: exactly(support), base: exactly(base), baseName: cut.base.of, ...(cut.base.of === 'answers' ? { without: cut.base.without.join(', ') } : {}), threshold: cut.threshold, comparator: cut.comparator, needed: String(needed(base, threshold, cut.comparator)),
});

function amongPeople(question: Question<MotionParameters>, majority: Majority, cast: Cast, setting: Setting): Result<Tested, Refusal> {
  const base = baseOf(majority.base, cast, question.roll);
  if (base === null) return cannot('missing-base', majority.base.of);
  const [support, threshold] = [of(cast, setting.support), exactOf(majority.threshold) ?? zero];
  const holds = base.n > 0n && reaches(support, base, threshold, majority.comparator);
  const facts = { among: 'people', ...cutFacts(support, base, majority, threshold), holds: holds ? '1' : '0' };
  return ok({ holds, empty: base.n === 0n, step: { clause: 'motion.2', event: 'compare', lines: [], pots: {}, elected: [], excluded: [], facts } });
}

interface SegmentCut {
  readonly segment: string;
  readonly support: Fraction;
  readonly base: Fraction;
  readonly holds: boolean;
}

/** Every segment that the roll or a paper names, also one of which nobody voted: it does not reach the cut. */
function segmentCuts(question: Question<MotionParameters>, majority: Majority, setting: Setting): Result<readonly SegmentCut[], Refusal> {
  const names = [...new Set([...Object.keys(question.roll?.segments ?? {}), ...question.ballots.map(({ segment = '' }) => segment)])].sort(byCodePoint);
  const cuts: SegmentCut[] = [];
  for (const segment of names) {
    const sorted = sortStances(question.ballots.filter((ballot) => (ballot.segment ?? '') === segment), setting);
    if (!sorted.ok) return sorted;
    const cast = castOf(sorted.value, setting);
    const base = baseOf(majority.base, cast, question.roll?.segments?.[segment]);
    if (base === null) return cannot('missing-base', `${majority.base.of} of ${segment}`);
    const support = of(cast, setting.support);
    cuts.push({ segment, support, base, holds: base.n > 0n && reaches(support, base, exactOf(majority.threshold) ?? zero, majority.comparator) });
  }
  return ok(cuts);
}

function amongSegments(question: Question<MotionParameters>, majority: Majority & { readonly among: 'segments' }, setting: Setting): Result<Tested, Refusal> {
  const cuts = segmentCuts(question, majority, setting);
  if (!cuts.ok) return cuts;
  const [reached, all] = [cuts.value.filter(({ holds }) => holds).length, cuts.value.length];
  const share = majority.segments === 'every' ? null : exactOf(majority.segments);
  const holds = all > 0 && (share === null ? reached === all : reaches(fraction(reached), fraction(all), share, majority.segmentsComparator ?? 'at-least'));
  const each = Object.fromEntries(cuts.value.map(({ segment, support, base, holds: here }) => [`segment ${segment}`, `${exactly(support)} of ${exactly(base)}: ${here ? 'yes' : 'no'}`]));
  const asked = share === null ? all : Number(needed(fraction(all), share, majority.segmentsComparator ?? 'at-least'));
  const facts = { among: 'segments', baseName: majority.base.of, threshold: majority.threshold, comparator: majority.comparator, segments: String(all), reached: String(reached), needed: String(asked), holds: holds ? '1' : '0', ...each };
  return ok({ holds, empty: all === 0, step: { clause: 'motion.3', event: 'compare', lines: cuts.value.map(({ segment, support }) => line(segment, support)), pots: {}, elected: [], excluded: [], facts } });
}

/** What was cast with the chair's one vote more. */
const withChair = (cast: Cast, answer: string): Cast => ({ ...cast, answers: { ...cast.answers, [answer]: plus(cast.answers[answer] ?? zero, fraction(1)) } });

/** A casting vote is one vote more: it carries what that one vote carries, and never a higher cut. */
function outcomeOf(question: Question<MotionParameters>, tests: readonly Tested[], cast: Cast, setting: Setting): { readonly outcome: Outcome; readonly cast: boolean } {
  if (tests.every(({ holds }) => holds)) return { outcome: 'adopted', cast: false };
  if (compare(of(cast, setting.support), of(cast, setting.against)) !== 0) return { outcome: 'rejected', cast: false };
  const { casting, majorities } = question.parameters;
  if (casting?.answer === undefined) return { outcome: 'tied', cast: false };
  const more = withChair(cast, casting.answer);
  const carried = tests.every(({ holds }, at) => {
    const majority = majorities[at];
    if (majority?.among !== 'people') return holds;
    const tested = amongPeople(question, majority, more, setting);
    return tested.ok && tested.value.holds;
  });
  return { outcome: carried ? 'adopted' : 'rejected', cast: true };
}

function foundOf(question: Question<MotionParameters>, sorted: SortedPapers<string>, cast: Cast, setting: Setting, tests: readonly Tested[]): Found {
  const { parameters, options } = question;
  const measured = [measureOf(sorted, cast, setting), ...tests.map(({ step }) => step)];
  const figures = { cast: exactly(sorted.weights.cast), support: exactly(of(cast, setting.support)), against: exactly(of(cast, setting.against)) };
  const numbered = (steps: readonly Omit<Step, 'number'>[]): readonly Step[] => steps.map((step, at) => ({ number: at + 1, ...step }));
  if (tests.some(({ empty }) => empty)) return { status: 'no-decision', winners: [], accounts: sorted.accounts, steps: numbered(measured), figures };
  const { outcome, cast: chair } = outcomeOf(question, tests, cast, setting);
  const winners = outcome === 'adopted' ? options.map(({ id }) => id) : [];
  const waits = outcome === 'tied' && parameters.casting !== undefined && parameters.casting.answer === undefined;
  const last: Omit<Step, 'number'> = { clause: chair ? 'motion.5' : outcome === 'tied' ? 'motion.4' : 'motion.2', event: 'decide', lines: [], pots: {}, elected: winners, excluded: [], facts: { outcome, ...(chair ? { casting: parameters.casting?.holder ?? '' } : {}) } };
  return { status: waits ? 'no-decision' : 'decided', outcome, winners, accounts: sorted.accounts, steps: numbered([...measured, last]), figures };
}

/**
 * A motion is carried or not: support against a base, with as many majorities as the rule declares, over people and over
 * segments. A tie leaves things as they are unless a casting vote is declared. Where a base is empty nothing is decided.
 * Refuses a base that the roll does not give. After the practice described in Robert's Rules (majority of votes cast) and the
 * bases that OpenSlides lists; quorum belongs to the house's rules.
 */
export const motion: Ruling<MotionParameters> = (question) => {
  const setting = settingOf(question.parameters);
  const fault = faultOf(question, setting);
  if (fault !== null) return fault;
  const sorted = sortStances(question.ballots, setting);
  if (!sorted.ok) return sorted;
  const cast = castOf(sorted.value, setting);
  const tests: Tested[] = [];
  for (const majority of question.parameters.majorities) {
    const tested = majority.among === 'people' ? amongPeople(question, majority, cast, setting) : amongSegments(question, majority, setting);
    if (!tested.ok) return tested;
    tests.push(tested.value);
  }
  return ok(close(question, foundOf(question, sorted.value, cast, setting, tests)));
};
