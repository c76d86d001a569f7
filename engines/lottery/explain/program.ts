import type { Highs } from 'highs';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota, Type } from '../contract.ts';
import { typesOf } from '../types-of.ts';

/** Seats that a kind of people can take: how many of them at the most. A pattern is a kind of household with more than one of the pool. */
export interface Column {
  readonly type: number;
  readonly most: number;
}

/** A pool as an exact program sees it. Households alike in their members' types are one row: of `most` of them, one member each. */
export interface Grouped {
  readonly types: readonly Type[];
  readonly columns: readonly Column[];
  readonly houses: readonly { readonly columns: readonly number[]; readonly most: number }[];
}

/** Types, and households by the types of their members; exact, and as small as the pool's variety. */
export function grouped(pool: readonly Candidate[], quotas: readonly Quota[]): Grouped {
  const types = typesOf(pool, quotas);
  const typeOf = new Map(types.flatMap(({ members }, at) => members.map((id) => [id, at] as const)));
  const homes = new Map<string, number[]>();
  const alone = types.map(({ members }) => members.length);
  for (const { id, household } of pool) {
    const type = typeOf.get(id) ?? 0;
    if (household !== undefined) homes.set(household, [...(homes.get(household) ?? []), type]);
  }
  const kinds = new Map<string, { readonly types: readonly number[]; most: number }>();
  for (const members of homes.values()) {
    if (members.length < 2) continue;
    const kind = [...new Set(members)].sort((a, b) => a - b);
    for (const type of members) alone[type] = (alone[type] ?? 0) - 1;
    const known = kinds.get(kind.join());
    if (known) known.most += 1;
    else kinds.set(kind.join(), { types: kind, most: 1 });
  }
  const columns: Column[] = alone.flatMap((most, type) => (most > 0 ? [{ type, most }] : []));
  const houses = [...kinds].sort(([a], [b]) => byCodePoint(a, b)).map(([, kind]) => ({ columns: kind.types.map((type) => columns.push({ type, most: kind.most }) - 1), most: kind.most }));
  return { types, columns, houses };
}

/** The people of a type and of other kinds of households that can be seated together: at the most one from each household. */
export const seatable = ({ columns, houses }: Grouped, has: (type: number) => boolean): number => {
  const housed = new Set(houses.flatMap((house) => house.columns));
  const alone = columns.reduce((sum, { type, most }, at) => (!housed.has(at) && has(type) ? sum + most : sum), 0);
  return alone + houses.reduce((sum, house) => (house.columns.some((at) => has(columns[at]?.type ?? -1)) ? sum + house.most : sum), 0);
};

/** One bound of one quota. */
export interface Side {
  readonly quota: number;
  readonly bound: 'min' | 'max';
}

export const sidesOf = (quotas: readonly Quota[]): readonly Side[] => quotas.flatMap((_, quota) => [{ quota, bound: 'min' as const }, { quota, bound: 'max' as const }]);

/** A bound that may give way: by `most` at the most, each step at this price. */
export interface Give {
  readonly side: Side;
  readonly price: number;
  readonly most: number;
}

export interface Asked {
  readonly quotas: readonly Quota[];
  readonly seats: number;
  /** The bounds that hold. */
  readonly sides: readonly Side[];
  readonly gives?: readonly Give[];
  /** A type of which somebody must sit on the panel. */
  readonly within?: number;
  /** Worth of a seat of each type; what gives way is minimised where there is none. */
  readonly worth?: (type: number) => number;
}

const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 x0' : terms.join(' + '));
const nameOf = ({ quota, bound }: Side): string => `${bound === 'min' ? 'd' : 'u'}${quota}`;

/** The exact program, in the CPLEX LP format that HiGHS reads. */
export function programOf({ types, columns, houses }: Grouped, { quotas, seats, sides, gives = [], within, worth }: Asked): string {
  const giving = new Map(gives.map((give) => [nameOf(give.side), give]));
  const having = (index: number): readonly string[] => {
    const quota = quotas[index];
    return columns.flatMap(({ type }, at) => (quota && types[type]?.values[quota.feature] === quota.value ? [`x${at}`] : []));
  };
  const rows = sides.map((side) => {
    const [name, quota] = [nameOf(side), quotas[side.quota]];
    const [terms, give] = [sum(having(side.quota)), giving.has(name)];
    return side.bound === 'min' ? ` r${name}: ${terms}${give ? ` + ${name}` : ''} >= ${quota?.min ?? 0}` : ` r${name}: ${terms}${give ? ` - ${name}` : ''} <= ${quota?.max ?? seats}`;
  });
  const objective = worth === undefined ? sum([...gives.map(({ side, price }) => `${price} ${nameOf(side)}`)]) : sum(columns.flatMap(({ type }, at) => (worth(type) > 0 ? [`${worth(type)} x${at}`] : [])));
  const all = [...columns.map((_, at) => `x${at}`), ...giving.keys()];
  return [
    worth === undefined ? 'Minimize' : 'Maximize', ` obj: ${objective}`,
    'Subject To', ` seats: ${sum(columns.map((_, at) => `x${at}`))} = ${seats}`, ...rows,
    ...houses.map((house, at) => ` h${at}: ${sum(house.columns.map((column) => `x${column}`))} <= ${house.most}`),
    ...(within === undefined ? [] : [` within: ${sum(columns.flatMap(({ type }, at) => (type === within ? [`x${at}`] : [])))} >= 1`]),
    'Bounds', ...columns.map(({ most }, at) => ` 0 <= x${at} <= ${most}`), ...gives.map(({ side, most }) => ` 0 <= ${nameOf(side)} <= ${most}`),
    'General', ` ${all.join(' ')}`, 'End',
  ].join('\n');
}

export interface Answer {
  readonly objective: number;
  readonly seatsOf: (column: number) => number;
  readonly given: (side: Side) => number;
}

/** The program's answer in whole numbers; null where there is none. */
export function answerOf(highs: Highs, program: string): Answer | null {
  const solution = highs.solve(program);
  if (solution.Status !== 'Optimal') return null;
  const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  const value = (name: string): number => Math.round(columns[name]?.Primal ?? 0);
  return { objective: solution.ObjectiveValue, seatsOf: (column) => value(`x${column}`), given: (side) => value(nameOf(side)) };
}
