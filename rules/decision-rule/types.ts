import { readCite, type Cite } from '../cite.ts';
import { readEffect, type Effect } from '../effect/effect.ts';
import { readExpr, type Expr } from '../expression/types.ts';
import { readNamed, type Named } from '../grammar.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { fault, key, kinds, later, list, oneOf, orNull, record, truth, whole, type Reader } from '../reading.ts';

export const decisionRuleVersion = 'decision-rule/2';

/** Whose votes are counted: seats of a body, people on a roll, or somebody outside whose decision is only recorded. */
export type Who =
  | { readonly is: 'seats'; readonly body: string; readonly classes: readonly string[] }
  | {
      readonly is: 'roll';
      readonly where: Expr;
      readonly proof: 'account' | 'attestation' | 'code' | 'host' | 'none' | 'register';
      readonly onePer: 'person' | 'household' | 'code';
    }
  | { readonly is: 'outside'; readonly party: string };

/** An electorate, when it is fixed, how its ballots are kept, and through which doors they come. */
export type Electorate = {
  readonly key: string;
  readonly name: Named;
  readonly who: Who;
  readonly power: 'deciding' | 'consultative';
  readonly freezes: 'called' | 'opened' | 'closed';
  readonly ballot: 'open' | 'confidential' | 'secret' | 'none';
  readonly channels: readonly ('page' | 'code' | 'paper' | 'phone' | 'room' | 'sheets')[];
  /** What one seat's vote weighs; null where every vote is one. */
  readonly weight: Expr | null;
};

/** An answer that a ballot offers. */
export type Answer = { readonly key: string; readonly name: Named; readonly support: boolean };

export type Method =
  | { readonly is: 'yes_no'; readonly answers: readonly Answer[] }
  | { readonly is: 'graded'; readonly answers: readonly Answer[] }
  | { readonly is: 'pick_one'; readonly answers: readonly Answer[] }
  | { readonly is: 'approve'; readonly most: number | null; readonly cite: Cite }
  | { readonly is: 'score'; readonly from: number; readonly to: number; readonly cite: Cite }
  | { readonly is: 'rank'; readonly by: 'modified-borda' | 'instant-runoff' | 'condorcet' | 'transferable-vote' }
  | { readonly is: 'choose'; readonly most: number; readonly ranked: boolean; readonly cite: Cite }
  | { readonly is: 'sign'; readonly most: number | null; readonly cite: Cite }
  | { readonly is: 'count_sheets'; readonly answers: readonly Answer[]; readonly counters: number; readonly cite: Cite }
  | { readonly is: 'consent' | 'acclaim' | 'lot' | 'comment' | 'record' };

/** What a vote can come to. A tie that somebody must break is no outcome: it is an `ask`. */
export const outcomes = [
  'adopted',
  'dropped',
  'routed',
  'no-result',
  'advised',
  'elected',
  'not-elected',
  'admitted',
  'not-admitted',
  'binding',
  'passed',
  'failed',
  'uncontested',
] as const;
export type Outcome = (typeof outcomes)[number];

export type Result =
  | { readonly is: 'outcome'; readonly outcome: Outcome; readonly effects: readonly Effect[] }
  | { readonly is: 'ask'; readonly who: 'chair' | 'lot'; readonly yes: Result; readonly no: Result };

/** A cut of a measure: from here upward, with or without the value itself. */
export type Step = { readonly from: Expr; readonly including: boolean; readonly result: Result };

/** So many of the best by a measure, over all or within each group. */
export type Pick = { readonly top: Expr; readonly by: Expr; readonly per: Expr | null; readonly atLeast: Expr | null };

/** A sum of money in whole minor units (cents), with the three letters of its currency. */
export type Money = { readonly amount: number; readonly currency: string; readonly cite: Cite };

/**
 * How far the money reaches among options that have costs. `most-votes`: down the list of votes, passing over what does not fit or
 * ending there. `equal-shares`: everybody has the same share of the money (Peters, Pierczyński and Skowron 2021); what is left
 * over is spent by the completion, and `stop` says when raising the share ends.
 */
export type Spending =
  | { readonly is: 'most-votes'; readonly tooDear: 'skip' | 'stop' }
  | { readonly is: 'equal-shares'; readonly worth: 'cost' | 'count'; readonly completion: 'none' | 'utilitarian' | 'add1' | 'add1u'; readonly stop: 'overspend' | 'exhaustive' };

/** Exactly one result fires, by construction: cuts descend to `below`, rungs end in `otherwise` (I5). */
export type Settle =
  | { readonly is: 'bands'; readonly measure: Expr; readonly undefined: Result; readonly steps: readonly Step[]; readonly below: Result }
  | { readonly is: 'ladder'; readonly rungs: readonly { readonly when: Expr; readonly result: Result }[]; readonly otherwise: Result }
  | { readonly is: 'pick'; readonly picks: readonly Pick[]; readonly tie: 'all' | 'none' | 'lot' | 'chair'; readonly picked: Result; readonly rest: Result }
  | {
      readonly is: 'option';
      readonly need: Expr;
      readonly options: readonly { readonly label: string; readonly result: Result }[];
      readonly equal: Result;
      readonly short: Result;
    }
  | { readonly is: 'spend'; readonly money: Money; readonly by: Spending; readonly ballots: 'any' | 'within-money'; readonly picked: Result; readonly rest: Result }
  | { readonly is: 'recorded'; readonly passed: Result; readonly failed: Result }
  | { readonly is: 'report'; readonly advice: Result };

