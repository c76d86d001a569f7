import type { Words } from '@plenaria/kernel/language.ts';
import type { StageKind } from '#nouns/cycle.ts';
import { type Actor } from '#rules/actor.ts';
import type { Cite, Span } from '#rules/cite.ts';
import type {
  BodyNamed, Charter, DecisionNamed, Join, MandateNamed, PartyNamed, Question, Renewal, SeatClassNamed, StageNamed,
} from '#rules/charter-2/types.ts';
import { languagesOfRules } from '#rules/charter-2/types.ts';
import type { Answer, Electorate, Method, Outcome, Result, Rule, Settle, Step, Vote } from '#rules/decision-rule/types.ts';
import type { Duty, Rung } from '#rules/duty/duty.ts';
import type { Effect } from '#rules/effect/effect.ts';
import { always, cited, compare, share, word } from '#rules/expression/say.ts';
import type { Expr } from '#rules/expression/types.ts';
import type { Gate } from '#rules/gate/gate.ts';
import { named, type Named } from '#rules/grammar.ts';
import type { Channel, Frame, Quota, Route, Select, SelectStep, Size } from '#rules/selection/types.ts';

/** Pieces that configurations are put together from. Every piece is expanded before signing: names stay whole. */
type Parts = Pick<Charter, 'name' | 'parties' | 'bodies' | 'mandates' | 'stages' | 'decisions'> & Partial<Charter>;

export const charter = (template: string, parts: Parts, settings: Readonly<Record<string, string>> = {}): Charter => ({
  version: 'charter/2',
  languages: languagesOfRules,
  template: { name: template, version: 1, settings: Object.entries(settings).map(([key, value]) => ({ key, value })) },
  kinds: [],
  terms: [],
  duties: [],
  gates: [],
  rights: [],
  syntheses: [],
  families: [],
  ...parts,
});

type Role = PartyNamed['roles'][number];
export const organisation = (key: string, name: Named, ...roles: readonly Role[]): PartyNamed => ({ key, name, kind: 'organisation', roles });
export const office = (key: string, name: Named, ...roles: readonly Role[]): PartyNamed => ({ key, name, kind: 'public-body', roles });
export const people = (key: string, name: Named, ...roles: readonly Role[]): PartyNamed => ({ key, name, kind: 'people', roles });

export const ends: Renewal = { is: 'none' };
export const body = (key: string, name: Named, classes: readonly SeatClassNamed[], more: Partial<BodyNamed> = {}): BodyNamed => ({
  key,
  name,
  of: null,
  parent: null,
  family: null,
  renewal: ends,
  competence: [],
  classes,
  ...more,
});
export const seats = (key: string, name: Named, size: Size, select: Select, more: Partial<SeatClassNamed> = {}): SeatClassNamed => ({
  key,
  name,
  segment: null,
  voice: true,
  vote: true,
  government: false,
  size,
  select,
  ...more,
});

export const exactly = (count: number, cite: Cite): Size => ({ is: 'exactly', seats: count, cite });
export const between = (least: number, most: number, cite: Cite): Size => ({ is: 'between', least, most, cite });
export const open: Size = { is: 'open' };

export const ways = (routes: readonly Route[], then: readonly SelectStep[] = []): Select => ({ is: 'routes', routes, then });
export const way = (key: string, name: Named, frame: Frame, ...steps: readonly SelectStep[]): Route => ({ key, name, frame, steps });
export const eligible = (where: Expr): SelectStep => ({ is: 'eligible', where });
export const enrol = (channels: readonly Channel[], onePer: 'person' | 'household' | 'code' | 'organisation' = 'person'): SelectStep => ({
  is: 'enrol',
  channels,
  onePer,
});
export const invite = (count: number | null, cite: Cite, ...channels: readonly Channel[]): SelectStep => ({ is: 'invite', count, channels, cite });
export const elect = (decision: string, caucus: string | null = null): SelectStep => ({ is: 'elect', caucus, decision });
export const everyone: SelectStep = { is: 'everyone' };
export const volunteer: SelectStep = { is: 'volunteer' };
export const appoint = (by: Actor): SelectStep => ({ is: 'appoint', by });
export const nominate = (by: Actor): SelectStep => ({ is: 'nominate', by });
export const replace = (by: 'next-alternate' | 'refit-quotas' | 'reopen'): SelectStep => ({ is: 'replace', by });
type Lottery = Extract<SelectStep, { is: 'lottery' }>;
export const lottery = (cite: Cite, quotas: readonly Quota[], more: Partial<Lottery> = {}): SelectStep => ({
  is: 'lottery',
  objective: 'leximin',
  quotas,
  portfolio: null,
  seed: 'dice',
  weight: null,
  cite,
  ...more,
});
export const quota = (feature: string, value: string, name: Named, least: number, most: number, cite: Cite): Quota => ({
  feature,
  value,
  name,
  size: { is: 'between', least, most, cite },
});
export const about = (feature: string, value: string, name: Named, part: Expr): Quota => ({ feature, value, name, size: { is: 'about', share: part } });
export const addresses = (count: number | null, cite: Cite): Frame => ({ is: 'addresses', count, cite });
export const membersOf = (of: string): Frame => ({ is: 'members', of });
export const openTo = (where: Expr): Frame => ({ is: 'open', where });

