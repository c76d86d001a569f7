import { bases, type Basis } from '#nouns/duty.ts';
import { namedBy } from '../actor.ts';
import { resultsOf, votesIn } from '../decision-rule/check.ts';
import type { Effect, EffectName } from '../effect/effect.ts';
import type { Duty } from '../duty/duty.ts';
import { stepsOf, type Frame } from '../selection/types.ts';
import { phases, type BodyNamed, type Charter, type DecisionNamed, type Level, type Phase, type SeatClassNamed } from './types.ts';

/** What a system is, computed from what is configured (domain 5.7, as 5.10 corrects it); nobody types these. */
export type Label = 'movement' | 'civic' | 'standing' | 'governing-power' | 'government-convened' | 'community-convened';

const amongResidents: readonly Frame['is'][] = ['addresses', 'electoral_roll', 'card_holders', 'residents', 'phones', 'agencies', 'organisations', 'open'];

const kindOf = (charter: Charter, name: string): 'organisation' | 'public-body' | 'people' | null => {
  const of = charter.bodies.find(({ key }) => key === name)?.of ?? name;
  return charter.parties.find(({ key }) => key === of)?.kind ?? null;
};

/** A lottery among residents fills a seat class of a body that is asked a question. */
const isCivic = (charter: Charter): boolean =>
  charter.bodies.some(({ classes }) =>
    classes.some(({ select }) => select.routes.some(({ frame }) => amongResidents.includes(frame.is)) && stepsOf(select).some(({ is }) => is === 'lottery')),
  );

const effectsOf = ({ rule }: DecisionNamed): readonly Effect[] => [
  ...resultsOf(rule).flatMap(([, result]) => (result.is === 'outcome' ? result.effects : [])),
  ...votesIn(rule, '').flatMap(([, { also }]) => also.flatMap(({ effects }) => effects)),
];
const actorsOf = (effect: Effect): readonly string[] => ('who' in effect ? namedBy(effect.who) : []);
const decides = ({ rule }: DecisionNamed): boolean => votesIn(rule, '').some(([, { electorates }]) => electorates.some(({ power }) => power === 'deciding'));

const bindsItself: readonly EffectName[] = ['seat', 'allocate', 'charter', 'found'];

/** The body belongs to organisations, or to an assembly they convene, and what it decides binds at least themselves. */
function isMovement(charter: Charter): boolean {
  return charter.decisions.filter(decides).some((decision) => {
    const owner = charter.bodies.find(({ key }) => key === decision.body)?.of ?? null;
    if (owner === null || kindOf(charter, owner) !== 'organisation') return false;
    const own = new Set([
      owner,
      ...charter.bodies.filter(({ of }) => of !== null && kindOf(charter, of) === 'organisation').map(({ key }) => key),
      ...charter.parties.filter(({ kind }) => kind === 'organisation').map(({ key }) => key),
    ]);
    return effectsOf(decision).some(
      (effect) => bindsItself.includes(effect.is) || ((effect.is === 'bind' || effect.is === 'pledge') && actorsOf(effect).some((name) => own.has(name))),
    );
  });
}

/** People take part in a body unless all its voting seats are of government. */
const takesPart = ({ classes, of }: BodyNamed, charter: Charter): boolean =>
  classes.some(({ vote, voice, government }) => (vote || voice) && !government) &&
  (of === null || kindOf(charter, of) !== 'public-body' || classes.some(({ government }) => !government));
const participatory = (charter: Charter): ReadonlySet<string> =>
  new Set([
    ...charter.bodies.filter((body) => takesPart(body, charter)).map(({ key }) => key),
    ...charter.parties.filter(({ kind }) => kind !== 'public-body').map(({ key }) => key),
  ]);

const isStanding = (charter: Charter): boolean =>
  charter.bodies.some(({ renewal }) => renewal.is !== 'none') &&
  charter.rights.some(({ over, holder, act }) => over === 'agenda' && act !== 'be-heard' && namedBy(holder).some((name) => participatory(charter).has(name)));

const climbing: readonly EffectName[] = ['refer', 'mobilise', 'raise', 'call'];

/** The policy phases in which a participatory body holds a right, a vote, a stage or a claim to an answer (domain 5.5). */
export function coverage(charter: Charter): readonly Phase[] {
  const who = participatory(charter);
  const stage = (kind: string): boolean => charter.stages.some((one) => one.kind === kind && who.has(one.body));
  const owed = charter.duties.filter(({ creditor }) => namedBy(creditor).some((name) => who.has(name)) || creditor.is === 'author');
  const held: Readonly<Record<Phase, boolean>> = {
    agenda: stage('agenda'),
    decision: charter.decisions.some(
      ({ body, stage: at }) => who.has(body) && charter.stages.some(({ key, kind }) => key === at && (kind === 'decide' || kind === 'deliberate')),
    ),
    implementation: stage('implement'),
    monitoring: stage('monitor') || owed.some(({ kind }) => kind === 'report' || kind === 'follow-up'),
    enforcement: owed.some(({ ladder }) => ladder.some(({ effects }) => effects.some(({ is }) => climbing.includes(is)))),
  };
  return phases.filter((phase) => held[phase] || charter.rights.some(({ over, holder }) => over === phase && namedBy(holder).some((name) => who.has(name))));
}

