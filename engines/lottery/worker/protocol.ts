import type { Candidate, Portfolio, Quota } from '../contract.ts';

/** One end of a wire between a page or server and its worker: a MessagePort, a Worker or a worker's own scope, whatever they are called. */
export interface Wire {
  readonly post: (message: unknown) => void;
  readonly listen: (heard: (message: unknown) => void) => void;
}

/** What a worker is asked. The pool crosses as plain objects; nothing else leaves the machine. */
export type Asked =
  | { readonly is: 'build'; readonly pool: readonly Candidate[]; readonly quotas: readonly Quota[]; readonly seats: number; readonly panels: number; readonly seed: string }
  | { readonly is: 'cancel' };

/** What it answers: how far it is, as often as it breathes; then one portfolio, or why there is none. */
export type Answered =
  | { readonly is: 'progress'; readonly done: number; readonly of: number }
  | { readonly is: 'built'; readonly portfolio: Portfolio }
  | { readonly is: 'refused'; readonly refusal: 'infeasible' | 'cancelled' }
  | { readonly is: 'broken'; readonly message: string };
