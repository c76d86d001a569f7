import { body as theBody, party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import {
  above, addresses, adopted, afterAll, bands, body, charter, decision, dropped, enrol, exactly, forAgainst, half, invented, invite, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofCast, office, owed, people, published, question, quota, say, seated, seats, stage, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const source = published('participate.oidp.net/proposals/3170; latinno.wzb.eu/en/case/5273');
const members = named('the members|s', 'las personas integrantes', 'as pessoas integrantes');
const fresh = named('a new lottery', 'un sorteo nuevo', 'um novo sorteio');
const kept = named('members of the chapter before|s', 'integrantes del capítulo anterior|ms', 'membros do capítulo anterior|ms');

/** Each chapter picks up what the chapter before handed on, with part of its members and part new ones. */
function chapter(key: string, name: Named, size: number, before: string | null, next: string | null) {
  const homes = way('homes', fresh, addresses(null, source.cite), invite(null, source.cite, 'in-person'), enrol(['web', 'phone', 'in-person'], 'household'));
  const carried = before === null ? [] : [way('carried', kept, { is: 'seats', body: before, class: 'member', turn: 'this' })];
  const quotas =
    before === null ? [] : [quota('route', 'carried', kept, 10, 20, invented.cite), quota('route', 'homes', fresh, size - 20, size - 10, invented.cite)];
  const seatsOfChapter = seats(
    'member',
    members,
    exactly(size, key === 'chapter-2023' ? invented.cite : source.cite),
    ways([homes, ...carried], [lottery(source.cite, quotas, { seed: 'unpublished' })]),
  );
  const goesOn =
    next === null
      ? [
          { is: 'transmit' as const, to: party('council') },
          { is: 'notify' as const, who: party('candidates') },
        ]
      : [{ is: 'promote' as const, to: next }];
  return {
    body: body(key, name, [seatsOfChapter], { family: 'chapters', competence: ['proposal'] }),
    stages: [
      stage(
        `${key}-talk`,
        'deliberate',
        named(`the talk of ${name.en.text}`, `la deliberación del ${name.es.text}`, `a deliberação do ${name.pt.text}`),
        key,
        before === null ? { is: 'start' } : afterAll(`${before}-vote`),
      ),
      stage(
        `${key}-vote`,
        'decide',
        named(`the vote of ${name.en.text}`, `la votación del ${name.es.text}`, `a votação do ${name.pt.text}`),
        key,
        afterAll(`${key}-talk`),
      ),
    ],
    decision: decision(
      `${key}-texts`,
      named(`the texts of ${name.en.text}`, `los textos del ${name.es.text}`, `os textos do ${name.pt.text}`),
      key,
      `${key}-vote`,
      ['proposal'],
      vote([seated(`${key}-votes`, members, key, ['member'])], forAgainst, bands(ofCast, [above(half, adopted(...goesOn))], dropped())),
      source.cite,
    ),
  };
}
const chapters = [
  chapter('chapter-2020', named('the chapter of 2020', 'el capítulo de 2020', 'o capítulo de 2020'), 110, null, 'chapter-2021'),
  chapter('chapter-2021', named('the chapter of 2021', 'el capítulo de 2021', 'o capítulo de 2021'), 63, 'chapter-2020', 'chapter-2023'),
  chapter('chapter-2023', named('the chapter of 2023', 'el capítulo de 2023', 'o capítulo de 2023'), 60, 'chapter-2021', null),
];

/** Bogotá’s itinerant assembly: chapters hand over texts and part of their members. */
export const bogota: System = {
  number: 18,
  key: 'bogota',
  charter: charter('itinerant-assembly', {
    name: named('the Itinerant Citizens’ Assembly', 'la Asamblea Itinerante Consultiva Ciudadana', 'a Assembleia Itinerante Consultiva Cidadã'),
    parties: [
      office('council', named('the Council of Bogotá', 'el Concejo de Bogotá', 'o Conselho de Bogotá'), 'convener', 'funder'),
      office('incoming-council', named('the incoming council', 'el concejo entrante', 'o conselho que assume')),
      people('candidates', named('the candidates|s', 'las candidaturas a la alcaldía', 'as candidaturas à prefeitura')),
    ],
    bodies: chapters.map((one) => one.body),
    kinds: [{ key: 'proposal', name: named('proposals|s', 'las propuestas', 'as propostas') }],
    terms: [],
    mandates: [
      mandate(
        'agreement',
        party('council'),
        'chapter-2020',
        ['council', 'incoming-council'],
        [
          question(
            'city',
            say(
              'What city do we want, and what is difficult in it today?',
              '¿Qué ciudad queremos y qué es difícil hoy en ella?',
              'Que cidade queremos e o que é difícil nela hoje?',
            ),
          ),
        ],
        published('Acuerdo 741/2019; Acuerdo 837/2022').cite,
        { basis: 'law', authority: 2 },
      ),
    ],
    stages: chapters.flatMap((one) => one.stages),
    decisions: chapters.map((one) => one.decision),
    duties: [
      owed('hear', {
        key: 'reception',
        name: named('to receive the proposals', 'recibir las propuestas', 'receber as propostas'),
        debtor: party('council'),
        creditor: theBody('chapter-2023'),
        basis: 'law',
      }),
      owed('act', {
        key: 'pledge-of-candidates',
        name: named('what candidates promised', 'lo que prometieron las candidaturas', 'o que as candidaturas prometeram'),
        on: { is: 'asked' },
        debtor: party('candidates'),
        creditor: theBody('chapter-2023'),
        basis: 'pledge',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'handed-on',
        name: named('everything handed on', 'todo entregado al capítulo siguiente', 'tudo entregue ao capítulo seguinte'),
        at: { is: 'closes', stage: 'chapter-2021-vote' },
        must: { is: 'compare', a: word('synthesis.untraced'), sign: '=', b: noneShort, undefined: 'fails' },
        severity: 'block',
        override: null,
      },
    ],
    families: [
      {
        key: 'chapters',
        name: named('the chapters|s', 'los capítulos', 'os capítulos'),
        template: 'chapter',
        version: 1,
        members: chapters.map((one) => one.body.key),
        opens: ['name', 'size', 'select'],
        overrides: chapters.flatMap((one) => ['name', 'size', 'select'].map((field) => ({ member: one.body.key, field }))),
      },
    ],
    rights: [
      {
        key: 'next-agenda',
        name: named('the agenda of the next chapter', 'la agenda del siguiente capítulo', 'a pauta do capítulo seguinte'),
        holder: theBody('chapter-2020'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 2,
  phases: ['agenda', 'decision'],
  votes: [
    { decision: 'chapter-2020-texts', tally: tally('chapter-2020-votes', { for: 56, against: 54 }), outcome: 'adopted', effects: ['adopt', 'promote'] },
    { decision: 'chapter-2021-texts', tally: tally('chapter-2021-votes', { for: 30, against: 30 }), outcome: 'dropped' },
    {
      decision: 'chapter-2023-texts',
      tally: tally('chapter-2023-votes', { for: 31, against: 29 }),
      outcome: 'adopted',
      effects: ['adopt', 'transmit', 'notify'],
    },
  ],
  pools: [
    {
      class: 'chapter-2021.member',
      seated: 63,
      missed: 0,
      people: [
        { count: 15, route: 'carried', words: {} },
        { count: 90, route: 'homes', words: {} },
      ],
    },
  ],
};
