import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { packRows, packedOf, type PackedVotes } from '../packed.ts';
import { fitTrait, mainModel, chance, type Trait } from '../trait/fit.ts';
import { newScratch, slopeAndBend, solve } from '../trait/newton.ts';
import { bothSides, takenSides } from '../trait/sides.ts';
import { adjustedRand, twoNormals, type Mixture } from './mixture.ts';
import { noiseFrom, normalFrom, type Noise } from './noise.ts';
import { drawnFrom, onePeak } from './one-peak.ts';

export interface GateAsked {
  readonly seed: string;
  /** Conversations simulated from one continuous spread. */
  readonly draws: number;
  readonly resamples: number;
  /** Below this many people no groups are offered; only the benchmark asks for fewer than sixty. */
  readonly leastPeople: number;
  /** A conversation is judged by at most this many people, drawn by the seed. */
  readonly mostPeople: number;
}

export const gateAsked = (seed: string): GateAsked => ({ seed, draws: 39, resamples: 20, leastPeople: 60, mostPeople: 2000 });

/** The bars of the gate (deliberation.md, 4.4; the one against a leaning crowd is ours, and asked only of what has passed the first). */
export const bars = { probability: 0.05, probabilityOfOnePeak: 0.1, separation: 2, share: 0.05, fewest: 5, stability: 0.75, votes: 10 } as const;

/** Every figure of the gate, so that it can be published with its answer. */
export interface GateFigures {
  /** People with at least ten votes that took a side. */
  readonly people: number;
  /** How much likelier two camps are than one spread, in nats, and how often one spread alone looks as much like two. */
  readonly gain: number;
  readonly probability: number;
  /** The same against one peak that may lean and have tails: how much likelier, and how often by chance. 1 where it was not asked. */
  readonly gainOverOnePeak: number;
  readonly probabilityOfOnePeak: number;
  readonly separation: number;
  /** People in the smaller camp. */
  readonly smaller: number;
  /** Mean agreement of the camps when a tenth of the people is left out (adjusted Rand index). */
  readonly stability: number;
}

/** Whether there are groups at all. `sides` tells for each person by position 0, 1, or 2 for nobody's. */
export type Gate =
  | { readonly answer: 'too-few-people'; readonly people: number }
  | { readonly answer: 'no-separate-groups' | 'uneven-spread'; readonly figures: GateFigures; readonly trait: Trait }
  | { readonly answer: 'two-groups'; readonly figures: GateFigures; readonly trait: Trait; readonly sides: Uint8Array };

/** Where a person stands, drawn. */
type Spread = (noise: Noise) => number;

/** Those with enough votes to be placed, at most as many as asked, in the order of positions. */
function heard(votes: PackedVotes, { seed, mostPeople }: GateAsked): readonly number[] {
  const able = [...votes.personIds.keys()].filter((person) => {
    let count = 0;
    for (let at = votes.starts[person] as number; at < (votes.starts[person + 1] as number); at += 1) if (((votes.cells[at] as number) & 3) !== 1) count += 1;
    return count >= bars.votes;
  });
  return able.length <= mostPeople ? able : shuffled(able, diceFrom(`${seed} people`)).slice(0, mostPeople).sort((a, b) => a - b);
}

const rowsOf = (votes: PackedVotes, people: readonly number[]): PackedVotes => packRows(people.map((person) => votes.personIds[person] ?? ''), votes.statementIds, people.map((person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])]));

const placesOf = ({ people }: Trait): Float64Array => Float64Array.from({ length: people.length / 2 }, (_, person) => people[person * 2 + 1] as number);

/** How unsure the places are: the mean posterior variance. */
function blur(votes: PackedVotes, trait: Trait): number {
  const { people: side } = bothSides(votes, takenSides);
  const [leniency, place] = [1 / mainModel.priors.leniency, 1 / mainModel.priors.place];
  let sum = 0;
  for (let row = 0; row < side.rows; row += 1) {
    const scratch = newScratch(2);
    slopeAndBend({ side, worth: takenSides, own: trait.people, other: trait.statements, width: 2, middle: trait.middle, pull: [leniency, place], weights: null }, row, scratch);
    const unit = Float64Array.of(0, 1);
    solve(scratch.bend, unit, 2);
    sum += unit[1] as number;
  }
  return side.rows === 0 ? 0 : sum / side.rows;
}

/** The same conversation, with the same people on the same statements, had everybody stood where the spread puts her. */
function simulated(votes: PackedVotes, trait: Trait, spread: Spread, seed: string): { readonly votes: PackedVotes; readonly truth: Trait } {
  const noise = noiseFrom(seed);
  const people = trait.people.slice();
  for (let person = 0; person < votes.people; person += 1) people[person * 2 + 1] = spread(noise);
  const truth = { ...trait, people };
  const cells = votes.cells.slice();
  for (let person = 0; person < votes.people; person += 1) {
    for (let at = votes.starts[person] as number; at < (votes.starts[person + 1] as number); at += 1) {
      const cell = cells[at] as number;
      if ((cell & 3) !== 1) cells[at] = (cell & ~3) + (noise() < chance(truth, person, cell >> 2) ? 2 : 0);
    }
  }
  return { votes: packedOf(votes.personIds, votes.statementIds, votes.starts, cells), truth };
}

/** How much more two camps explain than one crowd does, of places on the axis. */
const overNormal = (places: Float64Array): number => twoNormals(places)?.gain ?? 0;
const overOnePeak = (places: Float64Array): number => overNormal(places) - onePeak(places).gain;

