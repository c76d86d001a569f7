import loadHighs, { type Highs } from 'highs';
import type { Quota, Type } from './contract.ts';

let loaded: Promise<Highs> | null = null;

/** HiGHS (MIT) as WebAssembly, loaded once. */
export const solver = (): Promise<Highs> => (loaded ??= loadHighs());

const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 x0' : terms.join(' + '));

interface Shape {
  readonly types: readonly Type[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
}

const having = (types: readonly Type[], { feature, value }: Quota): readonly string[] =>
  types.flatMap(({ values }, at) => (values[feature] === value ? [`x${at}`] : []));

const boundsOf = (types: readonly Type[]): string => types.map(({ members }, at) => ` 0 <= x${at} <= ${members.length}`).join('\n');
const integersOf = (types: readonly Type[]): string => `General\n ${types.map((_, at) => `x${at}`).join(' ')}`;

/** The model that a panel must satisfy, in the CPLEX LP format that HiGHS reads. `weights` are whole numbers. */
export function panelModel({ types, quotas, seats }: Shape, weights: readonly number[]): string {
  const rows = quotas.flatMap((quota, at) => {
    const terms = having(types, quota);
    return terms.length === 0 ? [] : [` lo${at}: ${sum(terms)} >= ${quota.min}`, ` hi${at}: ${sum(terms)} <= ${quota.max}`];
  });
  return [
    'Maximize', ` obj: ${sum(types.map((_, at) => `${weights[at] ?? 0} x${at}`))}`,
    'Subject To', ` seats: ${sum(types.map((_, at) => `x${at}`))} = ${seats}`, ...rows,
    'Bounds', boundsOf(types), integersOf(types), 'End',
  ].join('\n');
}

/** The same model where every bound may give way, and giving way is what is minimised. */
export function relaxedModel({ types, quotas, seats }: Shape): string {
  const rows = quotas.flatMap((quota, at) => {
    const terms = having(types, quota);
    return [` lo${at}: ${sum([...terms, `d${at}`])} >= ${quota.min}`, ` hi${at}: ${sum(terms)} - u${at} <= ${quota.max}`];
  });
  const slack = quotas.flatMap((_, at) => [`d${at}`, `u${at}`]);
  return [
    'Minimize', ` obj: ${sum(slack)}`,
    'Subject To', ` seats: ${sum(types.map((_, at) => `x${at}`))} = ${seats}`, ...rows,
    'Bounds', boundsOf(types), integersOf(types), 'End',
  ].join('\n');
}

/** The whole numbers of a solution, by the names of its variables; null where there is none. */
export function solve(highs: Highs, model: string): { readonly objective: number; readonly of: (name: string) => number } | null {
  const solution = highs.solve(model);
  if (solution.Status !== 'Optimal') return null;
  const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  return { objective: solution.ObjectiveValue, of: (name) => Math.round(columns[name]?.Primal ?? 0) };
}
