import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Json } from '@plenaria/kernel/canonical-json.ts';
import type { TalkEvent } from '@plenaria/opinion/contract.ts';
import { replayTalk } from '@plenaria/opinion/queue.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface CloseTalkCommand {
  readonly session: string;
  /** The whole log as it stands in this room's table; only its digest is in the record. */
  readonly log: readonly TalkEvent[];
}

export type CloseTalkRefusal = 'no-such-session' | 'not-open' | 'already-closed' | 'nobody-spoke' | 'somebody-speaks';

/** Closes the talk queue of a session: who spoke how long can be checked from its log ever after. */
export const closeTalk: Verb<CloseTalkCommand, CloseTalkRefusal> = {
  name: 'deliberate.close-talk',
  reads: ({ session }) => [streamOf('session', session)],
  decide: (past, { session: id, log }) => {
    const session = past.state('session', id);
    if (session.state === 'unscheduled') return refuse('no-such-session');
    if (session.state !== 'open') return refuse('not-open');
    if (session.talk !== null) return refuse('already-closed');
    const state = replayTalk(log);
    if (!state.ok || state.value.turns.size === 0) return refuse('nobody-spoke');
    if (state.value.speaking !== null) return refuse('somebody-speaks');
    const turns = [...state.value.turns.values()].reduce((sum, { times }) => sum + times, 0);
    return ok([made.session(id, 'TalkClosed', { turns, events: log.length, digest: digestOfJson(log as unknown as Json) }, {})]);
  },
};
