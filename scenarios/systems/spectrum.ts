import { party } from '#rules/actor.ts';
import { compare, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  answers, body, charter, decision, defined, everyone, mandate, mandateFirst, office, open, openTo, organisation, anybody, published, question, result, say,
  seated, seats, stage, inOrder, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const study = published('adaptationclearinghouse.org');
const levels = [
  ['ignored', named('ignored', 'ignorar', 'ignorar de todo')],
  ['informed', named('informed', 'informar', 'informar apenas')],
  ['consulted', named('consulted', 'consultar', 'consultar a gente')],
  ['involved', named('involved', 'involucrar', 'envolver')],
  ['collaborated', named('collaborated with', 'colaborar', 'colaborar com a gente')],
  ['owned', named('owning', 'ceder el poder', 'ceder o poder')],
] as const;
const assessors = named('members, staff and observers|s', 'integrantes, personal y observadores|ms', 'membros, equipe e observadores|ms');

/** Several parties say which level they lived; the level most of them name is published beside the declared and the structural. */
const rule = vote(
  [seated('assessors', assessors, 'review', ['assessor'])],
  { is: 'pick_one', answers: levels.map(([key, name]) => answers.of(key, false, name)) },
  {
    is: 'option',
    need: compare(word('tally.valid'), '>=', study.of(1)),
    options: levels.map(([key]) => ({ label: key, result: result('adopted', { is: 'publish' }) })),
    equal: result('no-result', { is: 'publish' }),
    short: result('no-result', { is: 'publish' }),
  },
);

/** The spectrum from ignoring to ownership: the lived level is assessed by several parties, never declared. */
export const spectrum: System = {
  number: 25,
  key: 'spectrum',
  charter: charter('assessment', {
    name: named('the review of the level reached', 'la evaluación del nivel alcanzado', 'a avaliação do nível alcançado'),
    parties: [
      organisation('evaluators', named('the evaluators|s', 'las personas evaluadoras', 'as pessoas avaliadoras'), 'convener'),
      office('committee-office', named('the city committee', 'el comité municipal', 'o comitê municipal')),
    ],
    bodies: [
      body(
        'review',
        named('the review', 'la evaluación', 'a avaliação'),
        [
          seats(
            'assessor',
            assessors,
            open,
            ways([
              way(
                'interviews',
                named('interviews and a survey|s', 'entrevistas y una encuesta|fs', 'entrevistas e uma pesquisa|fs'),
                openTo(anybody),
                everyone,
              ),
            ]),
          ),
        ],
        { competence: ['level'] },
      ),
    ],
    kinds: [{ key: 'level', name: named('the level lived', 'el nivel vivido', 'o nível vivido') }],
    mandates: [
      mandate(
        'own',
        party('evaluators'),
        'review',
        [],
        [
          question(
            'level',
            say(
              'Which level did people live, whatever was declared?',
              '¿Qué nivel vivió la gente, se haya declarado lo que se haya declarado?',
              'Que nível as pessoas viveram, seja qual for o declarado?',
            ),
          ),
        ],
        study.cite,
        { basis: 'claim', authority: 1 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', named('the interviews|s', 'las entrevistas', 'as entrevistas'), 'review'),
      stage('decide', 'decide', named('the assessment', 'la valoración', 'a aferição'), 'review'),
      stage('monitor', 'monitor', named('the comparison after a year', 'la comparación después de un año', 'a comparação depois de um ano'), 'review'),
    ),
    decisions: [
      decision(
        'lived-level',
        named('the level that was lived', 'el nivel que se vivió', 'o nível que foi vivido'),
        'review',
        'decide',
        ['level'],
        rule,
        study.cite,
      ),
    ],
    gates: [
      mandateFirst,
      {
        key: 'several-voices',
        name: named('several voices', 'varias voces|fs', 'várias vozes|fs'),
        at: { is: 'opens', stage: 'decide' },
        must: compare(word('session.present'), '>=', defined.of(2)),
        severity: 'block',
        override: null,
      },
    ],
  }),
  labels: ['community-convened'],
  level: 1,
  phases: ['decision', 'monitoring'],
  votes: [
    { decision: 'lived-level', tally: tally('assessors', { informed: 2, consulted: 9, involved: 3 }), outcome: 'adopted', effects: ['publish'] },
    { decision: 'lived-level', tally: tally('assessors', { informed: 4, consulted: 4 }), outcome: 'no-result' },
    { decision: 'lived-level', tally: tally('assessors', {}), outcome: 'no-result' },
  ],
};
