import { body as theBody, party } from '#rules/actor.ts';
import type { Charter } from '#rules/charter-2/types.ts';
import { compare, or, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  adopted, answers, body, charter, decision, defined, everyone, invented, ladder, mandate, mandateFirst, office, open, openTo, organisation, owed, published,
  question, report, routed, rung, say, seated, seats, stage, stageNames, inOrder, usually, vote, volunteer, way, ways, within,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const site = published('jxnpeoplesassembly.org');
const residents = named('all residents|s', 'todas las personas residentes|fs', 'todas as pessoas residentes|fs');
const anyResident = way(
  'door',
  named('the open door', 'la puerta abierta', 'a porta aberta'),
  openTo(or(word('person.resident'), word('person.connected'))),
  everyone,
);

/** Nobody is asked for papers; the code on a card keeps a person from being counted twice by phone, paper and tablet. */
const poll = vote(
  [
    {
      key: 'poll-roll',
      name: residents,
      who: { is: 'roll', where: word('person.resident'), proof: 'none', onePer: 'code' },
      power: 'consultative',
      freezes: 'closed',
      ballot: 'confidential',
      channels: ['phone', 'paper', 'page'],
      weight: null,
    },
  ],
  {
    is: 'pick_one',
    answers: [
      answers.of('roads', false, named('roads and water', 'calles y agua', 'ruas e água')),
      answers.of('homes', false, named('homes', 'vivienda', 'moradia')),
      answers.of('care', false, named('mental health', 'salud mental', 'saúde mental')),
    ],
  },
  report({ is: 'publish' }, { is: 'transmit', to: party('city') }),
);
const acclaim = vote(
  [seated('room', residents, 'assembly', ['resident', 'youth'], { ballot: 'open', channels: ['room'] })],
  { is: 'acclaim' },
  ladder(
    [
      [
        compare(word('tally.objections'), '=', defined.of(0)),
        adopted({ is: 'found', family: 'committees' }, { is: 'charter', body: 'task-force' }, { is: 'bind', who: theBody('assembly') }),
      ],
    ],
    routed('groups'),
  ),
);

/** Jackson People’s Assembly: open to all, three channels in one count, and no office that owes it anything. */
export const jackson: System = {
  number: 22,
  key: 'jackson',
  charter: charter('movement-assembly', {
    name: named('the Jackson People’s Assembly', 'la Asamblea Popular de Jackson', 'a Assembleia Popular de Jackson'),
    parties: [
      organisation(
        'advocacy-institute',
        named('the People’s Advocacy Institute', 'el Instituto Popular de Incidencia', 'o Instituto Popular de Advocacia'),
        'convener',
      ),
      office('city', named('the City of Jackson', 'la Ciudad de Jackson', 'a Cidade de Jackson')),
    ],
    bodies: [
      body(
        'assembly',
        named('the assembly', 'la asamblea', 'a assembleia'),
        [
          seats('resident', residents, open, ways([anyResident])),
          seats(
            'youth',
            named('young people|s', 'las personas jóvenes', 'as pessoas jovens'),
            open,
            ways([
              way(
                'young-door',
                named('the door of the youth assembly', 'la puerta de la asamblea juvenil', 'a porta da assembleia jovem'),
                openTo(compare(word('person.age'), '<', invented.of(18))),
                everyone,
              ),
            ]),
          ),
        ],
        { of: 'advocacy-institute', renewal: { is: 'term', span: usually.months(3) }, competence: ['proposal'] },
      ),
      body(
        'task-force',
        named('the People’s Task Force', 'el Grupo de Trabajo Popular', 'a Força-Tarefa Popular'),
        [
          seats(
            'worker',
            named('those who work on it|s', 'quienes trabajan en ello|ms', 'quem trabalha nisso|ms'),
            open,
            ways([
              way(
                'volunteers',
                named('volunteers|s', 'personas voluntarias|fs', 'pessoas voluntárias|fs'),
                { is: 'seats', body: 'assembly', class: 'resident', turn: 'this' },
                volunteer,
              ),
            ]),
          ),
        ],
        { of: 'advocacy-institute', parent: 'assembly', family: 'committees', competence: ['proposal'] },
      ),
    ],
    kinds: [{ key: 'proposal', name: named('proposals|s', 'las propuestas', 'as propostas') }],
    mandates: [
      mandate(
        'own',
        party('advocacy-institute'),
        'assembly',
        ['city'],
        [
          question(
            'city',
            say(
              'What must change in our city, and what do we do about it?',
              '¿Qué debe cambiar en nuestra ciudad y qué hacemos?',
              'O que deve mudar na nossa cidade, e o que fazemos?',
            ),
          ),
        ],
        site.cite,
        { basis: 'claim', authority: 1 },
      ),
    ],
    stages: inOrder(
      stage('officials', 'learn', named('officials speak and listen|s', 'autoridades hablan y escuchan|fs', 'autoridades falam e escutam|fs'), 'assembly'),
      stage('poll-time', 'agenda', named('the live poll', 'la encuesta en vivo', 'a enquete ao vivo'), 'assembly'),
      stage('groups', 'deliberate', named('the small groups|s', 'los grupos pequeños', 'os grupos pequenos'), 'assembly'),
      stage('report-back', 'decide', named('the report back', 'la puesta en común', 'a partilha final'), 'assembly'),
      stage('implement', 'implement', named('the work of the committees', 'el trabajo de los comités', 'o trabalho dos comitês'), 'task-force'),
      stage('monitor', 'monitor', stageNames.monitor, 'task-force'),
    ),
    decisions: [
      decision(
        'poll',
        named('the poll of the room and the town', 'la encuesta de la sala y de la ciudad', 'a enquete da sala e da cidade'),
        'assembly',
        'poll-time',
        ['proposal'],
        poll,
        site.cite,
      ),
      decision(
        'acclamation',
        named('the choice by acclaim', 'la elección por aclamación', 'a escolha por aclamação'),
        'assembly',
        'report-back',
        ['proposal'],
        acclaim,
        published('jacksonfreepress.com, 2013').cite,
      ),
    ],
    duties: [
      owed('act', {
        key: 'demand',
        name: named('what the assembly asks of the city', 'lo que la asamblea exige a la ciudad', 'o que a assembleia exige da cidade'),
        on: { is: 'certified', decision: 'acclamation', outcomes: ['adopted'] },
        debtor: party('city'),
        creditor: theBody('assembly'),
        basis: 'claim',
        silentAfter: invented.days(60),
        ladder: [rung('trigger', invented.days(60), [{ is: 'publish' }, { is: 'mobilise', body: 'assembly' }], word('duty.accepted'))],
      }),
    ],
    gates: [mandateFirst],
    families: [
      {
        key: 'committees',
        name: named('the committees|s', 'los comités', 'os comitês'),
        template: 'committee',
        version: 1,
        members: ['task-force'],
        opens: ['name'],
        overrides: [],
      },
    ],
    rights: [
      {
        key: 'speak',
        name: named('anything that concerns the city', 'todo lo que concierne a la ciudad', 'tudo o que diz respeito à cidade'),
        holder: theBody('assembly'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 1,
  phases: ['agenda', 'decision', 'implementation', 'monitoring', 'enforcement'],
  votes: [
    { decision: 'poll', tally: tally('poll-roll', { roads: 40, homes: 60, care: 22 }), outcome: 'advised', effects: ['publish', 'transmit'] },
    { decision: 'acclamation', tally: tally('room', {}, { objections: 0 }), outcome: 'adopted', effects: ['adopt', 'found', 'charter', 'bind'] },
    { decision: 'acclamation', tally: tally('room', {}, { objections: 1 }), outcome: 'routed' },
  ],
  duties: [
    {
      duty: 'demand',
      on: '2024-01-20',
      happened: { is: 'certified', decision: 'acclamation', outcome: 'adopted' },
      debtors: ['city'],
      due: null,
      ladder: [
        { today: '2024-03-20', does: [] },
        { today: '2024-03-21', does: ['publish', 'mobilise'] },
        { today: '2024-03-21', words: { 'duty.accepted': true }, does: [] },
      ],
    },
  ],
};

/** The years in which the city signed that it would answer: the same charter, one duty on a letter with a date. */
export const friendlyYears: Charter = {
  ...jackson.charter,
  duties: jackson.charter.duties.map((duty) => ({ ...duty, basis: 'letter' as const, due: within(invented.days(60)) })),
};
