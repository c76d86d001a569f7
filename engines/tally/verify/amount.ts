import { fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import type { Exact } from '../contract.ts';

/** "12", "-3.50" or "7/3" as an exact fraction; null for anything else. */
export function amountOf(text: Exact | undefined): Fraction | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text ?? '');
  if (found === null) return null;
  const [, sign = '', whole = '0', decimals = '', below = '1'] = found;
  if (/^0+$/.test(below)) return null;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length) * BigInt(below));
}

export const same = (a: Fraction | null, b: Fraction | null): boolean => a !== null && b !== null && a.n * b.d === b.n * a.d;
export const written = ({ n, d }: Fraction): Exact => (d === 1n ? String(n) : `${n}/${d}`);
