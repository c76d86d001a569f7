import { fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Audit, Degree } from '../slates/audit.ts';
import { fewest, shareShown, type Span } from './tally-shown.ts';

/** A degree as it may be said: exact, or only that it is no more than what four people could make it. */
export type DegreeShown = { readonly exact: Fraction; readonly worst: Degree['worst'] } | { readonly atMost: Fraction };

export interface AuditShown {
  readonly covered: { readonly of: number; readonly part: Span } | null;
  readonly jr: DegreeShown;
  readonly ejrPlus: DegreeShown;
  readonly worstGroup: { readonly group: string; readonly of: number; readonly part: Span } | null;
}

/** The audit of a slate of `size` without anything about one to four people who were left out. */
export function auditShown({ people, covered, jr, ejrPlus, worstGroup }: Audit, size: number): AuditShown {
  const shown = ({ degree, worst }: Degree): DegreeShown => (worst !== null && worst.people < fewest ? { atMost: fraction((fewest - 1) * size, people) } : { exact: degree, worst });
  const share = worstGroup === null ? null : shareShown(worstGroup.covered, worstGroup.people);
  return { covered: shareShown(covered, people), jr: shown(jr), ejrPlus: shown(ejrPlus), worstGroup: share === null || worstGroup === null ? null : { group: worstGroup.group, ...share } };
}
