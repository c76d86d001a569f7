import { fraction, plus, times, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { cannot, close, type Ruling } from '../close.ts';
import { exactly, sortPapers, type Sorted } from '../sort-papers.ts';
import { approvalsOf, idsOf, scoresOf } from './papers.ts';
import { byMost, foundBy, placesFault, pointLine, type Places, type Points } from './standing.ts';

export interface ApprovalParameters extends Places {
  /** How few and how many options a paper may choose; a paper outside is invalid, it is not cut. 1 and all where it is not said. */
  readonly least?: number;
  readonly most?: number;
}

export interface DotsParameters extends Places {
  /** Dots everybody has, and how many of them may lie on one option. */
  readonly dots: number;
  readonly cap?: number;
}

export interface QuadraticParameters extends Places {
  /** Credits everybody has: v votes for one option cost v². What is left is lost. */
  readonly credits: number;
  /** Whether votes may be against an option. */
  readonly negative?: boolean;
}

/** Points of every option: what each paper gives it, times the weight of the papers. */
export function pointsOf<Says>(ids: Iterable<string>, papers: readonly Sorted<Says>[], give: (says: Says, id: string) => number): Points {
  return new Map([...ids].sort(byCodePoint).map((id) => [id, papers.reduce((sum: Fraction, { says, weight }) => plus(sum, times(weight, fraction(give(says, id)))), zero)]));
}

const measured = (points: Points, clause: string, facts: Readonly<Record<string, string>>) => [{ clause, event: 'measure' as const, lines: [...points].map(([id, sum]) => pointLine(id, sum)), pots: {}, elected: [], excluded: [], facts }];
const within = (n: number | undefined): boolean => n === undefined || (Number.isSafeInteger(n) && n >= 0);

/** Approval and choose-k: everybody names options she accepts; those with the most approvals win. */
export const approval: Ruling<ApprovalParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  if (!within(parameters.least) || !within(parameters.most)) return cannot('bad-parameter', 'least or most');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => approvalsOf(says, ids, marks, parameters.least ?? 1, parameters.most ?? ids.size));
  if (!sorted.ok) return sorted;
  const points = pointsOf(ids, sorted.value.valid, (chosen, id) => Number(chosen.includes(id)));
  const figures = { valid: exactly(sorted.value.weights.valid), places: String(parameters.places) };
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: [...points.keys()], links: [{ name: 'approvals', compare: byMost(points) }], measured: measured(points, 'approval.1', figures), clause: 'approval.2', figures })));
};

/** Dot voting: everybody spreads her dots, no more than the cap on one option; too many dots make the paper invalid. */
export const dots: Ruling<DotsParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  if (!within(parameters.dots) || !within(parameters.cap)) return cannot('bad-parameter', 'dots or cap');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => {
    const verdict = scoresOf(says, ids, marks, 0, parameters.cap ?? parameters.dots);
    if (verdict.kind !== 'valid') return verdict;
    const laid = [...verdict.says.values()].reduce((sum, n) => sum + n, 0);
    return laid > parameters.dots ? { kind: 'invalid', why: 'over-limit' } : laid === 0 ? { kind: 'blank' } : verdict;
  });
  if (!sorted.ok) return sorted;
  const points = pointsOf(ids, sorted.value.valid, (laid, id) => laid.get(id) ?? 0);
  const backers = pointsOf(ids, sorted.value.valid, (laid, id) => Number((laid.get(id) ?? 0) > 0));
  const figures = { valid: exactly(sorted.value.weights.valid), dots: String(parameters.dots), ...(parameters.cap === undefined ? {} : { cap: String(parameters.cap) }) };
  const links = [{ name: 'dots', compare: byMost(points) }, { name: 'more-supporters', compare: byMost(backers) }];
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: [...points.keys()], links, measured: measured(points, 'dots.1', figures), clause: 'dots.2', figures })));
};

/** Quadratic voting in whole votes: Σ v² may not exceed the credits. Nothing is ever put under a root. */
export const quadratic: Ruling<QuadraticParameters> = (question) => {
  const { options, ballots, parameters } = question;
  const fault = placesFault(question);
  if (fault !== null) return fault;
  if (!within(parameters.credits)) return cannot('bad-parameter', 'credits');
  const ids = idsOf(options);
  const sorted = sortPapers(ballots, (says, marks) => {
    const verdict = scoresOf(says, ids, marks, parameters.negative === true ? -parameters.credits : 0, parameters.credits);
    if (verdict.kind !== 'valid') return verdict;
    const spent = [...verdict.says.values()].reduce((sum, votes) => sum + BigInt(votes) * BigInt(votes), 0n);
    return spent > BigInt(parameters.credits) ? { kind: 'invalid', why: 'over-limit' } : spent === 0n ? { kind: 'blank' } : verdict;
  });
  if (!sorted.ok) return sorted;
  const points = pointsOf(ids, sorted.value.valid, (votes, id) => votes.get(id) ?? 0);
  const figures = { valid: exactly(sorted.value.weights.valid), credits: String(parameters.credits) };
  return ok(close(question, foundBy(question, { sorted: sorted.value, ids: [...points.keys()], links: [{ name: 'votes', compare: byMost(points) }], measured: measured(points, 'quadratic.1', figures), clause: 'quadratic.2', figures })));
};
