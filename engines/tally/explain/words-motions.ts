import type { Words } from '@plenaria/kernel/language.ts';

/** Motions: answers, bases, majorities, and a voter's own paper where it is one answer or a list of approvals. */
export const motionWords = {
  'rule.motion': { en: 'a vote on a motion', es: 'una votación de una moción', pt: 'uma votação de uma moção' },
  'answer.yes': { en: 'Yes', es: 'Sí', pt: 'Sim' },
  'answer.no': { en: 'Against', es: 'No', pt: 'Não' },
  'answer.abstain': { en: 'Abstained', es: 'Abstención', pt: 'Abstenção' },
  'pot.blank': { en: 'Blank', es: 'En blanco', pt: 'Em branco' },
  'pot.invalid': { en: 'Invalid', es: 'Nulas', pt: 'Nulas' },
  'base.cast': { en: 'all papers cast', es: 'todas las papeletas emitidas', pt: 'todas as cédulas emitidas' },
  'base.valid': { en: 'all valid papers, abstentions among them', es: 'todas las papeletas válidas, incluidas las abstenciones', pt: 'todas as cédulas válidas, inclusive abstenções' },
  'base.answers': { en: 'papers for and against alone', es: 'solo las papeletas a favor y en contra', pt: 'só as cédulas a favor e contra' },
  'base.present': { en: 'all who were present', es: 'todas las personas presentes', pt: 'todas as pessoas presentes' },
  'base.seated': { en: 'all who hold a seat', es: 'todas las personas con puesto', pt: 'todas as pessoas com assento' },
  'base.eligible': { en: 'all who may vote', es: 'todas las personas con derecho a voto', pt: 'todas as pessoas com direito a voto' },
  'motion.sentence': { en: '{name} is {outcome, select, adopted {adopted} tied {not adopted, because it is a tie} other {not adopted}}: {support} for, {base} counted ({what}), {needed} needed.', es: '{name} {outcome, select, adopted {se aprueba} tied {no se aprueba, por empate} other {no se aprueba}}: {support} a favor sobre {base} ({what}); hacían falta {needed}.', pt: '{name} {outcome, select, adopted {é aprovado} tied {não é aprovado, por empate} other {não é aprovado}}: {support} a favor sobre {base} ({what}); eram precisos {needed}.' },
  'motion.measure': { en: '{cast} papers are counted: {support} for, {against} against.', es: 'Se cuentan {cast} papeletas: {support} a favor, {against} en contra.', pt: 'Contam-se {cast} cédulas: {support} a favor, {against} contra.' },
  'motion.support': { en: '{cast} papers are counted; {support} of them support it.', es: 'Se cuentan {cast} papeletas; {support} la apoyan.', pt: 'Contam-se {cast} cédulas; {support} a apoiam.' },
  'motion.people': { en: '{comparator, select, more_than {More than} other {At least}} {threshold} of {base} are asked ({what}), which is {needed}. There are {support}: {holds, select, yes {enough} other {not enough}}.', es: 'Se pide {comparator, select, more_than {más de} other {al menos}} {threshold} de {base} ({what}), es decir {needed}. Hay {support}: {holds, select, yes {basta} other {no basta}}.', pt: 'Pede-se {comparator, select, more_than {mais de} other {ao menos}} {threshold} de {base} ({what}), ou seja {needed}. Há {support}: {holds, select, yes {basta} other {não basta}}.' },
  'motion.segments': { en: 'Within each group {comparator, select, more_than {more than} other {at least}} {threshold} is asked ({what}). {reached} of {segments} groups reach it, {needed} are needed: {holds, select, yes {enough} other {not enough}}.', es: 'En cada grupo se pide {comparator, select, more_than {más de} other {al menos}} {threshold} ({what}). Lo alcanzan {reached} de {segments} grupos y hacen falta {needed}: {holds, select, yes {basta} other {no basta}}.', pt: 'Em cada grupo pede-se {comparator, select, more_than {mais de} other {ao menos}} {threshold} ({what}). {reached} de {segments} grupos alcançam e são precisos {needed}: {holds, select, yes {basta} other {não basta}}.' },
  'motion.outcome': { en: '{outcome, select, adopted {The motion is adopted} tied {It is a tie: things stay as they are} other {The motion is not adopted}}.', es: '{outcome, select, adopted {La moción se aprueba} tied {Hay empate: todo queda como está} other {La moción no se aprueba}}.', pt: '{outcome, select, adopted {A moção é aprovada} tied {Há empate: tudo fica como está} other {A moção não é aprovada}}.' },
  'motion.casting': { en: 'It was a tie, and {holder} gave the casting vote: the motion is {outcome, select, adopted {adopted} other {not adopted}}.', es: 'Hubo empate y {holder} dio el voto de calidad: la moción {outcome, select, adopted {se aprueba} other {no se aprueba}}.', pt: 'Houve empate e {holder} deu o voto de qualidade: a moção {outcome, select, adopted {é aprovada} other {não é aprovada}}.' },
  'own.answer': { en: 'Your paper is one of the {n} that say {answer}.', es: 'Su papeleta es una de las {n} que dicen {answer}.', pt: 'Sua cédula é uma das {n} que dizem {answer}.' },
  'own.scores': { en: 'Your paper gives {amount} to {name}, of {total} in all.', es: 'Su papeleta da {amount} a {name}, de {total} en total.', pt: 'Sua cédula dá {amount} a {name}, de {total} no total.' },
  'own.nothing': { en: 'Your paper says nothing that this rule counts.', es: 'Su papeleta no dice nada que esta regla cuente.', pt: 'Sua cédula não diz nada que esta regra conte.' },
} satisfies Readonly<Record<string, Words>>;
