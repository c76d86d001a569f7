import { body as theBody, party } from '#rules/actor.ts';
import { every, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  addresses, adopted, body, charter, decision, dropped, enrol, exactly, invented, invite, ladder, lottery, mandate, mandateFirst, moneyFirst, noneShort,
  office, owed, people, published, question, result, say, seated, seats, stage, stageNames, inOrder, outside, vote, way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const proposal = published('missouri.concon.info');
const citizens = named('the citizens drawn by lot|s', 'las personas sorteadas', 'as pessoas sorteadas');
const map = (key: string, rank: number) => ({
  key,
  world: { word: ({ word: asked }: { readonly word: string }) => (asked === 'option.rank' ? whole(-rank) : null), things: () => [] },
});

/** Redistricting: maps are checked for admissibility, then ranked; the assembly does not draw, it chooses. */
export const redistricting: System = {
  number: 16,
  key: 'redistricting',
  charter: charter('civic-assembly', {
    name: named('the redistricting assembly', 'la asamblea de distritos', 'a assembleia dos distritos'),
    parties: [
      office('court', named('the court', 'el tribunal', 'o tribunal'), 'convener'),
      people('public-drafters', named('those who send maps|s', 'quienes envían mapas|ms', 'quem envia mapas|ms')),
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          seats(
            'citizen',
            citizens,
            exactly(30, invented.cite),
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(5000, invented.cite),
                  invite(5000, invented.cite, 'post'),
                  enrol(['web', 'phone', 'paper'], 'household'),
                ),
              ],
              [lottery(invented.cite, [], { seed: 'beacon' })],
            ),
          ),
        ],
        { competence: ['map'] },
      ),
    ],
    kinds: [{ key: 'map', name: named('maps|s', 'los mapas', 'os mapas') }],
    mandates: [
      mandate(
        'order',
        party('court'),
        'assembly',
        ['court'],
        [
          question(
            'map',
            say('Which of the admissible maps should be used?', '¿Cuál de los mapas admisibles debe usarse?', 'Qual dos mapas admissíveis deve ser usado?'),
            { outOfScope: say('Drawing new lines.', 'Trazar líneas nuevas.', 'Traçar novas linhas.') },
          ),
        ],
        proposal.cite,
        { basis: 'law', authority: 4 },
      ),
    ],
    stages: inOrder(
      stage('collect', 'agenda', named('the collection of maps', 'la recepción de mapas', 'a recepção de mapas'), 'assembly'),
      stage('learn', 'learn', stageNames.learn, 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('transmit', 'transmit', stageNames.transmit, 'assembly'),
    ),
    decisions: [
      decision(
        'admissibility',
        named('the check for admissibility', 'el control de admisibilidad', 'o controle de admissibilidade'),
        'assembly',
        'collect',
        ['map'],
        vote(
          [outside('court-record', named('the court', 'el tribunal', 'o tribunal'), 'court')],
          { is: 'record' },
          ladder(
            [[word('item.lawful'), result('admitted', { is: 'admit' })]],
            result('not-admitted', { is: 'drop' }, { is: 'owe', duty: 'explain-inadmissible' }),
          ),
        ),
        proposal.cite,
      ),
      decision(
        'ranking',
        named('the ranking of maps', 'la ordenación de los mapas', 'a ordenação dos mapas'),
        'assembly',
        'decide',
        ['map'],
        vote(
          [seated('citizen-votes', citizens, 'assembly', ['citizen'], { channels: ['page', 'paper'] })],
          { is: 'rank', by: 'condorcet' },
          {
            is: 'pick',
            tie: 'lot',
            picks: [{ top: proposal.of(1), by: word('option.rank'), per: null, atLeast: word('item.lawful') }],
            picked: adopted({ is: 'transmit', to: party('court') }),
            rest: dropped(),
          },
        ),
        proposal.cite,
      ),
    ],
    duties: [
      owed('adopt', {
        key: 'court-review',
        name: named('to adopt the map or say why not', 'adoptar el mapa o decir por qué no', 'adotar o mapa ou dizer por que não'),
        debtor: party('court'),
        creditor: theBody('assembly'),
        basis: 'law',
        cover: 'per-item',
        due: within(invented.days(60)),
        dispositions: ['accepted', 'declined'],
        reasonUnless: ['accepted'],
      }),
      owed('explain', {
        key: 'explain-inadmissible',
        name: named('the reasons for turning a map away|s', 'los motivos de no admitir un mapa', 'os motivos de não aceitar um mapa'),
        on: { is: 'certified', decision: 'admissibility', outcomes: ['not-admitted'] },
        debtor: party('court'),
        creditor: party('public-drafters'),
        basis: 'law',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'all-lawful',
        name: named('only lawful maps', 'solo mapas conformes a la ley|ms', 'só mapas conformes à lei|ms'),
        at: { is: 'opens', stage: 'decide' },
        must: every('the-texts', word('item.lawful')),
        severity: 'block',
        override: null,
      },
    ],
    rights: [{ key: 'send-maps', name: named('maps|s', 'mapas|ms', 'mapas próprios|ms'), holder: party('public-drafters'), act: 'propose', over: 'agenda' }],
  }),
  labels: ['civic', 'government-convened'],
  level: 3,
  phases: ['agenda', 'decision'],
  votes: [
    { decision: 'admissibility', tally: { electorates: {}, item: { 'item.lawful': true } }, outcome: 'admitted', effects: ['admit'] },
    { decision: 'admissibility', tally: { electorates: {}, item: { 'item.lawful': false } }, outcome: 'not-admitted', effects: ['drop', 'owe'] },
    {
      decision: 'ranking',
      tally: tally(
        'citizen-votes',
        {},
        {},
        { options: [map('north', 2), map('rivers', 1), map('grid', 3)], lots: ['north', 'rivers', 'grid'], words: { 'item.lawful': true } },
      ),
      outcome: 'adopted',
      picked: ['rivers'],
    },
  ],
  duties: [{ duty: 'court-review', on: '2026-01-10', happened: { is: 'transmitted' }, debtors: ['court'], due: '2026-03-11' }],
};
