import { byCodePoint } from '@plenaria/kernel/language.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import type { VoteCast } from './contract.ts';
import { CHOICES, CODES, type PackedVotes } from './packed.ts';
import { openLetters } from './letters.ts';
import { openPacking } from './packing.ts';
import { doubled, openSlots } from './slots.ts';
import type { StatementCounts } from './tallies.ts';

/**
 * The votes of a conversation as they come in, with its tallies always up to date. The same as `withVotes` and `tally`, and
 * as `pack`, at a million votes a second. Books merge by taking each other's votes: in any order, any number of times.
 */
export interface VoteBook {
  /** Takes a vote. A second delivery, or a vote that a later one has replaced, changes nothing. */
  readonly take: (vote: VoteCast) => void;
  /** The same for a server that knows each session's number: no name is looked up. */
  readonly takeNumbered: (person: number, statement: number, vote: Pick<VoteCast, 'id' | 'choice' | 'position'>) => void;
  /** The number of a person or a statement in this book, given out now if new. */
  readonly numberOf: (kind: 'person' | 'statement', name: string) => number;
  /** Puts a person into a part of a facet (table, stratum, published group); moves all her votes there. */
  readonly place: (facet: string, person: string, part: string) => void;
  readonly tally: () => readonly StatementCounts[];
  /** Tallies of each part of a facet, parts and statements in code-point order. Who has no part in it is in none. */
  readonly tallyOf: (facet: string) => readonly { readonly part: string; readonly counts: readonly StatementCounts[] }[];
  /** The votes that stand, in no particular order. */
  readonly votes: () => Iterable<VoteCast>;
  /** The votes that stand, packed; costs what has changed since the last time and one copy. */
  readonly packed: () => PackedVotes;
}

/** Numbers for names, in the order in which they first come. */
interface Names {
  readonly numberOf: (name: string) => number;
  readonly names: readonly string[];
}

function openNames(): Names {
  const known = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  return { numberOf, names };
}

/** Votes of a person are strung together: the last slot of each person, and the slot before each slot; plus one, nought is the end. */
interface Strings {
  readonly add: (person: number, slot: number) => void;
  readonly each: (person: number, visit: (slot: number) => void) => void;
}

function openStrings(): Strings {
  let last = new Uint32Array(1 << 10);
  let before = new Uint32Array(1 << 10);
  const add = (person: number, slot: number): void => {
    while (last.length <= person) last = doubled(last);
    while (before.length <= slot) before = doubled(before);
    before[slot] = last[person] as number;
    last[person] = slot + 1;
  };
  const each = (person: number, visit: (slot: number) => void): void => {
    for (let at = last[person] ?? 0; at !== 0; at = before[at - 1] as number) visit(at - 1);
  };
  return { add, each };
}

/** What stands in each slot. */
interface Stood {
  readonly codeAt: (slot: number) => number;
  readonly positionAt: (slot: number) => number;
  readonly idAt: (slot: number) => string;
  readonly put: (slot: number, code: number, position: number, id: string) => void;
  /** Slots put since the last drain, each once. */
  readonly drain: () => Uint32Array;
}

function openStood(): Stood {
  let codes = new Uint8Array(1 << 10);
  let positions = new Float64Array(1 << 10);
  let changed = new Uint8Array(1 << 10);
  let list = new Uint32Array(1 << 10);
  let count = 0;
  let ids = new Float64Array(1 << 10);
  const letters = openLetters();
  const put = (slot: number, code: number, position: number, id: string): void => {
    if (slot >= codes.length) [codes, positions, changed, ids] = [doubled(codes), doubled(positions), doubled(changed), doubled(ids)];
    codes[slot] = code;
    positions[slot] = position;
    ids[slot] = letters.keep(id);
    if (changed[slot] === 1) return;
    changed[slot] = 1;
    if (count === list.length) list = doubled(list);
    list[count] = slot;
    count += 1;
  };
  const drain = (): Uint32Array => {
    const drained = list.slice(0, count);
    for (const slot of drained) changed[slot] = 0;
    count = 0;
    return drained;
  };
  return { codeAt: (slot) => codes[slot] as number, positionAt: (slot) => positions[slot] as number, idAt: (slot) => letters.at(ids[slot] as number), put, drain };
}

/** One partition of people: the part of each person plus one, and the counts of each part. */
interface Facet {
  readonly parts: Names;
  partOf: Uint32Array;
  readonly counts: Int32Array[];
}

const noCounts = new Int32Array(0);

/** Adds to a part's counts at statement × 3 + code, in an array of each part's own that grows with the statements. */
function counted(counts: Int32Array[], part: number, statement: number, code: number, times: number): void {
  let own = counts[part] ?? noCounts;
  if (own.length <= statement * 3 + 2) {
    const wide = new Int32Array(Math.max(own.length * 2, statement * 3 + 48));
    wide.set(own);
    own = wide;
    counts[part] = own;
  }
  own[statement * 3 + code] = (own[statement * 3 + code] as number) + times;
}

