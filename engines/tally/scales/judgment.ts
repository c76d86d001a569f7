import { byCodePoint } from '@plenaria/kernel/language.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, plainPapers, type Ruling } from '../close.ts';
import type { Step } from '../contract.ts';
import { sortPapers, type Sorted } from '../sort-papers.ts';
import { idsOf, scoresOf } from './papers.ts';
import { foundBy, placesFault, pointLine, type Places } from './standing.ts';

export interface JudgmentParameters extends Places {
  /** Names of the grades from the worst up; a paper gives an option the place of a grade, 0 being the worst. */
  readonly grades: readonly string[];
}

/** How many papers gave each grade, the worst first. */
export type Grades = readonly number[];

/** The grade at a place of all grades in order from the best, the first place being 0. */
function gradeAt(grades: Grades, place: number): number {
  let seen = 0;
  for (let grade = grades.length - 1; grade > 0; grade -= 1) {
    seen += grades[grade] ?? 0;
    if (place < seen) return grade;
  }
  return 0;
}

/** The majority grade: the middle one, or the worse of the two in the middle (Balinski and Laraki 2011). */
export const majorityGrade = (grades: Grades): number => gradeAt(grades, Math.floor(grades.reduce((sum, n) => sum + n, 0) / 2));

/** Place of the nth grade that leaves when the middle one, or the worse of two, is taken away again and again. */
function middleAt(all: number, nth: number): number {
  const start = Math.floor(all / 2);
  const out = Math.ceil(nth / 2);
  const down = all % 2 === 1 ? nth % 2 === 1 : nth % 2 === 0;
  return down ? start + out : start - out;
}

/** Below zero where the first is judged better: majority grades are compared, then those left when one of each is taken away, and so on. Both have as many grades. */
export function compareGrades(a: Grades, b: Grades): number {
  const all = a.reduce((sum, n) => sum + n, 0);
  for (let nth = 0; nth < all; nth += 1) {
    const difference = gradeAt(b, middleAt(all, nth)) - gradeAt(a, middleAt(all, nth));
    if (difference !== 0) return difference;
  }
  return 0;
}

function gradesOf(papers: readonly Sorted<ReadonlyMap<string, number>>[], id: string, kinds: number): Grades {
  const grades = new Array<number>(kinds).fill(0);
  for (const { says, count } of papers) grades[says.get(id) ?? 0] = (grades[says.get(id) ?? 0] ?? 0) + count;
  return grades;
}

/** One table a grade would be long: for each option its majority grade, and all its grades among the facts. */
function measured(byOption: ReadonlyMap<string, Grades>, names: readonly string[]): Omit<Step, 'number'> {
  const facts = Object.fromEntries([...byOption].flatMap(([id, grades]) => [[`grade ${id}`, names[majorityGrade(grades)] ?? ''], [`grades ${id}`, grades.join(' ')]]));
  return { clause: 'judgment.1', event: 'measure', lines: [...byOption].map(([id, grades]) => pointLine(id, fraction(majorityGrade(grades)))), pots: {}, elected: [], excluded: [], facts };
}

/**
 * Majority judgment: every option is judged by its majority grade; equal ones by taking away one majority grade of each and
 * looking again. An option that a valid paper does not grade gets the worst grade. Papers all weigh the same.
 */
export const judgment: Ruling<JudgmentParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  const { grades } = parameters;
  if (grades.length < 2 || new Set(grades).size !== grades.length) return cannot('bad-parameter', 'grades');
  const odd = plainPapers(ballots);
  if (odd !== null) return odd;
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => scoresOf(says, ids, marks, 0, grades.length - 1));
  if (!sorted.ok) return sorted;
  const order = [...ids].sort(byCodePoint);
  const byOption = new Map(order.map((id) => [id, gradesOf(sorted.value.valid, id, grades.length)]));
  const link = (name: string, by: (a: Grades, b: Grades) => number) => ({ name, compare: (a: string, b: string) => by(byOption.get(a) ?? [], byOption.get(b) ?? []) });
  const links = [link('majority-grade', (a, b) => majorityGrade(b) - majorityGrade(a)), link('next-majority-grades', compareGrades)];
  const figures = { valid: String(sorted.value.accounts.valid), places: String(parameters.places) };
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: order, links, measured: [measured(byOption, grades)], clause: 'judgment.2', figures })));
};
