import { portfolio } from '../portfolio.ts';
import type { Answered, Asked, Wire } from './protocol.ts';

/** Lets messages in: a turn of the event loop, in Node and in a browser alike. */
const breathe = (): Promise<void> => new Promise((done) => {
  setTimeout(done, 0);
});

/**
 * The inside of a worker: answers one question over a wire, tells how far it is, and stops between two pieces of work when it is told
 * to. Whoever cannot wait that long ends the worker itself.
 */
export function answering({ post, listen }: Wire): void {
  let cancelled = false;
  const answer = (message: Answered): void => post(message);
  listen((message) => {
    const asked = message as Asked;
    if (asked.is === 'cancel') {
      cancelled = true;
      return;
    }
    const { pool, quotas, seats, panels, seed } = asked;
    portfolio(pool, quotas, seats, { panels, seed, breathe, cancelled: () => cancelled, progress: (done, of) => answer({ is: 'progress', done, of }) }).then(
      (built) => answer(built.ok ? { is: 'built', portfolio: built.value } : { is: 'refused', refusal: built.refusal }),
      (trouble: unknown) => answer({ is: 'broken', message: trouble instanceof Error ? trouble.message : String(trouble) }),
    );
  });
}
