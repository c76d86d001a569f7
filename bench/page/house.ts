import { join } from 'node:path';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { deschutes } from '#scenarios/deschutes.ts';
import type { Story, World } from '#scenarios/story.ts';
import { compose, type Running } from '#server/compose.tsx';
import { found } from '#server/found.ts';
import { listen, type Listening } from '#server/listen.ts';
import { playWorld } from '#server/play/play.ts';
import type pg from 'pg';
import { random } from '../scratch.ts';

const numbers = Array.from({ length: 25 }, (_, at) => at + 1);
const partners = ['county', 'city', 'coic', 'youth'] as const;

/** The Deschutes story with twenty-five recommendations and a hundred duties, and a vote that is still open. */
function twentyFive(story: Story): Story {
  const items = numbers.map((number) => ({ number, title: `Recommendation ${number}: beds, keys and a person to call`, words: 'The wording of the benchmark.', on: '2024-10-05' as const }));
  const choices = Object.fromEntries(numbers.map((number) => [number, [11 + (number % 5), 8, 1, 1, 0]]));
  return {
    ...story, items: [...items, { number: 26, title: 'A text that is voted on now', words: 'The wording of the benchmark.', on: '2024-10-05' as const }],
    vote: { on: '2024-10-06', voted: 25, onPaper: 0, byCode: 0, choices }, sent: { on: '2024-11-07', to: Object.fromEntries(numbers.map((number) => [number, [...partners]])) },
    openVote: { on: '2025-04-20', items: [26], voted: 2 },
  };
}

export const world: World = { ...deschutes, stories: deschutes.stories.map(twentyFive) };

export async function furnish(pool: pg.Pool, home: string, origin: string): Promise<Running> {
  await found(pool, { name: world.house.name, zone: world.house.zone, language: 'en', demonstration: true, clock: `${world.today}T20:00:00.000Z` as Instant });
  const house = await compose({ pool, root: process.cwd(), home: join(home, 'log'), origin, random });
  await playWorld({ book: house.book, pool, zone: world.house.zone, random, say: () => undefined }, world);
  await house.turn();
  return house;
}

export async function open(pool: pg.Pool, home: string, port: number): Promise<Listening> {
  const house = await compose({ pool, root: process.cwd(), home: join(home, `log-${port}`), origin: `http://127.0.0.1:${port}`, random });
  return listen(house.fetch, port, '127.0.0.1');
}
