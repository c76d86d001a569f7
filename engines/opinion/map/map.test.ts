import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { madeVotes, normal } from '../made/conversation.ts';
import { numberedForPolis, readComments, readParticipantsVotes, readPolisVotes, writeComments, writeParticipantsVotes, writePolisVotes } from '../formats/polis.ts';
import { CHOICES, pack, type PackedVotes } from '../packed.ts';
import { mergeVotes, noVotes, withVotes } from '../tallies.ts';
import { symmetricEigen } from './axes.ts';
import { classicMap } from './classic.ts';
import { classicMapOfMoments, mergeMoments, momentsOf, moveVote, noMoments } from './moments.ts';

const asked = { out: [], accuracy: 1e-11 };
const log = madeVotes({ people: 60, statements: 14, density: 0.6, stand: (_, dice) => normal(dice), lean: (j) => (j % 5) / 2 - 0.8, divide: (j) => ((j * 7) % 4) / 1.5 - 0.9, seed: 'sixty people' });
const votes = pack(withVotes(noVotes, log));

/** The map from Polis' definition: impute every gap with the statement's mean, subtract the mean, decompose the dense matrix. */
function dense({ people, statements, starts, cells }: PackedVotes) {
  const rows = Array.from({ length: people }, (_, i) => new Map([...cells.subarray(starts[i], starts[i + 1])].map((cell) => [cell >> 2, (cell & 3) - 1])));
  const columns = [...Array(statements).keys()];
  const means = columns.map((j) => { const own = rows.flatMap((row) => row.get(j) ?? []); return own.reduce((a, b) => a + b, 0) / own.length; });
  const filled = rows.map((row) => columns.map((j) => (row.get(j) ?? means[j] ?? 0) - (means[j] ?? 0)));
  const { values, vectors } = symmetricEigen(columns.map((j) => columns.map((k) => filled.reduce((sum, row) => sum + (row[j] ?? 0) * (row[k] ?? 0), 0))));
  const [x = []] = vectors;
  return { means, values, vectors, points: filled.map((row, i) => Math.sqrt(statements / (rows[i]?.size ?? 1)) * row.reduce((sum, value, j) => sum + value * (x[j] ?? 0), 0)) };
}

const alike = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.abs(Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0));

