import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** What time it is: the real time, or in a demonstration the one its clock was set to. */
export interface Clock {
  readonly now: () => Instant;
  readonly move: (to: Instant) => Promise<void>;
}

export const realTime = (): Instant => new Date().toISOString() as Instant;

/** A demonstration's clock stands still until somebody moves it, and never goes back. */
export async function demonstrationClock(db: Db): Promise<Clock> {
  const { rows } = await db.query<{ clock: Date | null }>('select clock from people.house');
  let at = (rows[0]?.clock?.toISOString() ?? realTime()) as Instant;
  return {
    now: () => at,
    move: async (to) => {
      if (to <= at) return;
      await db.query('update people.house set clock = $1', [to]);
      at = to;
    },
  };
}

export const realClock: Clock = { now: realTime, move: async () => undefined };
