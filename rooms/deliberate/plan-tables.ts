import type { TableRule, TablesAsked } from '@plenaria/opinion/contract.ts';
import { replanTables } from '@plenaria/opinion/replan.ts';
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

/** Wishes of people who are here; whoever is away needs none. */
function rulesOf({ people, ...wishes }: Wishes): readonly TableRule[] {
  const here = (wanted: readonly string[]): readonly string[] => wanted.filter((one) => people.includes(one));
  const [access, together, apart] = [here(wishes.access), here(wishes.together), here(wishes.apart)];
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

const sharedOut = (people: number, tables: number): readonly number[] => Array.from({ length: tables }, (_, table) => Math.floor(people / tables) + (table < people % tables ? 1 : 0));

type Tables = readonly (readonly string[])[];

const guestsOf = ({ people, features }: Wishes) => [...people].sort().map((id) => ({ id, features: features.get(id) ?? {} }));

/**
 * The tables of several rounds at once from the opinion engine, so that people meet as few twice as can be, or null where no
 * plan keeps every wish. The seed is the session and its first round.
 */
export function planRounds(wishes: Wishes, rounds: number): readonly Tables[] | null {
  const { people, tables, session, round } = wishes;
  const plan = planTables({
    guests: guestsOf(wishes), seats: sharedOut(people.length, tables), rounds, rules: rulesOf(wishes), met: metBefore(wishes), mixingWeight: 1, moves: 60_000 * rounds, seed: `${session} ${round}`,
  });
  return plan.ok ? plan.value.tables : null;
}

export interface SeatedAgain {
  readonly rounds: readonly Tables[];
  /** People who sat somewhere in the first of these rounds and sit elsewhere now. */
  readonly moved: number;
}

/**
 * Rounds that were planned already, solved again for those who are here now: whoever came late gets a seat, whoever is missing
 * leaves one, every wish still holds, and as few as possible change tables. Null where no plan keeps every wish.
 */
export function seatAgain(wishes: Wishes, planned: readonly Tables[]): SeatedAgain | null {
  const tables = Math.max(...planned.map((round) => round.length));
  const most = Math.max(Math.ceil(wishes.people.length / tables), ...planned.flatMap((round) => round.map((table) => table.filter((one) => wishes.people.includes(one)).length)));
  const asked: TablesAsked = {
    guests: guestsOf(wishes), seats: Array.from({ length: tables }, () => most), rounds: planned.length, rules: rulesOf(wishes), met: metBefore(wishes), mixingWeight: 1, moves: 60_000, seed: `${wishes.session} ${wishes.round}`,
  };
  const again = replanTables(asked, { engine: 'opinion/tables@1', seed: asked.seed, moves: asked.moves, tables: planned, distinctMeetings: 0, meetings: 0 }, 0);
  if (!again.ok) return null;
  return { rounds: again.value.plan.tables.map((round) => round.filter((table) => table.length > 0)), moved: again.value.moved.filter(({ round }) => round === 0).length };
}
