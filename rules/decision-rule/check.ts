import { compare, fraction } from '@plenaria/kernel/fraction.ts';
import { adviceMay, leavesTrace, type Effect } from '../effect/effect.ts';
import { checkExpr } from '../expression/check.ts';
import { isShare } from '../expression/numbers.ts';
import type { Expr } from '../expression/types.ts';
import type { Scope } from '../expression/words.ts';
import { entryPath, fault, type Fault } from '../reading.ts';
import { answersOf } from './decide.ts';
import type { Method, Outcome, Result, Rule, Settle, Vote } from './types.ts';

const here: readonly Scope[] = ['tally', 'item'];

/** Every result a rule can come to, with its path. */
export function resultsOf(rule: Rule, path = ''): readonly (readonly [string, Result])[] {
  const inside = (result: Result, at: string): readonly (readonly [string, Result])[] => [
    [at, result],
    ...(result.is === 'ask' ? [...inside(result.yes, `${at}.yes`), ...inside(result.no, `${at}.no`)] : []),
  ];
  switch (rule.is) {
    case 'vote':
      return [
        ...(rule.quorum ? inside(rule.quorum.short, `${path}.quorum.short`) : []),
        ...settleResults(rule.settle, `${path}.settle`).flatMap(([at, result]) => inside(result, at)),
      ];
    case 'sequence':
      return [...resultsOf(rule.first, `${path}.first`), ...resultsOf(rule.then, `${path}.then`)];
    case 'cases':
      return [...rule.cases.flatMap((one, at) => resultsOf(one.rule, `${path}.cases[${at}].rule`)), ...resultsOf(rule.otherwise, `${path}.otherwise`)];
    case 'unless_contested':
      return [...inside(rule.uncontested, `${path}.uncontested`), ...resultsOf(rule.contested, `${path}.contested`)];
  }
}

function settleResults(settle: Settle, path: string): readonly (readonly [string, Result])[] {
  switch (settle.is) {
    case 'bands':
      return [
        [`${path}.undefined`, settle.undefined],
        ...settle.steps.map(({ result }, at) => [`${path}.steps[${at}].result`, result] as const),
        [`${path}.below`, settle.below],
      ];
    case 'ladder':
      return [...settle.rungs.map(({ result }, at) => [`${path}.rungs[${at}].result`, result] as const), [`${path}.otherwise`, settle.otherwise]];
    case 'pick':
    case 'spend':
      return [
        [`${path}.picked`, settle.picked],
        [`${path}.rest`, settle.rest],
      ];
    case 'option':
      return [
        ...settle.options.map(({ result }, at) => [`${path}.options[${at}].result`, result] as const),
        [`${path}.equal`, settle.equal],
        [`${path}.short`, settle.short],
      ];
    case 'recorded':
      return [
        [`${path}.passed`, settle.passed],
        [`${path}.failed`, settle.failed],
      ];
    case 'report':
      return [[`${path}.advice`, settle.advice]];
  }
}

/** The outcomes a rule can have, for those that wait for it. */
export const outcomesOf = (rule: Rule): readonly Outcome[] => [
  ...new Set(resultsOf(rule).flatMap(([, result]) => (result.is === 'outcome' ? [result.outcome] : []))),
];

/** Every vote inside a rule, with its path. */
export function votesIn(rule: Rule, path: string): readonly (readonly [string, Vote])[] {
  switch (rule.is) {
    case 'vote':
      return [[path, rule]];
    case 'sequence':
      return [...votesIn(rule.first, `${path}.first`), ...votesIn(rule.then, `${path}.then`)];
    case 'cases':
      return [...rule.cases.flatMap((one, at) => votesIn(one.rule, `${path}.cases[${at}].rule`)), ...votesIn(rule.otherwise, `${path}.otherwise`)];
    case 'unless_contested':
      return votesIn(rule.contested, `${path}.contested`);
  }
}

/** Cuts go down, each a share of the whole, so that exactly one result fires whatever the measure (I5). */
function checkCuts(settle: Extract<Settle, { is: 'bands' }>, path: string): readonly Fault[] {
  return settle.steps.flatMap(({ from, including }, at) => {
    if (from.is !== 'number') return [];
    const value = fraction(from.of, from.per);
    const before = settle.steps[at - 1];
    const range = settle.measure.is === 'share' && !isShare(value) ? [fault(`${path}.steps[${at}].from`, 'cut-out-of-range')] : [];
    if (before?.from.is !== 'number') return range;
    const order = compare(fraction(before.from.of, before.from.per), value);
    return order > 0 || (order === 0 && !before.including && including) ? range : [...range, fault(`${path}.steps[${at}].from`, 'cuts-not-descending')];
  });
}

function checkSettle(settle: Settle, method: Method, path: string): readonly Fault[] {
  const number = (expr: Expr, at: string, scopes = here): readonly Fault[] => checkExpr(expr, 'number', scopes, `${path}.${at}`);
  switch (settle.is) {
    case 'bands':
      return [...number(settle.measure, 'measure'), ...settle.steps.flatMap(({ from }, at) => number(from, `steps[${at}].from`)), ...checkCuts(settle, path)];
    case 'ladder':
      return settle.rungs.flatMap(({ when }, at) => checkExpr(when, 'truth', here, `${path}.rungs[${at}].when`));
    case 'pick':
      return settle.picks.flatMap(({ top, by, per, atLeast }, at) => [
        ...number(top, `picks[${at}].top`),
        ...number(by, `picks[${at}].by`, [...here, 'option']),
        ...(per ? checkExpr(per, 'label', [...here, 'option'], `${path}.picks[${at}].per`) : []),
        ...(atLeast ? checkExpr(atLeast, 'truth', [...here, 'option'], `${path}.picks[${at}].atLeast`) : []),
      ]);
    case 'option':
      return [
        ...checkExpr(settle.need, 'truth', here, `${path}.need`),
        ...settle.options.flatMap(({ label }, at) =>
          answersOf(method).some(({ key }) => key === label) ? [] : [fault(`${path}.options[${at}].label`, 'unknown-label', { name: label })],
        ),
      ];
    case 'spend':
      return method.is === 'approve' ? [] : [fault(`${path}.is`, 'money-needs-approvals')];
    default:
      return [];
  }
}

