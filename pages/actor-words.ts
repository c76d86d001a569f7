import type { Language } from '@plenaria/kernel/language.ts';
import { catalogue } from '#kit/words.ts';

const roles = catalogue({
  organiser: { en: 'an organiser', es: 'quien organiza', pt: 'quem organiza' }, recruiter: { en: 'the people of the draw', es: 'el equipo del sorteo', pt: 'a equipe do sorteio' },
  facilitator: { en: 'a facilitator', es: 'quien facilita', pt: 'quem facilita' }, teller: { en: 'a teller', es: 'quien cuenta los votos', pt: 'quem conta os votos' },
  treasurer: { en: 'the treasurer', es: 'la tesorería', pt: 'a tesouraria' }, official: { en: 'an official', es: 'una persona funcionaria', pt: 'uma pessoa do órgão' },
  monitor: { en: 'a monitor', es: 'quien da seguimiento', pt: 'quem acompanha' }, member: { en: 'a member', es: 'una persona integrante', pt: 'um membro' },
  clock: { en: 'the clock', es: 'el reloj', pt: 'o relógio' }, steward: { en: 'the keeper', es: 'la guarda', pt: 'a guarda' },
});

/** Who did it, in words; a role nobody named yet shows as it is. */
export const actorWords = (language: Language, role: string): string => (role in roles.words ? roles.say(language, role as keyof typeof roles.words) : role);
