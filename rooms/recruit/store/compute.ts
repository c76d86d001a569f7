import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Language } from '@plenaria/kernel/language.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { alternatesFor, type Alternates } from '@plenaria/lottery/after/alternates.ts';
import { equalDropOut } from '@plenaria/lottery/after/drop-out.ts';
import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';
import { explained } from '@plenaria/lottery/explain/explain.ts';
import { blocked, unseenKinds } from '@plenaria/lottery/explain/never.ts';
import { clashOf } from '@plenaria/lottery/explain/clash.ts';
import { cheapest, problemOf } from '@plenaria/lottery/explain/relax.ts';
import { explainedIn } from '@plenaria/lottery/explain/words.ts';
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
  const { chances } = made.value;
  const anybody = Object.values(chances).some((count) => count === 0);
  const problem = anybody ? problemOf(pool, quotas, seats) : null;
  const never = problem === null ? [] : await blocked(problem, { suspects: unseenKinds(problem, (id) => (chances[id] ?? 0) > 0) });
  return ok({ portfolio: made.value, never: never.map(({ by, change, people }) => ({ by, change, people: people.length })) });
}

/** Alternates for a panel, where each member leaves with the same chance. */
export interface Standby {
  readonly pool: readonly Candidate[];
  readonly panel: readonly string[];
  readonly quotas: readonly Quota[];
  readonly count: number;
  /** Of 100 members, how many leave as a rule. */
  readonly leave: number;
  readonly seed: string;
}

export const standbyHere = ({ pool, panel, quotas, count, leave, seed }: Standby): Promise<Alternates> =>
  alternatesFor(pool, pool.filter(({ id }) => panel.includes(id)), quotas, { count, dropOut: equalDropOut(leave / 100), seed, draws: 100 });

/** Whether a pool can fill quotas, in sentences of a language; none where nothing is to be said about a pool that can. */
export interface Question {
  readonly pool: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly seats: number;
  readonly language: Language;
  /** Only whether and why not; nothing about who can never be chosen. */
  readonly only: 'clash' | 'everything';
}

export async function answerHere({ pool, quotas, seats, language, only }: Question): Promise<readonly string[]> {
  if (only === 'everything') return explainedIn(language, await explained(pool, quotas, seats));
  const problem = problemOf(pool, quotas, seats);
  const clash = await clashOf(problem);
  if (clash === null) return [];
  return explainedIn(language, { feasible: false, clash, within: await cheapest(problem, { flexed: true }), beyond: await cheapest(problem, { flexed: false }) });
}

/** What a thread can be asked for, and what it says. */
export type Work = { readonly panels: Task } | { readonly standby: Standby } | { readonly question: Question };
export type Message = { readonly progress: readonly [number, number] } | { readonly computed: Computed } | { readonly alternates: Alternates } | { readonly sentences: readonly string[] };

/** The thread's file beside our own bundle; null where the program runs from its source, as in tests. */
function threadFile(): string | null {
  const path = fileURLToPath(new URL('./panels-thread.mjs', import.meta.url));
  return existsSync(path) ? path : null;
}

/** A thread at work; every message goes to `hear` until it answers something. */
function working<T>(file: string, work: Work, hear: (message: Message) => T | undefined): { readonly answer: Promise<T>; readonly stop: () => void } {
  const worker = new Worker(file, { workerData: work });
  const answer = new Promise<T>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      const heard = hear(message);
      if (heard !== undefined) resolve(heard);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
  return { answer, stop: () => void worker.terminate() };
}

/** In a thread whose bundle is this file; it is ended when somebody cancels. */
export async function computeThere(file: string, task: Task, watch: Watch): Promise<Computed> {
  const { answer, stop } = working<Computed>(file, { panels: task }, (message) => {
    if ('progress' in message) watch.progress(...message.progress);
    return 'computed' in message ? message.computed : undefined;
  });
  let looking: ReturnType<typeof setInterval> | undefined;
  const cancelled = new Promise<Computed>((resolve) => {
    looking = setInterval(() => (watch.cancelled() ? resolve({ ok: false, refusal: 'cancelled' }) : undefined), 250);
  });
  // After a cancellation the thread's end is no news.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, cancelled]);
  } finally {
    clearInterval(looking);
    stop();
  }
}

/** In a thread where the program is bundled, so that nobody waits for it; else here, breathing between pieces. */
export function compute(task: Task, watch: Watch): Promise<Computed> {
  const file = threadFile();
  return file === null ? computeHere(task, watch) : computeThere(file, task, watch);
}

/** Alternates, in a thread where there is one. */
export function standby(task: Standby): Promise<Alternates> {
  const file = threadFile();
  return file === null ? standbyHere(task) : working(file, { standby: task }, (message) => ('alternates' in message ? message.alternates : undefined)).answer;
}

/** Whether quotas can be met and why not, in a thread where there is one. */
export function answer(question: Question): Promise<readonly string[]> {
  const file = threadFile();
  return file === null ? answerHere(question) : working(file, { question }, (message) => ('sentences' in message ? message.sentences : undefined)).answer;
}
