import { body as theBody, party } from '#rules/actor.ts';
import { and, atLeast, label, same, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  addresses, adopted, at, bands, body, charter, decision, dropped, eligible, enrol, exactly, forAgainst, hear, invented, invite, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofCast, office, organisation, outside, owed, published, question, quota, record, recorded, replace, result, say,
  seated, seats, stage, stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, whole, type System } from './system.ts';

const press = published('weku.org; smileypete.com, January 2026');
const resolution = published('lexington.legistar.com, resolution 0075-26');
const news = published('feeds.lexingtonky.news, 2 June 2026');
const members = named('the members|s', 'las personas integrantes', 'as pessoas integrantes');

const panel = seats(
  'member',
  members,
  exactly(36, press.cite),
  ways(
    [
      way(
        'postcards',
        named('a postcard', 'una tarjeta postal', 'um cartão-postal'),
        addresses(10000, press.cite),
        invite(10000, press.cite, 'post'),
        enrol(['web', 'phone'], 'household'),
        eligible(atLeast(word('person.age'), press.of(16))),
        { is: 'screen', where: and(word('person.resident')) },
      ),
    ],
    [
      lottery(
        press.cite,
        [
          quota('area', 'inner', named('the inner districts|s', 'los distritos del centro', 'os distritos do centro'), 16, 20, invented.cite),
          quota('area', 'outer', named('the outer districts|s', 'los distritos de las afueras', 'os distritos da periferia'), 16, 20, invented.cite),
        ],
        { seed: 'bingo' },
      ),
      replace('refit-quotas'),
    ],
  ),
);
const chained = (key: string) => same(word('decision.outcome', { about: key }), label('passed'));
const elsewhere = (key: string, who: ReturnType<typeof named>, of: string, next: string) =>
  vote([outside(key, who, of)], record, recorded(result('passed', { is: 'open', stage: next }), result('failed', { is: 'drop' })));

