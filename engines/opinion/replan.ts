import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { TablePlan, TablesAsked, TablesRefusal } from './contract.ts';
import { Seating } from './seating.ts';
import { swap, tries } from './table-moves.ts';
import { planOf, wrongWith } from './tables.ts';

export interface Replan {
  readonly plan: TablePlan;
  /** Who sat somewhere before and sits elsewhere now. */
  readonly moved: readonly { readonly round: number; readonly person: string }[];
}

/**
 * The plan after somebody came late or left, from a round on; earlier rounds stay as they were. Everybody keeps their table
 * unless a rule would break or a table is left three people short of another: newcomers take the free seat that costs least,
 * single swaps mend broken rules (a longer walk where single swaps do not suffice), and single moves fill the emptiest table.
 */
export function replanTables(asked: TablesAsked, plan: TablePlan, from: number): Result<Replan, TablesRefusal> {
  const because = wrongWith(asked);
  if (because !== null) return refuse(because);
  const seating = new Seating(asked);
  for (let round = 0; round < asked.rounds; round += 1) keepSeats(seating, round, plan, round < from);
  for (let round = from; round < asked.rounds; round += 1) {
    seating.people.forEach((_, person) => seatLate(seating, round, person));
    while (mendOne(seating, round)) continue;
    walk(seating, asked, round);
    while (evenOne(seating, round)) continue;
  }
  if (seating.anyBroken(from)) return refuse('no-plan-found');
  const next = planOf(seating, asked);
  return ok({ plan: next, moved: movesBetween(plan, next) });
}

function keepSeats(seating: Seating, round: number, plan: TablePlan, past: boolean): void {
  const position = new Map(seating.people.map((id, at) => [id, at]));
  for (const [table, people] of (plan.tables[round] ?? []).entries())
    for (const id of people) {
      const person = position.get(id) ?? -1;
      const seat = seating.tableOfSeat.findIndex((own, at) => own === table && seating.at[round]?.[at] === -1);
      if (person >= 0 && seat >= 0 && (past || !seating.absent[person]?.has(round))) seating.sit(round, seat, person);
    }
}

function seatLate(seating: Seating, round: number, person: number): void {
  if (seating.absent[person]?.has(round) || (seating.table[round]?.[person] ?? -1) >= 0) return;
  const free = seating.tableOfSeat.map((_, seat) => seat).filter((seat) => seating.at[round]?.[seat] === -1);
  const tried = free.map((seat) => {
    const cost = seating.sit(round, seat, person);
    const broken = seating.broken(round, person);
    seating.rise(round, seat, person);
    return { seat, broken, cost };
  }).sort((a, b) => a.broken - b.broken || a.cost - b.cost || a.seat - b.seat);
  if (tried[0]) seating.sit(round, tried[0].seat, person);
}

/** The one swap that mends most broken rules, cheapest first; false when no swap mends any. */
function mendOne(seating: Seating, round: number): boolean {
  let best: { one: number; other: number; broken: number; cost: number } | null = null;
  const at = seating.at[round] as Int32Array;
  for (const [one, person] of at.entries()) {
    if (person < 0 || seating.broken(round, person) === 0) continue;
    for (const other of at.keys()) {
      if (seating.tableOfSeat[one] === seating.tableOfSeat[other]) continue;
      const { broken, cost } = swap(seating, round, one, other);
      swap(seating, round, one, other);
      if (broken < 0 && (best === null || broken < best.broken || (broken === best.broken && cost < best.cost))) best = { one, other, broken, cost };
    }
  }
  if (best !== null) swap(seating, round, best.one, best.other);
  return best !== null;
}

/** Min-conflicts walk (Minton 1992) where no single swap mends a rule: somebody whose rule is broken changes seats until all hold. */
function walk(seating: Seating, { seed, moves }: TablesAsked, round: number): void {
  const draw = tries(`${seed} mend ${round}`);
  for (let step = 0; step < Math.min(moves, 20_000); step += 1) {
    const broken = seating.people.flatMap((_, person) => (seating.broken(round, person) > 0 ? [person] : []));
    const person = broken[draw() % Math.max(1, broken.length)];
    if (person === undefined) return;
    const [one, other] = [seating.seat[round]?.[person] ?? 0, draw() % seating.tableOfSeat.length];
    if (seating.tableOfSeat[one] === seating.tableOfSeat[other]) continue;
    if (swap(seating, round, one, other).broken > 0 && draw() % 16 !== 0) swap(seating, round, one, other);
  }
}

/** Moves the one person who costs least from the fullest table to an empty seat of the emptiest, if it is three people short; false when nothing is. */
function evenOne(seating: Seating, round: number): boolean {
  const at = seating.at[round] as Int32Array;
  const sizes = seating.seatsOfTable.map((seats, table) => ({ table, size: seats.filter((seat) => (at[seat] ?? -1) >= 0).length, room: seats.find((seat) => at[seat] === -1) }));
  const most = Math.max(...sizes.map(({ size }) => size));
  const least = sizes.filter(({ room }) => room !== undefined).sort((a, b) => a.size - b.size || a.table - b.table)[0];
  if (least?.room === undefined || least.size === 0 || most - least.size < 3) return false;
  const { room } = least;
  const found = sizes.filter(({ size }) => size === most).flatMap(({ table }) => seating.seatsOfTable[table] ?? []).filter((seat) => (at[seat] ?? -1) >= 0).map((seat) => {
    const rise = swap(seating, round, seat, room);
    swap(seating, round, seat, room);
    return { seat, ...rise };
  }).filter(({ broken }) => broken <= 0).sort((a, b) => a.cost - b.cost || a.seat - b.seat)[0];
  if (found) swap(seating, round, found.seat, room);
  return found !== undefined;
}

function movesBetween(before: TablePlan, after: TablePlan): Replan['moved'] {
  return after.tables.flatMap((tables, round) => tables.flatMap((people, table) => people.filter((person) => {
    const was = before.tables[round]?.findIndex((own) => own.includes(person)) ?? -1;
    return was >= 0 && was !== table;
  }).map((person) => ({ round, person }))));
}
