import type { Clockwork } from '#record/contract.ts';
import { allMandates } from './read.ts';
import { staySilent } from './stay-silent.ts';

/** Every day: recipients who said nothing by the day that was set have stayed silent. */
export const clockwork: Clockwork = {
  name: 'convene.silence',
  run: async ({ db, book, at, day }) => {
    for (const { id, state } of await allMandates(db)) {
      if (state.state !== 'in-force' || state.published.silentAfter === null || state.published.silentAfter >= day) continue;
      if (!Object.values(state.published.receptions).includes('asked')) continue;
      await book.act(staySilent, { command: { mandate: id }, key: `silent/${id}/${state.published.silentAfter}`, by: { role: 'clock', pseudonym: null }, at });
    }
  },
};