describe('the classic map', () => {
  const map = classicMap(votes, asked);
  test('is the map of the dense imputed matrix, though none is made', () => {
    const known = dense(votes);
    known.means.forEach((mean, j) => expect(map.centre[j]).toBeCloseTo(mean, 12));
    expect(map.singular[0] ** 2).toBeCloseTo(known.values[0] ?? 0, 8);
    expect(map.singular[1] ** 2).toBeCloseTo(known.values[1] ?? 0, 8);
    expect(map.gap).toBeCloseTo(1 - (known.values[2] ?? 0) / (known.values[1] ?? 1), 2);
    for (const which of [0, 1] as const) expect(alike(map.axes[which], known.vectors[which] ?? [])).toBeGreaterThan(1 - 1e-12);
    known.points.forEach((x, i) => expect(Math.abs(map.points[i * 2] ?? 0)).toBeCloseTo(Math.abs(x), 8));
  });
  test('is the same to the byte in any order of arrival, over any tablets, with anything delivered twice', () => {
    const bytes = JSON.stringify([map.points, map.axes, map.extremity]);
    for (const seed of ['1', '2', '3']) {
      const dice = diceFrom(seed);
      const order = shuffled(log, dice);
      const cut = dice.below(order.length);
      const there = classicMap(pack(mergeVotes(withVotes(noVotes, order.slice(0, cut + 40)), withVotes(noVotes, order.slice(cut)))), asked);
      expect(JSON.stringify([there.points, there.axes, there.extremity])).toBe(bytes);
    }
  });
  test('does not turn over when the next votes arrive', () => {
    const flipped = [map.axes[0].map((value) => -value), map.axes[1].map((value) => -value)] as const;
    const next = classicMap(votes, { ...asked, before: flipped });
    for (const which of [0, 1] as const) expect(Array.from(next.axes[which]).reduce((sum, value, at) => sum + value * (flipped[which][at] ?? 0), 0)).toBeGreaterThan(0.999);
  });
  test('a warm map puts people where a cold one puts them', () => {
    const warm = classicMap(votes, { ...asked, before: map.axes });
    warm.points.forEach((x, at) => expect(x).toBeCloseTo(map.points[at] ?? 0, 8));
  });
  test('a statement taken out pulls nobody', () => {
    const without = classicMap(votes, { ...asked, out: [3] });
    expect([without.centre[3], without.axes[0][3], without.extremity[3]]).toEqual([0, 0, 0]);
  });
  test('one person, one statement, everybody of one mind: no fault and no NaN', () => {
    for (const few of [log.slice(0, 1), log.filter(({ statement }) => statement === 's00001').map((vote) => ({ ...vote, choice: 'agree' as const }))]) {
      const there = classicMap(pack(withVotes(noVotes, few)), asked);
      expect([...there.points, ...there.axes[0]].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('co-moments', () => {
  test('kept vote by vote, re-votes among them, are those of the votes that stand; shards add up', () => {
    fc.assert(fc.property(fc.string(), fc.nat(60), (seed, cut) => {
      const dice = diceFrom(seed);
      const kept = noMoments(14);
      const rows = new Map<number, Map<number, number>>();
      const again = Array.from({ length: 300 }, () => ({ person: dice.below(60), statement: dice.below(14), code: dice.below(3) }));
      const all = [...votes.personIds.keys()].flatMap((person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].map((cell) => ({ person, statement: cell >> 2, code: cell & 3 })));
      for (const { person, statement, code } of [...again, ...shuffled(all, dice)]) {
        const row = rows.get(person) ?? new Map<number, number>();
        rows.set(person, row);
        const was = row.get(statement);
        moveVote(kept, [...row].filter(([j]) => j !== statement).map(([j, own]) => j * 4 + own), statement, was === undefined ? null : (CHOICES[was] ?? null), CHOICES[code] ?? 'pass');
        row.set(statement, code);
      }
      const standing = pack(withVotes(noVotes, [...rows].flatMap(([person, row]) => [...row].map(([statement, code]) => ({ id: `${person} ${statement}`, person: String(person + 100), statement: String(statement + 100), choice: CHOICES[code] ?? 'pass', position: 1 })))));
      const whole = momentsOf(standing, 0, standing.people);
      expect(kept).toEqual(whole);
      const at = Math.min(cut, standing.people);
      expect(mergeMoments(momentsOf(standing, 0, at), momentsOf(standing, at, standing.people))).toEqual(whole);
    }), { numRuns: 10 });
  });
  test('give the axes that the votes give', () => {
    const [one, other] = [classicMap(votes, { ...asked, out: [2] }), classicMapOfMoments(momentsOf(votes, 0, votes.people), { ...asked, out: [2] })];
    for (const which of [0, 1] as const) expect(alike(one.axes[which], other.axes[which])).toBeGreaterThan(1 - 1e-12);
    expect(other.extremity[5]).toBeCloseTo(one.extremity[5] ?? 0, 9);
  });
});

describe('Polis files', () => {
  const numbered = numberedForPolis(votes);
  test('what is written is read again, table and events', () => {
    const groups = votes.personIds.map((_, at) => String(at % 2));
    const read = readParticipantsVotes(writeParticipantsVotes({ votes: numbered, groups }));
    expect(read.ok && [read.conversation.votes.cells, read.conversation.votes.starts, read.conversation.groups]).toEqual([votes.cells, votes.starts, groups]);
    const events = log.map((vote) => ({ ...vote, person: vote.person.slice(1), statement: String(Number(vote.statement.slice(1))) }));
    const back = readPolisVotes(writePolisVotes(events));
    expect(back.ok && pack(withVotes(noVotes, back.votes)).cells).toEqual(pack(withVotes(noVotes, events)).cells);
  });
  test('agree is +1 in the files', () => {
    const read = readPolisVotes('timestamp,datetime,comment-id,voter-id,vote\n5,,7,ana,1\n6,,8,ana,-1\n');
    expect(read.ok && read.votes.map(({ choice }) => choice)).toEqual(['agree', 'disagree']);
  });
  test('a fault is told with its line, its column and what was expected', () => {
    expect(readParticipantsVotes('participant,0,1\n1,1,2\n1,,\n')).toEqual({ ok: false, faults: [{ line: 2, column: '1', found: '2', expected: '-1, 0, 1 or nothing' }, { line: 3, column: 'participant', found: '1', expected: 'a participant named once; line 2 is this one too' }] });
    expect(readPolisVotes('timestamp,comment-id,voter-id,vote\nx,1,2,1\n')).toEqual({ ok: false, faults: [{ line: 2, column: 'timestamp', found: 'x', expected: 'milliseconds since 1970' }] });
    expect(readPolisVotes('a,b\n').ok).toBe(false);
    expect(readParticipantsVotes('participant,xid\n').ok).toBe(false);
  });
  test('statements with commas, quotes and new lines survive', () => {
    const statements = [{ id: '0', body: 'Say "no",\nthen yes', out: true }, { id: '1', body: 'água', out: false }];
    expect(readComments(writeComments(statements))).toEqual(statements);
  });
});