const part = (effects: readonly Effect[], outcome: Outcome): Result => ({ is: 'outcome', outcome, effects });
export const result = (outcome: Outcome, ...effects: readonly Effect[]): Result => part(effects, outcome);
export const adopted = (...more: readonly Effect[]): Result => part([{ is: 'adopt' }, ...more], 'adopted');
export const dropped = (...more: readonly Effect[]): Result => part([{ is: 'drop' }, ...more], 'dropped');
/** No result: the text falls for now and stays in the record; it can be put again. */
export const noResult: Result = part([{ is: 'drop' }], 'no-result');
export const routed = (to: string, ...more: readonly Effect[]): Result => part([{ is: 'route', to }, ...more], 'routed');
export const ask = (who: 'chair' | 'lot', yes: Result, no: Result): Result => ({ is: 'ask', who, yes, no });

const answer = (key: string, support: boolean, name: Named): Answer => ({ key, name, support });
export const answers = {
  for: answer('for', true, named('for', 'a favor', 'a favor')),
  against: answer('against', false, named('against', 'en contra', 'contra')),
  abstain: answer('abstain', false, named('I abstain', 'me abstengo', 'abstenho-me')),
  yes: answer('yes', true, named('yes', 'sí', 'sim')),
  no: answer('no', false, named('no', 'no', 'não')),
  noOpinion: answer('no-opinion', false, named('no opinion', 'sin opinión', 'sem opinião')),
  of: answer,
};
export const forAgainst: Method = { is: 'yes_no', answers: [answers.for, answers.against, answers.abstain] };
export const yesNo: Method = { is: 'yes_no', answers: [answers.yes, answers.no] };
export const record: Method = { is: 'record' };
export const comment: Method = { is: 'comment' };
export const consent: Method = { is: 'consent' };

type ElectorateMore = Partial<Pick<Electorate, 'ballot' | 'freezes' | 'channels' | 'power' | 'weight'>>;
export const seated = (key: string, name: Named, of: string, classes: readonly string[], more: ElectorateMore = {}): Electorate => ({
  key,
  name,
  who: { is: 'seats', body: of, classes },
  power: 'deciding',
  freezes: 'opened',
  ballot: 'confidential',
  channels: ['page', 'code', 'paper'],
  weight: null,
  ...more,
});
export const outside = (key: string, name: Named, party: string): Electorate => ({
  key,
  name,
  who: { is: 'outside', party },
  power: 'deciding',
  freezes: 'closed',
  ballot: 'none',
  channels: [],
  weight: null,
});
export const roll = (
  key: string,
  name: Named,
  where: Expr,
  proof: Extract<Electorate['who'], { is: 'roll' }>['proof'],
  more: ElectorateMore = {},
): Electorate => ({
  key,
  name,
  who: { is: 'roll', where, proof, onePer: 'person' },
  power: 'deciding',
  freezes: 'closed',
  ballot: 'confidential',
  channels: ['page'],
  weight: null,
  ...more,
});

export const vote = (electorates: readonly Electorate[], method: Method, settle: Settle, more: Partial<Vote> = {}): Vote => ({
  is: 'vote',
  electorates,
  quorum: null,
  method,
  settle,
  dissent: null,
  also: [],
  ...more,
});
export const bands = (measure: Expr, steps: readonly Step[], below: Result, undefined_: Result = noResult): Settle => ({
  is: 'bands',
  measure,
  undefined: undefined_,
  steps,
  below,
});
export const at = (from: Expr, outcome: Result): Step => ({ from, including: true, result: outcome });
export const above = (from: Expr, outcome: Result): Step => ({ from, including: false, result: outcome });
export const ladder = (rungs: readonly (readonly [Expr, Result])[], otherwise: Result): Settle => ({
  is: 'ladder',
  rungs: rungs.map(([when, outcome]) => ({ when, result: outcome })),
  otherwise,
});
export const report = (...effects: readonly Effect[]): Settle => ({ is: 'report', advice: part(effects, 'advised') });
export const recorded = (passed: Result, failed: Result): Settle => ({ is: 'recorded', passed, failed });

export const inFavour = word('tally.support');
export const ballotsCast = word('tally.cast');
export const ofCast = share(inFavour, ballotsCast);
export const ofValid = share(inFavour, word('tally.valid'));
export const ofSeated = share(inFavour, word('tally.seated'));
/** For against only those who took sides: abstentions leave the denominator. */
export const ofSides = share(word('tally.label', { about: 'for' }), {
  is: 'plus',
  a: word('tally.label', { about: 'for' }),
  b: word('tally.label', { about: 'against' }),
});

