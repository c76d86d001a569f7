import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, compare, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, afterAll, at, bands, body, charter, decision, defined, dropped, exactly, forAgainst, half, invented, mandate, mandateFirst, moneyFirst,
  nominate, noneShort, ofCast, office, organisation, owed, published, question, respond, say, seated, seats, stage, usually, vote, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const pel = published('peopleseconomylab.org/aligning-toward-justice');
const sister = published('peopleseconomylab.org, Seattle assembly');
const places: readonly (readonly [string, string])[] = [
  ['spokane', 'Spokane'],
  ['yakima', 'Yakima'],
  ['tacoma', 'Tacoma'],
  ['vancouver', 'Vancouver'],
  ['olympic', 'Olympic Peninsula'],
  ['skagit', 'Skagit'],
];
const neighbours = named('the neighbours|s', 'las vecinas y los vecinos|m', 'as vizinhas e os vizinhos|m');

/** Three evenings at least; fewer are published, not forbidden. */
const eveningsHeld = ([key, place]: (typeof places)[number]) => ({
  key: `${key}-evenings-held`,
  name: named(`three evenings in ${place}|s`, `tres noches en ${place}|fs`, `três noites em ${place}|fs`),
  at: { is: 'closes' as const, stage: `${key}-evenings` },
  must: atLeast(word('session.days'), sister.of(3)),
  severity: 'warn' as const,
  override: null,
});

/** One protocol, six places: the anchor invites, at least three evenings, a majority, and up to the leadership. */
const assembly = ([key, place]: (typeof places)[number]) => {
  const [en, es, pt] = [`the ${place} assembly`, `la asamblea de ${place}`, `a assembleia de ${place}`];
  return {
    anchor: organisation(
      `${key}-anchor`,
      named(`the anchor in ${place}`, `la organización ancla de ${place}`, `a organização âncora de ${place}`),
      'anchor',
      'host',
    ),
    body: body(
      key,
      named(en, es, pt),
      [
        seats(
          'neighbour',
          neighbours,
          { is: 'between', least: 15, most: 40, cite: invented.cite },
          ways([
            way(
              'anchor',
              named('the anchor’s invitation', 'la invitación de la organización ancla', 'o convite da organização âncora'),
              { is: 'members', of: `${key}-anchor` },
              nominate(party(`${key}-anchor`)),
            ),
          ]),
        ),
      ],
      { of: `${key}-anchor`, family: 'protocol', competence: ['recommendation'] },
    ),
    stages: [
      stage(`${key}-evenings`, 'deliberate', named(`the evenings in ${place}|s`, `las noches en ${place}`, `as noites em ${place}`), key),
      stage(`${key}-vote`, 'decide', named(`the vote in ${place}`, `la votación en ${place}`, `a votação em ${place}`), key, afterAll(`${key}-evenings`)),
    ],
    decision: decision(
      `${key}-choice`,
      named(`the choice made in ${place}`, `la decisión tomada en ${place}`, `a decisão tomada em ${place}`),
      key,
      `${key}-vote`,
      ['recommendation'],
      vote(
        [seated(`${key}-votes`, neighbours, key, ['neighbour'], { ballot: 'open', channels: ['room'] })],
        forAgainst,
        bands(ofCast, [above(half, adopted({ is: 'promote', to: 'leadership' }))], dropped()),
      ),
      usually.cite,
    ),
    gate: eveningsHeld([key, place]),
  };
};
const six = places.map(assembly);

