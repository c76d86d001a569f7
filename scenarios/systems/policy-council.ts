import { body as theBody, party } from '#rules/actor.ts';
import { and, atLeast, compare, not, or, share, times, word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import {
  above, adopted, at, bands, body, charter, decision, defined, dropped, exactly, forAgainst, half, inFavour, invented, mandate, mandateFirst, nominate,
  noResult, office, organisation, owed, published, question, rung, say, seated, seats, stage, stageNames, inOrder, usually, vote, way, ways, within,
} from './pieces.ts';
import { part, tally, whole, type System } from './system.ts';

const law = published('Law 8.142/1990');
const cns = usually;
const councillors = named('the councillors|s', 'las consejeras y los consejeros|m', 'as conselheiras e os conselheiros|m');
const segment = (key: string, name: Named, of: string, count: number, government: boolean) =>
  seats(
    key,
    name,
    exactly(count, cns.cite),
    ways([
      way(
        'entities',
        named('the entities of the segment|s', 'las entidades del segmento', 'as entidades do segmento'),
        { is: 'members', of },
        { is: 'eligible', where: not(or(word('person.holds', { about: 'legislature' }), word('person.holds', { about: 'judiciary' }))) },
        nominate(party(of)),
      ),
    ]),
    { segment: key, government },
  );
const floor = (key: string) => seated(key, councillors, 'council', ['user', 'worker', 'manager'], { ballot: 'open', channels: ['room'] });
const quorum = { needs: atLeast(word('tally.present'), times(cns.of(1, 2), word('tally.seated'))), short: noResult };
const homologation = { is: 'owe' as const, duty: 'homologation' };
const simple = vote([floor('simple-roll')], forAgainst, bands(share(inFavour, word('tally.present')), [above(half, adopted(homologation))], dropped()), {
  quorum,
});
const absolute = vote([floor('absolute-roll')], forAgainst, bands(share(inFavour, word('tally.all_seats')), [above(half, adopted(homologation))], dropped()), {
  quorum,
});
const qualified = vote(
  [floor('qualified-roll')],
  forAgainst,
  bands(share(inFavour, word('tally.all_seats')), [at(cns.of(2, 3), adopted({ is: 'amend', what: 'rules' }))], dropped()),
  { quorum },
);

/** Brazil’s policy councils: parity, resolutions homologated in thirty days or explained, then prosecutor and court. */
export const policyCouncil: System = {
  number: 21,
  key: 'policy-council',
  charter: charter('policy-council', {
    name: named('the Health Council', 'el Consejo de Salud', 'o Conselho de Saúde'),
    parties: [
      office('executive', named('the head of the executive', 'la jefatura del ejecutivo', 'a chefia do executivo'), 'convener'),
      office('manager-office', named('the health office', 'la secretaría de salud', 'a secretaria de saúde'), 'funder'),
      office('prosecutor', named('the public prosecutor', 'el ministerio público', 'o Ministério Público')),
      office('court', named('the court', 'el tribunal', 'o tribunal')),
      organisation('user-entities', named('the entities of users|s', 'las entidades de personas usuarias', 'as entidades de usuários')),
      organisation('worker-entities', named('the entities of workers|s', 'las entidades de personal', 'as entidades de trabalhadores')),
    ],
    bodies: [
      body(
        'council',
        named('the council', 'el consejo', 'o conselho'),
        [
          segment('user', named('users|s', 'las personas usuarias', 'as pessoas usuárias'), 'user-entities', 24, false),
          segment('worker', named('workers|s', 'el personal trabajador', 'as trabalhadoras e os trabalhadores|m'), 'worker-entities', 12, false),
          segment('manager', named('government and providers|s', 'gobierno y prestadores|ms', 'governo e prestadores|ms'), 'manager-office', 12, true),
        ],
        { renewal: { is: 'stagger', share: cns.of(3, 10), every: cns.years(2), term: cns.years(4) }, competence: ['resolution', 'plan', 'bylaw'] },
      ),
    ],
    kinds: [
      { key: 'resolution', name: named('resolutions|s', 'las resoluciones', 'as resoluções') },
      { key: 'plan', name: named('the health plan', 'el plan de salud', 'o plano de saúde') },
      { key: 'bylaw', name: named('changes of the by-laws|s', 'los cambios del reglamento interno', 'as mudanças do regimento interno') },
    ],
    terms: [
      { key: 'legislature', name: named('a seat in the legislature', 'un puesto en el poder legislativo', 'um lugar no poder legislativo') },
      { key: 'judiciary', name: named('a post in the judiciary', 'un cargo en el poder judicial', 'um cargo no poder judiciário') },
      { key: 'user', name: named('users|s', 'las personas usuarias', 'as pessoas usuárias') },
      { key: 'worker', name: named('workers|s', 'el personal trabajador', 'os trabalhadores') },
      { key: 'manager', name: named('government and providers|s', 'gobierno y prestadores|ms', 'governo e prestadores|ms') },
    ],
    mandates: [
      mandate(
        'law',
        party('executive'),
        'council',
        ['executive'],
        [
          question(
            'strategy',
            say(
              'What strategy does health follow, and is it carried out?',
              '¿Qué estrategia sigue la salud y se cumple?',
              'Que estratégia a saúde segue, e ela é cumprida?',
            ),
          ),
        ],
        law.cite,
        { basis: 'law', authority: 4 },
      ),
    ],
    stages: inOrder(
      stage('agenda', 'agenda', named('the agenda of the month', 'la agenda del mes', 'a pauta do mês'), 'council'),
      stage('decide', 'decide', named('the monthly plenary', 'la plenaria mensual', 'a plenária mensal'), 'council'),
      stage('respond', 'respond', named('the homologation', 'la homologación', 'a homologação'), 'council'),
      stage('monitor', 'monitor', stageNames.monitor, 'council'),
    ),
    decisions: [
      decision(
        'plenary-vote',
        named('the vote of the plenary', 'la votación de la plenaria', 'a votação da plenária'),
        'council',
        'decide',
        ['resolution', 'plan', 'bylaw'],
        {
          is: 'cases',
          cases: [
            { kinds: ['bylaw'], rule: qualified },
            { kinds: ['plan'], rule: absolute },
          ],
          otherwise: simple,
        },
        cns.cite,
      ),
    ],
    duties: [
      owed('homologate', {
        key: 'homologation',
        name: named('the homologation in thirty days', 'la homologación en treinta días', 'a homologação em trinta dias'),
        on: { is: 'certified', decision: 'plenary-vote', outcomes: ['adopted'] },
        debtor: party('executive'),
        creditor: theBody('council'),
        basis: 'law',
        cover: 'per-item',
        due: within(cns.days(30)),
        dispositions: ['homologated', 'counter-proposed'],
        reasonUnless: ['homologated'],
        ladder: [
          rung('due', defined.days(0), [{ is: 'raise', body: 'council' }], word('duty.counter_proposed')),
          rung(
            'due',
            cns.days(30),
            [
              { is: 'refer', to: party('prosecutor') },
              { is: 'refer', to: party('court') },
            ],
            word('duty.counter_proposed'),
          ),
        ],
      }),
      owed('report', {
        key: 'accounts',
        name: named('the accounts every four months|s', 'las cuentas cada cuatro meses', 'as contas a cada quatro meses'),
        on: { is: 'every', span: cns.months(4) },
        debtor: party('manager-office'),
        creditor: theBody('council'),
        basis: 'law',
        due: { is: 'every', span: cns.months(4) },
        ladder: [rung('due', invented.days(15), [{ is: 'call', body: 'council' }])],
      }),
    ],
    gates: [
      mandateFirst,
      {
        key: 'papers',
        name: named('papers ten days ahead|s', 'documentos con diez días|ms', 'documentos com dez dias|ms'),
        at: { is: 'opens', stage: 'decide' },
        must: atLeast(word('papers.days_ahead'), cns.of(10)),
        severity: 'warn',
        override: theBody('council'),
      },
      {
        key: 'parity',
        name: named('parity at the vote', 'paridad en la votación|f', 'paridade na votação|f'),
        at: { is: 'opens', stage: 'decide' },
        must: and(compare(word('parity.government_share'), '<=', cns.of(1, 4)), word('segments.present')),
        severity: 'warn',
        override: null,
      },
    ],
    rights: [
      {
        key: 'call-conference',
        name: named('the conference every four years', 'la conferencia cada cuatro años', 'a conferência a cada quatro anos'),
        holder: theBody('council'),
        act: 'call',
        over: 'agenda',
      },
      {
        key: 'control',
        name: named('how the money is spent', 'en qué se gasta el dinero', 'em que se gasta o dinheiro'),
        holder: theBody('council'),
        act: 'be-heard',
        over: 'implementation',
      },
    ],
  }),
  labels: ['standing', 'government-convened'],
  level: 4,
  phases: ['agenda', 'decision', 'implementation', 'monitoring', 'enforcement'],
  votes: [
    {
      decision: 'plenary-vote',
      tally: tally('simple-roll', { for: 16, against: 10, abstain: 4 }, { present: 30, seated: 48 }, { item: { 'item.kind': 'resolution' } }),
      outcome: 'adopted',
      effects: ['adopt', 'owe'],
    },
    {
      decision: 'plenary-vote',
      tally: tally('simple-roll', { for: 15, against: 10, abstain: 5 }, { present: 30, seated: 48 }, { item: { 'item.kind': 'resolution' } }),
      outcome: 'dropped',
    },
    {
      decision: 'plenary-vote',
      tally: tally('absolute-roll', { for: 24, against: 6 }, { present: 30, seated: 46, allSeats: 48 }, { item: { 'item.kind': 'plan' } }),
      outcome: 'dropped',
    },
    {
      decision: 'plenary-vote',
      tally: tally('absolute-roll', { for: 25, against: 6 }, { present: 31, seated: 46, allSeats: 48 }, { item: { 'item.kind': 'plan' } }),
      outcome: 'adopted',
    },
    {
      decision: 'plenary-vote',
      tally: tally('qualified-roll', { for: 32, against: 8 }, { present: 40, seated: 46, allSeats: 48 }, { item: { 'item.kind': 'bylaw' } }),
      outcome: 'adopted',
      effects: ['adopt', 'amend'],
    },
    { decision: 'plenary-vote', tally: tally('simple-roll', { for: 20 }, { present: 23, seated: 48 }), outcome: 'no-result' },
  ],
  duties: [
    {
      duty: 'homologation',
      on: '2026-03-01',
      happened: { is: 'certified', decision: 'plenary-vote', outcome: 'adopted' },
      debtors: ['executive'],
      due: '2026-03-31',
      ladder: [
        { today: '2026-03-31', does: [] },
        { today: '2026-04-01', does: ['raise'] },
        { today: '2026-04-01', words: { 'duty.counter_proposed': true }, does: [] },
        { today: '2026-05-01', does: ['raise', 'refer', 'refer'] },
      ],
    },
    { duty: 'accounts', on: '2026-01-31', happened: { is: 'every' }, debtors: ['manager-office'], due: '2026-05-31' },
  ],
  pools: [
    {
      class: 'council.user',
      seated: 24,
      people: [
        { count: 30, route: 'entities', words: { 'person.holds legislature': false, 'person.holds judiciary': false } },
        { count: 3, route: 'entities', words: { 'person.holds legislature': true, 'person.holds judiciary': false } },
      ],
    },
  ],
  gates: [
    { gate: 'papers', words: { 'papers.days_ahead': whole(9) }, passes: true },
    { gate: 'parity', words: { 'parity.government_share': part(1, 4), 'segments.present': true }, passes: true },
  ],
  seats: [
    { class: 'council.user', least: 24, most: 24 },
    { class: 'council.worker', least: 12, most: 12 },
    { class: 'council.manager', least: 12, most: 12 },
  ],
};
