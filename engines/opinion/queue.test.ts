import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fraction } from '@plenaria/kernel/fraction.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { TalkEvent, TalkKind, TalkState } from './contract.ts';
import { replayTalk, secondsBy, secondsLeft, silentPeople, silentRoom, talkAfter, timeShares, turnsOf, unevenness } from './index.ts';

const people = ['ana', 'bea', 'cai', 'dov', 'eva'];
const asked = (person: string, kind: TalkKind = 'contribution'): TalkEvent => ({ type: 'asked', person, kind });
const spoke = (person: string, seconds: number): readonly TalkEvent[] => [{ type: 'began', person }, { type: 'ended', seconds }];
const after = (...log: readonly (TalkEvent | readonly TalkEvent[])[]): TalkState => must(replayTalk(log.flat()), 'a log');
const order = (state: TalkState): readonly string[] => state.waiting.map(({ person }) => person);

const person = fc.constantFrom(...people);
const kinds = fc.constantFrom<TalkKind>('point-of-order', 'answer', 'clarifying', 'reply', 'contribution');
const event: fc.Arbitrary<TalkEvent> = fc.oneof(
  fc.record({ type: fc.constant('asked' as const), person, kind: kinds }), fc.record({ type: fc.constant('withdrew' as const), person }), fc.record({ type: fc.constant('began' as const), person }),
  fc.record({ type: fc.constant('ended' as const), seconds: fc.nat(300) }), fc.record({ type: fc.constant('moved-first' as const), person, reason: fc.constantFrom('', 'has to leave') }),
  fc.record({ type: fc.constant('next-item' as const), seconds: fc.nat(900) }), fc.constantFrom<TalkEvent>({ type: 'list-closed' }, { type: 'list-opened' }, { type: 'undid' }));

/** Only the events that can be, as a device would write them. */
const logs = fc.array(event, { maxLength: 60 }).map((wishes) => wishes.reduce<readonly TalkEvent[]>((log, one) => (replayTalk([...log, one]).ok ? [...log, one] : log), []));

describe('the talk queue', () => {
  test('points of order, answers, clarifying questions, then who spoke least', () => {
    const state = after(spoke('bea', 40), asked('bea'), asked('ana', 'reply'), asked('cai', 'clarifying'), asked('dov', 'answer'), asked('eva', 'point-of-order'));
    expect(order(state)).toEqual(['eva', 'dov', 'cai', 'ana', 'bea']);
  });
  test('the third clarifying question of an item waits like a contribution, and in the next item the first one does not', () => {
    const question = [asked('cai', 'clarifying'), ...spoke('cai', 5)];
    expect(order(after(asked('ana'), question, question, asked('cai', 'clarifying')))).toEqual(['ana', 'cai']);
    expect(order(after(asked('ana'), question, question, { type: 'next-item' }, asked('cai', 'clarifying')))).toEqual(['cai', 'ana']);
  });
  test('nobody who waits with a contribution stands behind somebody who spoke more often in this item, whatever the log', () => {
    fc.assert(fc.property(logs, (log) => {
      const state = after(log);
      const plain = state.waiting.filter(({ kind, movedFirst }) => movedFirst === 0 && (kind === 'contribution' || kind === 'reply')).map((wish) => turnsOf(state, wish.person).timesThisItem);
      expect(plain).toEqual([...plain].sort((a, b) => a - b));
    }));
  });
  test('a log replayed in two parts, or event by event, is the same room', () => {
    fc.assert(fc.property(logs, (log) => {
      expect(after(log)).toEqual(after([...log]));
      if (log.some(({ type }) => type === 'undid')) return;
      expect(log.reduce((state, one) => must(talkAfter(state, one), 'an event'), silentRoom)).toEqual(after(log));
    }));
  });
  test('taking back is as if it had never been, but for the position', () => {
    fc.assert(fc.property(logs, event, (log, one) => {
      if (one.type === 'undid' || !replayTalk([...log, one]).ok) return;
      const { position, waiting, ...rest } = after(log, one, { type: 'undid' });
      const { position: was, waiting: waited, ...before } = after(log);
      expect(rest).toEqual(before);
      expect(waiting).toEqual(waited);
      expect(position).toBe(was + 2);
    }));
    expect(replayTalk([asked('ana'), { type: 'undid' }, { type: 'undid' }])).toEqual({ ok: false, refusal: { at: 2, because: 'nothing-to-undo' } });
  });
  test('a closed list takes points of order and questions, and opens with the next item', () => {
    const closed: TalkEvent = { type: 'list-closed' };
    expect(order(after(closed, asked('ana', 'clarifying')))).toEqual(['ana']);
    expect(replayTalk([closed, asked('ana')])).toEqual({ ok: false, refusal: { at: 1, because: 'list-is-closed' } });
    expect(order(after(closed, { type: 'next-item' }, asked('ana')))).toEqual(['ana']);
    expect(replayTalk([closed, closed])).toEqual({ ok: false, refusal: { at: 1, because: 'already-so' } });
  });
  test('time: shares, the silent, strata, unevenness and what is left of the item', () => {
    const state = after({ type: 'next-item', seconds: 300 }, spoke('ana', 60), spoke('bea', 120), { type: 'began', person: 'ana' });
    expect(timeShares(state, people).map(({ seconds }) => seconds)).toEqual([0, 0, 0, 60, 120]);
    expect(silentPeople(state, people)).toEqual(['cai', 'dov', 'eva']);
    expect(secondsBy(state, people, (one) => (one < 'c' ? 'south' : 'north'))).toEqual([{ stratum: 'north', people: 3, seconds: 0 }, { stratum: 'south', people: 2, seconds: 180 }]);
    expect(unevenness(state, people)).toEqual(fraction(2 * 60 + 4 * 120, 5 * 180));
    expect([secondsLeft(state, 30), secondsLeft(silentRoom)]).toEqual([90, null]);
    expect(unevenness(silentRoom, people)).toEqual(fraction(0));
  });
  test('what cannot be is refused with its place in the log', () => {
    const refused = (...log: readonly TalkEvent[]): unknown => replayTalk(log);
    const because = (at: number, word: string): unknown => ({ ok: false, refusal: { at, because: word } });
    expect(refused(asked('ana'), asked('ana'))).toEqual(because(1, 'already-waiting'));
    expect(refused({ type: 'withdrew', person: 'ana' })).toEqual(because(0, 'not-waiting'));
    expect(refused({ type: 'began', person: 'ana' }, { type: 'began', person: 'bea' })).toEqual(because(1, 'somebody-speaks'));
    expect(refused({ type: 'began', person: 'ana' }, { type: 'next-item' })).toEqual(because(1, 'somebody-speaks'));
    expect(refused({ type: 'ended', seconds: 3 })).toEqual(because(0, 'nobody-speaks'));
    expect(refused({ type: 'began', person: 'ana' }, { type: 'ended', seconds: 1.5 })).toEqual(because(1, 'seconds-not-whole'));
    expect(refused({ type: 'moved-first', person: 'ana', reason: 'x' })).toEqual(because(0, 'not-waiting'));
  });
});
