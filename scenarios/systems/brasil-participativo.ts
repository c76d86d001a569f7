import { body as theBody, competent, party } from '#rules/actor.ts';
import { compare, every, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  anybody, body, charter, decision, defined, everyone, invented, mandate, mandateFirst, office, open, openTo, people, published, question, report, respond,
  result, roll, rung, say, seats, stage, stageNames, inOrder, vote, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const press = published('mobiletime.com.br; quimicospr.com.br');
const gov = published('gov.br, devolutiva of March 2024');
const ministries = ['health', 'education', 'environment', 'other-ministries'];
const participants = named('the participants|s', 'las personas participantes', 'as pessoas participantes');
const proposal = (key: string, ministry: string, support: number) => ({
  key,
  world: {
    word: ({ word: asked }: { readonly word: string }) => (asked === 'option.ministry' ? ministry : asked === 'option.support' ? whole(support) : null),
    things: () => [],
  },
});
/** Three ministries with 30, 70 and 10 proposals: the twenty best of each, and the fifty best of all. */
const proposals = [
  ...Array.from({ length: 30 }, (_, at) => proposal(`h${at}`, 'health', 1000 - at)),
  ...Array.from({ length: 70 }, (_, at) => proposal(`e${at}`, 'education', 900 - at)),
  ...Array.from({ length: 10 }, (_, at) => proposal(`m${at}`, 'environment', 10 - at)),
];

/** Brasil Participativo, PPA 2024–27: a forum for all, supports with limits, each proposal answered by its ministry. */
export const brasilParticipativo: System = {
  number: 20,
  key: 'brasil-participativo',
  charter: charter('digital-forum', {
    name: named('the Participatory Plan', 'el Plan Participativo', 'o PPA Participativo'),
    parties: [
      office('presidency', named('the Presidency', 'la Presidencia', 'a Presidência'), 'convener'),
      office('health', named('the Ministry of Health', 'el Ministerio de Salud', 'o Ministério da Saúde')),
      office('education', named('the Ministry of Education', 'el Ministerio de Educación', 'o Ministério da Educação')),
      office('environment', named('the Ministry of the Environment', 'el Ministerio de Medio Ambiente', 'o Ministério do Meio Ambiente')),
      office(
        'other-ministries',
        named('the other thirty-four ministries|s', 'los otros treinta y cuatro ministerios', 'os outros trinta e quatro ministérios'),
      ),
      people('country', named('the people of the country|s', 'la población del país', 'a população do país')),
    ],
    bodies: [
      body(
        'forum',
        named('the forum', 'el foro', 'o fórum'),
        [
          seats(
            'participant',
            participants,
            open,
            ways([
              way('account', named('an account of any level', 'una cuenta de cualquier nivel', 'uma conta de qualquer nível'), openTo(anybody), everyone),
              way(
                'plenaries',
                named('one of twenty-seven plenaries', 'una de veintisiete plenarias', 'uma das vinte e sete plenárias'),
                openTo(anybody),
                everyone,
              ),
            ]),
            { vote: false },
          ),
        ],
        { competence: ['proposal', 'programme'] },
      ),
      body(
        'interconselhos',
        named('the Interconselhos Forum', 'el Foro Interconsejos', 'o Fórum Interconselhos'),
        [
          seats(
            'councillor',
            named('the councillors|s', 'las consejeras y los consejeros|m', 'as conselheiras e os conselheiros|m'),
            { is: 'exactly', seats: 300, cite: published('gov.br').cite },
            ways([
              way(
                'councils',
                named('thirty-six councils|s', 'treinta y seis consejos|ms', 'trinta e seis conselhos|ms'),
                { is: 'organisations', count: 36, cite: published('gov.br').cite },
                { is: 'nominate', by: party('country') },
              ),
            ]),
          ),
        ],
        {},
      ),
    ],
    kinds: [
      { key: 'proposal', name: named('proposals|s', 'las propuestas', 'as propostas') },
      { key: 'programme', name: named('programmes|s', 'los programas', 'os programas') },
    ],
    mandates: [
      mandate(
        'decree',
        party('presidency'),
        'forum',
        ministries,
        [
          question(
            'plan',
            say(
              'What should the country’s plan for four years contain?',
              '¿Qué debe contener el plan del país para cuatro años?',
              'O que o plano do país para quatro anos deve conter?',
            ),
          ),
        ],
        gov.cite,
        { basis: 'resolution', authority: 3 },
      ),
    ],
    stages: [
      ...inOrder(
        stage('window', 'agenda', named('the forum’s window', 'la ventana del foro', 'a janela do fórum'), 'forum', {
          is: 'day',
          on: '2023-05-11' as never,
          cite: press.cite,
        }),
        stage('transmit', 'transmit', stageNames.transmit, 'forum'),
        stage('respond', 'respond', stageNames.respond, 'forum'),
        stage('monitor', 'monitor', stageNames.monitor, 'interconselhos'),
      ),
    ],
    decisions: [
      decision(
        'priorities',
        named('the choice of programmes', 'la elección de programas', 'a escolha de programas'),
        'forum',
        'window',
        ['programme'],
        vote(
          [roll('priority-roll', participants, anybody, 'account', { power: 'consultative' })],
          { is: 'choose', most: 3, ranked: true, cite: press.cite },
          report({ is: 'publish' }, { is: 'transmit', to: party('presidency') }),
        ),
        press.cite,
      ),
      decision(
        'supports',
        named('the support for proposals', 'el apoyo a las propuestas', 'o apoio às propostas'),
        'forum',
        'window',
        ['proposal'],
        vote(
          [roll('support-roll', participants, anybody, 'account')],
          { is: 'sign', most: 3, cite: press.cite },
          {
            is: 'pick',
            tie: 'all',
            picks: [
              { top: gov.of(20), by: word('option.support'), per: word('option.ministry'), atLeast: null },
              { top: gov.of(50), by: word('option.support'), per: null, atLeast: null },
            ],
            picked: result('admitted', { is: 'admit' }, { is: 'transmit', to: competent(...ministries) }),
            rest: result('not-admitted', { is: 'publish' }),
          },
        ),
        gov.cite,
      ),
    ],
    duties: [
      respond({
        key: 'devolutiva',
        name: named('the answer to each proposal', 'la respuesta a cada propuesta', 'a devolutiva de cada proposta'),
        debtor: competent(...ministries),
        creditor: { is: 'author' },
        basis: 'resolution',
        dispositions: ['accepted', 'in-part', 'conditional', 'declined'],
        due: within(invented.months(8)),
        ladder: [rung('due', invented.days(0), [{ is: 'publish' }, { is: 'raise', body: 'interconselhos' }])],
      }),
    ],
    gates: [
      mandateFirst,
      {
        key: 'all-answered',
        name: named('every proposal answered', 'toda propuesta respondida', 'toda proposta respondida'),
        at: { is: 'closes', stage: 'respond' },
        must: compare(word('response.coverage'), '=', defined.of(1)),
        severity: 'warn',
        override: null,
      },
      {
        key: 'each-answered',
        name: named('nothing passed over', 'nada omitido', 'nada omitido no fim|m'),
        at: { is: 'concludes' },
        must: every('the-texts', word('item.answered')),
        severity: 'measure',
        override: null,
      },
    ],
    rights: [
      {
        key: 'propose-freely',
        name: named('proposals for the plan|s', 'propuestas para el plan|fs', 'propostas para o plano|fs'),
        holder: theBody('forum'),
        act: 'propose',
        over: 'agenda',
      },
      {
        key: 'watch',
        name: named('the execution of the plan', 'la ejecución del plan', 'a execução do plano'),
        holder: theBody('interconselhos'),
        act: 'be-heard',
        over: 'implementation',
      },
    ],
  }),
  labels: ['government-convened'],
  level: 3,
  phases: ['agenda', 'implementation', 'monitoring', 'enforcement'],
  votes: [
    { decision: 'priorities', tally: tally('priority-roll', {}), outcome: 'advised', effects: ['publish', 'transmit'] },
    {
      decision: 'supports',
      tally: tally('support-roll', {}, {}, { options: proposals }),
      outcome: 'admitted',
      picked: [
        ...Array.from({ length: 30 }, (_, at) => `h${at}`),
        ...Array.from({ length: 20 }, (_, at) => `e${at}`),
        ...Array.from({ length: 10 }, (_, at) => `m${at}`),
      ],
      effects: ['admit', 'transmit', 'publish'],
    },
  ],
  duties: [
    {
      duty: 'devolutiva',
      on: '2023-07-17',
      happened: { is: 'transmitted' },
      competent: ['health'],
      debtors: ['health'],
      due: '2024-03-17',
      ladder: [{ today: '2024-03-18', does: ['publish', 'raise'] }],
    },
  ],
  gates: [{ gate: 'all-answered', words: { 'response.coverage': whole(1) }, passes: true }],
};
