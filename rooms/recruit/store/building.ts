import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import type { Actor } from '#nouns/noun.ts';
import type { Book, Db } from '#record/contract.ts';
import { rowOf } from '#record/view.ts';
import { announceDraw } from '../announce-draw.ts';
import { publishPortfolio } from '../publish-portfolio.ts';
import { seats as seatsView } from '../views.ts';
import { poolDigest, poolOf } from './applicants.ts';
import { compute } from './compute.ts';
import { keepDraw, type Built } from './draw-files.ts';

export type BuildingState = 'waiting' | 'computing' | 'computed' | 'published' | 'cancelled' | 'failed';

/** Panels in the making for one draw: where it stands, and what for. */
export interface Building {
  readonly seats: string;
  readonly on: CivilDate;
  readonly by: Actor;
  readonly state: BuildingState;
  readonly attempt: number;
  readonly done: number;
  readonly of: number;
  readonly why: string;
  readonly seconds: number;
}

/** Asks for panels. Whatever was asked for these seats before is forgotten. */
export const ask = (db: Db, { seats, on, by }: Pick<Building, 'seats' | 'on' | 'by'>, at: Instant) =>
  db.query(
    `insert into recruit.building (seats, draw_on, by_actor, state, began) values ($1, $2, $3, 'waiting', $4)
     on conflict (seats) do update set draw_on = excluded.draw_on, by_actor = excluded.by_actor, state = 'waiting', attempt = recruit.building.attempt + 1, done = 0, of_all = 0, result = null, why = '', began = excluded.began, beat = null`,
    [seats, on, JSON.stringify(by), at]);

export async function buildingOf(db: Db, seats: string): Promise<Building | null> {
  const { rows } = await db.query<{ seats: string; on: CivilDate; by: Actor; state: BuildingState; attempt: number; done: number; of: number; why: string; seconds: number }>(
    `select seats, to_char(draw_on, 'YYYY-MM-DD') as on, by_actor as by, state, attempt, done, of_all as of, why, coalesce(extract(epoch from clock_timestamp() - beat)::int, 0) as seconds from recruit.building where seats = $1`, [seats]);
  return rows[0] ?? null;
}

export const cancel = (db: Db, seats: string) => db.query(`update recruit.building set state = 'cancelled' where seats = $1 and state in ('waiting', 'computing')`, [seats]);

/** Seconds without a word after which whoever computes is taken for dead. */
const silence = 15;

/** Takes the work, once: a second process, or the first again, gets no. */
async function take(db: Db, seats: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update recruit.building set state = 'computing', beat = clock_timestamp() where seats = $1 and (state = 'waiting' or (state = 'computing' and beat < clock_timestamp() - make_interval(secs => $2)))`, [seats, silence]);
  return rowCount === 1;
}

/** Says that the work goes on; false where somebody cancelled it. */
async function goesOn(db: Db, seats: string, done: number, of: number): Promise<boolean> {
  const { rowCount } = await db.query(`update recruit.building set done = $2, of_all = $3, beat = clock_timestamp() where seats = $1 and state = 'computing'`, [seats, done, of]);
  return rowCount === 1;
}

const end = (db: Db, seats: string, state: 'computed' | 'failed', result: Built | null, why: string) =>
  db.query(`update recruit.building set state = $2, result = $3, why = $4 where seats = $1 and state = 'computing'`, [seats, state, result === null ? null : JSON.stringify(result), why]);

/** Computes the panels that were asked for, if nobody else does. The pool's root is the seed: after a restart the same panels come. */
export async function buildOnce(db: Db, seats: string): Promise<void> {
  if (!(await take(db, seats))) return;
  let [done, of, stopped] = [0, 0, false];
  const beat = setInterval(() => void goesOn(db, seats, done, of).then((on) => (stopped = !on), () => undefined), 1000);
  try {
    const { state } = await rowOf(seatsView, db, seats);
    const task = { pool: await poolOf(db, seats), quotas: state.quotas, seats: state.size, panels: 1000, seed: (await poolDigest(db, seats)).root };
    const computed = await compute(task, { progress: (now, all) => ([done, of] = [now, all]), cancelled: () => stopped });
    if (computed.ok) await end(db, seats, 'computed', computed.value, '');
    else if (computed.refusal === 'infeasible') await end(db, seats, 'failed', null, 'infeasible');
  } catch (trouble) {
    await end(db, seats, 'failed', null, trouble instanceof Error ? trouble.message : String(trouble));
  } finally {
    clearInterval(beat);
  }
}

/** What a verb refused, by its name; what the record itself refused is told as its trouble. */
const nameOf = (refusal: unknown): string => (typeof refusal === 'string' ? refusal : JSON.stringify(refusal));

/** Publishes what was computed, and announces the draw; done twice it is done once. Answers what was refused, for the page to put into words. */
export async function publishBuilt(db: Db, book: Book, seats: string, at: Instant): Promise<string | null> {
  const building = await buildingOf(db, seats);
  const { rows } = await db.query<{ result: Built | null }>(`select result from recruit.building where seats = $1 and state = 'computed'`, [seats]);
  const built = rows[0]?.result ?? null;
  if (building === null || built === null) return null;
  const { state } = await rowOf(seatsView, db, seats);
  const ready = await keepDraw(db, { seats, body: state.body, quotas: state.quotas, size: state.size, on: building.on, built }, at);
  const key = `building/${seats}/${building.attempt}`;
  const published = await book.act(publishPortfolio, { command: ready.portfolio, key: `${key}/panels`, by: building.by, at });
  if (!published.ok) return nameOf(published.refusal);
  const announced = await book.act(announceDraw, { command: ready.announce, key: `${key}/announce`, by: building.by, at });
  if (!announced.ok) return nameOf(announced.refusal);
  await db.query(`update recruit.building set state = 'published', result = null where seats = $1`, [seats]);
  return null;
}

/** As `publishBuilt`; what cannot be published stands as failed, with its reason, and does not hold up the turn. */
export async function publishOrSayWhy(db: Db, book: Book, seats: string, at: Instant): Promise<void> {
  const why = await publishBuilt(db, book, seats, at).catch((trouble: unknown) => (trouble instanceof Error ? trouble.message : String(trouble)));
  if (why !== null) await db.query(`update recruit.building set state = 'failed', why = $2, result = null where seats = $1 and state = 'computed'`, [seats, why]);
}

const inState = async (db: Db, states: readonly BuildingState[]): Promise<readonly string[]> =>
  (await db.query<{ seats: string }>('select seats from recruit.building where state = any($1) order by seats', [states])).rows.map(({ seats }) => seats);

/** Work that waits, was left behind by a process that ended, or is ready to be published. */
export const open = async (db: Db): Promise<{ readonly toBuild: readonly string[]; readonly toPublish: readonly string[] }> =>
  ({ toBuild: await inState(db, ['waiting', 'computing']), toPublish: await inState(db, ['computed']) });