/** Lexington, Kentucky, 2026: two mandates, then a chain of assembly, committee, council and voters; effect in 2031. */
export const lexington: System = {
  number: 9,
  key: 'lexington',
  charter: charter('civic-assembly', {
    name: named('the Lexington Civic Assembly', 'la Asamblea Cívica de Lexington', 'a Assembleia Cívica de Lexington'),
    parties: [
      organisation('civiclex', named('CivicLex', 'CivicLex|f', 'CivicLex|f'), 'convener', 'delivery'),
      office('council', named('the Urban County Council', 'el Concejo del Condado Urbano', 'o Conselho do Condado Urbano')),
      office(
        'committee',
        named('the General Government and Planning Committee', 'el Comité de Gobierno General y Planificación', 'o Comitê de Governo Geral e Planejamento'),
      ),
      { key: 'voters', name: named('the voters|s', 'el electorado', 'o eleitorado'), kind: 'people', roles: [] },
    ],
    bodies: [body('assembly', named('the assembly', 'la asamblea', 'a assembleia'), [panel], { competence: ['charter-change'] })],
    kinds: [{ key: 'charter-change', name: named('changes of the charter|s', 'los cambios de la carta municipal', 'as mudanças da carta municipal') }],
    terms: [{ key: 'area', name: named('the area', 'la zona', 'a área') }],
    mandates: [
      mandate(
        'pay',
        party('civiclex'),
        'assembly',
        ['committee', 'council'],
        [
          question(
            'compensation',
            say('How should council members be paid?', '¿Cómo se debe pagar a quienes integran el concejo?', 'Como se deve pagar a quem integra o conselho?'),
          ),
        ],
        resolution.cite,
        { basis: 'resolution' },
      ),
      mandate(
        'review',
        party('civiclex'),
        'assembly',
        ['committee', 'council'],
        [
          question(
            'charter',
            say('How should the charter be reviewed?', '¿Cómo se debe revisar la carta municipal?', 'Como se deve revisar a carta municipal?'),
          ),
        ],
        resolution.cite,
        { basis: 'resolution' },
      ),
    ],
    stages: inOrder(
      stage('agenda', 'agenda', named('the survey on the agenda', 'la encuesta sobre la agenda', 'a pesquisa sobre a pauta'), 'assembly'),
      stage('learn', 'learn', stageNames.learn, 'assembly'),
      stage('input', 'deliberate', named('the public input session', 'la sesión de aportes públicos', 'a sessão de contribuições públicas'), 'assembly'),
      stage('decide', 'decide', stageNames.decide, 'assembly'),
      stage('committee-day', 'respond', named('the committee’s work session', 'la sesión de trabajo del comité', 'a sessão de trabalho do comitê'), 'assembly'),
      stage('council-day', 'respond', named('the council’s vote', 'la votación del concejo', 'a votação do conselho'), 'assembly'),
      stage('election-day', 'respond', named('the November ballot', 'la consulta de noviembre', 'a votação de novembro'), 'assembly'),
      stage('implement', 'implement', stageNames.implement, 'assembly'),
    ),
    decisions: [
      decision(
        'proposals',
        named('the vote on proposals', 'la votación de las propuestas', 'a votação das propostas'),
        'assembly',
        'decide',
        ['charter-change'],
        vote(
          [seated('member-votes', members, 'assembly', ['member'])],
          forAgainst,
          bands(ofCast, [at(usually.of(3, 4), adopted({ is: 'transmit', to: party('committee') }))], dropped()),
        ),
        usually.cite,
      ),
      decision(
        'committee-vote',
        named('the committee’s decision', 'la decisión del comité', 'a decisão do comitê'),
        'assembly',
        'committee-day',
        ['charter-change'],
        elsewhere('committee-record', named('the committee', 'el comité', 'o comitê'), 'committee', 'council-day'),
        news.cite,
        { opens: same(word('decision.outcome', { about: 'proposals' }), label('adopted')) },
      ),
      decision(
        'council-vote',
        named('the council’s decision', 'la decisión del concejo', 'a decisão do conselho'),
        'assembly',
        'council-day',
        ['charter-change'],
        elsewhere('council-record', named('the council', 'el concejo', 'o conselho'), 'council', 'election-day'),
        news.cite,
        { opens: chained('committee-vote') },
      ),
      decision(
        'referendum',
        named('the referendum', 'el referendo', 'o referendo'),
        'assembly',
        'election-day',
        ['charter-change'],
        vote(
          [outside('voter-record', named('the voters|s', 'el electorado', 'o eleitorado'), 'voters')],
          record,
          recorded(result('passed', { is: 'adopt' }, { is: 'owe', duty: 'new-pay' }), result('failed', { is: 'drop' })),
        ),
        news.cite,
        { opens: chained('council-vote') },
      ),
    ],
    duties: [
      hear({
        key: 'receive',
        name: named('to receive and consider', 'recibir y considerar', 'receber e considerar'),
        debtor: party('committee'),
        creditor: theBody('assembly'),
        basis: 'resolution',
      }),
      owed('act', {
        key: 'new-pay',
        name: named('the new pay', 'la nueva remuneración', 'a nova remuneração'),
        on: { is: 'certified', decision: 'referendum', outcomes: ['passed'] },
        debtor: party('council'),
        creditor: party('voters'),
        basis: 'law',
        due: { is: 'by', day: '2031-01-01' as never },
      }),
    ],
    gates: [mandateFirst, moneyFirst(noneShort)],
    rights: [
      {
        key: 'survey',
        name: named('themes for the agenda|s', 'temas para la agenda|ms', 'temas para a pauta|ms'),
        holder: party('voters'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['civic', 'community-convened'],
  level: 2,
  phases: ['agenda', 'decision', 'implementation'],
  votes: [
    { decision: 'proposals', tally: tally('member-votes', { for: 27, against: 9 }), outcome: 'adopted', effects: ['adopt', 'transmit'] },
    { decision: 'proposals', tally: tally('member-votes', { for: 26, against: 9, abstain: 1 }), outcome: 'dropped' },
    { decision: 'committee-vote', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed', effects: ['open'] },
    { decision: 'council-vote', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed', effects: ['open'] },
    { decision: 'referendum', tally: { electorates: {}, recorded: 'passed' }, outcome: 'passed', effects: ['adopt', 'owe'] },
    { decision: 'referendum', tally: { electorates: {} }, outcome: 'no-result' },
  ],
  pools: [
    {
      class: 'assembly.member',
      seated: 36,
      missed: 0,
      people: [
        { count: 40, route: 'postcards', words: { 'person.age': whole(40), 'person.resident': true, 'person.feature area': 'inner' } },
        { count: 30, route: 'postcards', words: { 'person.age': whole(16), 'person.resident': true, 'person.feature area': 'outer' } },
        { count: 9, route: 'postcards', words: { 'person.age': whole(40), 'person.resident': false } },
      ],
    },
  ],
  duties: [
    { duty: 'new-pay', on: '2026-11-30', happened: { is: 'certified', decision: 'referendum', outcome: 'passed' }, debtors: ['council'], due: '2031-01-01' },
  ],
};
