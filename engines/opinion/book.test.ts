import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { openBook, type VoteBook } from './book.ts';
import type { VoteCast } from './contract.ts';
import { openLetters } from './letters.ts';
import { pack } from './packed.ts';
import { noVotes, tally, tallyBy, withVotes } from './tallies.ts';

/** Few people, statements and positions, so that re-votes, ties and late deliveries are the rule. Ids are not in the order of positions. */
const votes = fc.array(fc.record({ person: fc.constantFrom('ana', 'bea', 'caio', 'dora', 'élio'), statement: fc.constantFrom('s', 't', 'u', 'ú', '𐐷'), choice: fc.constantFrom('agree', 'disagree', 'pass'), position: fc.nat(4) }), { maxLength: 40 })
  .map((list): readonly VoteCast[] => list.map((vote, at) => ({ ...vote, id: `v${(at * 7) % 41}` })));

const filled = (log: readonly VoteCast[]): VoteBook => {
  const book = openBook();
  for (const vote of log) book.take(vote);
  return book;
};
const bytes = (book: VoteBook): string => JSON.stringify([book.tally(), book.packed().personIds, book.packed().statementIds, [...book.packed().starts], [...book.packed().cells]]);

describe('the book of votes', () => {
  test('counts and packs what the plain form counts and packs, however often it is asked between', () => {
    fc.assert(fc.property(votes, fc.nat(40), fc.nat(40), (log, one, other) => {
      const book = openBook();
      log.forEach((vote, at) => { book.take(vote); if (at === one || at === other) book.packed(); });
      const plain = withVotes(noVotes, log);
      expect(book.tally()).toEqual(tally(plain));
      const [own, known] = [book.packed(), pack(plain)];
      expect([own.personIds, own.statementIds, [...own.starts], [...own.cells]]).toEqual([known.personIds, known.statementIds, [...known.starts], [...known.cells]]);
    }), { numRuns: 200 });
  });
  test('is the same to the byte in any order, split over any tablets, with anything delivered twice', () => {
    fc.assert(fc.property(votes.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray([...log], { minLength: log.length }), fc.nat(40), fc.subarray([...log]))), ([log, order, cut, again]) => {
      const [here, there] = [filled([...order.slice(0, cut), ...again]), filled(order.slice(cut))];
      for (const vote of there.votes()) here.take(vote);
      for (const vote of there.votes()) here.take(vote);
      expect(bytes(here)).toBe(bytes(filled(log)));
    }), { numRuns: 200 });
  });
  test('each facet counts its parts, whenever people are placed and wherever they move', () => {
    fc.assert(fc.property(votes, fc.array(fc.record({ at: fc.nat(40), person: fc.constantFrom('ana', 'bea', 'caio', 'dora', 'élio'), part: fc.constantFrom('north', 'south') })), (log, moves) => {
      const book = openBook();
      const where = new Map<string, string>();
      for (let at = 0; at <= 40; at += 1) {
        for (const { person, part } of moves.filter((move) => move.at === at)) { book.place('district', person, part); where.set(person, part); }
        const vote = log[at];
        if (vote !== undefined) book.take(vote);
      }
      const plain = tallyBy(withVotes(noVotes, log), (person) => where.get(person) ?? '').filter(({ part }) => part !== '');
      expect(book.tallyOf('district')).toEqual(plain);
      expect(book.tallyOf('nothing of the kind')).toEqual([]);
    }), { numRuns: 200 });
  });
  test('one id that says two things is a broken log', () => {
    const vote: VoteCast = { id: 'v', person: 'ana', statement: 's', choice: 'agree', position: 1 };
    expect(() => filled([vote, { ...vote, choice: 'pass' }])).toThrow('says one thing only');
  });
  test('thousands of people and statements', () => {
    const log = Array.from({ length: 30_000 }, (_, at): VoteCast => ({ id: `v${at}`, person: `p${(at * 7919) % 3001}`, statement: `s${(at * 31) % 1777}`, choice: at % 3 ? 'agree' : 'pass', position: at }));
    const [own, known] = [filled(log).packed(), pack(withVotes(noVotes, log))];
    expect(own.personIds).toEqual(known.personIds);
    expect(Buffer.from(own.cells).equals(Buffer.from(known.cells))).toBe(true);
  });
});

test('letters come back as they were kept', () => {
  const letters = openLetters();
  const texts = ['', 'a', 'água 𐐷', 'x'.repeat(60_000), ...Array.from({ length: 40 }, (_, at) => 'y'.repeat(50_000 + at))];
  expect(texts.map(letters.keep).map(letters.at)).toEqual(texts);
});
