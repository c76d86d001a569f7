import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { Candidate, Quota } from '../contract.ts';
import { portfolio } from '../portfolio.ts';
import { answering } from './inside.ts';
import { asking } from './outside.ts';
import type { Wire } from './protocol.ts';

const wireOf = (port: MessagePort): Wire => ({ post: (message) => port.postMessage(message), listen: (heard) => void port.on('message', heard) });
const pool = Array.from({ length: 60 }, (_, at): Candidate => ({ id: `p${at}`, features: { age: at % 5 === 0 ? 'young' : 'older', home: at % 3 === 0 ? 'rents' : 'owns' } }));
const quotas: readonly Quota[] = [{ feature: 'age', value: 'young', min: 3, max: 4 }, { feature: 'home', value: 'rents', min: 5, max: 5 }];

async function over<T>(use: (wire: Wire) => Promise<T>): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  answering(wireOf(port1));
  try {
    return await use(wireOf(port2));
  } finally {
    port1.close();
    port2.close();
  }
}

test('a worker answers the same bytes as the engine beside it, and tells how far it is', async () => {
  let told = 0;
  const elsewhere = await over((wire) => asking(wire, pool, quotas, 10, { panels: 100, seed: 'w', progress: () => (told += 1) }).done);
  expect(elsewhere).toEqual(await portfolio(pool, quotas, 10, { panels: 100, seed: 'w' }));
  expect(told).toBeGreaterThan(0);
});

test('a worker that is told to stop stops, and quotas that cannot be met are a refusal there too', async () => {
  expect(await over((wire) => {
    const working = asking(wire, pool, quotas, 10, { panels: 100, seed: 'w' });
    working.cancel();
    return working.done;
  })).toEqual({ ok: false, refusal: 'cancelled' });
  expect(await over((wire) => asking(wire, pool, [{ feature: 'age', value: 'young', min: 20, max: 20 }], 30, { panels: 10, seed: 'w' }).done)).toEqual({ ok: false, refusal: 'infeasible' });
});
