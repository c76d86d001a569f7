import { openBook, type VoteBook } from '@plenaria/opinion/book.ts';
import type { VoteCast } from '@plenaria/opinion/contract.ts';
import { commonGround, warmGround } from '@plenaria/opinion/ground/common-ground.ts';
import { classicMap, type ClassicMap } from '@plenaria/opinion/map/classic.ts';
import { CHOICES, countAll, type VoteSource } from '@plenaria/opinion/packed.ts';
import { cpu, liner, peak, timed, type Line } from './line.ts';
import { packedFrom, stream, withIds, type MadeUp } from './made-up.ts';

/** The shape of the largest conversation Polis has held: 33,000 people, 783 statements, 2.0 million votes. */
export const house: MadeUp = { people: 33_000, statements: 783, votesEach: 65, strengths: [1.2, 1, 0.3], seed: 1 };
const weak: MadeUp = { people: 1_000_000, statements: 10_000, votesEach: 40, strengths: [0.9, 0.9, 0.89], seed: 2 };
const clear: MadeUp = { ...weak, strengths: [0.9, 0.9, 0.3] };

const gap = (one: ArrayLike<number>, other: ArrayLike<number>): number => 1 - Math.abs(Array.from(one).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0));
const furthest = (one: ClassicMap, other: ClassicMap): number => Math.max(gap(one.axes[0], other.axes[0]), gap(one.axes[1], other.axes[1]));

/** Votes as they would arrive: the people of a run take turns, a vote each. Three in a hundred are kept for later. */
function* arriving(source: VoteSource, later: VoteCast[]): Iterable<readonly VoteCast[]> {
  let position = 0;
  for (const { first, count, starts, cells } of source.rows()) {
    const batch: VoteCast[] = [];
    for (let turn = 0, some = true; some; turn += 1) {
      some = false;
      for (let row = 0; row < count; row += 1) {
        const at = (starts[row] ?? 0) + turn;
        if (at >= (starts[row + 1] ?? 0)) continue;
        some = true;
        position += 1;
        const cell = cells[at] ?? 0;
        const vote: VoteCast = { id: `vote ${position}`, person: `person ${first + row}`, statement: `claim ${cell >> 2}`, choice: CHOICES[cell & 3] ?? 'pass', position };
        if (position % 33 === 0) later.push(vote);
        else batch.push(vote);
      }
    }
    yield batch;
  }
}

function taken(book: VoteBook, source: VoteSource): { readonly votes: number; readonly seconds: number; readonly later: readonly VoteCast[] } {
  const later: VoteCast[] = [];
  let [votes, seconds] = [0, 0];
  for (const made of arriving(source, later)) {
    const batch = overTheWire(book, made);
    const before = cpu();
    for (const { who, what, vote } of batch) book.takeNumbered(who, what, vote);
    seconds += cpu() - before;
    votes += batch.length;
  }
  return { votes, seconds, later };
}

/** Votes as a server holds them when they come in: parsed this moment, lying together, each with the numbers of its session. */
const overTheWire = (book: VoteBook, votes: readonly VoteCast[]): readonly { readonly who: number; readonly what: number; readonly vote: VoteCast }[] =>
  (JSON.parse(JSON.stringify(votes)) as VoteCast[]).map((vote) => ({ who: book.numberOf('person', vote.person), what: book.numberOf('statement', vote.statement), vote }));

interface Update {
  readonly votes: number;
  readonly parts: readonly [number, number, number];
  readonly map: ClassicMap;
}

/** Takes votes into the book, packs and maps them, beginning at the axes before. */
function updated(book: VoteBook, votes: readonly VoteCast[], before: ClassicMap): Update {
  const fresh = overTheWire(book, votes);
  const tallies = timed(() => { for (const { who, what, vote } of fresh) book.takeNumbered(who, what, vote); });
  const packed = timed(() => book.packed());
  const map = timed(() => classicMap(packed.result, { out: [], accuracy: 1e-3, before: before.axes }));
  return { votes: votes.length, parts: [tallies.seconds, packed.seconds, map.seconds], map: map.result };
}

const whole = ({ parts: [one, two, three] }: Update): number => one + two + three;

