import { compare, floor, fraction, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Effect } from '../effect/effect.ts';
import { evaluate, isTrue, numberOf, unwatched, type Value, type Witness, type Worked, type World } from '../expression/evaluate.ts';
import { word } from '../expression/say.ts';
import type { Also, Answer, Electorate, Method, Outcome, Pick as PickOf, Result, Rule, Settle, Vote } from './types.ts';

/** The figures of one electorate. Answers are votes (or weights) for each label; blank ballots are in `voted` alone. */
export interface Figures {
  readonly answers?: Readonly<Record<string, number>>;
  readonly voted?: number;
  readonly present?: number;
  readonly seated?: number;
  readonly allSeats?: number;
  readonly accredited?: number;
  readonly eligible?: number;
  readonly objections?: number;
  readonly signatures?: number;
  readonly dissenters?: number;
  /** Scores of one text: their sum and how many gave one. */
  readonly scores?: { readonly sum: number; readonly count: number };
}

/** One option of a vote among several, with its figures as the count gives them. */
export interface OptionCounted {
  readonly key: string;
  readonly world: World;
}

/** All that a decision is settled on. What the chair or the lot says, and who contests, are facts like the votes. */
export interface Tally {
  readonly electorates: Readonly<Record<string, Figures>>;
  readonly options?: readonly OptionCounted[];
  readonly item?: Readonly<Partial<Record<string, Value>>>;
  readonly contested?: boolean;
  readonly chair?: boolean;
  readonly lot?: boolean;
  /** One order of all options, drawn from a published seed; ties that a lot breaks are broken by it. */
  readonly lots?: readonly string[];
  readonly recorded?: 'passed' | 'failed';
  /** The options that the money reached, as the count found them. */
  readonly funded?: readonly string[];
  /** Any other word a rule asks for. */
  readonly words?: Readonly<Partial<Record<string, Value>>>;
}

export interface Decided {
  readonly outcome: Outcome | 'asked-chair' | 'asked-lot';
  /** What follows, in order: of the outcome, then of everything that fires beside it. */
  readonly effects: readonly Effect[];
  readonly picked: readonly string[];
  readonly rest: readonly string[];
  /** What follows for the options that were not picked. */
  readonly restEffects: readonly Effect[];
  /** Every comparison that was made, with both sides. */
  readonly working: readonly Worked[];
}

const whole = (n: number | undefined): Fraction | null => (n === undefined ? null : fraction(n));

export const answersOf = (method: Method): readonly Answer[] => ('answers' in method ? method.answers : []);

/** A figure of one electorate by its word; `tally.cast` are all ballots, `tally.valid` those that say something. */
function figureOf(figures: Figures, answers: readonly Answer[], asked: string, about: string | null): Value {
  const total = (these: readonly Answer[]): number => these.reduce((sum, { key }) => sum + (figures.answers?.[key] ?? 0), 0);
  switch (asked) {
    case 'tally.support':
      return fraction(total(answers.filter(({ support }) => support)));
    case 'tally.valid':
      return fraction(total(answers));
    case 'tally.cast':
      return fraction(figures.voted ?? total(answers));
    case 'tally.voted':
      return fraction(figures.voted ?? total(answers));
    case 'tally.label':
      return fraction(figures.answers?.[about ?? ''] ?? 0);
    case 'tally.objections':
      return fraction(figures.objections ?? 0);
    case 'tally.signatures':
      return fraction(figures.signatures ?? 0);
    case 'tally.dissenters':
      return fraction(figures.dissenters ?? 0);
    case 'tally.mean':
      return figures.scores && figures.scores.count > 0 ? fraction(figures.scores.sum, figures.scores.count) : null;
    case 'tally.present':
      return whole(figures.present);
    case 'tally.seated':
      return whole(figures.seated);
    case 'tally.all_seats':
      return whole(figures.allSeats);
    case 'tally.accredited':
      return whole(figures.accredited);
    case 'tally.eligible':
      return whole(figures.eligible);
    default:
      return null;
  }
}

/** Words that name no electorate speak of the first one that decides, or of the first. */
const mainOf = (electorates: readonly Electorate[]): string => (electorates.find(({ power }) => power === 'deciding') ?? electorates[0])?.key ?? '';

