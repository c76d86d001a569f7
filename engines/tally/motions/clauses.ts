import type { Words } from '@plenaria/kernel/language.ts';

/** The published text of the motion's rule, clause by clause. */
export const motionClauses = {
  'motion.1': { en: 'The papers are counted by what they say; blank and invalid ones are counted too.', es: 'Se cuentan las papeletas según lo que dicen; también las blancas y las nulas.', pt: 'Contam-se as cédulas pelo que dizem; também as brancas e as nulas.' },
  'motion.2': { en: 'The motion is adopted if its support reaches the declared share of the declared base, in every majority that the rule asks for.', es: 'La moción se aprueba si su apoyo alcanza la parte declarada de la base declarada, en cada mayoría que pide la regla.', pt: 'A moção é aprovada se o apoio alcança a parte declarada da base declarada, em cada maioria que a regra pede.' },
  'motion.3': { en: 'The share must be reached in every segment, or in as many of them as the rule says.', es: 'La parte debe alcanzarse en cada segmento, o en tantos como diga la regla.', pt: 'A parte deve ser alcançada em cada segmento, ou em tantos quantos a regra diga.' },
  'motion.4': { en: 'A tie leaves things as they are; no lot is drawn.', es: 'Un empate deja las cosas como están; no se sortea.', pt: 'Um empate deixa as coisas como estão; não se sorteia.' },
  'motion.5': { en: 'Where support and opposition are equal and a casting vote was declared, it is one vote more.', es: 'Si apoyo y oposición empatan y se declaró un voto de calidad, este es un voto más.', pt: 'Se apoio e oposição empatam e foi declarado um voto de qualidade, ele é um voto a mais.' },
} satisfies Readonly<Record<string, Words>>;
