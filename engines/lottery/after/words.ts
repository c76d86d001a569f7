import type { Language, Words } from '@plenaria/kernel/language.ts';
import { sayer } from '../say.ts';
import type { Offer } from './replace.ts';

export const offerWords = {
  keeps: { en: 'keeps every quota', es: 'mantiene todas las cuotas', pt: 'mantém todas as cotas' },
  miss: { en: '{feature} “{value}”: {count} instead of {min} to {max}', es: '{feature} «{value}»: {count} en lugar de {min} a {max}', pt: '{feature} “{value}”: {count} em vez de {min} a {max}' },
} as const satisfies Record<string, Words>;

const say = sayer(offerWords);

/** What a body would miss with this person, a sentence each; that it keeps everything where it does. */
export const missesIn = (language: Language, { misses }: Offer): readonly string[] =>
  misses.length === 0 ? [say(language, 'keeps')] : misses.map(({ quota: { feature, value, min, max }, count }) => say(language, 'miss', { feature, value, min, max, count }));
