import type { TableRule } from '@plenaria/opinion/contract.ts';
import { planTables } from '@plenaria/opinion/tables.ts';
import type { Visit } from '#people/visit.ts';
import { sessionsOf } from '#rooms/deliberate/read.ts';
import { featuresOf } from '#rooms/recruit/read.ts';

export interface Wishes {
  readonly session: string;
  readonly body: string;
  readonly people: readonly string[];
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
async function metBefore(visit: Visit, { session, body, people, round }: Wishes): Promise<readonly { readonly people: readonly [string, string]; readonly times: number }[]> {
  const here = new Set(people);
  const times = new Map<string, number>();
  for (const { id, state } of await sessionsOf(visit.db, [body])) {
    if (state.state === 'unscheduled') continue;
    for (const [number, tables] of Object.entries(state.rounds)) {
      if (id === session && Number(number) >= round) continue;
      for (const table of tables) for (const pair of pairs(table.filter((one) => here.has(one)).sort())) times.set(pair.join(' '), (times.get(pair.join(' ')) ?? 0) + 1);
    }
  }
  return [...times].map(([pair, count]) => ({ people: pair.split(' ') as unknown as readonly [string, string], times: count }));
}

/** The tables of one round from the opinion engine, or null where no plan keeps every wish. The seed is the session and its round. */
export async function planFor(visit: Visit, wishes: Wishes): Promise<readonly (readonly string[])[] | null> {
  const { people, tables, session, round } = wishes;
  const features = await featuresOf(visit.db, people);
  const seats = Array.from({ length: tables }, (_, table) => Math.floor(people.length / tables) + (table < people.length % tables ? 1 : 0));
  const plan = planTables({
    guests: [...people].sort().map((id) => ({ id, features: features.get(id) ?? {} })), seats, rounds: 1, rules: rulesOf(wishes), met: await metBefore(visit, wishes),
    mixingWeight: 1, moves: 60_000, seed: `${session} ${round}`,
  });
  return plan.ok ? (plan.value.tables[0] ?? null) : null;
}