/** The world of a vote: its tally by electorate, the item in hand, and whatever else the tally tells. */
export function worldOf(vote: Pick<Vote, 'electorates' | 'method'>, tally: Tally): World {
  return {
    word: ({ word: asked, about, by }) => {
      const given = tally.words?.[about === null ? asked : `${asked} ${about}`] ?? tally.item?.[asked];
      if (given !== undefined) return given;
      const figures = tally.electorates[by ?? mainOf(vote.electorates)];
      return figures === undefined ? null : figureOf(figures, answersOf(vote.method), asked, about);
    },
    things: (set) => (set === 'the-options' ? (tally.options ?? []).map(({ world }) => world) : []),
  };
}

type Bare = Omit<Decided, 'working'>;
const nothing = { picked: [], rest: [], restEffects: [] } as const;

function come(result: Result, tally: Tally, witness: Witness): Bare {
  witness.seen(result);
  if (result.is === 'outcome') return { outcome: result.outcome, effects: result.effects, ...nothing };
  const said = result.who === 'chair' ? tally.chair : tally.lot;
  if (said === undefined) return { outcome: result.who === 'chair' ? 'asked-chair' : 'asked-lot', effects: [], ...nothing };
  return come(said ? result.yes : result.no, tally, witness);
}

function banded(settle: Extract<Settle, { is: 'bands' }>, world: World, witness: Witness): Result {
  const measure = evaluate(settle.measure, world, witness);
  const cuts = settle.steps.map(({ from, including, result }) => ({
    result,
    reached: isTrue({ is: 'compare', a: settle.measure, sign: including ? '>=' : '>', b: from, undefined: 'fails' }, world, witness),
  }));
  return measure === null ? settle.undefined : (cuts.find(({ reached }) => reached)?.result ?? settle.below);
}

function climbed(settle: Extract<Settle, { is: 'ladder' }>, world: World, witness: Witness): Result {
  const rungs = settle.rungs.map(({ when, result }) => ({ result, holds: isTrue(when, world, witness) }));
  return rungs.find(({ holds }) => holds)?.result ?? settle.otherwise;
}

function mostNamed(settle: Extract<Settle, { is: 'option' }>, world: World, witness: Witness): Result {
  const counted = settle.options.map(({ label, result }) => ({ result, votes: numberOf(word('tally.label', { about: label }), world) ?? zero }));
  if (!isTrue(settle.need, world, witness)) return settle.short;
  const most = counted.reduce((best, { votes }) => (compare(votes, best) > 0 ? votes : best), zero);
  const first = counted.filter(({ votes }) => compare(votes, most) === 0);
  return first.length === 1 ? (first[0]?.result ?? settle.short) : settle.equal;
}

interface Placed extends OptionCounted {
  readonly by: Fraction;
  readonly group: string;
}

/** The best of one group; those who share the last place are in or out as the rule says. */
function bestOf(group: readonly Placed[], top: number, tie: 'all' | 'none' | 'lot' | 'chair', lots: readonly string[]): readonly Placed[] {
  const order = [...group].sort((a, b) => compare(b.by, a.by) || (tie === 'lot' ? lots.indexOf(a.key) - lots.indexOf(b.key) : 0) || byCodePoint(a.key, b.key));
  const last = order[top - 1];
  if (last === undefined || order.length <= top || tie === 'lot') return order.slice(0, top);
  const above = order.filter(({ by }) => compare(by, last.by) > 0);
  const level = order.filter(({ by }) => compare(by, last.by) === 0);
  return above.length + level.length <= top || tie === 'all' ? [...above, ...level] : above;
}

function pickedBy(
  { top, by, per, atLeast }: PickOf,
  { tie }: Extract<Settle, { is: 'pick' }>,
  tally: Tally,
  world: World,
  witness: Witness,
): readonly string[] {
  const within = (option: World): World => ({ word: (asked) => option.word(asked) ?? world.word(asked), things: world.things });
  const seats = Number(floor(numberOf(top, world, witness) ?? zero));
  const placed = (tally.options ?? [])
    .map(({ key, world: option }): Placed => ({
      key,
      world: option,
      by: numberOf(by, within(option), witness) ?? zero,
      group: per === null ? '' : String(evaluate(per, within(option), witness) ?? ''),
    }))
    .filter(({ world: option }) => atLeast === null || isTrue(atLeast, within(option), witness));
  return [...new Set(placed.map(({ group }) => group))].flatMap((group) =>
    bestOf(
      placed.filter((one) => one.group === group),
      seats,
      tie,
      tally.lots ?? [],
    ).map(({ key }) => key),
  );
}

