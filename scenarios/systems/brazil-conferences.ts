import { body as theBody, party } from '#rules/actor.ts';
import { compare, later, not, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, afterAll, bands, charter, decision, defined, dropped, forAgainst, half, invented, mandate, mandateFirst, moneyFirst, noneShort, ofSides,
  office, organisation, owed, people, published, question, respond, result, say, seated, stage, usually, vote, within,
} from './pieces.ts';
import { part, tally, whole, type System } from './system.ts';
import { all, gk, tiers, segments, conference, type Tier, type Segment } from './brazil-conference-bodies.ts';
import { municipalRules, motionRules, floor, municipalGroups, municipalFloor, nationalGroups, signatures, motionVote } from './brazil-conference-rules.ts';

const portaria = published('Portaria 2.248/2003, normasbrasil.com.br');

const credentials = published('proconferenciamg.wordpress.com, 2009');

const rulesVote = (tier: Tier) =>
  decision(
    `${tier}-rules`,
    named(
      `the vote on the rules of ${tiers[tier].en.text}`,
      `la votación del reglamento de la ${tiers[tier].es.text}`,
      `a votação do regimento da ${tiers[tier].pt.text}`,
    ),
    tier,
    `${tier}-plenary`,
    ['rule'],
    vote([floor(`${tier}-rules-roll`, tier)], forAgainst, bands(ofSides, [above(half, adopted({ is: 'amend', what: 'rules' }))], dropped())),
    credentials.cite,
  );

const caucus = (tier: Tier, up: Tier, segment: Segment) =>
  decision(
    `${tier}-${segment}`,
    named(
      `the election of ${segments[segment].en.text} in ${tiers[tier].en.text}`,
      `la elección de ${segments[segment].es.text} en la ${tiers[tier].es.text}`,
      `a eleição de ${segments[segment].pt.text} na ${tiers[tier].pt.text}`,
    ),
    tier,
    `${tier}-plenary`,
    ['candidacy'],
    vote(
      [seated(`${tier}-${segment}-roll`, segments[segment], tier, [segment], { ballot: 'open', channels: ['room'] })],
      { is: 'approve', most: null, cite: gk },
      {
        is: 'pick',
        tie: 'lot',
        picks: [{ top: invented.of(2), by: word('option.support'), per: null, atLeast: null }],
        picked: result('elected', { is: 'seat', body: up, class: segment }),
        rest: result('not-elected', { is: 'publish' }),
      },
    ),
    gk,
  );

const metLately = compare(later(word('body.last_met'), portaria.months(12)), '>', word('today'));

const candidate = (key: string, support: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.support' ? whole(support) : null), things: () => [] },
});

const elected = { options: [candidate('a', 9), candidate('b', 9), candidate('c', 9)], lots: ['c', 'a', 'b'] };

