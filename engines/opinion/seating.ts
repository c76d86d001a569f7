import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { TableRule, TablesAsked } from './contract.ts';

/** Who sits where while a plan is sought, with every cost a whole number. People and tables are positions in sorted lists. */
export class Seating {
  readonly people: readonly string[];
  readonly tableOfSeat: readonly number[];
  /** The seats of each table. */
  readonly seatsOfTable: readonly number[][];
  /** at[round][seat]: a person, or -1. */
  readonly at: Int32Array[];
  /** table[round][person], or -1 for nowhere. */
  readonly table: Int32Array[];
  /** seat[round][person], or -1 for nowhere. */
  readonly seat: Int32Array[];
  readonly absent: readonly ReadonlySet<number>[];
  private readonly met: Int32Array;
  private readonly groups: readonly number[][];
  private readonly filled: Int32Array[];
  private readonly rulesOf: readonly TableRule[][];
  private readonly position: ReadonlyMap<string, number>;
  private readonly weight: number;
  private readonly groupCount: number;

  constructor(asked: TablesAsked) {
    this.people = asked.guests.map(({ id }) => id).sort(byCodePoint);
    this.position = new Map(this.people.map((id, at) => [id, at]));
    this.tableOfSeat = asked.seats.flatMap((seats, table) => Array.from({ length: seats }, () => table));
    this.seatsOfTable = asked.seats.map((_, table) => this.tableOfSeat.flatMap((own, seat) => (own === table ? [seat] : [])));
    const size = this.people.length;
    this.at = Array.from({ length: asked.rounds }, () => new Int32Array(this.tableOfSeat.length).fill(-1));
    this.table = Array.from({ length: asked.rounds }, () => new Int32Array(size).fill(-1));
    this.seat = Array.from({ length: asked.rounds }, () => new Int32Array(size).fill(-1));
    this.met = new Int32Array(size * size);
    for (const { people: [a, b], times } of asked.met) this.meet(this.position.get(a), this.position.get(b), times);
    const names = new Map<string, number>();
    const featuresOf = new Map(asked.guests.map(({ id, features }) => [id, features]));
    this.groups = this.people.map((id) => Object.entries(featuresOf.get(id) ?? {}).map((own) => numbered(names, JSON.stringify(own))));
    this.groupCount = names.size;
    this.filled = Array.from({ length: asked.rounds }, () => new Int32Array(asked.seats.length * (names.size + 1)));
    this.rulesOf = this.people.map((id) => asked.rules.filter((rule) => ('people' in rule ? rule.people.includes(id) : rule.person === id)));
    this.absent = this.rulesOf.map((rules) => new Set(rules.flatMap((rule) => (rule.rule === 'absent' ? rule.rounds : []))));
    this.weight = asked.mixingWeight;
  }

  private meet(a: number | undefined, b: number | undefined, times: number): void {
    if (a === undefined || b === undefined) return;
    const size = this.people.length;
    this.met[a * size + b] = (this.met[a * size + b] ?? 0) + times;
    this.met[b * size + a] = (this.met[b * size + a] ?? 0) + times;
  }

  /** Seats a person; what that adds to the cost: two for each earlier meeting, and crowding of like with like. */
  sit(round: number, seat: number, person: number): number {
    return this.change(round, seat, person, 1);
  }

  /** Empties a person's seat; what that adds to the cost, so never more than zero. */
  rise(round: number, seat: number, person: number): number {
    return this.change(round, seat, person, -1);
  }

  private change(round: number, seat: number, person: number, step: 1 | -1): number {
    const table = this.tableOfSeat[seat] ?? 0;
    const at = this.at[round] as Int32Array;
    at[seat] = -1;
    const size = this.people.length;
    let cost = 0;
    for (const other of this.seatsOfTable[table] as number[]) {
      const neighbour = at[other] as number;
      if (neighbour < 0) continue;
      const times = this.met[person * size + neighbour] as number;
      cost += step === 1 ? 2 * times : -2 * (times - 1);
      this.met[person * size + neighbour] = times + step;
      this.met[neighbour * size + person] = times + step;
    }
    if (step === 1) at[seat] = person;
    (this.table[round] as Int32Array)[person] = step === 1 ? table : -1;
    (this.seat[round] as Int32Array)[person] = step === 1 ? seat : -1;
    return cost + this.crowd(round, table, person, step);
  }

  private crowd(round: number, table: number, person: number, step: 1 | -1): number {
    const filled = this.filled[round] as Int32Array;
    const base = table * (this.groupCount + 1);
    const size = filled[base] as number;
    filled[base] = size + step;
    let cost = step * 2 * size + 1;
    for (const group of this.groups[person] as number[]) {
      const before = filled[base + 1 + group] as number;
      filled[base + 1 + group] = before + step;
      cost += this.weight * (step * 2 * before + 1);
    }
    return cost;
  }

  /** How many of a person's rules are broken in a round. */
  broken(round: number, person: number): number {
    let count = 0;
    for (const rule of this.rulesOf[person] as TableRule[]) count += this.breaks(rule, round, person);
    return count;
  }

  private breaks(rule: TableRule, round: number, person: number): number {
    const tables = this.table[round] as Int32Array;
    const own = tables[person] as number;
    if (own < 0 || rule.rule === 'absent') return 0;
    if (rule.rule === 'only-tables') return rule.tables.includes(own) ? 0 : 1;
    const others = rule.people.map((id) => this.position.get(id) ?? -1).filter((other) => other !== person).map((other) => tables[other] ?? -1).filter((table) => table >= 0);
    return others.filter((table) => (rule.rule === 'apart' ? table === own : table !== own)).length;
  }

  isRuled(person: number): boolean {
    return (this.rulesOf[person] as TableRule[]).length > 0;
  }

  anyBroken(from: number): boolean {
    return this.table.some((_, round) => round >= from && this.people.some((__, person) => this.broken(round, person) > 0));
  }
}

function numbered(names: Map<string, number>, name: string): number {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return known;
}
