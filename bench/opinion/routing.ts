import { diceFrom, shuffled, type Dice } from '@plenaria/kernel/dice.ts';
import { packRows, type PackedVotes } from '@plenaria/opinion/packed.ts';
import { errorsOf } from '@plenaria/opinion/trait/errors.ts';
import { chance as chanceOf, fitTrait, mainModel, type Trait } from '@plenaria/opinion/trait/fit.ts';
import { bothSides } from '@plenaria/opinion/trait/sides.ts';
import { nextStatement, type Showable } from '@plenaria/opinion/routing/next.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';

const [people, each, statements] = [400, 15, 250];

interface Truth {
  readonly tilt: readonly number[];
  readonly lean: readonly number[];
  readonly ease: readonly number[];
}

const bell = (dice: Dice): number => Array.from({ length: 12 }, () => dice.below(1 << 16) / (1 << 16)).reduce((sum, value) => sum + value, 0) - 6;

const truthFrom = (seed: string): Truth => {
  const dice = diceFrom(seed);
  const many = (count: number): readonly number[] => Array.from({ length: count }, () => bell(dice));
  return { tilt: many(people), lean: many(statements), ease: many(statements) };
};

/** Chance to agree at a place on the axis. */
const chance = ({ lean, ease }: Truth, statement: number, place: number): number => 1 / (1 + Math.exp(-(0.3 + (ease[statement] ?? 0) + (lean[statement] ?? 0) * place)));

/** An evening of made people: half of the statements come late; what was seen how often, and what was answered. */
function evening(seed: string): { readonly counts: readonly Showable[]; readonly truth: Truth } {
  const truth = truthFrom(seed);
  const dice = diceFrom(`${seed} answers`);
  const counts = Array.from({ length: statements }, (_, at) => ({ statement: `s${String(at).padStart(3, '0')}`, kind: 'ordinary' as const, agree: 0, disagree: 0, pass: 0, estimate: null }));
  for (let person = 0; person < people; person += 1) {
    const answered: string[] = [];
    for (let vote = 0; vote < each; vote += 1) {
      const shown = nextStatement({ person: `p${person}`, answered, statements: counts.slice(0, person * 2 < people ? statements / 2 : statements), position: person, seed });
      if (shown === null) break;
      answered.push(shown.statement);
      const at = Number(shown.statement.slice(1));
      const own = counts[at];
      if (own) own[dice.below(1 << 16) / (1 << 16) < chance(truth, at, truth.tilt[person] ?? 0) ? 'agree' : 'disagree'] += 1;
    }
  }
  return { counts, truth };
}

/** Exposure in a simulated evening: the fewest answers of a statement beside the mean. */
export function routingChecks(): readonly Line[] {
  const line = liner(`routing: ${people} people, ${each} votes each, ${statements} statements, half of them late`);
  return ['one', 'two'].map((seed) => {
    const { result: { counts }, seconds } = timed(() => evening(seed));
    const seen = counts.map(({ agree, disagree }) => agree + disagree);
    return line('fewest answers of a statement, as a share of the mean', Math.min(...seen) / ((people * each) / statements), '0.5 or more', Math.min(...seen) * 2 >= (people * each) / statements, seconds);
  });
}

/** Predicted agreement at the poles of the axis, the tenth and the ninetieth hundredth of the people, for a person without leniency: the lower one. */
function lowerPole(trait: Trait, statement: number): number {
  const width = trait.dimensions + 1;
  const places = Array.from({ length: trait.people.length / width }, (_, person) => trait.people[person * width + 1] ?? 0).sort((a, b) => a - b);
  const pole = (share: number): number => {
    const x = trait.middle + (trait.statements[statement * width] ?? 0) + (trait.statements[statement * width + 1] ?? 0) * (places[Math.floor(share * (places.length - 1))] ?? 0);
    return 1 / (1 + Math.exp(-x));
  };
  return Math.min(pole(0.1), pole(0.9));
}

const best = (count: number, of: number, value: (statement: number) => number): readonly number[] => Array.from({ length: of }, (_, at) => at).sort((a, b) => value(b) - value(a) || a - b).slice(0, count);

interface Simulated {
  readonly recall: number;
  readonly fewest: number;
}

