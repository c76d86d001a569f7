import { performance } from 'node:perf_hooks';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { bringUpToDate, openBook } from '#record/book.ts';
import { claim } from '#rooms/monitor/claim.ts';
import { commitments } from '#rooms/monitor/views.ts';
import { enterParty } from '#rooms/convene/enter-party.ts';
import { parties } from '#rooms/convene/views.ts';
import { cast } from '#rooms/decide/store/ballots.ts';
import { vocabulary } from '#server/vocabulary.ts';
import { cpuMilliseconds, machine, quantile } from '../machine.ts';
import { random, scratch } from '../scratch.ts';

/** Acts through the record's lock, and votes beside it, with sixteen at once. */
const seconds = Number(process.argv[2] ?? 5);
const writers = 16;
const at = '2026-11-24T12:00:00.000Z' as Instant;

async function measure(words: string, work: (writer: number, turn: number) => Promise<void>): Promise<void> {
  const times: number[] = [];
  const [cpu, begin] = [cpuMilliseconds(), performance.now()];
  const until = begin + seconds * 1000;
  await Promise.all(Array.from({ length: writers }, async (_, writer) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const start = performance.now();
      await work(writer, turn);
      times.push(performance.now() - start);
    }
  }));
  const took = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  console.log(`${words}: ${(times.length / took).toFixed(0)}/s, p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, ${((cpuMilliseconds() - cpu) / times.length).toFixed(2)} ms Node CPU each (${times.length} done)`);
}

const { pool, words, close } = await scratch();
console.log(`${machine()}; ${words}; ${writers} writers at once for ${seconds} s`);
const views = [parties, commitments];
await bringUpToDate(pool, views);
const book = openBook({ pool, vocabulary, views, zone: 'UTC', random, appends: () => true });
const by = { role: 'organiser', pseudonym: 'o-1' };
await measure('warm-up, not counted', async (writer, turn) => void (await book.act(enterParty, { command: { party: `w${writer}-${turn}`, kind: 'agency', name: 'Agency' }, key: `w${writer}-${turn}`, by, at })));
await measure('acts of one fact with a text', async (writer, turn) => void (await book.act(enterParty, { command: { party: `p${writer}-${turn}`, kind: 'agency', name: `Agency ${writer}` }, key: `k${writer}-${turn}`, by, at })));
await measure('refused acts', async (writer, turn) => void (await book.act(claim, { command: { commitment: 'none', standing: 'done', statement: 'x', evidence: [] }, key: `r${writer}-${turn}`, by, at })));
await measure('votes cast', async (writer, turn) => void (await cast(pool, 'd1', `v${writer}-${turn}`, 'page', { i1: 'support' }, at)));
await close();
