import { compare, decimal, one } from '@plenaria/kernel/fraction.ts';
import { favourites } from '@plenaria/opinion/slates/approvals.ts';
import { representativeSlate, type SlateFound } from '@plenaria/opinion/slates/slate.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';

/** Marks of people with seven votes or more: a tenth of the statements, agreed ones first, then those most agreed with by all. */
function marksOf({ conversation: { votes }, out }: Found): { readonly statements: readonly string[]; readonly marks: readonly (readonly string[])[] } {
  const gone = new Set(out);
  const ids = votes.statementIds;
  const kept = ids.map((_, at) => at).filter((at) => !gone.has(at));
  const rows = Array.from({ length: votes.people }, (_, person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].filter((cell) => !gone.has(cell >> 2)));
  const counts = ids.map(() => ({ agree: 1, of: 2 }));
  for (const cell of rows.flat()) {
    const own = counts[cell >> 2];
    if (own && (cell & 3) !== 1) [own.agree, own.of] = [own.agree + ((cell & 3) === 2 ? 1 : 0), own.of + 1];
  }
  const predicted = new Map(kept.map((at) => [ids[at] ?? '', (counts[at]?.agree ?? 0) / (counts[at]?.of ?? 1)]));
  const named = (row: readonly number[], wanted: boolean): readonly string[] => row.filter((cell) => ((cell & 3) === 2) === wanted).map((cell) => ids[cell >> 2] ?? '');
  const most = Math.max(1, Math.round(kept.length / 10));
  return { statements: [...predicted.keys()], marks: rows.filter((row) => row.length >= 7).map((row) => favourites({ agreed: named(row, true), barred: named(row, false), predicted }, most)) };
}

function linesOf(name: string, { size, audit, check }: SlateFound, seconds: number): readonly Line[] {
  const line = liner(name);
  return [
    line(`slate of ${size}: EJR+ degree`, Number(decimal(audit.ejrPlus.degree, 4)), 'below 1', compare(audit.ejrPlus.degree, one) < 0, seconds),
    line(`slate of ${size}: people covered of ${audit.people}`, audit.covered, '', null),
    line(`slate of ${size}: EJR+ degree of equal shares beside it, ${check.inBoth} statements in both`, Number(decimal(check.audit.ejrPlus.degree, 4)), 'below 1', compare(check.audit.ejrPlus.degree, one) < 0),
  ];
}

/** Slates of five and ten statements with their audit. */
export function slateChecks(found: Found): readonly Line[] {
  const { statements, marks } = marksOf(found);
  return [5, 10].flatMap((size) => {
    const { result, seconds } = timed(() => representativeSlate({ statements, people: marks.map((own) => ({ marks: own, group: null })), size, position: 0 }));
    return result.ok ? linesOf(found.name, result.value, seconds) : [liner(found.name)(`slate of ${size}: refused`, result.refusal, '', null)];
  });
}