export const decision = (
  key: string,
  name: Named,
  of: string,
  stage: string,
  kinds: readonly string[],
  rule: Rule,
  cite: Cite,
  more: Partial<DecisionNamed> = {},
): DecisionNamed => ({ key, name, body: of, stage, kinds, opens: null, rule, earlier: [], cite, ...more });

export const afterAll = (...of: readonly string[]): Join => ({ is: 'all', of });
export const stage = (key: string, kind: StageKind, name: Named, of: string, after: Join = { is: 'start' }, opens: Expr | null = null): StageNamed => ({
  key,
  kind,
  name,
  body: of,
  after,
  opens,
});
/** Stages one after another, each of which opens when the one before is closed. */
export const inOrder = (...stages: readonly StageNamed[]): readonly StageNamed[] =>
  stages.map((one, place) => {
    const before = stages[place - 1];
    return before && one.after.is === 'start' ? { ...one, after: afterAll(before.key) } : one;
  });

export const stageNames: Readonly<Record<StageKind, Named>> = {
  agenda: named('the choice of the theme', 'la elección del tema', 'a escolha do tema'),
  form: named('the forming of the body', 'la formación del órgano', 'a formação do órgão'),
  learn: named('the learning days|s', 'los días de aprendizaje', 'os dias de aprendizado'),
  deliberate: named('the deliberation', 'la deliberación', 'a deliberação'),
  decide: named('the vote', 'la votación', 'a votação'),
  transmit: named('the handing over', 'la entrega', 'a entrega'),
  respond: named('the answers|s', 'las respuestas', 'as respostas'),
  implement: named('the carrying out', 'la puesta en práctica', 'a execução'),
  monitor: named('the follow-up', 'el seguimiento', 'o acompanhamento'),
};
/** The plain run of stages of one body, under its own keys and the usual names. */
export const usual = (of: string, ...kinds: readonly StageKind[]): readonly StageNamed[] =>
  inOrder(...kinds.map((kind) => stage(kind, kind, stageNames[kind], of)));

const words = (en: string, es: string, pt: string): Words => ({ en, es, pt });
export const say = words;
export const notPublished = words('Not published.', 'No publicado.', 'Não publicado.');
export const question = (key: string, asks: Words, more: Partial<Question> = {}): Question => ({
  key,
  asks,
  inScope: notPublished,
  outOfScope: notPublished,
  fixedFacts: [],
  ...more,
});
export const mandate = (
  key: string,
  issuer: Actor,
  of: string,
  recipients: readonly string[],
  questions: readonly Question[],
  cite: Cite,
  more: Partial<MandateNamed> = {},
): MandateNamed => ({ key, issuer, body: of, questions, authority: 2, basis: 'letter', recipients, cite, ...more });

type DutyParts = Pick<Duty, 'key' | 'name' | 'debtor' | 'creditor' | 'basis'> & Partial<Duty>;
const duty = (kind: Duty['kind'], parts: DutyParts): Duty => ({
  on: { is: 'transmitted' },
  kind,
  due: { is: 'never_promised' },
  silentAfter: null,
  cover: 'whole',
  dispositions: [],
  reasonUnless: [],
  ladder: [],
  ...parts,
});
/** An answer to each text: a no needs a reason, a yes an owner, an act and a date (I11). */
export const respond = (parts: DutyParts): Duty =>
  duty('respond', {
    cover: 'per-item',
    dispositions: ['accepted', 'in-part', 'conditional', 'referred', 'already-done', 'declined', 'acknowledged'],
    reasonUnless: ['accepted', 'already-done', 'acknowledged'],
    ...parts,
  });
export const hear = (parts: DutyParts): Duty => duty('hear', parts);
export const owed = duty;
export const within = (span: Span, recess: 'runs' | 'stops' = 'runs'): Duty['due'] => ({ is: 'within', span, recess });
export const rung = (from: Rung['from'], span: Span, effects: readonly Effect[], unless: Expr | null = null): Rung => ({ from, after: span, unless, effects });

/** The mandate is published before anybody is invited (I1). */
export const mandateFirst: Gate = {
  key: 'mandate-first',
  name: named('the mandate comes first', 'primero el mandato', 'primeiro o mandato'),
  at: { is: 'invites' },
  must: word('mandate.published'),
  severity: 'block',
  override: null,
};
/** What people need is paid for before they are asked to come (safeguard 16, I15). */
export const moneyFirst = (none: Expr): Gate => ({
  key: 'money-first',
  name: named('money comes first', 'primero el dinero', 'primeiro o dinheiro'),
  at: { is: 'kind_opens', kinds: ['learn', 'deliberate', 'decide'] },
  must: compare(word('funds.lines_short'), '=', none),
  severity: 'block',
  override: null,
});
export const anybody = always;

/** Numbers by definition, of common practice that an operator confirms, stated in the article, and made up to play the case. */
export const defined = cited('definition');
export const usually = cited('common-practice');
export const article = cited('article');
export const invented = cited('invented');
export const published = (where: string) => cited('published', where);
export const half = defined.of(1, 2);
export const noneShort = defined.of(0);
