import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, label, same, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  about, addresses, adopted, at, bands, body, charter, decision, dropped, eligible, enrol, exactly, hear, invented, invite, lottery, mandate, mandateFirst,
  moneyFirst, noneShort, ofCast, office, organisation, published, question, replace, say, seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
  yesNo,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const study = published('healthydemocracy.org/2022-petaluma-fairgrounds-advisory-panel');
const panelists = named('the panellists|s', 'las personas del panel', 'as pessoas do painel');
const votes = (key: string) => seated(key, panelists, 'panel', ['panelist']);

/** Targets are set on the families of the schools, on purpose not on all adults: the council wanted it so. */
const panel = seats(
  'panelist',
  panelists,
  exactly(36, study.cite),
  ways(
    [
      way(
        'addresses',
        named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
        addresses(10000, study.cite),
        invite(10000, study.cite, 'post'),
        enrol(['web', 'phone'], 'household'),
        eligible(atLeast(word('person.age'), study.of(16))),
      ),
    ],
    [
      lottery(
        study.cite,
        [
          about('race', 'latino', named('Latino people|s', 'personas latinas|fs', 'pessoas latinas|fs'), invented.of(41, 100)),
          about('race', 'others', named('all others|s', 'las demás personas', 'as outras pessoas'), invented.of(59, 100)),
          about('housing', 'rent', named('people who rent|s', 'personas que alquilan|fs', 'pessoas que alugam|fs'), invented.of(1, 2)),
          about('housing', 'own', named('people who own their home|s', 'personas con vivienda propia|fs', 'pessoas com casa própria|fs'), invented.of(1, 2)),
        ],
        { portfolio: 1000, seed: 'bingo' },
      ),
      replace('refit-quotas'),
    ],
  ),
);

/** Each person puts the texts in order; those with points enough to be among the first stand in the report in that order. */
const ranked = (key: string, top: number, next: string) =>
  vote(
    [votes(key)],
    { is: 'rank', by: 'modified-borda' },
    {
      is: 'pick',
      tie: 'all',
      picks: [{ top: invented.of(top), by: word('option.points'), per: null, atLeast: null }],
      picked: adopted({ is: 'report', stage: next }),
      rest: dropped(),
    },
  );
const option = (key: string, points: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.points' ? whole(points) : null), things: () => [] },
});
const adoptedBefore = (key: string) => same(word('decision.outcome', { about: key }), label('adopted'));