/** Washington State, 2024: six assemblies under one protocol, a synthesis to legislature and agencies. */
export const washington: System = {
  number: 24,
  key: 'washington',
  charter: charter('repeated-protocol', {
    name: named('Just Futures', 'Futuros Justos|m', 'Futuros Justos do Estado|m'),
    parties: [
      organisation('front-and-centered', named('Front and Centered', 'Front and Centered|f', 'Front and Centered|f'), 'convener', 'partner'),
      ...six.map((one) => one.anchor),
      office('legislature', named('the legislature', 'la legislatura', 'a legislatura'), 'funder'),
      office('agencies', named('the state agencies|s', 'las agencias del estado', 'as agências do estado')),
    ],
    bodies: [
      ...six.map((one) => one.body),
      body(
        'leadership',
        named('the Community Leadership Committee', 'el Comité de Liderazgo Comunitario', 'o Comitê de Liderança Comunitária'),
        [
          seats(
            'leader',
            named('the eleven representatives|s', 'las once personas representantes', 'as onze pessoas representantes'),
            exactly(11, pel.cite),
            ways([
              way(
                'communities',
                named('the named communities|s', 'las comunidades nombradas', 'as comunidades nomeadas'),
                { is: 'organisations', count: null, cite: pel.cite },
                nominate(party('front-and-centered')),
              ),
            ]),
          ),
        ],
        { of: 'front-and-centered', competence: ['recommendation'] },
      ),
    ],
    kinds: [{ key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') }],
    mandates: [
      mandate(
        'proviso',
        party('front-and-centered'),
        'leadership',
        ['legislature', 'agencies'],
        [
          question(
            'poverty',
            say(
              'What would end poverty and make the economy just here?',
              '¿Qué acabaría con la pobreza y haría justa la economía aquí?',
              'O que acabaria com a pobreza e tornaria a economia justa aqui?',
            ),
          ),
        ],
        pel.cite,
        { basis: 'law', authority: 3 },
      ),
    ],
    stages: [
      ...six.flatMap((one) => one.stages),
      stage('synthesis', 'deliberate', named('the synthesis across assemblies', 'la síntesis entre asambleas', 'a síntese entre assembleias'), 'leadership', {
        is: 'all',
        of: places.map(([key]) => `${key}-vote`),
      }),
      stage('handing-over', 'decide', named('the final report', 'el informe final', 'o relatório final'), 'leadership', afterAll('synthesis')),
      stage(
        'monitor',
        'monitor',
        named('the watch over the answers', 'la vigilancia de las respuestas', 'o acompanhamento das respostas'),
        'leadership',
        afterAll('handing-over'),
      ),
    ],
    decisions: [
      ...six.map((one) => one.decision),
      decision(
        'final-report',
        named('the adoption of the final report', 'la aprobación del informe final', 'a aprovação do relatório final'),
        'leadership',
        'handing-over',
        ['recommendation'],
        vote(
          [
            seated('leader-votes', named('the eleven|s', 'las once personas', 'as onze pessoas'), 'leadership', ['leader'], {
              ballot: 'open',
              channels: ['room'],
            }),
          ],
          forAgainst,
          bands(ofCast, [at(usually.of(2, 3), adopted({ is: 'transmit', to: party('legislature') }, { is: 'transmit', to: party('agencies') }))], dropped()),
        ),
        usually.cite,
      ),
    ],
    duties: [
      respond({
        key: 'legislature-answer',
        name: named('to answer each recommendation', 'responder cada recomendación', 'responder a cada recomendação'),
        debtor: party('legislature'),
        creditor: theBody('leadership'),
        basis: 'law',
        due: within(invented.months(6), 'stops'),
      }),
      respond({
        key: 'agency-answer',
        name: named('to answer by competence', 'responder según la competencia', 'responder conforme a competência'),
        debtor: party('agencies'),
        creditor: theBody('leadership'),
        basis: 'letter',
      }),
      owed('convene', {
        key: 'return',
        name: named('to bring the answers back to each place', 'devolver las respuestas a cada lugar', 'levar as respostas de volta a cada lugar'),
        on: { is: 'answered', with: ['accepted', 'in-part', 'declined'] },
        debtor: party('front-and-centered'),
        creditor: theBody('leadership'),
        basis: 'pledge',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      ...six.map((one) => one.gate),
      {
        key: 'all-traced',
        name: named('every recommendation traced', 'toda recomendación con rastro', 'toda recomendação com rastro'),
        at: { is: 'closes', stage: 'synthesis' },
        must: compare(word('synthesis.untraced'), '=', defined.of(0)),
        severity: 'block',
        override: null,
      },
    ],
    syntheses: [
      {
        key: 'across',
        name: named('the synthesis', 'la síntesis', 'a síntese'),
        body: 'leadership',
        from: places.map(([key]) => key),
        to: 'leadership',
        may: ['merge', 'group'],
      },
    ],
    families: [
      {
        key: 'protocol',
        name: named('the six assemblies|s', 'las seis asambleas', 'as seis assembleias'),
        template: 'anchored-assembly',
        version: 1,
        members: places.map(([key]) => key),
        opens: ['name', 'of', 'select'],
        overrides: places.flatMap(([key]) => ['name', 'of', 'select'].map((field) => ({ member: key, field }))),
      },
    ],
    rights: [
      {
        key: 'local-voice',
        name: named('what is taken up', 'de qué se trata', 'do que se trata'),
        holder: theBody('leadership'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['governing-power', 'community-convened'],
  level: 3,
  phases: ['agenda', 'decision', 'monitoring'],
  votes: [
    ...places.map(([key]) => ({
      decision: `${key}-choice`,
      tally: tally(`${key}-votes`, { for: 20, against: 8 }),
      outcome: 'adopted' as const,
      effects: ['adopt', 'promote'] as const,
    })),
    { decision: 'final-report', tally: tally('leader-votes', { for: 8, against: 3 }), outcome: 'adopted', effects: ['adopt', 'transmit', 'transmit'] },
    { decision: 'final-report', tally: tally('leader-votes', { for: 7, against: 4 }), outcome: 'dropped' },
  ],
  duties: [{ duty: 'legislature-answer', on: '2025-11-24', happened: { is: 'transmitted' }, debtors: ['legislature'], due: '2026-05-24' }],
  gates: [{ gate: 'spokane-evenings-held', words: { 'session.days': whole(2) }, passes: true }],
};
