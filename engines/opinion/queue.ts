import { fraction, zero, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { TalkEvent, TalkKind, TalkRefusal, TalkState, TalkTurns, TalkWish } from './contract.ts';

export const silentRoom: TalkState = { waiting: [], speaking: null, speakingAs: null, listClosed: false, item: { number: 1, seconds: 0, budget: null }, turns: new Map(), position: 0 };

const none: TalkTurns = { times: 0, seconds: 0, timesThisItem: 0, clarifyingThisItem: 0 };
export const turnsOf = ({ turns }: TalkState, person: string): TalkTurns => turns.get(person) ?? none;

/** Clarifying questions that one person may put before contributions in one item; later ones wait like any contribution. */
const clarifyingAtOnce = 2;
const ordinary = 3;

/** How early a wish comes: points of order, answers, the first clarifying questions, then all contributions and replies alike. */
function precedence(turns: TalkState['turns'], { person, kind }: TalkWish): number {
  if (kind === 'point-of-order') return 0;
  if (kind === 'answer') return 1;
  return kind === 'clarifying' && (turns.get(person) ?? none).clarifyingThisItem < clarifyingAtOnce ? 2 : ordinary;
}

/** After precedence: who spoke least often in this item, then least long, then who asked first. */
function before(turns: TalkState['turns'], a: TalkWish, b: TalkWish): number {
  const [mine, theirs] = [turns.get(a.person) ?? none, turns.get(b.person) ?? none];
  return b.movedFirst - a.movedFirst || precedence(turns, a) - precedence(turns, b) || mine.timesThisItem - theirs.timesThisItem || mine.seconds - theirs.seconds || a.asked - b.asked;
}

/**
 * The stack of a facilitated meeting: sorted afresh after each event. The chair's own order is held by `moved-first`, which is
 * logged with its reason and stands until that person speaks or withdraws.
 */
const sorted = (turns: TalkState['turns'], waiting: readonly TalkWish[]): readonly TalkWish[] => [...waiting].sort((a, b) => before(turns, a, b));

const without = ({ waiting }: TalkState, gone: string): readonly TalkWish[] => waiting.filter(({ person }) => person !== gone);

/** The room after one more event of its log, or why the event cannot be. Taking back needs the whole log: see `replayTalk`. */
export function talkAfter(state: TalkState, event: TalkEvent): Result<TalkState, TalkRefusal> {
  const next = { ...state, position: state.position + 1 };
  switch (event.type) {
    case 'asked':
      return asked(next, state.position, event);
    case 'withdrew':
      return waits(state, event.person) ? ok({ ...next, waiting: without(state, event.person) }) : refuse('not-waiting');
    case 'began':
      if (state.speaking !== null) return refuse('somebody-speaks');
      return ok({ ...next, speaking: event.person, speakingAs: state.waiting.find(({ person }) => person === event.person)?.kind ?? 'contribution', waiting: without(state, event.person) });
    case 'ended':
      return ended(next, event.seconds);
    case 'moved-first':
      return movedFirst(next, event);
    case 'next-item':
      return nextItem(next, event.seconds ?? null);
    case 'list-closed':
    case 'list-opened': {
      const closed = event.type === 'list-closed';
      return state.listClosed === closed ? refuse('already-so') : ok({ ...next, listClosed: closed });
    }
    case 'undid':
      return refuse('nothing-to-undo');
  }
}

const waits = ({ waiting }: TalkState, who: string): boolean => waiting.some(({ person }) => person === who);

function asked(state: TalkState, at: number, { person, kind }: { readonly person: string; readonly kind: TalkKind }): Result<TalkState, TalkRefusal> {
  if (waits(state, person)) return refuse('already-waiting');
  if (state.listClosed && (kind === 'contribution' || kind === 'reply')) return refuse('list-is-closed');
  return ok({ ...state, waiting: sorted(state.turns, [...state.waiting, { person, kind, asked: at, movedFirst: 0 }]) });
}

function movedFirst(state: TalkState, { person, reason }: { readonly person: string; readonly reason: string }): Result<TalkState, TalkRefusal> {
  if (reason.trim() === '') return refuse('reason-missing');
  if (!waits(state, person)) return refuse('not-waiting');
  return ok({ ...state, waiting: sorted(state.turns, state.waiting.map((wish) => (wish.person === person ? { ...wish, movedFirst: state.position } : wish))) });
}

const whole = (seconds: number): boolean => Number.isSafeInteger(seconds) && seconds >= 0;

function ended(state: TalkState, seconds: number): Result<TalkState, TalkRefusal> {
  if (state.speaking === null) return refuse('nobody-speaks');
  if (!whole(seconds)) return refuse('seconds-not-whole');
  const own = turnsOf(state, state.speaking);
  const turn = state.speakingAs === 'contribution' || state.speakingAs === 'reply' ? 1 : 0;
  const turns = new Map(state.turns).set(state.speaking, {
    times: own.times + turn, seconds: own.seconds + seconds, timesThisItem: own.timesThisItem + turn, clarifyingThisItem: own.clarifyingThisItem + (state.speakingAs === 'clarifying' ? 1 : 0),
  });
  return ok({ ...state, speaking: null, speakingAs: null, item: { ...state.item, seconds: state.item.seconds + seconds }, turns, waiting: sorted(turns, state.waiting) });
}

function nextItem(state: TalkState, budget: number | null): Result<TalkState, TalkRefusal> {
  if (state.speaking !== null) return refuse('somebody-speaks');
  if (budget !== null && !whole(budget)) return refuse('seconds-not-whole');
  const turns = new Map([...state.turns].map(([person, own]) => [person, { ...own, timesThisItem: 0, clarifyingThisItem: 0 }]));
  return ok({ ...state, listClosed: false, item: { number: state.item.number + 1, seconds: 0, budget }, turns, waiting: sorted(turns, state.waiting) });
}

/** The room as its log left it; the same log gives the same room. Stops at the first event that cannot be. */
export function replayTalk(log: readonly TalkEvent[]): Result<TalkState, { readonly at: number; readonly because: TalkRefusal }> {
  const past: TalkState[] = [silentRoom];
  for (const [at, event] of log.entries()) {
    const state = past.at(-1) ?? silentRoom;
    if (event.type === 'undid') {
      if (past.length === 1) return refuse({ at, because: 'nothing-to-undo' });
      past.pop();
      past[past.length - 1] = { ...(past.at(-1) ?? silentRoom), position: at + 1 };
      continue;
    }
    const after = talkAfter({ ...state, position: at }, event);
    if (!after.ok) return refuse({ at, because: after.refusal });
    past.push(after.value);
  }
  return ok({ ...(past.at(-1) ?? silentRoom), position: log.length });
}

/** Whole seconds of each person present, those who have not spoken first; shares are for the page to write. */
export const timeShares = (state: TalkState, present: readonly string[]): readonly { readonly person: string; readonly seconds: number }[] =>
  present.map((person) => ({ person, seconds: turnsOf(state, person).seconds })).sort((a, b) => a.seconds - b.seconds || byCodePoint(a.person, b.person));

/** People present who have not said anything yet, in code-point order. */
export const silentPeople = (state: TalkState, present: readonly string[]): readonly string[] => timeShares(state, present).filter(({ seconds, person }) => seconds === 0 && turnsOf(state, person).times === 0).map(({ person }) => person);

/** Seconds by declared stratum, by its name. For the facilitator: a stratum of one to four people is not for publishing. */
export function secondsBy(state: TalkState, present: readonly string[], stratumOf: (person: string) => string): readonly { readonly stratum: string; readonly people: number; readonly seconds: number }[] {
  const strata = new Map<string, { people: number; seconds: number }>();
  for (const { person, seconds } of timeShares(state, present)) {
    const own = strata.get(stratumOf(person)) ?? { people: 0, seconds: 0 };
    strata.set(stratumOf(person), { people: own.people + 1, seconds: own.seconds + seconds });
  }
  return [...strata].map(([stratum, own]) => ({ stratum, ...own })).sort((a, b) => byCodePoint(a.stratum, b.stratum));
}

/** Gini's coefficient of speaking time among those present: 0 when all spoke alike, near 1 when one person spoke. Exact. */
export function unevenness(state: TalkState, present: readonly string[]): Fraction {
  const seconds = timeShares(state, present).map((one) => one.seconds);
  const all = seconds.reduce((sum, one) => sum + one, 0);
  return all === 0 ? zero : fraction(seconds.reduce((sum, one, at) => sum + (2 * (at + 1) - seconds.length - 1) * one, 0), seconds.length * all);
}

/** Seconds left of the item's budget, below zero when it is overdrawn; null where there is none. `since`: seconds the present speaker has had. */
export const secondsLeft = ({ item, speaking }: TalkState, since = 0): number | null => (item.budget === null ? null : item.budget - item.seconds - (speaking === null ? 0 : since));