/** Labels that words of a vote ask about and no answer of the ballot has. */
function strayLabels(part: unknown, known: readonly string[], path: string): readonly Fault[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => strayLabels(one, known, entryPath(path, one, at)));
  if (typeof part !== 'object' || part === null) return [];
  const { word, about } = part as { readonly word?: unknown; readonly about?: unknown };
  if (word === 'tally.label' && typeof about === 'string' && !known.includes(about)) return [fault(`${path}.about`, 'unknown-label', { name: about })];
  return Object.entries(part).flatMap(([field, value]) => strayLabels(value, known, `${path}.${field}`));
}

function strayElectorates(part: unknown, known: readonly string[], path: string): readonly Fault[] {
  if (Array.isArray(part)) return part.flatMap((one, at) => strayElectorates(one, known, entryPath(path, one, at)));
  if (typeof part !== 'object' || part === null) return [];
  const { is, by } = part as { readonly is?: unknown; readonly by?: unknown };
  if (is === 'word' && typeof by === 'string' && !known.includes(by)) return [fault(`${path}.by`, 'unknown-name', { name: by })];
  return Object.entries(part).flatMap(([field, value]) => strayElectorates(value, known, `${path}.${field}`));
}

function checkAnswers(method: Method, path: string): readonly Fault[] {
  const answers = answersOf(method);
  if (!('answers' in method) || method.is === 'pick_one') return [];
  if (!answers.some(({ support }) => support)) return [fault(`${path}.method`, 'nothing-is-support')];
  return answers.every(({ support }) => support) ? [fault(`${path}.method`, 'everything-is-support')] : [];
}

/** A vote without a deciding electorate only advises. */
function checkAdvice(vote: Vote, path: string): readonly Fault[] {
  if (vote.electorates.some(({ power }) => power === 'deciding')) return [];
  if (vote.settle.is !== 'report') return [fault(path, 'nobody-decides')];
  const effects: readonly Effect[] = vote.settle.advice.is === 'outcome' ? vote.settle.advice.effects : [];
  return effects.filter(({ is }) => !adviceMay.includes(is)).map(({ is }) => fault(`${path}.settle.advice`, 'advice-that-acts', { word: is }));
}

function checkVote(vote: Vote, path: string): readonly Fault[] {
  const labels = answersOf(vote.method).map(({ key }) => key);
  return [
    ...vote.electorates.flatMap(({ who, weight, key }) => [
      ...(who.is === 'roll' ? checkExpr(who.where, 'truth', ['person'], `${path}.electorates.${key}.who.where`) : []),
      ...(weight ? checkExpr(weight, 'number', ['seat', 'tally'], `${path}.electorates.${key}.weight`) : []),
    ]),
    ...(vote.quorum ? checkExpr(vote.quorum.needs, 'truth', here, `${path}.quorum.needs`) : []),
    ...(vote.dissent ? checkExpr(vote.dissent.enough, 'truth', here, `${path}.dissent.enough`) : []),
    ...vote.also.flatMap(({ when }, at) => checkExpr(when, 'truth', here, `${path}.also[${at}].when`)),
    ...checkAnswers(vote.method, path),
    ...checkSettle(vote.settle, vote.method, `${path}.settle`),
    ...checkAdvice(vote, path),
    ...strayLabels(vote, labels, path),
    ...strayElectorates(
      vote,
      vote.electorates.map(({ key }) => key),
      path,
    ),
  ];
}

/** A result that leaves a text nowhere is a silent loss; only advice and a passed-on first vote may have none (I8). */
function checkTraces(rule: Rule, path: string, passedOn: readonly Outcome[]): readonly Fault[] {
  return resultsOf(rule, path).flatMap(([at, result]) =>
    result.is === 'outcome' && result.outcome !== 'advised' && !passedOn.includes(result.outcome) && !result.effects.some(({ is }) => leavesTrace.includes(is))
      ? [fault(at, 'silence-is-loss', { name: result.outcome })]
      : [],
  );
}

const passedOnIn = (rule: Rule): readonly Outcome[] =>
  rule.is === 'sequence'
    ? [...rule.passesOn, ...passedOnIn(rule.first), ...passedOnIn(rule.then)]
    : rule.is === 'cases'
      ? [...rule.cases.flatMap((one) => passedOnIn(one.rule)), ...passedOnIn(rule.otherwise)]
      : rule.is === 'unless_contested'
        ? passedOnIn(rule.contested)
        : [];

/** Everything that is wrong with a decision rule by itself; names of bodies and stages are the charter's to check. */
export const checkRule = (rule: Rule, path: string): readonly Fault[] => [
  ...votesIn(rule, path).flatMap(([at, vote]) => checkVote(vote, at)),
  ...checkTraces(rule, path, passedOnIn(rule)),
];
