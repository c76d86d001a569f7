import { byCodePoint } from '@plenaria/kernel/language.ts';

/** Who stands behind which statement, by position: `ofPerson[person]` and `of[statement]` hold the same marks. Both ascend. */
export interface Approvals {
  readonly statements: readonly string[];
  readonly ofPerson: readonly (readonly number[])[];
  readonly of: readonly (readonly number[])[];
}

/**
 * Approvals from marks of statement ids, one list a person. People without a mark stay out: no slate can represent them.
 * People stand in the order of what they marked, so the order of arrival leaves no trace.
 */
export function approvalsOf(statements: readonly string[], marks: readonly (readonly string[])[]): Approvals {
  const sorted = [...new Set(statements)].sort(byCodePoint);
  const at = new Map(sorted.map((id, position) => [id, position]));
  const ofPerson = marks.map((own) => [...new Set(own.flatMap((id) => at.get(id) ?? []))].sort((a, b) => a - b)).filter((own) => own.length > 0)
    .map((own) => ({ own, key: own.join(',') })).sort((a, b) => byCodePoint(a.key, b.key)).map(({ own }) => own);
  return { statements: sorted, ofPerson, of: turned(sorted.length, ofPerson) };
}

function turned(statements: number, ofPerson: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const of: number[][] = Array.from({ length: statements }, () => []);
  ofPerson.forEach((own, person) => own.forEach((statement) => of[statement]?.push(person)));
  return of;
}

export interface Leaning {
  readonly agreed: readonly string[];
  /** Disagreed or passed on: never a favourite. */
  readonly barred: readonly string[];
  /** Predicted agreement with statements, 0 to 1; observed agrees come first whatever it says. */
  readonly predicted: ReadonlyMap<string, number>;
}

/**
 * A person's favourites where nobody marked what matters most: `most` statements, agreed ones first, then the most likely of
 * those not seen. Plain agreement is no use for slates: nearly every list covers nearly everybody (deliberation.md 0.6).
 */
export function favourites({ agreed, barred, predicted }: Leaning, most: number): readonly string[] {
  const never = new Set(barred);
  const own = new Set(agreed);
  const likely = (id: string): number => predicted.get(id) ?? 0;
  const order = (ids: Iterable<string>): readonly string[] => [...ids].sort((a, b) => likely(b) - likely(a) || byCodePoint(a, b));
  return [...order(own), ...order([...predicted.keys()].filter((id) => !own.has(id) && !never.has(id)))].slice(0, most);
}