/** Brazil’s national conferences: municipal to state to national, by segments, with bands, motions and credentials. */
export const brazilConferences: System = {
  number: 19,
  key: 'brazil-conferences',
  charter: charter('conference', {
    name: named('the National Health Conference', 'la Conferencia Nacional de Salud', 'a Conferência Nacional de Saúde'),
    parties: [
      office('ministry', named('the ministry', 'el ministerio', 'o ministério'), 'convener', 'funder'),
      office('health-council', named('the National Health Council', 'el Consejo Nacional de Salud', 'o Conselho Nacional de Saúde'), 'oversight'),
      organisation('movements', named('the popular movements|s', 'los movimientos populares', 'os movimentos populares'), 'partner'),
      people('country', named('the people of the country|s', 'la población del país', 'a população do país')),
    ],
    bodies: [conference('municipal', null), conference('state', 'municipal'), conference('national', 'state')],
    kinds: [
      { key: 'guideline', name: named('guidelines and proposals|s', 'las directrices y propuestas', 'as diretrizes e propostas') },
      { key: 'motion', name: named('motions|s', 'las mociones', 'as moções') },
      { key: 'rule', name: named('the rules of the meeting|s', 'el reglamento de la reunión', 'o regimento da reunião') },
      { key: 'candidacy', name: named('candidacies|s', 'las candidaturas', 'as candidaturas') },
    ],
    terms: [
      ...all.map((key) => ({ key, name: segments[key] })),
      { key: 'state-matter', name: named('a matter of the state', 'un asunto del estado', 'um assunto do estado') },
      { key: 'national-matter', name: named('a matter of the nation', 'un asunto de la nación', 'um assunto da nação') },
    ],
    mandates: [
      mandate(
        'decree',
        party('ministry'),
        'national',
        ['ministry', 'health-council'],
        [
          question(
            'theme',
            say(
              'Which health do we want, and who does what for it?',
              '¿Qué salud queremos y quién hace qué por ella?',
              'Que saúde queremos, e quem faz o que por ela?',
            ),
          ),
        ],
        published('Portaria 935/2011, bvsms.saude.gov.br').cite,
        { basis: 'law', authority: 3 },
      ),
    ],
    stages: [
      stage(
        'municipal-groups',
        'deliberate',
        named('the axis groups|s', 'los grupos por eje', 'os grupos por eixo'),
        'municipal',
        { is: 'start' },
        not(metLately),
      ),
      stage(
        'municipal-complement',
        'deliberate',
        named('the complementary plenary', 'la plenaria complementaria', 'a plenária complementar'),
        'municipal',
        { is: 'start' },
        metLately,
      ),
      stage('municipal-plenary', 'decide', named('the municipal plenary', 'la plenaria municipal', 'a plenária municipal'), 'municipal', {
        is: 'at_least',
        count: 1,
        of: ['municipal-groups', 'municipal-complement'],
        cite: portaria.cite,
      }),
      stage('state-plenary', 'decide', named('the state plenary', 'la plenaria estatal', 'a plenária estadual'), 'state', afterAll('municipal-plenary')),
      stage(
        'national-groups',
        'deliberate',
        named('the working groups|s', 'los grupos de trabajo', 'os grupos de trabalho'),
        'national',
        afterAll('state-plenary'),
      ),
      stage('national-plenary', 'decide', named('the final plenary', 'la plenaria final', 'a plenária final'), 'national', afterAll('national-groups')),
      stage(
        'monitor',
        'monitor',
        named('the follow-up by the council', 'el seguimiento por el consejo', 'o acompanhamento pelo conselho'),
        'national',
        afterAll('national-plenary'),
      ),
    ],
    decisions: [
      ...(['municipal', 'state', 'national'] as const).map(rulesVote),
      ...all.map((segment) => caucus('municipal', 'state', segment)),
      ...all.map((segment) => caucus('state', 'national', segment)),
      decision(
        'municipal-axes',
        named('the vote in the axis groups', 'la votación en los grupos por eje', 'a votação nos grupos por eixo'),
        'municipal',
        'municipal-groups',
        ['guideline'],
        municipalGroups,
        municipalRules.cite,
      ),
      decision(
        'municipal-floor',
        named('the reading in the municipal plenary', 'la lectura en la plenaria municipal', 'a leitura na plenária municipal'),
        'municipal',
        'municipal-plenary',
        ['guideline'],
        municipalFloor,
        municipalRules.cite,
      ),
      decision(
        'national-axes',
        named('the vote in the working groups', 'la votación en los grupos de trabajo', 'a votação nos grupos de trabalho'),
        'national',
        'national-groups',
        ['guideline'],
        nationalGroups,
        gk,
      ),
      decision(
        'national-floor',
        named('the vote in the final plenary', 'la votación en la plenaria final', 'a votação na plenária final'),
        'national',
        'national-plenary',
        ['guideline'],
        vote([floor('plenary-roll', 'national')], forAgainst, bands(ofSides, [above(half, adopted({ is: 'report', stage: 'national-plenary' }))], dropped())),
        gk,
      ),
      decision(
        'motion-signatures',
        named('the signatures under a motion', 'las firmas de una moción', 'as assinaturas de uma moção'),
        'national',
        'national-plenary',
        ['motion'],
        signatures,
        motionRules.cite,
      ),
      decision(
        'motion-vote',
        named('the vote on a motion', 'la votación de una moción', 'a votação de uma moção'),
        'national',
        'national-plenary',
        ['motion'],
        motionVote,
        motionRules.cite,
      ),
    ],
    duties: [
      respond({
        key: 'guideline-answers',
        name: named('to answer each guideline', 'responder cada directriz', 'responder a cada diretriz'),
        debtor: party('ministry'),
        creditor: theBody('national'),
        basis: 'resolution',
      }),
      owed('adopt', {
        key: 'plan-inclusion',
        name: named('to take the guidelines into the plan', 'incluir las directrices en el plan', 'incluir as diretrizes no plano'),
        debtor: party('health-council'),
        creditor: theBody('national'),
        basis: 'law',
        cover: 'per-item',
      }),
      owed('follow-through', {
        key: 'report-back',
        name: named('delegates report back|s', 'que quienes fueron delegados informen a su base|ms', 'que quem foi delegado preste contas à base|ms'),
        on: { is: 'closed', stage: 'national-plenary' },
        debtor: party('movements'),
        creditor: theBody('municipal'),
        basis: 'pledge',
        due: within(invented.days(60)),
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'rules-first',
        name: named('the rules come first|s', 'primero el reglamento', 'primeiro o regimento'),
        at: { is: 'closes', stage: 'national-groups' },
        must: word('rules.adopted'),
        severity: 'block',
        override: null,
      },
      {
        key: 'no-silent-loss',
        name: named('every text leaves a trace', 'todo texto deja rastro', 'todo texto deixa rastro'),
        at: { is: 'closes', stage: 'national-plenary' },
        must: compare(word('synthesis.untraced'), '=', defined.of(0)),
        severity: 'block',
        override: null,
      },
      {
        key: 'parity',
        name: named('parity of segments', 'paridad de segmentos|f', 'paridade de segmentos|f'),
        at: { is: 'opens', stage: 'national-plenary' },
        must: compare(word('parity.government_share'), '<=', usually.of(1, 4)),
        severity: 'warn',
        override: theBody('national'),
      },
    ],
    syntheses: [
      {
        key: 'consolidation',
        name: named('the consolidation of municipal texts', 'la consolidación de textos municipales', 'a consolidação dos textos municipais'),
        body: 'state',
        from: ['municipal'],
        to: 'national',
        may: ['merge', 'group'],
      },
    ],
    families: [
      {
        key: 'tiers',
        name: named('the three tiers|s', 'los tres niveles', 'os três níveis'),
        template: 'conference-tier',
        version: 1,
        members: ['municipal', 'state', 'national'],
        opens: ['name', 'size', 'select'],
        overrides: [
          { member: 'state', field: 'size' },
          { member: 'national', field: 'size' },
        ],
      },
    ],
    rights: [
      {
        key: 'base-proposals',
        name: named('proposals from every municipality|s', 'propuestas de cada municipio|fs', 'propostas de cada município|fs'),
        holder: theBody('municipal'),
        act: 'propose',
        over: 'agenda',
      },
      {
        key: 'council-voice',
        name: named('how guidelines are carried out', 'cómo se cumplen las directrices', 'como se cumprem as diretrizes'),
        holder: theBody('national'),
        act: 'be-heard',
        over: 'implementation',
      },
    ],
  }),
  labels: ['standing', 'governing-power', 'government-convened'],
  level: 4,
  phases: ['agenda', 'decision', 'implementation', 'monitoring'],
  votes: [
    ...(['municipal', 'state', 'national'] as const).map((tier) => ({
      decision: `${tier}-rules`,
      tally: tally(`${tier}-rules-roll`, { for: 60, against: 20 }),
      outcome: 'adopted' as const,
      effects: ['adopt', 'amend'] as const,
    })),
    ...all.flatMap((segment) =>
      (['municipal', 'state'] as const).map((tier) => ({
        decision: `${tier}-${segment}`,
        tally: tally(`${tier}-${segment}-roll`, {}, {}, elected),
        outcome: 'elected' as const,
        picked: ['a', 'c'],
      })),
    ),
    {
      decision: 'municipal-axes',
      tally: tally('axis-groups', { for: 51, against: 49 }, {}, { item: { 'item.competence': 'national-matter' } }),
      outcome: 'adopted',
      effects: ['adopt', 'report', 'promote'],
    },
    { decision: 'municipal-axes', tally: tally('axis-groups', { for: 50, against: 50 }), outcome: 'routed', effects: ['route'] },
    { decision: 'municipal-floor', tally: tally('municipal-floor-roll', {}, {}, { contested: false }), outcome: 'uncontested', effects: ['adopt', 'report'] },
    { decision: 'municipal-floor', tally: tally('municipal-floor-roll', { for: 40, against: 41 }, {}, { contested: true }), outcome: 'dropped' },
    { decision: 'national-axes', tally: tally('working-groups', { for: 6999, against: 3001 }), outcome: 'routed', effects: ['route'] },
    { decision: 'national-axes', tally: tally('working-groups', { for: 70, against: 30 }), outcome: 'adopted', effects: ['adopt', 'report'] },
    { decision: 'national-axes', tally: tally('working-groups', { for: 50, against: 50 }), outcome: 'dropped' },
    { decision: 'national-axes', tally: tally('working-groups', { for: 5001, against: 4999 }), outcome: 'routed' },
    { decision: 'national-floor', tally: tally('plenary-roll', { for: 61, against: 60, abstain: 100 }), outcome: 'adopted' },
    { decision: 'motion-signatures', tally: tally('signers', {}, { signatures: 49, accredited: 243 }), outcome: 'admitted', effects: ['admit', 'route'] },
    { decision: 'motion-signatures', tally: tally('signers', {}, { signatures: 48, accredited: 243 }), outcome: 'not-admitted', effects: ['drop'] },
    { decision: 'motion-vote', tally: tally('motion-roll', { for: 100, against: 90 }), outcome: 'adopted', effects: ['adopt', 'transmit'] },
  ],
  seats: [
    { class: 'state.users', least: 24, most: 24 },
    { class: 'state.workers', least: 12, most: 12 },
    { class: 'national.users', least: 60, most: 60 },
    { class: 'national.managers', least: 30, most: 30 },
  ],
  gates: [
    { gate: 'parity', words: { 'parity.government_share': part(1, 3) }, passes: true },
    { gate: 'no-silent-loss', words: { 'synthesis.untraced': whole(1) }, passes: false },
  ],
  duties: [{ duty: 'report-back', on: '2011-12-04', happened: { is: 'closed', stage: 'national-plenary' }, debtors: ['movements'], due: '2012-02-02' }],
};
