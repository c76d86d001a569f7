import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Portfolio, Quota } from '../contract.ts';
import type { Answered, Asked, Wire } from './protocol.ts';

export interface Working {
  /** The portfolio, or why there is none; rejects where the worker broke. */
  readonly done: Promise<Result<Portfolio, 'infeasible' | 'cancelled'>>;
  /** Asks the worker to stop after the piece of work it is at. */
  readonly cancel: () => void;
}

/**
 * The outside of a worker: the same portfolio as `portfolio` builds, byte for byte, made elsewhere. In Node the wire is a
 * `worker_threads` Worker, in a browser a Web Worker whose script calls `answering`.
 */
export function asking({ post, listen }: Wire, pool: readonly Candidate[], quotas: readonly Quota[], seats: number, wishes: { readonly panels: number; readonly seed: string; readonly progress?: (done: number, of: number) => void }): Working {
  const ask = (message: Asked): void => post(message);
  const done = new Promise<Result<Portfolio, 'infeasible' | 'cancelled'>>((settle, fail) => {
    listen((message) => {
      const answered = message as Answered;
      if (answered.is === 'progress') wishes.progress?.(answered.done, answered.of);
      else if (answered.is === 'built') settle(ok(answered.portfolio));
      else if (answered.is === 'refused') settle(refuse(answered.refusal));
      else fail(new Error(answered.message));
    });
  });
  ask({ is: 'build', pool, quotas, seats, panels: wishes.panels, seed: wishes.seed });
  return { done, cancel: () => ask({ is: 'cancel' }) };
}
