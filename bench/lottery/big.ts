import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { asking } from '@plenaria/lottery/worker/outside.ts';
import { answering } from '@plenaria/lottery/worker/inside.ts';
import { madePool } from './made.ts';

/** In the worker this same program only answers. */
export function answerAsWorker(): boolean {
  const port = parentPort;
  if (isMainThread || port === null) return false;
  answering({ post: (message) => port.postMessage(message), listen: (heard) => void port.on('message', heard) });
  return true;
}

const features = [2, 5, 4, 3, 6, 4, 3, 3, 2, 4, 5, 3] as const;

/** 100,000 people, 1,000 seats and 12 features of so many types, in a worker; told every ten seconds how far it is, with the memory used. */
export async function big(kinds: readonly number[], seed: number, say: (line: string) => void): Promise<void> {
  for (const types of kinds.length > 0 ? kinds : [500]) {
    const { people, quotas, seats } = madePool({ people: 100_000, seats: 1000, features, skew: 0.6, slack: 6, seed, kinds: types });
    const worker = new Worker(new URL(import.meta.url));
    const begin = performance.now();
    const seconds = (): string => ((performance.now() - begin) / 1000).toFixed(1);
    let [said, most] = [0, 0];
    const progress = (done: number, of: number): void => {
      most = Math.max(most, process.memoryUsage().rss);
      if (performance.now() - said < 10_000) return;
      said = performance.now();
      say(`  ${seconds()} s: ${done} of ${of}, ${Math.round(most / 2 ** 20)} MB`);
    };
    const { done } = asking({ post: (message) => worker.postMessage(message), listen: (heard) => void worker.on('message', heard) }, people, quotas, seats, { panels: 1000, seed: String(seed), progress });
    const built = await done;
    await worker.terminate();
    const reached = built.ok ? `${built.value.algorithm}, least chance ${(built.value.least / 1e6).toFixed(6)} of at most ${(built.value.leastPossibleAtMost / 1e6).toFixed(6)}, ${built.value.panels.length} panels` : built.refusal;
    say(`${types} types: ${reached}, ${seconds()} s, ${Math.round(Math.max(most, process.memoryUsage().rss) / 2 ** 20)} MB`);
  }
}