function picked(settle: Extract<Settle, { is: 'pick' | 'spend' }>, tally: Tally, world: World, witness: Witness): Bare {
  const chosen = new Set(settle.is === 'spend' ? (tally.funded ?? []) : settle.picks.flatMap((pick) => pickedBy(pick, settle, tally, world, witness)));
  const all = (tally.options ?? []).map(({ key }) => key);
  const rest = all.filter((key) => !chosen.has(key));
  const [yes, no] = [come(settle.picked, tally, witness), come(settle.rest, tally, witness)];
  return {
    outcome: chosen.size > 0 ? yes.outcome : no.outcome,
    effects: chosen.size > 0 ? yes.effects : no.effects,
    picked: all.filter((key) => chosen.has(key)),
    rest,
    restEffects: rest.length > 0 ? no.effects : [],
  };
}

function settled(settle: Settle, tally: Tally, world: World, witness: Witness): Bare {
  witness.seen(settle);
  switch (settle.is) {
    case 'bands':
      return come(banded(settle, world, witness), tally, witness);
    case 'ladder':
      return come(climbed(settle, world, witness), tally, witness);
    case 'option':
      return come(mostNamed(settle, world, witness), tally, witness);
    case 'recorded':
      return tally.recorded === undefined
        ? { outcome: 'no-result', effects: [], ...nothing }
        : come(tally.recorded === 'passed' ? settle.passed : settle.failed, tally, witness);
    case 'report':
      return come(settle.advice, tally, witness);
    case 'pick':
    case 'spend':
      return picked(settle, tally, world, witness);
  }
}

/** Consultative electorates never change an outcome; what fires beside it may ask about them (I19). */
function beside(also: readonly Also[], outcome: string, world: World, witness: Witness): readonly Effect[] {
  const knowing: World = { word: (asked) => (asked.word === 'item.outcome' ? outcome : world.word(asked)), things: world.things };
  return also.flatMap(({ when, effects }) => (isTrue(when, knowing, witness) ? effects : []));
}

function voted(vote: Vote, tally: Tally, witness: Witness): Bare {
  const world = worldOf(vote, tally);
  witness.seen(vote.method);
  for (const { who, weight } of vote.electorates) {
    witness.seen(who);
    if (weight !== null) evaluate(weight, world, witness);
    if (who.is === 'roll') evaluate(who.where, world, witness);
  }
  if (vote.dissent !== null) isTrue(vote.dissent.enough, world, witness);
  if (vote.quorum !== null && !isTrue(vote.quorum.needs, world, witness)) return come(vote.quorum.short, tally, witness);
  const outcome = settled(vote.settle, tally, world, witness);
  return { ...outcome, effects: [...outcome.effects, ...beside(vote.also, outcome.outcome, world, witness)] };
}

function ruled(rule: Rule, tally: Tally, witness: Witness): Bare {
  witness.seen(rule);
  switch (rule.is) {
    case 'vote':
      return voted(rule, tally, witness);
    case 'sequence': {
      const first = ruled(rule.first, tally, witness);
      return rule.passesOn.some((outcome) => outcome === first.outcome) ? ruled(rule.then, tally, witness) : first;
    }
    case 'cases':
      return ruled(rule.cases.find(({ kinds }) => kinds.includes(String(tally.item?.['item.kind'] ?? '')))?.rule ?? rule.otherwise, tally, witness);
    case 'unless_contested':
      return tally.contested === false ? come(rule.uncontested, tally, witness) : ruled(rule.contested, tally, witness);
  }
}

/**
 * Settles a decision on a tally: one outcome, what follows from it, and the working. Pure: the same tally and the same
 * signed rule give the same answer for ever (I3, I5, I6).
 */
export function decide(rule: Rule, tally: Tally, witness: Witness = unwatched): Decided {
  const working: Worked[] = [];
  const watched: Witness = {
    seen: witness.seen,
    worked: (line) => {
      working.push(line);
      witness.worked(line);
    },
  };
  return { ...ruled(rule, tally, watched), working };
}

/** Whether a dissent has enough signers to stand in the report. */
export const dissentStands = (vote: Vote, tally: Tally): boolean => vote.dissent !== null && isTrue(vote.dissent.enough, worldOf(vote, tally), unwatched);