/** An evening whose people answer as a real conversation's fitted model would; the router knows only what was answered so far. */
function eveningLike(votes: PackedVotes, seed: string, route: 'next' | 'uniform'): Simulated {
  const dice = diceFrom(`${seed} ${route}`);
  const chosen = shuffled([...votes.personIds.keys()], diceFrom(`${seed} people`)).slice(0, people);
  const truth = fitTrait(votes, mainModel);
  const counts = Array.from({ length: statements }, (_, at) => ({ statement: `s${String(at).padStart(3, '0')}`, kind: 'ordinary' as const, agree: 0, disagree: 0, pass: 0, estimate: null as Showable['estimate'] }));
  const rows: number[][] = [];
  chosen.forEach((person, turn) => {
    const there = counts.slice(0, turn * 2 < people ? statements / 2 : statements);
    if (route === 'next' && turn % 40 === 0 && turn >= 40) estimate(counts, rows);
    const answered: string[] = [];
    const row: number[] = [];
    for (let vote = 0; vote < each; vote += 1) {
      const open = there.filter(({ statement }) => !answered.includes(statement));
      const statement = route === 'uniform' ? open[dice.below(open.length)]?.statement : nextStatement({ person: `p${turn}`, answered, statements: there, position: turn, seed })?.statement;
      if (statement === undefined) break;
      answered.push(statement);
      const at = Number(statement.slice(1));
      const agrees = dice.below(1 << 16) / (1 << 16) < chanceOf(truth, person, at);
      const own = counts[at];
      if (own) own[agrees ? 'agree' : 'disagree'] += 1;
      row.push(at * 4 + (agrees ? 2 : 0));
    }
    rows.push(row.sort((a, b) => a - b));
  });
  const fitted = fitTrait(packed(rows), mainModel);
  const real = new Set(best(10, statements, (at) => lowerPole(truth, at)));
  const seen = counts.map(({ agree, disagree }) => agree + disagree);
  return { recall: best(10, statements, (at) => lowerPole(fitted, at)).filter((at) => real.has(at)).length / 10, fewest: Math.min(...seen) / ((people * each) / statements) };
}

const packed = (rows: readonly (readonly number[])[]): PackedVotes => packRows(rows.map((_, at) => `p${String(at).padStart(4, '0')}`), Array.from({ length: statements }, (_, at) => `s${String(at).padStart(3, '0')}`), rows);

/** What a house would tell its router now and then: the lower pole and its error. */
function estimate(counts: { agree: number; disagree: number; estimate: Showable['estimate'] }[], rows: readonly (readonly number[])[]): void {
  const votes = packed(rows);
  const trait = fitTrait(votes, mainModel);
  const errors = errorsOf(bothSides(votes, mainModel.worth), trait, mainModel);
  for (const [at, own] of counts.entries()) {
    const mean = lowerPole(trait, at);
    own.estimate = own.agree + own.disagree === 0 ? null : { mean, error: mean * (1 - mean) * (errors.statements[at * 2] ?? 1) };
  }
}

/** Only the busiest statements of a conversation that is large enough to draw an evening from. */
function busiest({ conversation: { votes }, out }: Found): PackedVotes | null {
  const gone = new Set(out);
  const seen = new Map<number, number>();
  for (const cell of votes.cells) if (!gone.has(cell >> 2)) seen.set(cell >> 2, (seen.get(cell >> 2) ?? 0) + 1);
  if (votes.people < 2 * people || seen.size < statements) return null;
  const kept = new Map([...seen].sort(([a, x], [b, y]) => y - x || a - b).slice(0, statements).map(([statement], at) => [statement, at]));
  const order = shuffled(Array.from({ length: statements }, (_, at) => at), diceFrom('late statements'));
  const rows = Array.from({ length: votes.people }, (_, person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].flatMap((cell) => {
    const at = kept.get(cell >> 2);
    return at === undefined ? [] : [(order[at] ?? 0) * 4 + (cell & 3)];
  }).sort((a, b) => a - b)).filter((row) => row.length >= 7);
  return packed(rows);
}

/**
 * Routing on an evening drawn from a real conversation: how many of the true ten best bridges are found, beside blind picks. Nothing is
 * promised of it: with two dozen answers a statement the rule of deliberation.md 4.7 found no more than blind picks in eight evenings.
 */
export function routingOn(found: Found): readonly Line[] {
  const votes = busiest(found);
  if (votes === null) return [];
  const line = liner(found.name);
  const seeds = ['one', 'two', 'three', 'four'];
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const { result, seconds } = timed(() => seeds.map((seed) => eveningLike(votes, seed, 'next')));
  const blind = seeds.map((seed) => eveningLike(votes, seed, 'uniform'));
  const recall = mean(result.map((one) => one.recall));
  return [
    line(`routing, an evening of ${people}: share of the ten best bridges found (blind picks find ${mean(blind.map((one) => one.recall)).toFixed(2)})`, recall, '', null, seconds),
    line('routing: fewest answers of a statement, as a share of the mean', Math.min(...result.map((one) => one.fewest)), '0.5 or more', result.every((one) => one.fewest >= 0.5)),
  ];
}
