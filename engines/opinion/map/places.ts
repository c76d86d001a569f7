import type { PackedVotes } from '../packed.ts';
import type { Placed } from '../privacy/regions.ts';
import { errorsOf } from '../trait/errors.ts';
import { fitSides, mainModel } from '../trait/fit.ts';
import { bothSides } from '../trait/sides.ts';

/**
 * Where each person stands on a map of two dimensions, by the latent-trait model, with standard errors (Laplace): whoever
 * answered little stands near the middle and is said to be uncertain. For regions and for the person alone, never for a list.
 */
export function placesOf(votes: PackedVotes): readonly Placed[] {
  const asked = { ...mainModel, dimensions: 2 as const };
  const sides = bothSides(votes, asked.worth);
  const trait = fitSides(sides, asked);
  const errors = errorsOf(sides, trait, asked).people;
  return Array.from({ length: votes.people }, (_, person) => ({
    x: trait.people[person * 3 + 1] as number, y: trait.people[person * 3 + 2] as number, errorX: errors[person * 3 + 1] as number, errorY: errors[person * 3 + 2] as number,
  }));
}
