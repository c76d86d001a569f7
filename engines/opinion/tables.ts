import { digestOf } from '@plenaria/kernel/digest.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { TablePlan, TablesAsked, TablesRefusal } from './contract.ts';
import { Seating } from './seating.ts';

const brokenCost = 40;

/** xorshift32 (Marsaglia 2003): millions of tries a second; the dice of the draw are for draws. */
function tries(seed: string): () => number {
  let state = Number.parseInt(digestOf(seed).slice(0, 8), 16) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * Tables over rounds: few repeated meetings, like people spread out, and no rule broken. Simulated annealing by swaps
 * (Kirkpatrick 1983) with whole-number costs and halving chances, so the same seed gives the same plan everywhere.
 * `no-plan-found` is not a proof that there is none.
 */
export function planTables(asked: TablesAsked): Result<TablePlan, TablesRefusal> {
  const because = wrongWith(asked);
  if (because !== null) return refuse(because);
  const seating = new Seating(asked);
  const dice = diceFrom(`${asked.seed} tables`);
  seating.table.forEach((_, round) => seatAll(seating, round, shuffled(seating.people.map((__, person) => person), dice)));
  anneal(seating, asked);
  return seating.anyBroken(0) ? refuse('no-plan-found') : ok(planOf(seating, asked));
}

function wrongWith({ guests, seats, rounds, rules, met }: TablesAsked): TablesRefusal | null {
  const ids = new Set(guests.map(({ id }) => id));
  const named = [...rules.flatMap((rule) => ('people' in rule ? rule.people : [rule.person])), ...met.flatMap(({ people }) => people)];
  const tables = rules.flatMap((rule) => (rule.rule === 'only-tables' ? rule.tables : []));
  if (!Number.isSafeInteger(rounds) || rounds < 1) return 'no-rounds';
  if (ids.size !== guests.length) return 'person-twice';
  if (named.some((id) => !ids.has(id))) return 'rule-names-a-stranger';
  if (tables.some((table) => seats[table] === undefined)) return 'rule-names-no-table';
  const room = seats.reduce((sum, one) => sum + one, 0);
  const away = (round: number): number => new Set(rules.flatMap((rule) => (rule.rule === 'absent' && rule.rounds.includes(round) ? [rule.person] : []))).size;
  return Array.from({ length: rounds }, (_, round) => guests.length - away(round)).some((present) => present > room) ? 'too-few-seats' : null;
}

/** First seats of all tables, then second seats: no table stays empty while another fills. */
function seatAll(seating: Seating, round: number, order: readonly number[]): void {
  const rank = new Map<number, number>();
  const seats = seating.tableOfSeat.map((table, seat) => {
    const own = rank.get(table) ?? 0;
    rank.set(table, own + 1);
    return { seat, own };
  }).sort((a, b) => a.own - b.own || a.seat - b.seat);
  order.filter((person) => !seating.absent[person]?.has(round)).forEach((person, at) => seating.sit(round, seats[at]?.seat ?? 0, person));
}

function anneal(seating: Seating, { moves, seed, rounds }: TablesAsked): void {
  const draw = tries(seed);
  const seats = seating.tableOfSeat.length;
  for (let move = 0; move < moves; move += 1) {
    const round = draw() % rounds;
    const [one, other] = [draw() % seats, draw() % seats];
    if (seating.tableOfSeat[one] === seating.tableOfSeat[other]) continue;
    const rise = swap(seating, round, one, other);
    const firm = move * 2 > moves && rise.broken > 0;
    if (firm || !accepted(rise.cost + brokenCost * rise.broken, Math.floor((move * 1024) / moves) + 32, draw())) swap(seating, round, one, other);
  }
}

/** Yes if it costs nothing; else with chance two to the minus (cost × coldness / 128), straight between whole powers. */
function accepted(cost: number, coldness: number, chance: number): boolean {
  if (cost <= 0) return true;
  const eased = cost * coldness;
  const halvings = Math.floor(eased / 128);
  if (halvings > 31) return false;
  return chance < (2 ** 32 / 2 ** halvings) * (1 - (eased % 128) / 256);
}

/** Two seats change what they hold; doing it twice undoes it. */
export function swap(seating: Seating, round: number, one: number, other: number): { readonly cost: number; readonly broken: number } {
  const at = seating.at[round] as Int32Array;
  const [a, b] = [at[one] as number, at[other] as number];
  const ruled = [a, b].filter((person) => person >= 0 && seating.isRuled(person));
  const before = ruled.reduce((sum, person) => sum + seating.broken(round, person), 0);
  let cost = 0;
  if (a >= 0) cost += seating.rise(round, one, a);
  if (b >= 0) cost += seating.rise(round, other, b);
  if (b >= 0) cost += seating.sit(round, one, b);
  if (a >= 0) cost += seating.sit(round, other, a);
  return { cost, broken: ruled.reduce((sum, person) => sum + seating.broken(round, person), 0) - before };
}

export interface Replan {
  readonly plan: TablePlan;
  /** Who sat somewhere before and sits elsewhere now. */
  readonly moved: readonly { readonly round: number; readonly person: string }[];
}

/**
 * The plan after somebody came late or left, from a round on; earlier rounds stay as they were. Everybody keeps their
 * table unless a rule would break: newcomers take the free seat that costs least, then single swaps mend broken rules.
 */
export function replanTables(asked: TablesAsked, plan: TablePlan, from: number): Result<Replan, TablesRefusal> {
  const because = wrongWith(asked);
  if (because !== null) return refuse(because);
  const seating = new Seating(asked);
  for (let round = 0; round < asked.rounds; round += 1) keepSeats(seating, round, plan, round < from);
  for (let round = from; round < asked.rounds; round += 1) {
    seating.people.forEach((_, person) => seatLate(seating, round, person));
    while (mendOne(seating, round)) continue;
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

function planOf(seating: Seating, { seats, seed, moves }: TablesAsked): TablePlan {
  const tables = seating.at.map((at) => seats.map((_, table) => [...at].filter((person, seat) => person >= 0 && seating.tableOfSeat[seat] === table).map((person) => seating.people[person] ?? '').sort(byCodePoint)));
  const pairs = tables.flat().flatMap((people) => people.flatMap((a, at) => people.slice(at + 1).map((b) => JSON.stringify([a, b]))));
  return { engine: 'opinion/tables@1', seed, moves, tables, distinctMeetings: new Set(pairs).size, meetings: pairs.length };
}

function movesBetween(before: TablePlan, after: TablePlan): Replan['moved'] {
  return after.tables.flatMap((tables, round) => tables.flatMap((people, table) => people.filter((person) => {
    const was = before.tables[round]?.findIndex((own) => own.includes(person)) ?? -1;
    return was >= 0 && was !== table;
  }).map((person) => ({ round, person }))));
}