/** Petaluma, 2022: three reports in sequence, a panel drawn in public from a thousand. */
export const petaluma: System = {
  number: 7,
  key: 'petaluma',
  charter: charter('civic-assembly', {
    name: named('the Fairgrounds Advisory Panel', 'el Panel Asesor del Recinto Ferial', 'o Painel Consultivo do Parque de Feiras'),
    parties: [
      office('council', named('the City Council', 'el Concejo Municipal', 'a Câmara Municipal'), 'convener', 'funder'),
      office('fair-board', named('the Fair Board', 'la Junta Ferial', 'o Conselho da Feira')),
      organisation('healthy-democracy', named('Healthy Democracy', 'Healthy Democracy|f', 'Healthy Democracy|f'), 'delivery'),
    ],
    bodies: [body('panel', named('the panel', 'el panel', 'o painel'), [panel], { competence: ['principle', 'pathway', 'vision'] })],
    kinds: [
      { key: 'principle', name: named('principles|s', 'los principios', 'os princípios') },
      { key: 'pathway', name: named('pathways for the site|s', 'los caminos para el predio', 'os caminhos para o terreno') },
      { key: 'vision', name: named('visions|s', 'las visiones', 'as visões') },
    ],
    terms: [
      { key: 'race', name: named('race and ethnicity', 'el origen étnico', 'a origem étnica') },
      { key: 'housing', name: named('housing', 'la vivienda', 'a moradia') },
    ],
    mandates: [
      mandate(
        'question',
        party('council'),
        'panel',
        ['council', 'fair-board'],
        [
          question(
            'site',
            say(
              'How might we use the City’s fairgrounds property to create the experiences and activities that our community needs?',
              '¿Cómo usar el recinto ferial de la ciudad para lo que nuestra comunidad necesita?',
              'Como usar o parque de feiras da cidade para o que nossa comunidade precisa?',
            ),
          ),
        ],
        study.cite,
        { basis: 'contract', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'panel'),
      stage('principles', 'decide', named('the report on principles', 'el informe de principios', 'o relatório de princípios'), 'panel'),
      stage('pathways', 'decide', named('the report on pathways', 'el informe de caminos', 'o relatório de caminhos'), 'panel'),
      stage('visions', 'decide', named('the final report', 'el informe final', 'o relatório final'), 'panel'),
      stage('transmit', 'transmit', stageNames.transmit, 'panel'),
    ),
    decisions: [
      decision(
        'principle-order',
        named('the order of principles', 'el orden de los principios', 'a ordem dos princípios'),
        'panel',
        'principles',
        ['principle'],
        ranked('principle-votes', 8, 'principles'),
        study.cite,
      ),
      decision(
        'pathway-order',
        named('the order of pathways', 'el orden de los caminos', 'a ordem dos caminhos'),
        'panel',
        'pathways',
        ['pathway'],
        ranked('pathway-votes', 5, 'pathways'),
        study.cite,
        { opens: adoptedBefore('principle-order') },
      ),
      decision(
        'vision-vote',
        named('the vote on visions', 'la votación de las visiones', 'a votação das visões'),
        'panel',
        'visions',
        ['vision'],
        vote(
          [votes('vision-votes')],
          yesNo,
          bands(
            ofCast,
            [
              at(
                usually.of(3, 4),
                adopted({ is: 'report', stage: 'visions' }, { is: 'transmit', to: party('council') }, { is: 'transmit', to: party('fair-board') }),
              ),
            ],
            dropped(),
          ),
        ),
        usually.cite,
        { opens: adoptedBefore('pathway-order') },
      ),
    ],
    duties: [
      hear({
        key: 'presentation',
        name: named('to hear the panel', 'escuchar al panel', 'ouvir o painel'),
        debtor: party('council'),
        creditor: theBody('panel'),
        basis: 'contract',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'full-days',
        name: named('enough days', 'días suficientes|ms', 'dias suficientes|ms'),
        at: { is: 'opens', stage: 'visions' },
        must: atLeast(word('session.days'), published('OECD, at least four full days').of(4)),
        severity: 'warn',
        override: party('council'),
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 2,
  phases: ['decision'],
  votes: [
    {
      decision: 'principle-order',
      tally: tally(
        'principle-votes',
        {},
        {},
        { options: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((key, at_) => option(key, at_ < 7 ? 200 - at_ : 100)) },
      ),
      outcome: 'adopted',
      picked: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
    },
    {
      decision: 'pathway-order',
      tally: tally('pathway-votes', {}, {}, { options: ['a', 'b', 'c', 'd', 'e', 'f'].map((key, at_) => option(key, 90 - at_)) }),
      outcome: 'adopted',
      picked: ['a', 'b', 'c', 'd', 'e'],
    },
    { decision: 'vision-vote', tally: tally('vision-votes', { yes: 27, no: 9 }), outcome: 'adopted', effects: ['adopt', 'report', 'transmit', 'transmit'] },
    { decision: 'vision-vote', tally: tally('vision-votes', { yes: 26, no: 10 }), outcome: 'dropped' },
  ],
  pools: [
    {
      class: 'panel.panelist',
      seated: 36,
      missed: 0,
      people: [
        { count: 9, route: 'addresses', words: { 'person.age': whole(30), 'person.feature race': 'latino', 'person.feature housing': 'rent' } },
        { count: 12, route: 'addresses', words: { 'person.age': whole(50), 'person.feature race': 'latino', 'person.feature housing': 'own' } },
        { count: 12, route: 'addresses', words: { 'person.age': whole(60), 'person.feature race': 'others', 'person.feature housing': 'own' } },
        { count: 20, route: 'addresses', words: { 'person.age': whole(60), 'person.feature race': 'others', 'person.feature housing': 'rent' } },
      ],
    },
  ],
  gates: [{ gate: 'full-days', words: { 'session.days': whole(12) }, passes: true }],
};
