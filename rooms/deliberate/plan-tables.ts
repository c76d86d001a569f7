import type { TableRule } from '@plenaria/opinion/contract.ts';
import { planTables } from '@plenaria/opinion/tables.ts';
import type { Session } from '#nouns/session.ts';

export interface Wishes {
  readonly session: string;
  readonly people: readonly string[];
  /** What people said of themselves: tables mix it. */
  readonly features: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** All sessions of the body so far, this one too. */
  readonly sessions: readonly { readonly id: string; readonly state: Session }[];
  readonly round: number;
  readonly tables: number;
  /** Must sit at the first table. */
  readonly access: readonly string[];
  readonly together: readonly string[];
  /** Each of them apart from each other. */
  readonly apart: readonly string[];
}

const pairs = (people: readonly string[]): readonly (readonly [string, string])[] => people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));

function rulesOf({ access, together, apart }: Wishes): readonly TableRule[] {
  return [
    ...access.map((person): TableRule => ({ rule: 'only-tables', person, tables: [0] })),
    ...(together.length > 1 ? [{ rule: 'together', people: together } as const] : []),
    ...pairs(apart).map((people): TableRule => ({ rule: 'apart', people })),
  ];
}

/** How often each two of them sat together in rounds before this one, in all sessions of the body. */
function metBefore({ session, people, round, sessions }: Wishes): readonly { readonly people: readonly [string, string]; readonly times: number }[] {
  const here = new Set(people);
  const met = new Map<string, { readonly people: readonly [string, string]; readonly times: number }>();
  const tables = sessions.flatMap(({ id, state }) => (state.state === 'unscheduled' ? [] : Object.entries(state.rounds).flatMap(([number, all]) => (id === session && Number(number) >= round ? [] : all))));
  for (const pair of tables.flatMap((table) => pairs(table.filter((one) => here.has(one)).sort()))) met.set(pair.join(' '), { people: pair, times: (met.get(pair.join(' '))?.times ?? 0) + 1 });
  return [...met.values()];
}

/** The tables of one round from the opinion engine, or null where no plan keeps every wish. The seed is the session and its round. */
export function planFor(wishes: Wishes): readonly (readonly string[])[] | null {
  const { people, tables, session, round, features } = wishes;
  const seats = Array.from({ length: tables }, (_, table) => Math.floor(people.length / tables) + (table < people.length % tables ? 1 : 0));
  const plan = planTables({
    guests: [...people].sort().map((id) => ({ id, features: features.get(id) ?? {} })), seats, rounds: 1, rules: rulesOf(wishes), met: metBefore(wishes),
    mixingWeight: 1, moves: 60_000, seed: `${session} ${round}`,
  });
  return plan.ok ? (plan.value.tables[0] ?? null) : null;
}
