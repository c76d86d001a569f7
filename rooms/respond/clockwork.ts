import type { Clockwork } from '#record/contract.ts';
import { escalate } from './escalate.ts';
import { fallOverdue } from './fall-overdue.ts';
import { dutiesIn } from './read.ts';

const clock = { role: 'clock', pseudonym: null };

/** Every day: what was due yesterday and not answered falls overdue; what is overdue climbs the ladder as the days pass. */
export const clockwork: Clockwork = {
  name: 'respond.silence',
  run: async ({ db, book, at, day }) => {
    for (const { id, state } of await dutiesIn(db, ['owed', 'overdue'])) {
      if (state.state === 'owed' && state.due !== null && (state.extendedTo ?? state.due) < day) {
        await book.act(fallOverdue, { command: { duty: id }, key: `overdue/${id}/${state.extendedTo ?? state.due}`, by: clock, at });
      }
      if (state.state === 'overdue' && state.rungs.length < state.ladder.length) {
        await book.act(escalate, { command: { duty: id }, key: `rung/${id}/${state.rungs.length + 1}/${day}`, by: clock, at });
      }
    }
  },
};
