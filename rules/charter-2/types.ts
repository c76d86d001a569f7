import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Words } from '@plenaria/kernel/language.ts';
import { stageKinds, type StageKind } from '#nouns/cycle.ts';
import { bases, type Basis } from '#nouns/duty.ts';
import { readActor, type Actor } from '../actor.ts';
import { readCite, readSpan, type Cite, type Span } from '../cite.ts';
import { readRule, type Rule } from '../decision-rule/types.ts';
import { readDuty, type Duty } from '../duty/duty.ts';
import { readExpr, type Expr } from '../expression/types.ts';
import { readGate, type Gate } from '../gate/gate.ts';
import { readNamed, type Named } from '../grammar.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { day, fault, key, kinds, list, oneOf, orNull, record, text, truth, whole, type Reader } from '../reading.ts';
import { readSelect, readSize, type Select, type Size } from '../selection/types.ts';

/** Organisations, offices and publics that the charter speaks of; natural persons never. */
export type PartyNamed = {
  readonly key: string;
  readonly name: Named;
  readonly kind: 'organisation' | 'public-body' | 'people';
  readonly roles: readonly ('convener' | 'host' | 'partner' | 'funder' | 'anchor' | 'delivery' | 'oversight')[];
};

/** How seats come free again. */
export type Renewal =
  | { readonly is: 'none' }
  | { readonly is: 'term'; readonly span: Span }
  | { readonly is: 'stagger'; readonly share: Expr; readonly every: Span; readonly term: Span };

export type SeatClassNamed = {
  readonly key: string;
  readonly name: Named;
  readonly segment: string | null;
  readonly voice: boolean;
  readonly vote: boolean;
  /** Seats of government: parity and co-option are counted over them. */
  readonly government: boolean;
  readonly size: Size;
  readonly select: Select;
};

export type BodyNamed = {
  readonly key: string;
  readonly name: Named;
  readonly of: string | null;
  readonly parent: string | null;
  readonly family: string | null;
  readonly renewal: Renewal;
  readonly competence: readonly string[];
  readonly classes: readonly SeatClassNamed[];
};

/** A level on the spectrum from ignoring (0) to ownership (5). */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;
const levels = [0, 1, 2, 3, 4, 5] as const;

export type Question = {
  readonly key: string;
  readonly asks: Words;
  readonly inScope: Words;
  readonly outOfScope: Words;
  readonly fixedFacts: readonly Words[];
};
export type MandateNamed = {
  readonly key: string;
  readonly issuer: Actor;
  readonly body: string;
  readonly questions: readonly Question[];
  readonly authority: Level;
  readonly basis: Basis;
  readonly recipients: readonly string[];
  readonly cite: Cite;
};

/** What must have happened before a stage opens. */
export type Join =
  | { readonly is: 'start' }
  | { readonly is: 'all'; readonly of: readonly string[] }
  | { readonly is: 'at_least'; readonly count: number; readonly of: readonly string[]; readonly cite: Cite }
  | { readonly is: 'day'; readonly on: CivilDate; readonly cite: Cite };

export type StageNamed = {
  readonly key: string;
  readonly kind: StageKind;
  readonly name: Named;
  readonly body: string;
  readonly after: Join;
  readonly opens: Expr | null;
};

/** A rule that stood before: it governs what was opened while it stood (I6). */
export type Earlier = { readonly until: CivilDate; readonly rule: Rule; readonly approvedBy: Actor; readonly cite: Cite };
export type DecisionNamed = {
  readonly key: string;
  readonly name: Named;
  readonly body: string;
  readonly stage: string;
  readonly kinds: readonly string[];
  readonly opens: Expr | null;
  readonly rule: Rule;
  readonly earlier: readonly Earlier[];
  readonly cite: Cite;
};

export const phases = ['agenda', 'decision', 'implementation', 'monitoring', 'enforcement'] as const;
export type Phase = (typeof phases)[number];
export type Right = {
  readonly key: string;
  readonly name: Named;
  readonly holder: Actor;
  readonly act: 'propose' | 'choose-agenda' | 'call' | 'veto' | 'be-heard';
  readonly over: Phase;
};

/** Who joins what several bodies said, and what that may do to it. Nothing is ever dropped. */
export type Synthesis = {
  readonly key: string;
  readonly name: Named;
  readonly body: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly may: readonly ('merge' | 'group')[];
};

/** A template with a parameter, expanded: its members, the fields it opens, and what each member changed. */
export type Family = {
  readonly key: string;
  readonly name: Named;
  readonly template: string;
  readonly version: number;
  readonly members: readonly string[];
  readonly opens: readonly string[];
  readonly overrides: readonly { readonly member: string; readonly field: string }[];
};

export type TermNamed = { readonly key: string; readonly name: Named };