const atLeastLetter: readonly Basis[] = bases.slice(0, bases.indexOf('letter') + 1);

/** Who may come to owe: those named, and those among whom the competent one is found. */
const debtors = (duty: Duty, charter: Charter): readonly string[] =>
  duty.debtor.is === 'addressee' ? charter.mandates.flatMap(({ recipients }) => recipients) : namedBy(duty.debtor);
const publicDuties = (charter: Charter): readonly Duty[] =>
  charter.duties.filter((duty) => debtors(duty, charter).some((name) => kindOf(charter, name) === 'public-body'));

function isGoverningPower(charter: Charter): boolean {
  const organised =
    isMovement(charter) ||
    charter.duties.some(
      ({ debtor, kind }) =>
        (kind === 'act' || kind === 'convene' || kind === 'follow-through') && namedBy(debtor).some((name) => kindOf(charter, name) === 'organisation'),
    );
  return organised && publicDuties(charter).some(({ basis }) => atLeastLetter.includes(basis)) && coverage(charter).length >= 2;
}

const issuers = (charter: Charter): readonly string[] => charter.mandates.flatMap(({ issuer }) => namedBy(issuer));

/** All labels that hold. */
export function labelsOf(charter: Charter): readonly Label[] {
  const held: Readonly<Record<Label, boolean>> = {
    movement: isMovement(charter),
    civic: isCivic(charter),
    standing: isStanding(charter),
    'governing-power': isGoverningPower(charter),
    'government-convened': issuers(charter).some((name) => kindOf(charter, name) === 'public-body'),
    'community-convened': issuers(charter).some((name) => kindOf(charter, name) !== 'public-body'),
  };
  return (Object.keys(held) as Label[]).filter((label) => held[label]);
}

/** The seat classes that decide in a decision, over all its votes. */
const decidingClasses = (charter: Charter, { rule }: DecisionNamed): readonly (readonly SeatClassNamed[])[] =>
  votesIn(rule, '').map(([, { electorates }]) =>
    electorates
      .filter(({ power }) => power === 'deciding')
      .flatMap(({ who }) =>
        who.is === 'seats' ? (charter.bodies.find(({ key }) => key === who.body)?.classes ?? []).filter(({ key }) => who.classes.includes(key)) : [],
      ),
  );

/** Government and others vote in one decision, both deciding. */
const decidesTogether = (charter: Charter): boolean =>
  charter.decisions.some((decision) =>
    decidingClasses(charter, decision).some((classes) => classes.some(({ government }) => government) && classes.some(({ government }) => !government)),
  );

/** People alone decide, and it binds an office without its further consent. */
const bindsGovernment = (charter: Charter): boolean =>
  charter.decisions
    .filter(decides)
    .some(
      (decision) =>
        participatory(charter).has(decision.body) &&
        decidingClasses(charter, decision).every((classes) => classes.every(({ government }) => !government)) &&
        effectsOf(decision).some((effect) => effect.is === 'bind' && actorsOf(effect).some((name) => kindOf(charter, name) === 'public-body')),
    );

/**
 * The level on the spectrum that the configuration can carry (domain 4, rule 3), whatever was declared: 1 it is only
 * published; 2 somebody must hear it; 3 somebody must answer item by item; 4 a joint decision, or homologate or explain;
 * 5 it takes effect without anybody's further consent, or the movement decides over itself and asks no office.
 */
export function structuralLevel(charter: Charter): Level {
  const owed = publicDuties(charter).filter(({ basis }) => basis !== 'claim');
  if (bindsGovernment(charter)) return 5;
  if (isMovement(charter) && !charter.mandates.some(({ recipients }) => recipients.some((name) => kindOf(charter, name) === 'public-body'))) return 5;
  if (decidesTogether(charter) || owed.some(({ kind }) => kind === 'homologate')) return 4;
  if (owed.some(({ kind, cover }) => (kind === 'respond' || kind === 'explain' || kind === 'adopt') && cover === 'per-item')) return 3;
  return owed.length > 0 ? 2 : 1;
}

/** What happened, for the level that was lived. */
export interface Lived {
  readonly heard: boolean;
  /** Texts answered with a reason or an act, of texts handed over. */
  readonly answered: number;
  readonly handedOver: number;
  readonly decidedTogether: number;
  readonly tookEffect: number;
}

/** The level that was lived: a right that nobody used does not count, and half-answered is heard, not answered. */
export function livedLevel({ heard, answered, handedOver, decidedTogether, tookEffect }: Lived): Level {
  if (tookEffect > 0) return 5;
  if (decidedTogether > 0) return 4;
  if (handedOver > 0 && answered === handedOver) return 3;
  return heard ? 2 : handedOver > 0 ? 1 : 0;
}
