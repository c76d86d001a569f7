import type { Language } from '@plenaria/kernel/language.ts';
import { nameActor } from '../actor.ts';
import { saySpan } from '../cite.ts';
import { explainRule } from '../decision-rule/explain.ts';
import { explainDuty } from '../duty/explain.ts';
import { clause, meanings, type Telling } from '../expression/explain.ts';
import { sayShare } from '../expression/numbers.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { explainGate } from '../gate/gate.ts';
import { listed, named, said, sentence, the, type Named, type Said } from '../grammar.ts';
import { explainSelect, explainSize } from '../selection/explain.ts';
import { labelsOf, structuralLevel, type Label } from './labels.ts';
import { tellingOf } from './names.ts';
import type { BodyNamed, Charter, DecisionNamed, Join, MandateNamed, Phase, Renewal, Right, SeatClassNamed, StageNamed, Synthesis } from './types.ts';

type Patterns = Readonly<Record<Language, string>>;

const patterns = {
  asks: {
    en: '{the issuer} {issuer:asks|ask} {the body}: “{question}”',
    es: '{the issuer} {issuer:pregunta|preguntan} {to body}: «{question}»',
    pt: '{the issuer} {issuer:pergunta|perguntam} {to body}: “{question}”',
  },
  inScope: { en: 'It may speak of: {words}', es: 'Puede hablar de: {words}', pt: 'Pode falar de: {words}' },
  outOfScope: { en: 'It may not speak of: {words}', es: 'No puede hablar de: {words}', pt: 'Não pode falar de: {words}' },
  fixed: {
    en: 'This stands and cannot be changed here: {words}',
    es: 'Esto está fijado y aquí no se puede cambiar: {words}',
    pt: 'Isto está fixado e não pode ser mudado aqui: {words}',
  },
  recipients: { en: 'What is decided goes to: {all}.', es: 'Lo que se decida va a: {all}.', pt: 'O que for decidido vai para: {all}.' },
  nobody: {
    en: 'Nobody has been named who must receive what is decided.',
    es: 'No se nombró a nadie que deba recibir lo que se decida.',
    pt: 'Ninguém foi nomeado para receber o que for decidido.',
  },
  declared: {
    en: 'Declared level on the spectrum from ignoring (0) to ownership (5): {declared}. What the rules can carry: {level}.',
    es: 'Nivel declarado en el espectro de ignorar (0) a poseer (5): {declared}. Lo que las reglas pueden sostener: {level}.',
    pt: 'Nível declarado no espectro de ignorar (0) a ser dono (5): {declared}. O que as regras sustentam: {level}.',
  },
  body: { en: '{the name}:', es: '{the name}:', pt: '{the name}:' },
  part: { en: 'It is part of {the x}.', es: 'Forma parte {of x}.', pt: 'Faz parte {of x}.' },
  class: { en: '{the name}: {size}, {rights}.', es: '{the name}: {size}, {rights}.', pt: '{the name}: {size}, {rights}.' },
  vote: { en: 'with voice and vote', es: 'con voz y voto', pt: 'com voz e voto' },
  voice: { en: 'with voice, without vote', es: 'con voz y sin voto', pt: 'com voz e sem voto' },
  silent: { en: 'without voice or vote', es: 'sin voz ni voto', pt: 'sem voz nem voto' },
  term: { en: 'Seats are held for {x}.', es: 'Los puestos duran {x}.', pt: 'Os lugares duram {x}.' },
  stagger: {
    en: 'Seats are held for {x}; {share} of them are filled anew every {y}.',
    es: 'Los puestos duran {x}; {share} de ellos se renueva cada {y}.',
    pt: 'Os lugares duram {x}; {share} deles são renovados a cada {y}.',
  },
  none: { en: 'It ends with its task.', es: 'Termina con su tarea.', pt: 'Termina com sua tarefa.' },
  stage: { en: '{the name} ({body}). {join}', es: '{the name} ({body}). {join}', pt: '{the name} ({body}). {join}' },
  start: { en: 'It is the beginning.', es: 'Es el comienzo.', pt: 'É o começo.' },
  all: { en: 'It opens when this is closed: {all}.', es: 'Se abre cuando se cierra esto: {all}.', pt: 'Abre-se quando isto se encerra: {all}.' },
  atLeast: {
    en: 'It opens when at least {n} of these are closed: {all}.',
    es: 'Se abre cuando se cierran al menos {n} de estas: {all}.',
    pt: 'Abre-se quando pelo menos {n} destas se encerram: {all}.',
  },
  day: { en: 'It opens on {n}.', es: 'Se abre el {n}.', pt: 'Abre-se em {n}.' },
  opens: { en: 'Besides, this must hold: {clause}.', es: 'Además, debe cumplirse esto: {clause}.', pt: 'Além disso, é preciso isto: {clause}.' },
  decision: {
    en: '{the name}: {the body} {body:decides|decide} on {kinds}.',
    es: '{the name}: {the body} {body:decide|deciden} sobre {kinds}.',
    pt: '{the name}: {the body} {body:decide|decidem} sobre {kinds}.',
  },
  earlier: {
    en: 'Until {day} another rule stood, approved by {the by}; it governs what was opened before:',
    es: 'Hasta el {day} regía otra regla, aprobada por {the by}; vale para lo abierto antes:',
    pt: 'Até {day} valia outra regra, aprovada por {the by}; ela vale para o que foi aberto antes:',
  },
  synthesis: {
    en: '{the name}: {the body} {body:joins|join} what comes from {from} and {body:hands|hand} it {to to}. Texts may be joined or grouped; none is dropped, and each keeps its sources.',
    es: '{the name}: {the body} {body:une|unen} lo que viene de {from} y lo {body:entrega|entregan} {to to}. Los textos pueden unirse o agruparse; ninguno se pierde y cada uno conserva sus fuentes.',
    pt: '{the name}: {the body} {body:junta|juntam} o que vem de {from} e o {body:entrega|entregam} {to to}. Os textos podem ser unidos ou agrupados; nenhum se perde e cada um guarda suas fontes.',
  },
  family: {
    en: '{the name}: made from one template, {all}.',
    es: '{the name}: hechos con una misma plantilla, {all}.',
    pt: '{the name}: feitos com um mesmo modelo, {all}.',
  },
} as const satisfies Readonly<Record<string, Patterns>>;

