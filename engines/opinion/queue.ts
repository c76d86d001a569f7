import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { TalkEvent, TalkKind, TalkRefusal, TalkState, TalkTurns, TalkWish } from './contract.ts';

export const silentRoom: TalkState = { waiting: [], speaking: null, turns: new Map(), position: 0 };

const none: TalkTurns = { times: 0, seconds: 0, timesThisItem: 0 };
export const turnsOf = ({ turns }: TalkState, person: string): TalkTurns => turns.get(person) ?? none;

const precedence: Readonly<Record<TalkKind, number>> = { 'point-of-order': 0, clarifying: 1, reply: 2, contribution: 2 };

/** Points of order, then clarifying questions, then who spoke least often in this item, then least long, then who asked first. */
function before(turns: TalkState['turns'], a: TalkWish, b: TalkWish): number {
  const [mine, theirs] = [turns.get(a.person) ?? none, turns.get(b.person) ?? none];
  return b.movedFirst - a.movedFirst || precedence[a.kind] - precedence[b.kind] || mine.timesThisItem - theirs.timesThisItem || mine.seconds - theirs.seconds || a.asked - b.asked;
}

/**
 * The stack of a facilitated meeting: sorted afresh after each event. The chair's own order is held by `moved-first`, which is
 * logged with its reason and stands until that person speaks or withdraws.
 */
const sorted = (turns: TalkState['turns'], waiting: readonly TalkWish[]): readonly TalkWish[] => [...waiting].sort((a, b) => before(turns, a, b));

/** The room after one more event of its log, or why the event cannot be. */
export function talkAfter(state: TalkState, event: TalkEvent): Result<TalkState, TalkRefusal> {
  const next = { ...state, position: state.position + 1 };
  const waits = 'person' in event && state.waiting.some(({ person }) => person === event.person);
  switch (event.type) {
    case 'asked':
      if (waits) return refuse('already-waiting');
      return ok({ ...next, waiting: sorted(state.turns, [...state.waiting, { person: event.person, kind: event.kind, asked: state.position, movedFirst: 0 }]) });
    case 'withdrew':
      return waits ? ok({ ...next, waiting: without(state, event.person) }) : refuse('not-waiting');
    case 'began':
      if (state.speaking !== null) return refuse('somebody-speaks');
      return ok({ ...next, speaking: event.person, waiting: without(state, event.person) });
    case 'ended':
      return ended(next, event.seconds);
    case 'moved-first':
      if (event.reason.trim() === '') return refuse('reason-missing');
      return waits ? ok({ ...next, waiting: sorted(state.turns, state.waiting.map((wish) => (wish.person === event.person ? { ...wish, movedFirst: next.position } : wish))) }) : refuse('not-waiting');
    case 'next-item':
      return state.speaking === null ? ok(nextItem(next)) : refuse('somebody-speaks');
  }
}

const without = ({ waiting }: TalkState, gone: string): readonly TalkWish[] => waiting.filter(({ person }) => person !== gone);

function ended(state: TalkState, seconds: number): Result<TalkState, TalkRefusal> {
  if (state.speaking === null) return refuse('nobody-speaks');
  if (!Number.isSafeInteger(seconds) || seconds < 0) return refuse('seconds-not-whole');
  const own = turnsOf(state, state.speaking);
  const turns = new Map(state.turns).set(state.speaking, { times: own.times + 1, seconds: own.seconds + seconds, timesThisItem: own.timesThisItem + 1 });
  return ok({ ...state, speaking: null, turns, waiting: sorted(turns, state.waiting) });
}

function nextItem(state: TalkState): TalkState {
  const turns = new Map([...state.turns].map(([person, own]) => [person, { ...own, timesThisItem: 0 }]));
  return { ...state, turns, waiting: sorted(turns, state.waiting) };
}

/** The room as its log left it; the same log gives the same room. Stops at the first event that cannot be. */
export function replayTalk(log: readonly TalkEvent[]): Result<TalkState, { readonly at: number; readonly because: TalkRefusal }> {
  let state = silentRoom;
  for (const [at, event] of log.entries()) {
    const after = talkAfter(state, event);
    if (!after.ok) return refuse({ at, because: after.refusal });
    state = after.value;
  }
  return ok(state);
}

/** Whole seconds of each person present, those who have not spoken first; shares are for the page to write. */
export const timeShares = (state: TalkState, present: readonly string[]): readonly { readonly person: string; readonly seconds: number }[] =>
  present.map((person) => ({ person, seconds: turnsOf(state, person).seconds })).sort((a, b) => a.seconds - b.seconds || byCodePoint(a.person, b.person));