/** `charter/2`: everything a mandate signs. Canonical JSON; people see its explanation, never this. */
export type Charter = {
  readonly version: 'charter/2';
  readonly languages: {
    readonly expression: 'expression/1';
    readonly decision: 'decision-rule/2';
    readonly effect: 'effect/1';
    readonly gate: 'gate/1';
    readonly duty: 'duty/1';
    readonly selection: 'selection/1';
  };
  /** From which template it was expanded, and with which settings: the expansion is what is signed. */
  readonly template: { readonly name: string; readonly version: number; readonly settings: readonly { readonly key: string; readonly value: string }[] };
  readonly name: Named;
  readonly parties: readonly PartyNamed[];
  readonly bodies: readonly BodyNamed[];
  /** Kinds of text that are decided on. */
  readonly kinds: readonly TermNamed[];
  /** Segments, axes, competences, features and other labels the rules speak of. */
  readonly terms: readonly TermNamed[];
  readonly mandates: readonly MandateNamed[];
  readonly stages: readonly StageNamed[];
  readonly decisions: readonly DecisionNamed[];
  readonly duties: readonly Duty[];
  readonly gates: readonly Gate[];
  readonly rights: readonly Right[];
  readonly syntheses: readonly Synthesis[];
  readonly families: readonly Family[];
};

export const languagesOfRules: Charter['languages'] = {
  expression: 'expression/1',
  decision: 'decision-rule/2',
  effect: 'effect/1',
  gate: 'gate/1',
  duty: 'duty/1',
  selection: 'selection/1',
};

const level: Reader<Level> = (json, path) => {
  const found = levels.find((one) => one === json);
  return found === undefined ? refuse([fault(path, 'not-one-of', { words: levels.join(', '), found: String(json) })]) : ok(found);
};

const readWords: Reader<Words> = record<Words>({ en: text, es: text, pt: text });
const readTerm = record<TermNamed>({ key, name: readNamed });

const readParty = record<PartyNamed>({
  key,
  name: readNamed,
  kind: oneOf(['organisation', 'public-body', 'people']),
  roles: list(oneOf(['convener', 'host', 'partner', 'funder', 'anchor', 'delivery', 'oversight'])),
});
const readRenewal: Reader<Renewal> = kinds<Renewal>({ none: {}, term: { span: readSpan }, stagger: { share: readExpr, every: readSpan, term: readSpan } });
const readClass = record<SeatClassNamed>({
  key,
  name: readNamed,
  segment: orNull(key),
  voice: truth,
  vote: truth,
  government: truth,
  size: readSize,
  select: readSelect,
});
const readBody = record<BodyNamed>({
  key,
  name: readNamed,
  of: orNull(key),
  parent: orNull(key),
  family: orNull(key),
  renewal: readRenewal,
  competence: list(key),
  classes: list(readClass),
});
const readQuestion = record<Question>({ key, asks: readWords, inScope: readWords, outOfScope: readWords, fixedFacts: list(readWords) });
const readMandate = record<MandateNamed>({
  key,
  issuer: readActor,
  body: key,
  questions: list(readQuestion, 1),
  authority: level,
  basis: oneOf(bases),
  recipients: list(key),
  cite: readCite,
});
const readJoin: Reader<Join> = kinds<Join>({
  start: {},
  all: { of: list(key, 1) },
  at_least: { count: whole(1), of: list(key, 1), cite: readCite },
  day: { on: day, cite: readCite },
});
const readStage = record<StageNamed>({ key, kind: oneOf(stageKinds), name: readNamed, body: key, after: readJoin, opens: orNull(readExpr) });
const readEarlier = record<Earlier>({ until: day, rule: readRule, approvedBy: readActor, cite: readCite });
const readDecision = record<DecisionNamed>({
  key,
  name: readNamed,
  body: key,
  stage: key,
  kinds: list(key, 1),
  opens: orNull(readExpr),
  rule: readRule,
  earlier: list(readEarlier),
  cite: readCite,
});
const readRight = record<Right>({
  key,
  name: readNamed,
  holder: readActor,
  act: oneOf(['propose', 'choose-agenda', 'call', 'veto', 'be-heard']),
  over: oneOf(phases),
});
const readSynthesis = record<Synthesis>({ key, name: readNamed, body: key, from: list(key, 1), to: key, may: list(oneOf(['merge', 'group']), 1) });
const readFamily = record<Family>({
  key,
  name: readNamed,
  template: text,
  version: whole(1),
  members: list(key, 1),
  opens: list(text),
  overrides: list(record<Family['overrides'][number]>({ member: key, field: text })),
});

/** Reads a charter as it was signed; every fault with its place, none guessed away. */
export const readCharter2: Reader<Charter> = record<Charter>({
  version: oneOf(['charter/2']),
  languages: record<Charter['languages']>({
    expression: oneOf(['expression/1']),
    decision: oneOf(['decision-rule/2']),
    effect: oneOf(['effect/1']),
    gate: oneOf(['gate/1']),
    duty: oneOf(['duty/1']),
    selection: oneOf(['selection/1']),
  }),
  template: record<Charter['template']>({
    name: text,
    version: whole(1),
    settings: list(record<Charter['template']['settings'][number]>({ key, value: text })),
  }),
  name: readNamed,
  parties: list(readParty, 1),
  bodies: list(readBody, 1),
  kinds: list(readTerm),
  terms: list(readTerm),
  mandates: list(readMandate, 1),
  stages: list(readStage, 1),
  decisions: list(readDecision, 1),
  duties: list(readDuty),
  gates: list(readGate),
  rights: list(readRight),
  syntheses: list(readSynthesis),
  families: list(readFamily),
});
