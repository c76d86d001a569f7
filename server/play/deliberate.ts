import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { shuffled } from '@plenaria/kernel/dice.ts';
import { occupantsOf } from '#nouns/seat.ts';
import { rowOf } from '#record/view.ts';
import { closeAttendance } from '#rooms/deliberate/close-attendance.ts';
import { closeSheet } from '#rooms/deliberate/close-sheet.ts';
import { endSession } from '#rooms/deliberate/end-session.ts';
import { openSession } from '#rooms/deliberate/open-session.ts';
import { schedule } from '#rooms/deliberate/schedule.ts';
import { setTables } from '#rooms/deliberate/set-tables.ts';
import { noteId, notesOf, writeSheet } from '#rooms/deliberate/store/notes.ts';
import { writeItem } from '#rooms/deliberate/write-item.ts';
import { seats as seatsView } from '#rooms/recruit/views.ts';
import type { ItemTold, SessionTold } from '#scenarios/story.ts';
import type { Assembly } from './convene.ts';
import type { Stage } from './stage.ts';

/** Sessions and items of a story, by the numbers that the story uses. */
export interface Spoken {
  readonly sessions: readonly string[];
  readonly items: ReadonlyMap<number, string>;
}

const tablesFrom = (people: readonly string[], count: number): string[][] => Array.from({ length: count }, (_, table) => people.filter((_person, at) => at % count === table));

async function meet(stage: Stage, assembly: Assembly, told: SessionTold, number: number): Promise<string> {
  const session = stage.newId();
  const { body, cycle } = assembly;
  const organiser = await stage.as(stage.organiser, 'organiser', body);
  const facilitator = await stage.as(stage.second, 'facilitator', body);
  await stage.play(schedule, { session, body, cycle, stage: told.stage, number, on: told.on as CivilDate, from: '09:00', to: '17:00', way: 'in-person', name: told.name, place: told.place }, told.on, organiser);
  await stage.play(openSession, { session }, told.on, organiser);
  const members = shuffled(occupantsOf((await rowOf(seatsView, stage.pool, assembly.seats)).state), stage.dice);
  const present = members.slice(0, members.length - told.absent);
  const tables = tablesFrom(present, Math.max(1, told.tables.length));
  await stage.play(setTables, { session, round: 1, tables }, told.on, facilitator);
  for (const [at, lines] of told.tables.entries()) {
    const sheet = { session, round: 1, table: at + 1 };
    await writeSheet(stage.pool, sheet, lines, stage.noon(told.on));
    const notes = (await notesOf(stage.pool, sheet)).map(({ line, words }) => ({ id: noteId(sheet, line), words }));
    await stage.play(closeSheet, { ...sheet, notes, readBack: true }, told.on, facilitator);
  }
  await stage.play(closeAttendance, { session, present }, told.on, organiser);
  await stage.play(endSession, { session }, told.on, organiser);
  return session;
}

async function write(stage: Stage, assembly: Assembly, told: ItemTold, sessions: readonly string[], items: ReadonlyMap<number, string>): Promise<string> {
  const item = stage.newId();
  const { body, cycle } = assembly;
  const notes = (told.notes ?? []).map((path) => {
    const [session = 1, table = 1, line = 1] = path.split('/').map(Number);
    return { kind: 'note' as const, id: `${sessions[session - 1] ?? ''}/1/${table}/${line}` };
  });
  const parents = (told.merges ?? []).map((number) => ({ kind: 'item' as const, id: items.get(number) ?? '' }));
  const operation = parents.length > 0 ? 'merged' : notes.length > 0 ? 'derived' : 'written';
  const command = { item, body, cycle, kind: 'recommendation' as const, number: told.number, axis: null, title: told.title, words: told.words, from: [...notes, ...parents], operation } as const;
  await stage.play(writeItem, command, told.on, await stage.as(stage.second, 'facilitator', body));
  return item;
}

/** One session with its tables and closed sheets. */
export const hold = (stage: Stage, assembly: Assembly, told: SessionTold, number: number): Promise<string> => meet(stage, assembly, told, number);

/** Notes become items; items are joined without losing their parents. */
export async function draft(stage: Stage, assembly: Assembly, told: readonly ItemTold[], sessions: readonly string[]): Promise<ReadonlyMap<number, string>> {
  const items = new Map<number, string>();
  for (const one of told) items.set(one.number, await write(stage, assembly, one, sessions, items));
  return items;
}
