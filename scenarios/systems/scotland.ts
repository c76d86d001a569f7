import { body as theBody, party } from '#rules/actor.ts';
import { compare, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, addresses, adopted, bands, body, charter, decision, defined, dropped, enrol, exactly, forAgainst, half, invite, lottery, mandate, mandateFirst,
  moneyFirst, noneShort, ofCast, office, published, question, respond, result, rung, say, seated, seats, stage, stageNames, inOrder, usually, vote, volunteer,
  way, ways, within,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const gov = published('gov.scot; webarchive.nrscotland');
const members = named('the members|s', 'las personas integrantes', 'as pessoas integrantes');

/** Scotland’s Climate Assembly: ministers answer within six months by statute; the members answer the answer. */
export const scotland: System = {
  number: 103,
  key: 'scotland',
  charter: charter('civic-assembly', {
    name: named('Scotland’s Climate Assembly', 'la Asamblea Climática de Escocia', 'a Assembleia do Clima da Escócia'),
    parties: [
      office('parliament', named('the Scottish Parliament', 'el Parlamento escocés', 'o Parlamento escocês'), 'convener'),
      office('ministers', named('the Scottish ministers|s', 'el gobierno escocés', 'o governo escocês'), 'funder'),
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          seats(
            'member',
            members,
            exactly(105, usually.cite),
            ways(
              [
                way(
                  'letters',
                  named('a letter to an address', 'una carta a un domicilio', 'uma carta a um endereço'),
                  addresses(null, usually.cite),
                  invite(null, usually.cite, 'post'),
                  enrol(['web', 'phone']),
                ),
              ],
              [lottery(usually.cite, [])],
            ),
          ),
        ],
        { competence: ['recommendation'] },
      ),
      body(
        'reconvened',
        named('the assembly met again', 'la asamblea reunida de nuevo', 'a assembleia reunida de novo'),
        [
          seats(
            'member',
            members,
            { is: 'open' },
            ways([
              way(
                'assembly',
                named('a seat in the assembly', 'un puesto en la asamblea', 'um lugar na assembleia'),
                { is: 'seats', body: 'assembly', class: 'member', turn: 'previous' },
                volunteer,
              ),
            ]),
          ),
        ],
        { parent: 'assembly', competence: ['statement'] },
      ),
    ],
    kinds: [
      { key: 'recommendation', name: named('recommendations|s', 'las recomendaciones', 'as recomendações') },
      { key: 'statement', name: named('the Statement of Response', 'la declaración sobre la respuesta', 'a declaração sobre a resposta') },
    ],
    mandates: [
      mandate(
        'act',
        party('parliament'),
        'assembly',
        ['ministers'],
        [
          question(
            'climate',
            say(
              'How should Scotland change to tackle the climate emergency in an effective and fair way?',
              '¿Cómo debe cambiar Escocia para afrontar la emergencia climática con eficacia y justicia?',
              'Como a Escócia deve mudar para enfrentar a emergência climática com eficácia e justiça?',
            ),
          ),
        ],
        gov.cite,
        { basis: 'law', authority: 3 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('transmit', 'transmit', stageNames.transmit, 'assembly'),
      stage('respond', 'respond', stageNames.respond, 'assembly'),
      stage('monitor', 'monitor', named('the weekend of the response', 'el fin de semana de la respuesta', 'o fim de semana da resposta'), 'reconvened'),
    ),
    decisions: [
      decision(
        'recommendations',
        named('the vote on recommendations', 'la votación de las recomendaciones', 'a votação das recomendações'),
        'assembly',
        'decide',
        ['recommendation'],
        vote(
          [seated('member-votes', members, 'assembly', ['member'])],
          forAgainst,
          bands(ofCast, [above(half, adopted({ is: 'transmit', to: party('ministers') }))], dropped()),
        ),
        usually.cite,
      ),
      decision(
        'statement-vote',
        named('the statement on the response', 'la declaración sobre la respuesta del gobierno', 'a declaração sobre a resposta do governo'),
        'reconvened',
        'monitor',
        ['statement'],
        vote(
          [seated('statement-votes', members, 'reconvened', ['member'])],
          forAgainst,
          bands(ofCast, [above(half, result('adopted', { is: 'adopt' }, { is: 'publish' }, { is: 'notify', who: party('ministers') }))], dropped()),
        ),
        gov.cite,
      ),
    ],
    duties: [
      respond({
        key: 'six-months',
        name: named('the answer within six months', 'la respuesta en seis meses', 'a resposta em seis meses'),
        debtor: party('ministers'),
        creditor: theBody('assembly'),
        basis: 'law',
        due: within(gov.months(6)),
        ladder: [rung('due', defined.days(0), [{ is: 'publish' }, { is: 'call', body: 'reconvened' }], word('item.answered'))],
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'all-answered',
        name: named('all eighty-one answered', 'las ochenta y una respondidas', 'todas as oitenta e uma respondidas'),
        at: { is: 'closes', stage: 'respond' },
        must: compare(word('response.coverage'), '=', defined.of(1)),
        severity: 'block',
        override: null,
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 3,
  phases: ['decision', 'monitoring', 'enforcement'],
  votes: [
    { decision: 'recommendations', tally: tally('member-votes', { for: 50, against: 49 }), outcome: 'adopted' },
    { decision: 'statement-vote', tally: tally('statement-votes', { for: 40, against: 20 }), outcome: 'adopted', effects: ['adopt', 'publish', 'notify'] },
  ],
  duties: [
    {
      duty: 'six-months',
      on: '2021-06-23',
      happened: { is: 'transmitted' },
      debtors: ['ministers'],
      due: '2021-12-23',
      ladder: [
        { today: '2021-12-16', does: [] },
        { today: '2021-12-24', words: { 'item.answered': true }, does: [] },
        { today: '2021-12-24', does: ['publish', 'call'] },
      ],
    },
  ],
  gates: [{ gate: 'all-answered', words: { 'response.coverage': whole(1) }, passes: true }],
};