const acts: Readonly<Record<Right['act'], Patterns>> = {
  propose: {
    en: '{the holder} may propose: {the name} ({phase}).',
    es: '{the holder} puede proponer: {the name} ({phase}).',
    pt: '{the holder} pode propor: {the name} ({phase}).',
  },
  'choose-agenda': {
    en: '{the holder} chooses what is taken up: {the name} ({phase}).',
    es: '{the holder} elige de qué se trata: {the name} ({phase}).',
    pt: '{the holder} escolhe do que se trata: {the name} ({phase}).',
  },
  call: {
    en: '{the holder} may call a meeting: {the name} ({phase}).',
    es: '{the holder} puede convocar: {the name} ({phase}).',
    pt: '{the holder} pode convocar: {the name} ({phase}).',
  },
  veto: {
    en: '{the holder} may stop it: {the name} ({phase}).',
    es: '{the holder} puede detenerlo: {the name} ({phase}).',
    pt: '{the holder} pode barrar: {the name} ({phase}).',
  },
  'be-heard': {
    en: '{the holder} must be heard: {the name} ({phase}).',
    es: 'Hay que escuchar {to holder}: {the name} ({phase}).',
    pt: 'É preciso ouvir {the holder}: {the name} ({phase}).',
  },
};
const phaseNames: Readonly<Record<Phase, Patterns>> = {
  agenda: { en: 'setting the agenda', es: 'fijar la agenda', pt: 'definir a pauta' },
  decision: { en: 'deciding', es: 'decidir', pt: 'decidir' },
  implementation: { en: 'carrying out', es: 'llevar a cabo', pt: 'executar' },
  monitoring: { en: 'watching what is done', es: 'vigilar lo que se hace', pt: 'acompanhar o que se faz' },
  enforcement: { en: 'enforcing', es: 'hacer cumplir', pt: 'fazer cumprir' },
};
export const labelNames: Readonly<Record<Label, Patterns>> = {
  movement: { en: 'movement assembly', es: 'asamblea de movimiento', pt: 'assembleia de movimento' },
  civic: { en: 'civic assembly', es: 'asamblea ciudadana', pt: 'assembleia cidadã' },
  standing: { en: 'standing', es: 'permanente', pt: 'permanente' },
  'governing-power': { en: 'governing power', es: 'poder de gobierno', pt: 'poder de governo' },
  'government-convened': { en: 'convened by government', es: 'convocada por el gobierno', pt: 'convocada pelo governo' },
  'community-convened': { en: 'convened by the community', es: 'convocada por la comunidad', pt: 'convocada pela comunidade' },
};

