import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { StatementCounts } from '../tallies.ts';

/** Agreement of one declared stratum (an age band, a district) among those of it who agreed or disagreed. */
export interface StratumShare {
  readonly part: string;
  readonly agree: number;
  readonly disagree: number;
  /** (agree + 1) ÷ (agree + disagree + 2): few people cannot be at either end. */
  readonly share: number;
  /** Wilson's 90 % interval of the share. */
  readonly low: number;
  readonly high: number;
}

const Z = 1.645;

function stratum(part: string, agree: number, disagree: number): StratumShare {
  const n = agree + disagree;
  const p = agree / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  return { part, agree, disagree, share: (agree + 1) / (n + 2), low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The stratum that agrees least with each statement, by statement: what a score along one axis cannot see. Strata of fewer
 * than five who took a side are passed over. For the facilitator; what is published also goes through `publishable`.
 */
export function worstStrata(parts: readonly { readonly part: string; readonly counts: readonly StatementCounts[] }[]): ReadonlyMap<string, StratumShare> {
  const worst = new Map<string, StratumShare>();
  for (const { part, counts } of [...parts].sort((a, b) => byCodePoint(a.part, b.part))) {
    for (const { statement, agree, disagree } of counts) {
      if (agree + disagree < 5) continue;
      const own = stratum(part, agree, disagree);
      const known = worst.get(statement);
      if (known === undefined || own.share < known.share) worst.set(statement, own);
    }
  }
  return worst;
}
