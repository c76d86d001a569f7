import type { PackedVotes } from '../packed.ts';
import type { Placed } from '../privacy/regions.ts';
import { chance, fitTrait, mainModel, mainPriors, type Trait } from '../trait/fit.ts';

/** The symmetric inverse's second and third diagonal entries of a matrix given by rows: variances of the two places. */
function variances([a, b, c, d, e, f]: readonly [number, number, number, number, number, number]): readonly [number, number] {
  const whole = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
  return [(a * f - c * c) / whole, (a * d - b * b) / whole];
}

/** Curvature at a person's most probable leniency and places: the prior's and each vote's p (1 − p) x xᵀ. */
function errorsOf(votes: PackedVotes, trait: Trait, person: number): readonly [number, number] {
  let [a, b, c, d, e, f] = [1 / mainPriors.leniency, 0, 0, 1 / mainPriors.place, 0, 1 / mainPriors.place];
  for (let at = votes.starts[person] as number; at < (votes.starts[person + 1] as number); at += 1) {
    const cell = votes.cells[at] as number;
    if ((cell & 3) === 1) continue;
    const statement = cell >> 2;
    const p = chance(trait, person, statement);
    const [v, w, weight] = [trait.statements[statement * 3 + 1] as number, trait.statements[statement * 3 + 2] as number, p * (1 - p)];
    [a, b, c, d, e, f] = [a + weight, b + weight * v, c + weight * w, d + weight * v * v, e + weight * v * w, f + weight * w * w];
  }
  const [x, y] = variances([a, b, c, d, e, f]);
  return [Math.sqrt(x), Math.sqrt(y)];
}

/**
 * Where each person stands on a map of two dimensions, by the latent-trait model, with standard errors (Laplace): whoever
 * answered little stands near the middle and is said to be uncertain. For regions and for the person alone, never for a list.
 */
export function placesOf(votes: PackedVotes): readonly Placed[] {
  const trait = fitTrait(votes, { ...mainModel, dimensions: 2 });
  return Array.from({ length: votes.people }, (_, person) => {
    const [errorX, errorY] = errorsOf(votes, trait, person);
    return { x: trait.people[person * 3 + 1] as number, y: trait.people[person * 3 + 2] as number, errorX, errorY };
  });
}
