import type { Clockwork } from '#record/contract.ts';
import { buildOnce, open, publishOrSayWhy } from './store/building.ts';

/** Every turn: panels that wait are built, without the turn waiting for them; panels that are ready are published. */
export const clockwork: Clockwork = {
  name: 'recruit.building',
  run: async ({ db, book, at }) => {
    const { toBuild, toPublish } = await open(db);
    for (const seats of toPublish) await publishOrSayWhy(db, book, seats, at);
    for (const seats of toBuild) void buildOnce(db, seats).catch(() => undefined);
  },
};