/** Mean and standard deviation of the fitted places, and how much wider people really stand: each place is pulled to the middle. */
function spreadOf(votes: PackedVotes, trait: Trait): { readonly mean: number; readonly deviation: number; readonly wider: number } {
  const places = placesOf(trait);
  const mean = places.reduce((sum, x) => sum + x, 0) / places.length;
  const variance = places.reduce((sum, x) => sum + (x - mean) ** 2, 0) / places.length;
  return { mean, deviation: Math.sqrt(variance), wider: Math.sqrt(1 + blur(votes, trait) / variance) };
}

/** Fitted places of conversations simulated from a spread. */
function* simulations(votes: PackedVotes, trait: Trait, spread: Spread, seed: string, draws: number): Iterable<Float64Array> {
  for (let draw = 0; draw < draws; draw += 1) {
    const made = simulated(votes, trait, spread, `${seed} draw ${draw}`);
    yield placesOf(fitTrait(made.votes, { ...mainModel, sweeps: 10, before: made.truth }));
  }
}

/** How often conversations without camps look as much like two camps as this one. */
function byChance(votes: PackedVotes, trait: Trait, measure: (places: Float64Array) => number, spread: Spread, { seed, draws }: GateAsked): number {
  const known = measure(placesOf(trait));
  let asMuch = 0;
  for (const places of simulations(votes, trait, spread, seed, draws)) if (measure(places) >= known) asMuch += 1;
  return (1 + asMuch) / (1 + draws);
}

function normalSpread(votes: PackedVotes, trait: Trait): Spread {
  const { mean, deviation, wider } = spreadOf(votes, trait);
  return (noise) => mean + deviation * wider * normalFrom(noise);
}

const REHEARSALS = 6;

/**
 * The one leaning crowd that looks like this one once it has voted and been fitted. Fitting hides some of the lean and the
 * tails: what six rehearsals lose of them is added beforehand.
 */
function leaningSpread(votes: PackedVotes, trait: Trait, { seed }: GateAsked): Spread {
  const { mean, deviation, wider } = spreadOf(votes, trait);
  const seen = onePeak(placesOf(trait));
  const rehearsed = [...simulations(votes, trait, drawnFrom(seen, mean, deviation * wider), `${seed} rehearsal`, REHEARSALS)].map(onePeak);
  const lost = (which: 'lean' | 'tail'): number => seen[which] - rehearsed.reduce((sum, peak) => sum + peak[which], 0) / REHEARSALS;
  return drawnFrom({ lean: seen.lean + lost('lean'), tail: seen.tail + lost('tail') }, mean, deviation * wider);
}

/** Mean agreement of the two sides with those found when every tenth person is left out, the model fitted again. */
function steadiness(votes: PackedVotes, trait: Trait, sides: Uint8Array, { seed, resamples }: GateAsked): number {
  let sum = 0;
  for (let again = 0; again < resamples; again += 1) {
    const order = shuffled([...votes.personIds.keys()], diceFrom(`${seed} resample ${again}`));
    const kept = order.slice(0, Math.ceil(order.length * 0.9)).sort((a, b) => a - b);
    const people = Float64Array.from(kept.flatMap((person) => [trait.people[person * 2] as number, trait.people[person * 2 + 1] as number]));
    const fitted = fitTrait(rowsOf(votes, kept), { ...mainModel, sweeps: 10, before: { ...trait, people } });
    const found = twoNormals(placesOf(fitted));
    sum += found === null ? 0 : adjustedRand(Uint8Array.from(kept, (person) => sides[person] as number), found.sides);
  }
  return resamples === 0 ? 1 : sum / resamples;
}

const smallerOf = ({ sides }: Mixture): number => {
  const upper = sides.reduce((sum, side) => sum + side, 0);
  return Math.min(upper, sides.length - upper);
};

/**
 * Are there groups? Two camps are published only if two normal distributions on the fitted axis are likelier than one spread
 * would ever look, normal or leaning; lie two standard deviations apart; hold one in twenty people each; and stay when people
 * are left out. Where only the first holds against a normal spread the answer is an uneven spread; else no separate groups.
 */
export function groupsGate(votes: PackedVotes, asked: GateAsked): Gate {
  const people = heard(votes, asked);
  if (people.length < asked.leastPeople) return { answer: 'too-few-people', people: people.length };
  const own = rowsOf(votes, people);
  const trait = fitTrait(own, mainModel);
  const places = placesOf(trait);
  const mixture = twoNormals(places);
  if (mixture === null) return { answer: 'no-separate-groups', figures: { people: people.length, gain: 0, probability: 1, gainOverOnePeak: 0, probabilityOfOnePeak: 1, separation: 0, smaller: 0, stability: 0 }, trait };
  const probability = byChance(own, trait, overNormal, normalSpread(own, trait), asked);
  const smaller = smallerOf(mixture);
  const apart = probability <= bars.probability && mixture.separation >= bars.separation && smaller >= Math.max(bars.fewest, bars.share * people.length);
  const probabilityOfOnePeak = apart ? byChance(own, trait, overOnePeak, leaningSpread(own, trait, asked), asked) : 1;
  const stability = apart && probabilityOfOnePeak <= bars.probabilityOfOnePeak ? steadiness(own, trait, mixture.sides, asked) : 0;
  const figures: GateFigures = { people: people.length, gain: mixture.gain, probability, gainOverOnePeak: overOnePeak(places), probabilityOfOnePeak, separation: mixture.separation, smaller, stability };
  if (probability > bars.probability) return { answer: 'no-separate-groups', figures, trait };
  if (stability < bars.stability) return { answer: 'uneven-spread', figures, trait };
  const sides = new Uint8Array(votes.people).fill(2);
  people.forEach((person, at) => { sides[person] = mixture.sides[at] as number; });
  return { answer: 'two-groups', figures, trait, sides };
}
