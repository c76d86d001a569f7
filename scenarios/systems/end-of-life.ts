import { body as theBody, party } from '#rules/actor.ts';
import { atLeast, word } from '#rules/expression/say.ts';
import { named } from '#rules/grammar.ts';
import {
  above, adopted, answers, appoint, between, body, bands, charter, decision, dropped, enrol, exactly, forAgainst, half, invented, lottery, mandate,
  mandateFirst, moneyFirst, noneShort, ofCast, ofSides, office, organisation, owed, published, question, quota, respond, say, seated, seats, stage,
  stageNames, inOrder, usually, vote, way, ways,
} from './pieces.ts';
import { tally, type System } from './system.ts';

const press = published('francetvinfo.fr; tf1info.fr');
const citizens = named('the citizens drawn by lot|s', 'las personas sorteadas', 'as pessoas sorteadas');
const panel = seats(
  'citizen',
  citizens,
  between(150, 184, press.cite),
  ways(
    [
      way(
        'phones',
        named('a telephone call', 'una llamada telefónica', 'uma ligação telefônica'),
        { is: 'phones', mobile: press.of(85, 100) },
        enrol(['phone']),
      ),
    ],
    [
      lottery(
        press.cite,
        [
          quota('sex', 'woman', named('women|s', 'mujeres|fs', 'mulheres|fs'), 85, 100, invented.cite),
          quota('sex', 'man', named('men|s', 'hombres|ms', 'homens|ms'), 84, 99, invented.cite),
        ],
        { objective: 'uniform', seed: 'unpublished' },
      ),
    ],
  ),
);
const votes = (key: string) => seated(key, citizens, 'convention', ['citizen'], { channels: ['room', 'paper'] });

