import { invariant } from '@plenaria/kernel/result.ts';

/** A share of the population as a whole-number fraction: 27 % is 27 of 100. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** A share as people write it: `27 %`, `27,5%`, `0.27`, `13/50`; null where it is none. A bare 27 is none: nobody knows of what. */
export function readShare(text: string): Share | null {
  const bare = text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.');
  const fraction = /^(\d{1,9})\/(\d{1,9})$/.exec(bare);
  if (fraction) return within({ part: Number(fraction[1]), of: Number(fraction[2]) });
  const decimal = /^(\d{1,3})(?:\.(\d{1,6}))?(%?)$/.exec(bare);
  if (!decimal) return null;
  const [, whole = '', digits = '', sign = ''] = decimal;
  const share = { part: Number(whole + digits), of: 10 ** digits.length * (sign === '%' ? 100 : 1) };
  return within(share);
}

const within = (share: Share): Share | null => (share.of > 0 && share.part <= share.of ? share : null);

/** Least and most seats for a share: its exact seats rounded down and up (27 % of 50 are 13.5, so 13 to 14). */
export function boundsOf({ part, of }: Share, seats: number): { readonly min: number; readonly max: number } {
  invariant(Number.isSafeInteger(part * seats) && of > 0, 'a share of the seats can be counted exactly');
  return { min: Math.floor((part * seats) / of), max: Math.ceil((part * seats) / of) };
}

/** Shares from head counts: each group's part of all of them. */
export const sharesOf = (counts: readonly number[]): readonly Share[] => {
  const of = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((part) => ({ part, of }));
};