export type Quorum = { readonly needs: Expr; readonly short: Result };
/** Who may attach a dissent to the report, and how many it takes. */
export type Dissent = { readonly enough: Expr };
/** What else a result does beside its outcome: adopt *and* explain. */
export type Also = { readonly when: Expr; readonly effects: readonly Effect[] };

export type Vote = {
  readonly is: 'vote';
  readonly electorates: readonly Electorate[];
  readonly quorum: Quorum | null;
  readonly method: Method;
  readonly settle: Settle;
  readonly dissent: Dissent | null;
  readonly also: readonly Also[];
};

/** `decision-rule/2`. */
export type Rule =
  | Vote
  | { readonly is: 'sequence'; readonly first: Rule; readonly passesOn: readonly Outcome[]; readonly then: Rule }
  | { readonly is: 'cases'; readonly cases: readonly { readonly kinds: readonly string[]; readonly rule: Rule }[]; readonly otherwise: Rule }
  | { readonly is: 'unless_contested'; readonly uncontested: Result; readonly contested: Rule };

const readWho: Reader<Who> = kinds<Who>({
  seats: { body: key, classes: list(key, 1) },
  roll: { where: readExpr, proof: oneOf(['account', 'attestation', 'code', 'host', 'none', 'register']), onePer: oneOf(['person', 'household', 'code']) },
  outside: { party: key },
});

const readElectorate = record<Electorate>({
  key,
  name: readNamed,
  who: readWho,
  power: oneOf(['deciding', 'consultative']),
  freezes: oneOf(['called', 'opened', 'closed']),
  ballot: oneOf(['open', 'confidential', 'secret', 'none']),
  channels: list(oneOf(['page', 'code', 'paper', 'phone', 'room', 'sheets'])),
  weight: orNull(readExpr),
});

const answers = list(record<Answer>({ key, name: readNamed, support: truth }), 1);
const readMethod: Reader<Method> = kinds<Method>({
  yes_no: { answers },
  graded: { answers },
  pick_one: { answers },
  approve: { most: orNull(whole(1)), cite: readCite },
  score: { from: whole(0), to: whole(1), cite: readCite },
  rank: { by: oneOf(['modified-borda', 'instant-runoff', 'condorcet', 'transferable-vote']) },
  choose: { most: whole(1), ranked: truth, cite: readCite },
  sign: { most: orNull(whole(1)), cite: readCite },
  count_sheets: { answers, counters: whole(2), cite: readCite },
  consent: {},
  acclaim: {},
  lot: {},
  comment: {},
  record: {},
});

const result: Reader<Result> = later(() => readResult);
export const readResult: Reader<Result> = kinds<Result>({
  outcome: { outcome: oneOf(outcomes), effects: list(readEffect) },
  ask: { who: oneOf(['chair', 'lot']), yes: result, no: result },
});

const currencyCode: Reader<string> = (json, path) =>
  typeof json === 'string' && /^[A-Z]{3}$/.test(json) ? ok(json) : refuse([fault(path, 'not-one-of', { words: 'USD, EUR, BRL …', found: String(json) })]);

const readSettle: Reader<Settle> = kinds<Settle>({
  bands: { measure: readExpr, undefined: result, steps: list(record<Step>({ from: readExpr, including: truth, result }), 1), below: result },
  ladder: { rungs: list(record<{ readonly when: Expr; readonly result: Result }>({ when: readExpr, result }), 1), otherwise: result },
  pick: {
    picks: list(record<Pick>({ top: readExpr, by: readExpr, per: orNull(readExpr), atLeast: orNull(readExpr) }), 1),
    tie: oneOf(['all', 'none', 'lot', 'chair']),
    picked: result,
    rest: result,
  },
  option: {
    need: readExpr,
    options: list(record<{ readonly label: string; readonly result: Result }>({ label: key, result }), 1),
    equal: result,
    short: result,
  },
  spend: {
    money: record<Money>({ amount: whole(1, 10_000_000_000), currency: currencyCode, cite: readCite }),
    by: kinds<Spending>({
      'most-votes': { tooDear: oneOf(['skip', 'stop']) },
      'equal-shares': { worth: oneOf(['cost', 'count']), completion: oneOf(['none', 'utilitarian', 'add1', 'add1u']), stop: oneOf(['overspend', 'exhaustive']) },
    }),
    ballots: oneOf(['any', 'within-money']),
    picked: result,
    rest: result,
  },
  recorded: { passed: result, failed: result },
  report: { advice: result },
});

const rule: Reader<Rule> = later(() => readRule);
export const readRule: Reader<Rule> = kinds<Rule>({
  vote: {
    electorates: list(readElectorate, 1),
    quorum: orNull(record<Quorum>({ needs: readExpr, short: result })),
    method: readMethod,
    settle: readSettle,
    dissent: orNull(record<Dissent>({ enough: readExpr })),
    also: list(record<Also>({ when: readExpr, effects: list(readEffect, 1) })),
  },
  sequence: { first: rule, passesOn: list(oneOf(outcomes), 1), then: rule },
  cases: { cases: list(record<{ readonly kinds: readonly string[]; readonly rule: Rule }>({ kinds: list(key, 1), rule }), 1), otherwise: rule },
  unless_contested: { uncontested: result, contested: rule },
});
