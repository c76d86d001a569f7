import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { approvalsOf } from './approvals.ts';
import { auditOf, type Audit } from './audit.ts';
import { filledUp, longestSlate, pavSlate } from './pav.ts';
import { boughtByShares } from './shares.ts';

export interface SlateAsked {
  readonly statements: readonly string[];
  /** What each person marked, with the group they declared, if any. */
  readonly people: readonly { readonly marks: readonly string[]; readonly group: string | null }[];
  readonly size: number;
  /** Position of the log that the marks were read at. */
  readonly position: number;
}

export interface SlateFound {
  readonly engine: 'opinion/slate@1';
  readonly position: number;
  readonly size: number;
  readonly rule: 'pav-local-search';
  /** Ids in code-point order. */
  readonly slate: readonly string[];
  readonly swaps: number;
  readonly audit: Audit;
  /** Equal shares over the same marks: how many it bought, its slate filled up by PAV's score, and its audit. */
  readonly check: { readonly rule: 'equal-shares'; readonly bought: number; readonly slate: readonly string[]; readonly inBoth: number; readonly audit: Audit };
}

export type SlateRefusal = 'size-not-whole' | 'size-too-large' | 'too-few-statements' | 'too-few-people';

/** Fewer people than this get no slate: their marks could be read off it. */
export const fewestForSlate = 5;

/**
 * A slate of `size` statements that represents the people who marked them, with its audit and a second rule beside it.
 * Whole numbers throughout; the same marks give the same slate in whatever order they came.
 */
export function representativeSlate({ statements, people, size, position }: SlateAsked): Result<SlateFound, SlateRefusal> {
  if (!Number.isSafeInteger(size) || size < 1) return refuse('size-not-whole');
  if (size > longestSlate) return refuse('size-too-large');
  if (new Set(statements).size < size) return refuse('too-few-statements');
  const approvals = approvalsOf(statements, people.map(({ marks }) => marks));
  if (approvals.ofPerson.length < fewestForSlate) return refuse('too-few-people');
  const named = (positions: readonly number[]): readonly string[] => positions.map((at) => approvals.statements[at] ?? '');
  const audited = (positions: readonly number[]): Audit => {
    const on = new Set(named(positions));
    return auditOf(approvals, positions, people.flatMap(({ marks, group }) => (group === null || marks.length === 0 ? [] : [{ group, covered: marks.some((id) => on.has(id)) }])));
  };
  const { slate, swaps } = pavSlate(approvals, size);
  const bought = boughtByShares(approvals, size);
  const second = filledUp(approvals, bought, size);
  return ok({
    engine: 'opinion/slate@1', position, size, rule: 'pav-local-search', slate: named(slate), swaps, audit: audited(slate),
    check: { rule: 'equal-shares', bought: bought.length, slate: named(second), inBoth: second.filter((at) => slate.includes(at)).length, audit: audited(second) },
  });
}