const nameOf = (key: string, { nameOf: of }: Telling): Named => of(key) ?? named(key, key, key);
const all = (keys: readonly string[], telling: Telling): string =>
  listed(
    keys.map((key) => the(nameOf(key, telling), telling.language)),
    telling.language,
  );

function explainMandate({ issuer, body, questions, recipients, authority }: MandateNamed, level: number, telling: Telling): readonly Said[] {
  const { language } = telling;
  const words = (pattern: Patterns, text: string): Said => said(sentence(pattern[language], language, { words: text }));
  const asked = questions.map(({ asks, inScope, outOfScope, fixedFacts }) =>
    said(sentence(patterns.asks[language], language, { issuer: nameActor(issuer, telling), body: nameOf(body, telling), question: asks[language] }), [
      words(patterns.inScope, inScope[language]),
      words(patterns.outOfScope, outOfScope[language]),
      ...fixedFacts.map((fact) => words(patterns.fixed, fact[language])),
    ]),
  );
  const goes =
    recipients.length === 0 ? said(patterns.nobody[language]) : said(sentence(patterns.recipients[language], language, { all: all(recipients, telling) }));
  return [...asked, goes, said(sentence(patterns.declared[language], language, { declared: authority, level }))];
}

function explainClass({ name, size, vote, voice, select }: SeatClassNamed, telling: Telling): Said {
  const { language } = telling;
  const rights = patterns[vote ? 'vote' : voice ? 'voice' : 'silent'][language];
  return said(sentence(patterns.class[language], language, { name, size: explainSize(size, telling), rights }), explainSelect(select, telling));
}

function explainRenewal(renewal: Renewal, { language }: Telling): Said {
  if (renewal.is === 'none') return said(patterns.none[language]);
  if (renewal.is === 'term') return said(sentence(patterns.term[language], language, { x: saySpan(renewal.span, language) }));
  const share = renewal.share.is === 'number' ? sayShare(fraction(renewal.share.of, renewal.share.per), language) : '';
  return said(sentence(patterns.stagger[language], language, { x: saySpan(renewal.term, language), y: saySpan(renewal.every, language), share }));
}

function explainBody(body: BodyNamed, telling: Telling): Said {
  const { language } = telling;
  const part = body.parent === null ? [] : [said(sentence(patterns.part[language], language, { x: nameOf(body.parent, telling) }))];
  return said(sentence(patterns.body[language], language, { name: body.name }), [
    ...part,
    ...body.classes.map((one) => explainClass(one, telling)),
    explainRenewal(body.renewal, telling),
  ]);
}

function joinWords(join: Join, telling: Telling): string {
  const { language } = telling;
  switch (join.is) {
    case 'start':
      return patterns.start[language];
    case 'all':
      return sentence(patterns.all[language], language, { all: all(join.of, telling) });
    case 'at_least':
      return sentence(patterns.atLeast[language], language, { n: join.count, all: all(join.of, telling) });
    case 'day':
      return sentence(patterns.day[language], language, { n: join.on });
  }
}

function explainStage({ name, body, after, opens }: StageNamed, telling: Telling): Said {
  const { language } = telling;
  const text = sentence(patterns.stage[language], language, { name, body: nameOf(body, telling), join: joinWords(after, telling) });
  return said(text, opens ? [said(sentence(patterns.opens[language], language, { clause: clause(opens, telling) })), ...meanings(opens, telling)] : []);
}