/** France, 2022–23: a governance committee approves the method; majority, minority and conditions stand in one report. */
export const endOfLife: System = {
  number: 14,
  key: 'end-of-life',
  charter: charter('citizens-convention', {
    name: named('the Citizens’ Convention on the End of Life', 'la Convención Ciudadana sobre el Final de la Vida', 'a Convenção Cidadã sobre o Fim da Vida'),
    parties: [
      office('prime-minister', named('the Prime Minister', 'la Primera Ministra', 'a Primeira-Ministra'), 'convener'),
      office('president', named('the President', 'el Presidente', 'o Presidente')),
      office(
        'cese',
        named('the Economic, Social and Environmental Council', 'el Consejo Económico, Social y Ambiental', 'o Conselho Econômico, Social e Ambiental'),
        'delivery',
        'funder',
      ),
      organisation('ethics', named('the ethics council', 'el consejo de ética', 'o conselho de ética'), 'oversight'),
    ],
    bodies: [
      body('convention', named('the convention', 'la convención', 'a convenção'), [panel], { competence: ['proposal', 'final-report'] }),
      body(
        'governance',
        named('the Governance Committee', 'el Comité de Gobernanza', 'o Comitê de Governança'),
        [
          seats(
            'overseer',
            named('the overseers|s', 'las personas que supervisan', 'as pessoas que supervisionam'),
            exactly(14, usually.cite),
            ways([
              way(
                'appointed',
                named('an appointment', 'un nombramiento', 'uma nomeação'),
                { is: 'organisations', count: 5, cite: usually.cite },
                appoint(party('cese')),
              ),
            ]),
          ),
        ],
        { of: 'cese', competence: ['method'] },
      ),
    ],
    kinds: [
      { key: 'proposal', name: named('proposals|s', 'las propuestas', 'as propostas') },
      { key: 'final-report', name: named('the final report', 'el informe final', 'o relatório final') },
      { key: 'method', name: named('choices of method|s', 'las decisiones de método', 'as decisões de método') },
    ],
    terms: [{ key: 'sex', name: named('sex', 'el sexo', 'o sexo') }],
    mandates: [
      mandate(
        'question',
        party('prime-minister'),
        'convention',
        ['president', 'prime-minister'],
        [
          question(
            'end',
            say(
              'Is the framework for support at the end of life adapted to the situations met, or should changes be introduced?',
              '¿El marco de acompañamiento del final de la vida responde a las situaciones que se presentan o hay que introducir cambios?',
              'O quadro de apoio ao fim da vida responde às situações encontradas ou é preciso introduzir mudanças?',
            ),
          ),
        ],
        press.cite,
        { authority: 2 },
      ),
    ],
    stages: inOrder(
      stage('learn', 'learn', stageNames.learn, 'convention'),
      stage('deliberate', 'deliberate', stageNames.deliberate, 'convention'),
      stage('decide', 'decide', stageNames.decide, 'convention'),
      stage('transmit', 'transmit', stageNames.transmit, 'convention'),
      stage('respond', 'respond', stageNames.respond, 'convention'),
    ),
    decisions: [
      decision(
        'method-approval',
        named('the approval of the method', 'la aprobación del método', 'a aprovação do método'),
        'governance',
        'learn',
        ['method'],
        vote(
          [
            seated('overseer-votes', named('the overseers|s', 'las personas que supervisan', 'as pessoas que supervisionam'), 'governance', ['overseer'], {
              ballot: 'open',
              channels: ['room'],
            }),
          ],
          { is: 'consent' },
          {
            is: 'ladder',
            rungs: [
              {
                when: { is: 'compare', a: word('tally.objections'), sign: '=', b: noneShort, undefined: 'fails' },
                result: adopted({ is: 'open', stage: 'deliberate' }),
              },
            ],
            otherwise: dropped(),
          },
        ),
        usually.cite,
      ),
      decision(
        'proposal-vote',
        named('the vote on proposals', 'la votación de las propuestas', 'a votação das propostas'),
        'convention',
        'decide',
        ['proposal'],
        vote(
          [votes('proposal-votes')],
          forAgainst,
          bands(ofSides, [above(half, adopted({ is: 'report', stage: 'transmit' }))], dropped({ is: 'report', stage: 'transmit' })),
          { dissent: { enough: atLeast(word('tally.dissenters'), invented.of(1)) } },
        ),
        press.cite,
      ),
      decision(
        'report-adoption',
        named('the adoption of the report', 'la aprobación del informe', 'a aprovação do relatório'),
        'convention',
        'decide',
        ['final-report'],
        vote(
          [votes('report-votes')],
          { is: 'yes_no', answers: [answers.yes, answers.no] },
          bands(ofCast, [above(half, adopted({ is: 'transmit', to: party('president') }))], dropped()),
        ),
        press.cite,
      ),
    ],
    duties: [
      owed('hear', {
        key: 'reception',
        name: named('to receive the members', 'recibir a quienes la integran', 'receber os membros'),
        debtor: party('president'),
        creditor: theBody('convention'),
        basis: 'letter',
      }),
      respond({
        key: 'government-answer',
        name: named('to answer', 'responder', 'responder'),
        debtor: party('prime-minister'),
        creditor: theBody('convention'),
        basis: 'letter',
        cover: 'whole',
      }),
    ],
    gates: [
      mandateFirst,
      moneyFirst(noneShort),
      {
        key: 'overseen',
        name: named('the overseers agree', 'quienes supervisan están de acuerdo', 'quem supervisiona concorda'),
        at: { is: 'opens', stage: 'deliberate' },
        must: word('oversight.approved'),
        severity: 'block',
        override: null,
      },
    ],
    rights: [
      {
        key: 'stop-method',
        name: named('a method that is not fair', 'un método que no sea justo', 'um método que não seja justo'),
        holder: theBody('governance'),
        act: 'veto',
        over: 'decision',
      },
    ],
  }),
  labels: ['civic', 'government-convened'],
  level: 2,
  phases: ['decision'],
  votes: [
    { decision: 'method-approval', tally: tally('overseer-votes', {}, { objections: 0 }), outcome: 'adopted' },
    {
      decision: 'proposal-vote',
      tally: tally('proposal-votes', { for: 124, against: 40, abstain: 3 }, { dissenters: 40 }),
      outcome: 'adopted',
      effects: ['adopt', 'report'],
    },
    { decision: 'proposal-vote', tally: tally('proposal-votes', { for: 80, against: 80 }), outcome: 'dropped', effects: ['drop', 'report'] },
    { decision: 'report-adoption', tally: tally('report-votes', { yes: 162, no: 14 }), outcome: 'adopted' },
  ],
  gates: [{ gate: 'overseen', words: { 'oversight.approved': false }, passes: false }],
};
