import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { TablePlan, TablesAsked, TablesRefusal } from './contract.ts';
import { relabel, seatByDesign } from './table-designs.ts';
import { accepted, brokenCost, swap, tries } from './table-moves.ts';
import { Seating } from './seating.ts';


/**
 * Tables over rounds: few repeated meetings, like people spread out, and no rule broken. Where a transversal design fits, the
 * plan starts from it without any repeat and only names are moved about first; elsewhere from chance. Then simulated annealing
 * by swaps (Kirkpatrick 1983) with whole-number costs and halving chances, so the same seed gives the same plan everywhere.
 * `no-plan-found` is not a proof that there is none.
 */
export function planTables(asked: TablesAsked): Result<TablePlan, TablesRefusal> {
  const because = wrongWith(asked);
  if (because !== null) return refuse(because);
  const seating = new Seating(asked);
  const order = (): readonly number[] => shuffled(seating.people.map((_, person) => person), dice);
  const dice = diceFrom(`${asked.seed} tables`);
  if (seatByDesign(seating, asked, order())) {
    relabel(seating, asked);
    anneal(seating, asked, 3 / 4);
  } else {
    seating.table.forEach((_, round) => seatAll(seating, round, order()));
    anneal(seating, asked, 0);
  }
  return seating.anyBroken(0) ? refuse('no-plan-found') : ok(planOf(seating, asked));
}

export function wrongWith({ guests, seats, rounds, rules, met }: TablesAsked): TablesRefusal | null {
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

/** Swaps single seats, from a share of the cooling on; the last twentieth takes nothing that costs. */
function anneal(seating: Seating, { moves, seed, rounds }: TablesAsked, from: number): void {
  const draw = tries(seed);
  const seats = seating.tableOfSeat.length;
  for (let move = Math.floor(moves * from); move < moves; move += 1) {
    const round = draw() % rounds;
    const [one, other] = [draw() % seats, draw() % seats];
    if (seating.tableOfSeat[one] === seating.tableOfSeat[other]) continue;
    const rise = swap(seating, round, one, other);
    const firm = move * 2 > moves && rise.broken > 0;
    const cost = rise.cost + brokenCost * rise.broken;
    const last = move * 20 > moves * 19 && cost > 0;
    if (firm || last || !accepted(cost, Math.floor((move * 1024) / moves) + 32, draw())) swap(seating, round, one, other);
  }
}

export function planOf(seating: Seating, { seats, seed, moves }: TablesAsked): TablePlan {
  const tables = seating.at.map((at) => seats.map((_, table) => [...at].filter((person, seat) => person >= 0 && seating.tableOfSeat[seat] === table).map((person) => seating.people[person] ?? '').sort(byCodePoint)));
  const pairs = tables.flat().flatMap((people) => people.flatMap((a, at) => people.slice(at + 1).map((b) => JSON.stringify([a, b]))));
  return { engine: 'opinion/tables@1', seed, moves, tables, distinctMeetings: new Set(pairs).size, meetings: pairs.length };
}