/** One decision in whole sentences, with the rule that stood before where there was one. */
export function explainDecision({ name, body, kinds, opens, rule, earlier }: DecisionNamed, telling: Telling): Said {
  const { language } = telling;
  return said(sentence(patterns.decision[language], language, { name, body: nameOf(body, telling), kinds: all(kinds, telling) }), [
    ...(opens ? [said(sentence(patterns.opens[language], language, { clause: clause(opens, telling) }))] : []),
    ...explainRule(rule, telling),
    ...earlier.map(({ until, rule: old, approvedBy }) =>
      said(sentence(patterns.earlier[language], language, { day: until, by: nameActor(approvedBy, telling) }), explainRule(old, telling)),
    ),
  ]);
}

const explainSynthesis = ({ name, body, from, to }: Synthesis, telling: Telling): Said =>
  said(
    sentence(patterns.synthesis[telling.language], telling.language, { name, body: nameOf(body, telling), from: all(from, telling), to: nameOf(to, telling) }),
  );

const explainRight = ({ holder, act, over, name }: Right, telling: Telling): Said =>
  said(sentence(acts[act][telling.language], telling.language, { holder: nameActor(holder, telling), name, phase: phaseNames[over][telling.language] }));

const headings: Readonly<Record<'labels' | 'question' | 'bodies' | 'stages' | 'decisions' | 'duties' | 'gates' | 'rights' | 'joining', Patterns>> = {
  labels: { en: 'What it is', es: 'Qué es', pt: 'O que é' },
  question: { en: 'The question', es: 'La pregunta', pt: 'A pergunta' },
  bodies: { en: 'Who takes part', es: 'Quién participa', pt: 'Quem participa' },
  stages: { en: 'What happens, in order', es: 'Qué ocurre, en orden', pt: 'O que acontece, em ordem' },
  decisions: { en: 'How it decides', es: 'Cómo decide', pt: 'Como decide' },
  duties: { en: 'What is owed', es: 'Qué se debe', pt: 'O que é devido' },
  gates: { en: 'What must hold first', es: 'Qué debe cumplirse antes', pt: 'O que é preciso antes' },
  rights: { en: 'Who has which right', es: 'Quién tiene qué derecho', pt: 'Quem tem qual direito' },
  joining: { en: 'What is joined, and by whom', es: 'Qué se une y quién lo une', pt: 'O que se junta, e por quem' },
};

export type Part = keyof typeof headings;

/** The parts of a charter, each with its heading and the sentences under it; a part with nothing to say is left out. */
export function explainParts(charter: Charter, language: Language): readonly (readonly [Part, Said])[] {
  const telling = tellingOf(charter, language);
  const family = (one: Charter['families'][number]): Said =>
    said(sentence(patterns.family[language], language, { name: one.name, all: all(one.members, telling) }));
  const level = structuralLevel(charter);
  const parts: readonly (readonly [keyof typeof headings, readonly Said[]])[] = [
    ['labels', labelsOf(charter).map((label) => said(`${labelNames[label][language]}.`))],
    ['question', charter.mandates.flatMap((one) => explainMandate(one, level, telling))],
    ['bodies', [...charter.bodies.map((one) => explainBody(one, telling)), ...charter.families.map(family)]],
    ['stages', charter.stages.map((one) => explainStage(one, telling))],
    ['decisions', charter.decisions.map((one) => explainDecision(one, telling))],
    ['duties', charter.duties.map((one) => explainDuty(one, telling))],
    ['gates', charter.gates.map((one) => explainGate(one, telling))],
    ['rights', charter.rights.map((one) => explainRight(one, telling))],
    ['joining', charter.syntheses.map((one) => explainSynthesis(one, telling))],
  ];
  return parts.filter(([, lines]) => lines.length > 0).map(([heading, lines]) => [heading, said(headings[heading][language], lines)] as const);
}

/** The whole charter in one language: its name, then headings with sentences under them. */
export const explainCharter = (charter: Charter, language: Language): readonly Said[] => [
  said(the(charter.name, language)),
  ...explainParts(charter, language).map(([, one]) => one),
];
