import { byCodePoint } from '@plenaria/kernel/language.ts';
import { packedOf, type PackedVotes } from './packed.ts';
import type { Slots } from './slots.ts';

/** Names in code-point order: which number stands where. */
interface Standing {
  readonly order: Uint32Array;
  readonly rank: Uint32Array;
}

/** Votes that have changed, as slots of pairs (person, statement), both numbered in the order of their names' first coming. */
export interface Changes {
  readonly slots: Uint32Array;
  readonly slotPairs: Slots;
  readonly codeAt: (slot: number) => number;
}

/** Keeps votes packed while they change. */
export interface Packing {
  readonly update: (changes: Changes, people: readonly string[], statements: readonly string[]) => PackedVotes;
}

const nobody: Standing = { order: new Uint32Array(0), rank: new Uint32Array(0) };

/** The standing with the names that have come since; what was in order stays in its order. */
function joined(before: Standing, names: readonly string[]): Standing {
  const known = before.order.length;
  if (names.length === known) return before;
  const nameAt = (at: number): string => names[at] ?? '';
  const fresh = Array.from({ length: names.length - known }, (_, at) => known + at).sort((a, b) => byCodePoint(nameAt(a), nameAt(b)));
  const order = new Uint32Array(names.length);
  const rank = new Uint32Array(names.length);
  for (let at = 0, [old, next] = [0, 0]; at < order.length; at += 1) {
    const takeOld = next >= fresh.length || (old < known && byCodePoint(nameAt(before.order[old] as number), nameAt(fresh[next] as number)) < 0);
    order[at] = takeOld ? (before.order[old++] as number) : (fresh[next++] as number);
    rank[order[at] as number] = at;
  }
  return { order, rank };
}

/** Where each place of the standing before is now; null where nothing has moved. */
const moves = (before: Standing, now: Standing): Uint32Array | null => (before === now ? null : before.order.map((number) => now.rank[number] as number));

/** Changes as sorted numbers: (person × statements + statement) × 4 + code, by the places they now have. */
function keysOf({ slots, slotPairs, codeAt }: Changes, people: Standing, statements: Standing): Float64Array {
  const width = statements.order.length;
  const keys = new Float64Array(slots.length);
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] as number;
    keys[at] = ((people.rank[slotPairs.first(slot)] as number) * width + (statements.rank[slotPairs.second(slot)] as number)) * 4 + codeAt(slot);
  }
  return keys.sort();
}

interface Rowed { readonly starts: Uint32Array; readonly cells: Uint16Array | Uint32Array }

/** The first place between two where the statement is not before this one; statements by the places they now have. */
function placeOf(cells: Rowed['cells'], from: number, to: number, moved: Uint32Array | null, statement: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = (cells[middle] as number) >> 2;
    if ((moved === null ? there : (moved[there] as number)) < statement) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Joins the packed rows with the changes; where both have a statement, the change counts. What lies between two changes is copied whole. */
function merged(base: Rowed, from: Int32Array, moved: Uint32Array | null, keys: Float64Array, width: number): Rowed {
  const most = base.cells.length + keys.length;
  const cells = width <= 1 << 14 ? new Uint16Array(most) : new Uint32Array(most);
  const starts = new Uint32Array(from.length + 1);
  let [end, copied, boundary, next] = [0, 0, 0, 0];
  const copyTo = (stop: number): void => {
    if (moved === null) cells.set(base.cells.subarray(copied, stop), end);
    else for (let at = copied; at < stop; at += 1) cells[end + at - copied] = (moved[(base.cells[at] as number) >> 2] as number) * 4 + ((base.cells[at] as number) & 3);
    end += stop - copied;
    copied = stop;
  };
  for (let row = 0; row < from.length; row += 1) {
    const old = from[row] as number;
    if (old >= 0) boundary = base.starts[old + 1] as number;
    const offset = row * width * 4;
    for (; next < keys.length && (keys[next] as number) < offset + width * 4; next += 1) {
      const cell = (keys[next] as number) - offset;
      const begin = old < 0 ? boundary : Math.max(copied, base.starts[old] as number);
      copyTo(placeOf(base.cells, begin, boundary, moved, cell >> 2));
      const there = copied < boundary ? (base.cells[copied] as number) >> 2 : -1;
      if (there >= 0 && (moved === null ? there : (moved[there] as number)) === cell >> 2) copied += 1;
      cells[end] = cell;
      end += 1;
    }
    starts[row + 1] = end + boundary - copied;
  }
  copyTo(base.cells.length);
  return { starts, cells: cells.subarray(0, end) };
}

/** Opens an empty packing. */
export function openPacking(): Packing {
  let [people, statements] = [nobody, nobody];
  let base: Rowed = { starts: new Uint32Array(1), cells: new Uint16Array(0) };
  let [personIds, statementIds]: [readonly string[], readonly string[]] = [[], []];
  const update: Packing['update'] = (changes, personNames, statementNames) => {
    const nowPeople = joined(people, personNames);
    const nowStatements = joined(statements, statementNames);
    const from = new Int32Array(nowPeople.order.length).fill(-1);
    const moved = moves(people, nowPeople);
    for (let old = 0; old < people.order.length; old += 1) from[moved === null ? old : (moved[old] as number)] = old;
    base = merged(base, from, moves(statements, nowStatements), keysOf(changes, nowPeople, nowStatements), nowStatements.order.length);
    if (nowPeople !== people) personIds = Array.from(nowPeople.order, (number) => personNames[number] ?? '');
    if (nowStatements !== statements) statementIds = Array.from(nowStatements.order, (number) => statementNames[number] ?? '');
    [people, statements] = [nowPeople, nowStatements];
    return packedOf(personIds, statementIds, base.starts, base.cells);
  };
  return { update };
}