const countsIn = (own: Int32Array, statements: Names): readonly StatementCounts[] =>
  statements.names.flatMap((statement, at) => {
    const [disagree = 0, pass = 0, agree = 0] = own.subarray(at * 3, at * 3 + 3);
    return disagree + pass + agree === 0 ? [] : [{ statement, agree, disagree, pass }];
  }).sort((a, b) => byCodePoint(a.statement, b.statement));

/** The tallies of a book: everybody's, and those of each facet. */
interface Counter {
  readonly count: (person: number, statement: number, code: number, times: number) => void;
  readonly total: () => Int32Array;
  readonly facet: (name: string) => Facet;
  readonly known: (name: string) => Facet | undefined;
}

function openCounter(): Counter {
  const total: Int32Array[] = [];
  const named = new Map<string, Facet>();
  const facets: Facet[] = [];
  const count = (person: number, statement: number, code: number, times: number): void => {
    counted(total, 0, statement, code, times);
    for (let at = 0; at < facets.length; at += 1) {
      const { partOf, counts } = facets[at] as Facet;
      const part = person < partOf.length ? (partOf[person] as number) : 0;
      if (part > 0) counted(counts, part - 1, statement, code, times);
    }
  };
  const facet = (name: string): Facet => {
    const found = named.get(name);
    if (found !== undefined) return found;
    const opened: Facet = { parts: openNames(), partOf: new Uint32Array(1 << 10), counts: [] };
    named.set(name, opened);
    facets.push(opened);
    return opened;
  };
  return { count, total: () => total[0] ?? noCounts, facet, known: (name) => named.get(name) };
}

const noSlots = new Uint32Array(0);

/** Opens an empty book. */
export function openBook(): VoteBook {
  const [people, statements, slots, stood, strings, counter] = [openNames(), openNames(), openSlots(), openStood(), openStrings(), openCounter()];
  const packing = openPacking();
  let pack = packing.update({ slots: noSlots, slotPairs: slots, codeAt: stood.codeAt }, [], []);
  const takeNumbered: VoteBook['takeNumbered'] = (who, what, { id, choice, position }) => {
    const code = CODES[choice];
    const held = slots.size();
    const at = slots.slot(who, what);
    if (at === held) strings.add(who, at);
    else {
      const before = stood.positionAt(at);
      if (position < before) return;
      if (position === before) {
        invariant(id !== stood.idAt(at) || code === stood.codeAt(at), `the vote ${id} says one thing only`);
        if (byCodePoint(id, stood.idAt(at)) <= 0) return;
      }
      counter.count(who, what, stood.codeAt(at), -1);
    }
    stood.put(at, code, position, id);
    counter.count(who, what, code, 1);
  };
  const take = (vote: VoteCast): void => takeNumbered(people.numberOf(vote.person), statements.numberOf(vote.statement), vote);
  const numberOf: VoteBook['numberOf'] = (kind, name) => (kind === 'person' ? people : statements).numberOf(name);
  const place = (name: string, person: string, part: string): void => {
    const facet = counter.facet(name);
    const [who, now] = [people.numberOf(person), facet.parts.numberOf(part) + 1];
    while (facet.partOf.length <= who) facet.partOf = doubled(facet.partOf);
    const before = facet.partOf[who] as number;
    if (before === now) return;
    facet.partOf[who] = now;
    strings.each(who, (at) => {
      if (before > 0) counted(facet.counts, before - 1, slots.second(at), stood.codeAt(at), -1);
      counted(facet.counts, now - 1, slots.second(at), stood.codeAt(at), 1);
    });
  };
  const tallyOf: VoteBook['tallyOf'] = (name) => {
    const facet = counter.known(name);
    return facet === undefined ? [] : facet.parts.names.map((part, at) => ({ part, counts: countsIn(facet.counts[at] ?? noCounts, statements) })).filter(({ counts }) => counts.length > 0).sort((a, b) => byCodePoint(a.part, b.part));
  };
  function* votes(): Iterable<VoteCast> {
    for (let at = 0; at < slots.size(); at += 1) yield { id: stood.idAt(at), person: people.names[slots.first(at)] ?? '', statement: statements.names[slots.second(at)] ?? '', choice: CHOICES[stood.codeAt(at)] ?? 'pass', position: stood.positionAt(at) };
  }
  const packed = (): PackedVotes => {
    const changed = stood.drain();
    if (changed.length > 0) pack = packing.update({ slots: changed, slotPairs: slots, codeAt: stood.codeAt }, people.names, statements.names);
    return pack;
  };
  return { take, takeNumbered, numberOf, place, tally: () => countsIn(counter.total(), statements), tallyOf, votes, packed };
}
