import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, FileProblem, Quota } from './contract.ts';
import { readPeopleText } from './formats/people.ts';
import { problemIn, type Problem } from './formats/problem.ts';
import { readQuotaText } from './formats/quotas.ts';

function expected(problem: Problem): string {
  switch (problem.is) {
    case 'not-whole': return 'a whole number';
    case 'most-below-least': return `at least ${problem.wants}`;
    case 'id-twice': return 'an id that is not used twice';
    case 'unknown-value': case 'blank': return problem.wants.replaceAll(' | ', ', ');
    default: return problemIn('en', problem);
  }
}

const fileProblem = (problem: Problem): FileProblem => ({ row: problem.row, column: problem.column, found: problem.found, expected: expected(problem) });

/** Quotas from text, in the older short form of the answer; [formats/](formats/quotas.ts) reads files and tells what it assumed. */
export function readQuotas(text: string): Result<readonly Quota[], readonly FileProblem[]> {
  const read = readQuotaText(text);
  return read.ok ? ok(read.value.quotas) : refuse(read.refusal.map(fileProblem));
}

/** People from text, in the older short form of the answer. */
export function readPeople(text: string, quotas: readonly Quota[]): Result<readonly Candidate[], readonly FileProblem[]> {
  const read = readPeopleText(text, quotas);
  return read.ok ? ok(read.value.people) : refuse(read.refusal.map(fileProblem));
}
