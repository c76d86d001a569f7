import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';
import { blocked } from '@plenaria/lottery/explain/never.ts';
import { problemOf } from '@plenaria/lottery/explain/relax.ts';
import { portfolio } from '@plenaria/lottery/portfolio.ts';
import type { Built } from './draw-files.ts';

export interface Task {
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
  readonly panels: number;
  readonly seed: string;
}

/** How somebody outside follows a computation, and stops it. */
export interface Watch {
  readonly progress: (done: number, of: number) => void;
  readonly cancelled: () => boolean;
}

export type Computed = Result<Built, 'infeasible' | 'cancelled'>;

/** Other visitors are answered between two pieces of a long computation. */
const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));

/** The panels, and for people whom no panel can hold the reason, without saying who they are. */
export async function computeHere({ pool, quotas, seats, panels, seed }: Task, watch: Watch): Promise<Computed> {
  const made = await portfolio(pool, quotas, seats, { panels, seed, breathe, ...watch });
  if (!made.ok) return made;
  const anybody = Object.values(made.value.chances).some((count) => count === 0);
  const never = anybody ? await blocked(problemOf(pool, quotas, seats)) : [];
  return ok({ portfolio: made.value, never: never.map(({ by, change, people }) => ({ by, change, people: people.length })) });
}

export type Message = { readonly progress: readonly [number, number] } | { readonly computed: Computed };

/** The thread's file beside our own bundle; null where the program runs from its source, as in tests. */
function threadFile(): string | null {
  const path = fileURLToPath(new URL('./panels-thread.mjs', import.meta.url));
  return existsSync(path) ? path : null;
}

/** In a thread whose bundle is this file; it is ended when somebody cancels. */
export function computeThere(file: string, task: Task, watch: Watch): Promise<Computed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: task });
    const looking = setInterval(() => {
      if (!watch.cancelled()) return;
      resolve({ ok: false, refusal: 'cancelled' });
      void worker.terminate();
    }, 250);
    worker.on('message', (message: Message) => ('progress' in message ? watch.progress(...message.progress) : resolve(message.computed)));
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearInterval(looking);
      reject(new Error(`the thread ended with ${code}`));
    });
  });
}

/** In a thread where the program is bundled, so that nobody waits for it; else here, breathing between pieces. */
export function compute(task: Task, watch: Watch): Promise<Computed> {
  const file = threadFile();
  return file === null ? computeHere(task, watch) : computeThere(file, task, watch);
}