/** A book filled from a stream and updated three times, the way a server would have it in hand. */
function served(made: MadeUp) {
  const book = openBook();
  for (let person = 0; person < made.people; person += 1) book.place('stratum', `person ${person}`, `stratum ${person % 5}`);
  const { votes, seconds, later } = taken(book, stream(made));
  const packed = book.packed();
  const cold = timed(() => ({ counts: countAll(packed), map: classicMap(packed, { out: [], accuracy: 1e-6 }) }));
  const third = Math.ceil(later.length / 3);
  const updates: Update[] = [];
  for (let at = 0; at < later.length; at += third) updates.push(updated(book, later.slice(at, at + third), updates.at(-1)?.map ?? cold.result.map));
  return { votes, seconds, cold, updates, book };
}

/** 2.0 million votes, one at a time into a book with a facet, then the map; then three times one vote in a hundred more. */
export function houseChecks(): readonly Line[] {
  const say = liner('2.0 M votes of 33,000 × 783');
  for (let again = 0; again < 3; again += 1) served({ ...house, people: 4000 });
  const { votes, seconds, cold, updates, book } = served(house);
  const middle = [...updates].sort((a, b) => whole(a) - whole(b))[1] ?? updates[0];
  const off = furthest(updates.at(-1)?.map ?? cold.result.map, classicMap(book.packed(), { out: [], accuracy: 1e-10 }));
  const update = middle === undefined ? Infinity : whole(middle);
  return [
    say('tallies per statement and stratum, million votes a second', votes / seconds / 1e6, '≥ 1', votes / seconds >= 1e6, seconds),
    say('map and tallies, cold, CPU seconds', cold.seconds, '≤ 0.6', cold.seconds <= 0.6, cold.seconds),
    say(`update by ${middle?.votes ?? 0} votes, CPU seconds, middle of three`, update, '≤ 0.06', update <= 0.06, update),
    say('of which tallies, packing, map', middle?.parts.map((own) => own.toFixed(3)).join(', ') ?? '', '', null),
    say('axes of the last update against exact ones, 1 − |cosine|', off, '≤ 1e-6', off <= 1e-6),
  ];
}

/** Common ground of 2.0 million votes from nothing, and one warm step after one vote in a hundred more. */
export function houseGroundChecks(): readonly Line[] {
  const say = liner('2.0 M votes of 33,000 × 783');
  const votes = withIds(stream(house));
  const cold = timed(() => commonGround(votes));
  const warm = timed(() => warmGround(votes, cold.result));
  return [
    say('common ground with planted-accounts defence, cold, CPU seconds', cold.seconds, '≤ 20', cold.seconds <= 20, cold.seconds),
    say('common ground, one warm update, CPU seconds', warm.seconds, '≤ 2', warm.seconds <= 2, warm.seconds),
  ];
}

/** Tallies and map of forty million votes. What the process held before is not the engine's: growth is told. */
function forty(title: string, made: MadeUp, packs: boolean, seconds: number, megabytes: number): readonly Line[] {
  const say = liner('40 M votes of 1,000,000 × 10,000');
  classicMap(stream({ ...made, people: 20_000 }), { out: [], accuracy: 1e-3 });
  const before = process.memoryUsage.rss() / 2 ** 20;
  const source = packs ? packedFrom(stream(made)) : stream(made);
  const { result: map, seconds: spent } = timed(() => classicMap(source, { out: [], accuracy: 1e-5 }));
  const grown = peak() - before;
  const votes = map.counts.reduce((sum, count) => sum + count, 0);
  return [
    say(`${title}: tallies and map of ${votes} votes, CPU seconds`, spent, `≤ ${seconds}`, spent <= seconds, spent),
    say(`${title}: memory grown by, megabytes, with the votes`, grown, `≤ ${megabytes}`, grown <= megabytes),
    say(`${title}: passes; residual; gap between the second and the third value`, `${map.passes}; ${map.residual.toExponential(1)}; ${(map.gap * 100).toFixed(1)} %`, '', null),
  ];
}

export const packedWeak = (): readonly Line[] => forty('packed, weak eigengap', weak, true, 12, 150);
export const packedClear = (): readonly Line[] => forty('packed, clear gap', clear, true, 12, 150);
export const streamWeak = (): readonly Line[] => forty('pure stream, weak eigengap', weak, false, 25, 60);
