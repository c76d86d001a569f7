import { civilDate, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Problem } from '#kit/form.tsx';
import type { Say } from '#kit/words.ts';
import type { Visit } from '../visit.ts';

/** The three boxes of a date as one civil date; null when they are all empty or make no date. */
export function dateFrom(visit: Visit, name: string): CivilDate | null {
  const [day, month, year] = [name, `${name}-month`, `${name}-year`].map((part, at) => visit.form.get(at === 0 ? `${name}-day` : part).trim());
  if (!day || !month || !year || ![day, month, year].every((part) => /^\d{1,4}$/.test(part))) return null;
  const date = civilDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.ok ? date.value : null;
}

/** The boxes of a date that is known already. */
export function dateBoxes(name: string, date: CivilDate | null): Record<string, string> {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { [`${name}-day`]: day.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year };
}

/** A whole number as typed, with spaces allowed; null when it is none. */
export function wholeFrom(visit: Visit, name: string): number | null {
  const text = visit.form.get(name).replace(/[\s\u202f\u00a0]/g, '');
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/** Money as typed ("1,250.50", "1250,5", "1250") in whole cents; null when it is none. */
export function centsFrom(visit: Visit, name: string): number | null {
  const parts = /^(\d{1,3}(?:[.,\s]?\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(visit.form.get(name).trim());
  if (!parts?.[1]) return null;
  const cents = Number(parts[1].replace(/[.,\s]/g, '')) * 100 + Number((parts[2] ?? '0').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** A path on this site to go back to; anything else becomes the home page. */
export const backTo = (path: string): string => (/^\/(?![/\\])[^\s]*$/.test(path) ? path : '/');

/** What is wrong with a field unless something holds: for lists of checks, each with its sentence of a catalogue. */
export const unless = <Key extends string>(language: Language, say: Say<Key>) => (holds: boolean, field: string, key: Key): readonly Problem[] => (holds ? [] : [{ field, words: say(language, key) }]);
