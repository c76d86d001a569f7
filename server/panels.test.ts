import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { must, ok } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import { createPerson } from '#people/persons.ts';
import type { Verb } from '#record/contract.ts';
import { freezePool } from '#rooms/recruit/freeze-pool.ts';
import * as made from '#rooms/recruit/made.ts';
import { seatsById } from '#rooms/recruit/read.ts';
import { setQuotas } from '#rooms/recruit/set-quotas.ts';
import { keepApplicant, poolDigest, saltOf } from '#rooms/recruit/store/applicants.ts';
import { ask, buildingOf, cancel } from '#rooms/recruit/store/building.ts';
import { panelsIn } from '#rooms/recruit/store/draw-files.ts';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

let house: HouseInTest;
beforeAll(async () => {
  house = await houseInTest('real');
});
afterAll(() => house.close());

const by = { role: 'recruiter' as const, pseudonym: 'r-1' };
const quotas = [{ feature: 'age', value: 'young', min: 1, max: 2 }, { feature: 'age', value: 'old', min: 2, max: 3 }];

const openSeats: Verb<{ readonly seats: string }, never> = {
  name: 'recruit.open-for-a-test', reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (_, { seats }) => ok([made.seats(seats, 'SeatsOpened', { body: seats, class: 'member', seats: 4 }, {})]),
};

/** Seats with a closed pool of eighteen people, two of whom share a home. */
async function closedPool(seats: string): Promise<void> {
  const { running, pool } = house;
  const at = running.clock.now();
  const act = async <C, R>(verb: Verb<C, R>, command: C): Promise<void> => void must(await running.book.act(verb, { command, key: `${seats}/${verb.name}`, by, at }), verb.name);
  await act(openSeats, { seats });
  await act(setQuotas, { seats, quotas, why: 'The census.' });
  for (let number = 0; number < 18; number += 1) {
    const person = await createPerson(pool, running.random, { name: `Neighbour ${number}`, language: 'en', at });
    await keepApplicant(pool, { pseudonym: `${seats}-${number}`, seats, person, route: 'addresses', features: { age: number % 3 === 0 ? 'young' : 'old' }, household: number < 2 ? 'one home' : null, needs: '', by: null, salt: running.random(32), at });
  }
  const { root, people, byRoute } = await poolDigest(pool, seats);
  await act(freezePool, { seats, people, byRoute, root });
}

const asked = (seats: string) => ask(house.pool, { seats, on: '2090-03-01' as CivilDate, by }, house.running.clock.now());

async function turnUntilDone(seats: string): Promise<string> {
  for (let turn = 0; turn < 100; turn += 1) {
    await house.running.turn();
    const state = (await buildingOf(house.pool, seats))?.state ?? '';
    if (!['waiting', 'computing', 'computed'].includes(state)) return state;
    await new Promise((done) => setTimeout(done, 100));
  }
  return 'not done';
}

test('panels that were asked for are made while the clock turns, hold no home twice, and are published with the draw’s files', async () => {
  await closedPool('spring');
  await asked('spring');
  expect(await turnUntilDone('spring')).toBe('published');
  const { state } = await seatsById(house.pool, 'spring');
  expect([state.state, state.announced?.on, state.pool?.root]).toEqual(['draw-announced', '2090-03-01', (await poolDigest(house.pool, 'spring')).root]);
  const panels = await panelsIn(house.pool, state.portfolio?.file ?? '');
  expect(panels?.panels).toHaveLength(1000);
  expect(panels?.panels.some((panel) => panel.includes('spring-0') && panel.includes('spring-1'))).toBe(false);
  expect(Object.keys(panels?.files ?? {})).toEqual(['commitment.txt', 'pool.txt', 'attributes.txt', 'quotas.csv', 'panels.csv']);
  expect((await house.open('/draws/spring')).status).toBe(200);
  expect((await house.open('/draws/spring/draw.json')).status).toBe(404);
});

test('whoever put her name in finds herself with her number and her code; a wrong code finds nobody', async () => {
  const { rows } = await house.pool.query<{ salt: Buffer }>(`select salt from recruit.applicant where pseudonym = 'spring-4'`);
  const code = saltOf(rows[0]?.salt ?? new Uint8Array(), 'leaf');
  const page = await (await house.send('/draws/spring/receipt', { number: 'spring-4', code })).text();
  expect(page).toMatch(/Yes: you stand in this pool, at place \d+ of 18\./);
  expect(page).toMatch(/You stood in \d+ of 1000 panels\./);
  const saved = await house.send('/draws/spring/receipt.json', { number: 'spring-4', code });
  expect(await saved.json()).toMatchObject({ draw: 'spring', pseudonym: 'spring-4', size: 18 });
  expect((await house.send('/draws/spring/receipt', { number: 'spring-5', code })).status).toBe(422);
});

test('the page that draws again is given away whole', async () => {
  const answer = await house.open('/draw-again.html');
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')]);
});

test('what a process left behind when it ended is taken up by the next one', async () => {
  await closedPool('left');
  await asked('left');
  await house.pool.query(`update recruit.building set state = 'computing', done = 3, beat = now() - interval '1 minute' where seats = 'left'`);
  expect(await turnUntilDone('left')).toBe('published');
});

test('whoever still works is not disturbed', async () => {
  await closedPool('busy');
  await asked('busy');
  await house.pool.query(`update recruit.building set state = 'computing', beat = now() where seats = 'busy'`);
  await house.running.turn();
  expect(await buildingOf(house.pool, 'busy')).toMatchObject({ state: 'computing', done: 0 });
});

test('cancelled work publishes nothing, and can be asked for again', async () => {
  await closedPool('cancelled');
  await asked('cancelled');
  await cancel(house.pool, 'cancelled');
  expect(await turnUntilDone('cancelled')).toBe('cancelled');
  expect((await seatsById(house.pool, 'cancelled')).state.portfolio).toBeNull();
  await asked('cancelled');
  expect(await turnUntilDone('cancelled')).toBe('published');
});
