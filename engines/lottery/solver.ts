import loadHighs, { type Highs } from 'highs';
import type { Quota } from './contract.ts';
import type { Row, Shape } from './shape.ts';

let loaded: Promise<Highs> | null = null;

/** HiGHS (MIT) as WebAssembly, loaded once. */
export const solver = (): Promise<Highs> => (loaded ??= loadHighs());

const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 x0' : terms.join(' + '));

const boundsOf = (sizes: readonly number[]): string => sizes.map((size, at) => ` 0 <= x${at} <= ${size}`).join('\n');
const integersOf = (sizes: readonly number[]): string => `General\n ${sizes.map((_, at) => `x${at}`).join(' ')}`;
const seatsOf = ({ types }: Row): readonly string[] => types.map((at) => `x${at}`);

/**
 * What a panel must satisfy, in the CPLEX LP format that HiGHS reads, where every quota may give way, and giving way is what is
 * minimised. Households do not give way.
 */
export function relaxedModel({ sizes, quotas, rows, seats }: Shape): string {
  const bending = quotas.flatMap((quota: Quota, at) => {
    const terms = rows[at] === undefined ? [] : seatsOf(rows[at]);
    return [` lo${at}: ${sum([...terms, `d${at}`])} >= ${quota.min}`, ` hi${at}: ${sum(terms)} - u${at} <= ${quota.max}`];
  });
  const homes = rows.slice(quotas.length).map((row, at) => ` home${at}: ${sum(seatsOf(row))} <= ${row.high}`);
  const slack = quotas.flatMap((_, at) => [`d${at}`, `u${at}`]);
  return [
    'Minimize', ` obj: ${sum(slack)}`,
    'Subject To', ` seats: ${sum(sizes.map((_, at) => `x${at}`))} = ${seats}`, ...bending, ...homes,
    'Bounds', boundsOf(sizes), integersOf(sizes), 'End',
  ].join('\n');
}

/** The whole numbers of a solution, by the names of its variables; null where there is none. */
export function solve(highs: Highs, model: string): { readonly objective: number; readonly of: (name: string) => number } | null {
  const solution = highs.solve(model);
  if (solution.Status !== 'Optimal') return null;
  const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  return { objective: solution.ObjectiveValue, of: (name) => Math.round(columns[name]?.Primal ?? 0) };
}
