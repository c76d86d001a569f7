import type { Language, Words } from '@plenaria/kernel/language.ts';
import type { AimName } from '../contract.ts';
import { sayer } from '../say.ts';
import { aimNamed, aimNames } from './names.ts';

export const aimWords = {
  leximin: { en: 'the least chance is made as large as it can be, then the next least, and so on', es: 'la menor probabilidad se hace lo más grande posible, luego la siguiente, y así', pt: 'a menor chance é a maior possível, depois a seguinte, e assim por diante' },
  maximin: { en: 'the least chance is made as large as it can be; beyond that, chances are as near to each other as they can be', es: 'la menor probabilidad se hace lo más grande posible; además, las probabilidades son lo más parecidas posible', pt: 'a menor chance é a maior possível; além disso, as chances ficam o mais próximas possível umas das outras' },
  nash: { en: 'all chances multiplied together come to as much as they can', es: 'el producto de todas las probabilidades es lo más grande posible', pt: 'o produto de todas as chances é o maior possível' },
  goldilocks: { en: 'no chance is far above or far below the equal one, and the sum of the two distances is as small as it can be', es: 'ninguna probabilidad queda muy por encima ni muy por debajo de la igual, y la suma de las dos distancias es lo más pequeña posible', pt: 'nenhuma chance fica muito acima nem muito abaixo da igual, e a soma das duas distâncias é a menor possível' },
  'minimax-goldilocks': { en: 'no chance is far above or far below the equal one, and the greater of the two distances is as small as it can be', es: 'ninguna probabilidad queda muy por encima ni muy por debajo de la igual, y la mayor de las dos distancias es lo más pequeña posible', pt: 'nenhuma chance fica muito acima nem muito abaixo da igual, e a maior das duas distâncias é a menor possível' },
  'max-entropy': { en: 'who is drawn is as hard to foretell as the quotas allow', es: 'quién sale es lo más difícil de predecir que permiten las cuotas', pt: 'quem é sorteado é o mais difícil de prever que as cotas permitem' },
  'equal-chance': { en: 'chances are as near to equal as the quotas allow', es: 'las probabilidades son lo más iguales que permiten las cuotas', pt: 'as chances são o mais iguais que as cotas permitem' },
} as const satisfies Record<AimName, Words>;

const sentences = {
  aim: { en: 'The aim is {aim}: {what}.', es: 'El objetivo es {aim}: {what}.', pt: 'O objetivo é {aim}: {what}.' },
  notProven: { en: 'The aim is {aim}: {what}. It is not proven that this lottery reaches it.', es: 'El objetivo es {aim}: {what}. No está demostrado que este sorteo lo alcance.', pt: 'O objetivo é {aim}: {what}. Não está provado que este sorteio o alcance.' },
  unknown: { en: 'There is no aim “{name}”. These can be asked for:', es: 'No hay un objetivo «{name}». Se puede pedir:', pt: 'Não há um objetivo “{name}”. Pode-se pedir:' },
} as const satisfies Record<string, Words>;

const sayAim = sayer(aimWords);
const say = sayer(sentences);

/** What a portfolio's algorithm aims at, and that it is not proven where it is not; null for an algorithm that is none of ours. */
export function aimIn(language: Language, algorithm: string): string | null {
  const [, name = '', unproven] = /^(.+?)(-targets-not-proven)?@\d+$/.exec(algorithm) ?? [];
  const aim = aimNamed(name);
  return aim === null ? null : say(language, unproven === undefined ? 'aim' : 'notProven', { aim, what: sayAim(language, aim) });
}

/** That no aim has this name, and what each of them is, a line each. */
export const unknownAimIn = (language: Language, name: string): readonly string[] =>
  [say(language, 'unknown', { name }), ...aimNames.map((aim) => `  ${aim}: ${sayAim(language, aim)}`)];
