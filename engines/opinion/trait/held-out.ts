import { diceFrom } from '@plenaria/kernel/dice.ts';
import { packedOf, type PackedVotes } from '../packed.ts';
import { fitTrait, chance, type Trait, type TraitAsked } from './fit.ts';

/** Votes parted in two: what a fit may see, and what it is asked to foretell. `held` lists positions of cells in the whole. */
export interface Split {
  readonly kept: PackedVotes;
  readonly held: Uint32Array;
}

/** Holds out one vote in `of`, by dice from the seed; the positions can be written out and used again. */
export function split(votes: PackedVotes, of: number, seed: string): Split {
  const dice = diceFrom(seed);
  return splitAt(votes, Uint32Array.from([...votes.cells.keys()].filter(() => dice.below(of) === 0)));
}

/** The same where the positions are known. */
export function splitAt(votes: PackedVotes, held: Uint32Array): Split {
  const away = new Uint8Array(votes.cells.length);
  for (const at of held) away[at] = 1;
  const starts = new Uint32Array(votes.people + 1);
  const cells = votes.cells.filter((_, at) => away[at] === 0);
  let kept = 0;
  for (let person = 0; person < votes.people; person += 1) {
    for (let at = votes.starts[person] as number; at < (votes.starts[person + 1] as number); at += 1) kept += 1 - (away[at] as number);
    starts[person + 1] = kept;
  }
  return { kept: packedOf(votes.personIds, votes.statementIds, starts, cells), held };
}

/** Held-out votes that took a side, with the chance of agreement a fit gave them. */
export interface Foretold {
  readonly agreed: Uint8Array;
  readonly chances: Float64Array;
}

export function foretell(votes: PackedVotes, held: Uint32Array, trait: Trait): Foretold {
  const agreed: number[] = [];
  const chances: number[] = [];
  let person = 0;
  for (const at of held) {
    while ((votes.starts[person + 1] as number) <= at) person += 1;
    const cell = votes.cells[at] as number;
    if ((cell & 3) === 1) continue;
    agreed.push(cell & 3 ? 1 : 0);
    chances.push(chance(trait, person, cell >> 2));
  }
  return { agreed: Uint8Array.from(agreed), chances: Float64Array.from(chances) };
}

/** The chance that an agreement was foretold above a disagreement; equal ones count half. */
export function areaUnderCurve({ agreed, chances }: Foretold): number {
  const order = [...chances.keys()].sort((a, b) => (chances[a] as number) - (chances[b] as number));
  let [below, wins, pairs] = [0, 0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let ups = 0;
    while (to < order.length && chances[order[to] as number] === chances[order[from] as number]) { ups += agreed[order[to] as number] as number; to += 1; }
    const downs = to - from - ups;
    wins += ups * (below + downs / 2);
    pairs += ups;
    below += downs;
    from = to;
  }
  return pairs === 0 || below === 0 ? 0.5 : wins / (pairs * below);
}

/** Minus the log likelihood of each held-out vote, in nats. */
export const losses = ({ agreed, chances }: Foretold): Float64Array => chances.map((p, at) => -Math.log(Math.min(Math.max(agreed[at] === 1 ? p : 1 - p, 1e-9), 1)));

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return values.length === 0 ? 0 : sum / values.length;
};

/** How many dimensions the votes carry, and the figures it was decided by. */
export interface DimensionsChosen {
  readonly dimensions: 1 | 2;
  /** Mean held-out loss with one dimension and with two, and the standard error of the difference. */
  readonly lossOfOne: number;
  readonly lossOfTwo: number;
  readonly error: number;
  readonly seed: string;
}

/** Two dimensions only where they foretell held-out votes better by more than one standard error. */
export function chooseDimensions(votes: PackedVotes, asked: TraitAsked, seed: string): DimensionsChosen {
  const { kept, held } = split(votes, 10, seed);
  const [one, two] = ([1, 2] as const).map((dimensions) => losses(foretell(votes, held, fitTrait(kept, { ...asked, dimensions }))));
  const differences = (one ?? new Float64Array()).map((loss, at) => loss - (two?.[at] ?? 0));
  const gain = mean(differences);
  const error = Math.sqrt(mean(differences.map((value) => (value - gain) ** 2)) / Math.max(1, differences.length - 1));
  return { dimensions: gain > error && gain > 0 ? 2 : 1, lossOfOne: mean(one ?? []), lossOfTwo: mean(two ?? []), error, seed };
}
