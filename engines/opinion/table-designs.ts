import type { TablesAsked } from './contract.ts';
import { designFor } from './designs.ts';
import type { Seating } from './seating.ts';
import { accepted, brokenCost, swap, tries, type Rise } from './table-moves.ts';

/**
 * Seats everybody by a design without repeats, tables of each round numbered so that empty places fall where seats are missing.
 * False, with nobody seated, where the hall fits no design: too few tables, or tables that differ by more than one seat.
 */
export function seatByDesign(seating: Seating, { guests, seats, rounds }: TablesAsked, order: readonly number[]): boolean {
  const most = Math.max(...seats);
  const short = seats.flatMap((own, table) => (own < most ? [table] : []));
  const empty = seats.length * most - guests.length;
  const design = designFor(seats.length, most, rounds);
  if (design === null || rounds < 2 || seats.some((own) => own < most - 1) || empty < short.length || empty > seats.length) return false;
  const missing = new Set(Array.from({ length: empty }, (_, at) => seats.length * most - 1 - at));
  const persons = [...order];
  const personAt = new Map(Array.from({ length: seats.length * most }, (_, point) => point).filter((point) => !missing.has(point)).map((point, at) => [point, persons[at] ?? -1]));
  design.forEach((tables, round) => seatRound(seating, round, tables, personAt, seats));
  return true;
}

function seatRound(seating: Seating, round: number, tables: readonly (readonly number[])[], personAt: ReadonlyMap<number, number>, seats: readonly number[]): void {
  const room = seats.map((own, table) => ({ own, table })).sort((a, b) => a.own - b.own || a.table - b.table);
  const filled = tables.map((points) => points.flatMap((point) => personAt.get(point) ?? [])).sort((a, b) => a.length - b.length);
  for (const [at, people] of filled.entries()) {
    const free = seating.seatsOfTable[room[at]?.table ?? 0] ?? [];
    people.forEach((person, place) => {
      if (!seating.absent[person]?.has(round)) seating.sit(round, free[place] ?? 0, person);
    });
  }
}

/** Moves names about on a design, and whole tables within a round, which never makes two people meet twice. */
export function relabel(seating: Seating, { moves, seed, rounds, rules }: TablesAsked): void {
  const draw = tries(`${seed} names`);
  const fixed = rules.some(({ rule }) => rule === 'only-tables');
  const count = Math.ceil(moves / (2 * rounds));
  for (let move = 0; move < count; move += 1) {
    const steps = fixed && draw() % 4 === 0 ? tablesSwapped(seating, draw() % rounds, draw(), draw()) : namesSwapped(seating, draw(), draw());
    const rise = taken(seating, steps);
    const coldness = Math.floor((move * 1024) / count) + 16;
    if (!accepted(rise.cost + brokenCost * rise.broken, coldness, draw())) taken(seating, steps.toReversed());
  }
}

interface Step {
  readonly round: number;
  readonly one: number;
  readonly other: number;
}

function taken(seating: Seating, steps: readonly Step[]): Rise {
  let [cost, broken] = [0, 0];
  for (const { round, one, other } of steps) {
    const rise = swap(seating, round, one, other);
    cost += rise.cost;
    broken += rise.broken;
  }
  return { cost, broken };
}

/** Two people change places in every round; nothing where one of them is away in some round. */
function namesSwapped(seating: Seating, one: number, other: number): readonly Step[] {
  const [a, b] = [one % seating.people.length, other % seating.people.length];
  if (a === b || (seating.absent[a]?.size ?? 0) + (seating.absent[b]?.size ?? 0) > 0) return [];
  return seating.seat.flatMap((seats, round) => (seating.table[round]?.[a] === seating.table[round]?.[b] ? [] : [{ round, one: seats[a] ?? 0, other: seats[b] ?? 0 }]));
}

function tablesSwapped(seating: Seating, round: number, one: number, other: number): readonly Step[] {
  const tables = seating.seatsOfTable.length;
  const [a, b] = [seating.seatsOfTable[one % tables] ?? [], seating.seatsOfTable[other % tables] ?? []];
  return one % tables === other % tables || a.length !== b.length ? [] : a.map((seat, place) => ({ round, one: seat, other: b[place] ?? 0 }));
}
