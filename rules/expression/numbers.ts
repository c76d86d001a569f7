import { ceiling, compare, decimal, floor, fraction, one, plus, times, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Sign } from './types.ts';

type Said = Readonly<Record<Language, string>>;

/** Shares that people say in words. */
const spoken: Readonly<Record<string, Said>> = {
  '1/2': { en: 'half', es: 'la mitad', pt: 'a metade' },
  '1/3': { en: 'one third', es: 'un tercio', pt: 'um terço' },
  '2/3': { en: 'two thirds', es: 'dos tercios', pt: 'dois terços' },
  '1/4': { en: 'one quarter', es: 'un cuarto', pt: 'um quarto' },
  '3/4': { en: 'three quarters', es: 'tres cuartos', pt: 'três quartos' },
  '1/5': { en: 'one fifth', es: 'un quinto', pt: 'um quinto' },
  '4/5': { en: 'four fifths', es: 'cuatro quintos', pt: 'quatro quintos' },
  '1/1': { en: 'all', es: 'la totalidad', pt: 'a totalidade' },
};

const everyOf: Said = { en: '{n} of every {d}', es: '{n} de cada {d}', pt: '{n} de cada {d}' };

/** A whole number as it is, any other as a fraction: "49", "27/2". */
export const plain = ({ n, d }: Fraction): string => (d === 1n ? String(n) : `${n}/${d}`);

/** A share in words where there is one, else in per cent, else "7 of every 30". */
export function sayShare(value: Fraction, language: Language): string {
  const words = spoken[`${value.n}/${value.d}`];
  if (words) return words[language];
  if (100n % value.d === 0n) return `${language === 'es' ? 'el ' : ''}${(100n * value.n) / value.d} %`;
  return everyOf[language].replace('{n}', String(value.n)).replace('{d}', String(value.d));
}

/** "76 %", cut after two places so that 74.996 % never reads as 75 %; the decimal sign is the language's. */
export function sayPercent(value: Fraction, language: Language): string {
  const cut = decimal(times(value, fraction(100)), 2).replace(/\.?0+$/, '');
  return `${language === 'en' ? cut : cut.replace('.', ',')} %`;
}

/** The least whole part of a whole that meets a comparison with a share: three quarters of 25 are 19. Null when none can. */
export function leastThat(sign: Sign, share: Fraction, whole: number): number | null {
  const exact = times(share, fraction(whole));
  const at = sign === '>' ? Number(plus(fraction(floor(exact)), one).n) : Number(ceiling(exact));
  return (sign === '>=' || sign === '>') && at <= whole && at >= 0 ? at : null;
}

/** True where a share lies between nothing and the whole. */
export const isShare = (value: Fraction): boolean => compare(value, fraction(0)) >= 0 && compare(value, one) <= 0;
