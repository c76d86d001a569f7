import { body as theBody, party } from '#rules/actor.ts';
import { compare, word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import {
  adopted, afterAll, body, charter, consent, decision, defined, elect, everyone, invented, ladder, mandate, mandateFirst, open, openTo, organisation, owed,
  published, question, result, routed, say, seated, seats, stage, stageNames, usually, vote, way, ways, anybody,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const source = published('southtosouth.org/category/monthly-calls');
const themes: readonly (readonly [string, Named])[] = [
  ['justice', named('the assembly on justice', 'la asamblea sobre justicia', 'a assembleia sobre justiça')],
  ['economy', named('the assembly on the economy', 'la asamblea sobre economía', 'a assembleia sobre economia')],
  ['land', named('the assembly on land and climate', 'la asamblea sobre tierra y clima', 'a assembleia sobre terra e clima')],
];
const door = named('the open door', 'la puerta abierta', 'a porta aberta');
const participants = named('all who come|s', 'todas las personas que vienen|fs', 'todas as pessoas que vêm|fs');
const assembly = (key: string, name: Named) =>
  body(key, name, [seats('participant', participants, open, ways([way('door', door, openTo(anybody), everyone)]))], {
    of: 'southern-movement',
    parent: 'regional',
    family: 'themes',
    competence: ['resolution'],
  });

const agree = (key: string, of: string, yes: ReturnType<typeof adopted>) =>
  vote(
    [seated(key, participants, of, ['participant'], { ballot: 'none', channels: ['room'] })],
    consent,
    ladder([[compare(word('tally.objections'), '=', defined.of(0)), yes]], routed('synthesis-night')),
  );
const choose = (of: string) =>
  vote(
    [seated(`${of}-choosers`, participants, of, ['participant'], { ballot: 'open', channels: ['room'] })],
    { is: 'acclaim' },
    {
      is: 'pick',
      tie: 'all',
      picks: [{ top: invented.of(3), by: word('option.support'), per: null, atLeast: null }],
      picked: result('elected', { is: 'seat', body: 'synthesis', class: 'representative' }),
      rest: result('not-elected', { is: 'publish' }),
    },
  );

/** It Takes Roots and the peoples’ movement assemblies: thematic assemblies joined by a synthesis; nothing is lost. */
export const movementAssemblies: System = {
  number: 5,
  key: 'movement-assemblies',
  charter: charter('movement-assembly', {
    name: named('the Southern Movement Assembly', 'la Asamblea de Movimientos del Sur', 'a Assembleia de Movimentos do Sul'),
    parties: [
      organisation('southern-movement', named('the anchor organisations|s', 'las organizaciones ancla', 'as organizações âncora'), 'convener', 'anchor'),
    ],
    bodies: [
      body(
        'regional',
        named('the regional assembly', 'la asamblea regional', 'a assembleia regional'),
        [seats('participant', participants, open, ways([way('door', door, openTo(anybody), everyone)]))],
        { of: 'southern-movement', renewal: { is: 'term', span: usually.years(1) }, competence: ['resolution'] },
      ),
      ...themes.map(([key, name]) => assembly(key, name)),
      body(
        'synthesis',
        named('the synthesis group', 'el grupo de síntesis', 'o grupo de síntese'),
        [
          seats(
            'representative',
            named('the representatives|s', 'las personas representantes', 'as pessoas representantes'),
            { is: 'between', least: 9, most: 120, cite: source.cite },
            ways(themes.map(([key, name]) => way(key, name, { is: 'members', of: key }, elect(`${key}-choice`)))),
          ),
        ],
        { of: 'southern-movement', parent: 'regional' },
      ),
    ],
    kinds: [{ key: 'resolution', name: named('resolutions to act|s', 'las resoluciones de acción', 'as resoluções de ação') }],
    mandates: [
      mandate(
        'own',
        party('southern-movement'),
        'regional',
        ['southern-movement'],
        [
          question(
            'act',
            say('What do we do together until we meet again?', '¿Qué hacemos en común hasta volver a vernos?', 'O que fazemos juntos até nos vermos de novo?'),
          ),
        ],
        source.cite,
        { authority: 5, basis: 'resolution' },
      ),
    ],
    stages: [
      stage('local', 'agenda', named('the local assemblies|s', 'las asambleas locales', 'as assembleias locais'), 'regional'),
      ...themes.map(([key, name]) =>
        stage(
          `${key}-talk`,
          'deliberate',
          named(`the talk in ${name.en.text}`, `la conversación en ${name.es.text}`, `a conversa em ${name.pt.text}`),
          key,
          afterAll('local'),
        ),
      ),
      stage('synthesis-night', 'deliberate', named('the evening of synthesis', 'la noche de síntesis', 'a noite de síntese'), 'synthesis', {
        is: 'at_least',
        count: 3,
        of: themes.map(([key]) => `${key}-talk`),
        cite: source.cite,
      }),
      stage('decide', 'decide', stageNames.decide, 'regional', afterAll('synthesis-night')),
      stage('implement', 'implement', named('the action calendar', 'el calendario de acción', 'o calendário de ação'), 'regional', afterAll('decide')),
      stage('monitor', 'monitor', named('the monthly call', 'la llamada mensual', 'a chamada mensal'), 'regional', afterAll('decide')),
    ],
    decisions: [
      decision(
        'plan',
        named('the agreement on the action plan', 'el acuerdo sobre el plan de acción', 'o acordo sobre o plano de ação'),
        'regional',
        'decide',
        ['resolution'],
        agree('everyone', 'regional', adopted({ is: 'pledge', who: party('southern-movement') })),
        source.cite,
      ),
      ...themes.map(([key, name]) =>
        decision(
          `${key}-choice`,
          named(
            `the choice of representatives of ${name.en.text}`,
            `la elección de representantes de ${name.es.text}`,
            `a escolha de representantes de ${name.pt.text}`,
          ),
          key,
          `${key}-talk`,
          ['resolution'],
          choose(key),
          source.cite,
        ),
      ),
    ],
    duties: [
      owed('publish', {
        key: 'plan-published',
        name: named('the published action plan', 'el plan de acción publicado', 'o plano de ação publicado'),
        on: { is: 'closed', stage: 'synthesis-night' },
        debtor: theBody('synthesis'),
        creditor: theBody('regional'),
        basis: 'resolution',
        due: { is: 'by', day: '2019-12-04' as never },
      }),
      owed('follow-through', {
        key: 'carry-out',
        name: named('to carry the plan out', 'llevar a cabo el plan', 'levar o plano adiante'),
        on: { is: 'certified', decision: 'plan', outcomes: ['adopted'] },
        debtor: party('southern-movement'),
        creditor: theBody('regional'),
        basis: 'resolution',
      }),
    ],
    gates: [
      mandateFirst,
      {
        key: 'nothing-lost',
        name: named('nothing is lost', 'nada se pierde', 'nada se perde'),
        at: { is: 'closes', stage: 'synthesis-night' },
        must: compare(word('synthesis.untraced'), '=', defined.of(0)),
        severity: 'block',
        override: null,
      },
    ],
    syntheses: [
      {
        key: 'joining',
        name: named('the synthesis', 'la síntesis', 'a síntese'),
        body: 'synthesis',
        from: themes.map(([key]) => key),
        to: 'regional',
        may: ['merge', 'group'],
      },
    ],
    families: [
      {
        key: 'themes',
        name: named('the thematic assemblies|s', 'las asambleas temáticas', 'as assembleias temáticas'),
        template: 'thematic-assembly',
        version: 1,
        members: themes.map(([key]) => key),
        opens: ['name'],
        overrides: themes.map(([key]) => ({ member: key, field: 'name' })),
      },
    ],
    rights: [
      {
        key: 'local-themes',
        name: named('local resolutions|s', 'resoluciones locales|fs', 'resoluções locais|fs'),
        holder: theBody('regional'),
        act: 'propose',
        over: 'agenda',
      },
    ],
  }),
  labels: ['movement', 'standing', 'community-convened'],
  level: 5,
  phases: ['agenda', 'decision', 'implementation', 'monitoring'],
  votes: [
    { decision: 'plan', tally: tally('everyone', {}, { objections: 0 }), outcome: 'adopted', effects: ['adopt', 'pledge'] },
    { decision: 'plan', tally: tally('everyone', {}, { objections: 1 }), outcome: 'routed', effects: ['route'] },
    ...themes.map(([key]) => ({ decision: `${key}-choice`, tally: tally(`${key}-choosers`, {}, {}, { options: [] }), outcome: 'not-elected' as const })),
  ],
  duties: [{ duty: 'plan-published', on: '2019-11-23', happened: { is: 'closed', stage: 'synthesis-night' }, debtors: ['synthesis'], due: '2019-12-04' }],
  gates: [{ gate: 'nothing-lost', words: { 'synthesis.untraced': { n: 2n, d: 1n } }, passes: false }],
};
