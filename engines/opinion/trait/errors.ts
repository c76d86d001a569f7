import type { Trait, TraitAsked } from './fit.ts';
import { newScratch, slopeAndBend, solve } from './newton.ts';
import type { Side, TwoSided } from './sides.ts';

/** Standard errors beside a fit, in the layout of its values. */
export interface TraitErrors {
  readonly people: Float64Array;
  readonly statements: Float64Array;
}

/**
 * Error bars by Laplace's approximation: the roots of the diagonal of each row's inverse curvature, the other side held as it
 * is. Somebody with few votes has the prior's error; no error is larger than that.
 */
export function errorsOf({ people, statements }: TwoSided, trait: Trait, { worth, priors, weights }: TraitAsked): TraitErrors {
  const width = trait.dimensions + 1;
  const of = (side: Side, own: Float64Array, other: Float64Array, pull: readonly [number, number], weighs: Float64Array | null): Float64Array => {
    const errors = new Float64Array(own.length);
    for (let row = 0; row < side.rows; row += 1) {
      for (let d = 0; d < width; d += 1) {
        const scratch = newScratch(width);
        slopeAndBend({ side, worth, own, other, width, middle: trait.middle, pull, weights: weighs }, row, scratch);
        const unit = new Float64Array(width);
        unit[d] = 1;
        solve(scratch.bend, unit, width);
        errors[row * width + d] = Math.sqrt(unit[d] as number);
      }
    }
    return errors;
  };
  return {
    people: of(people, trait.people, trait.statements, [1 / priors.leniency, 1 / priors.place], null),
    statements: of(statements, trait.statements, trait.people, [1 / priors.ease, 1 / priors.slope], weights),
  };
}
