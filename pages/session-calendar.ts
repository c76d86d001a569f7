import type { Reply, Route, Visit } from '#people/visit.ts';
import { textsOf } from '#record/read.ts';
import { calendarFile } from '#rooms/deliberate/calendar-file.ts';
import { sessionById, sessionsOf } from '#rooms/deliberate/read.ts';
import { say } from './session-words.ts';

type Row = Awaited<ReturnType<typeof sessionById>>;

async function fileOf(visit: Visit, rows: readonly Row[], name: string): Promise<Reply> {
  const { db, house, language, now, origin } = visit;
  const called = rows.flatMap(({ id, version, state }) => (state.state === 'unscheduled' ? [] : [{ id, version, session: state }])).sort((a, b) => (`${a.session.on} ${a.session.from}` < `${b.session.on} ${b.session.from}` ? -1 : 1));
  const texts = await textsOf(db, called.flatMap(({ session }) => [session.name, session.place]));
  const file = calendarFile(say(language, 'calendarTitle'), called.map(({ id, version, session: { on, from, to, state, name: title, place } }) => ({
    id, version, on, from, to, name: texts.get(title) ?? '…', place: texts.get(place) ?? '…', cancelled: state === 'cancelled', href: `${origin}/sessions/${id}`,
  })), house.zone, now);
  return { kind: 'file', name, mediaType: 'text/calendar; charset=utf-8', bytes: new TextEncoder().encode(file) };
}

/** One session: what its page shows to everybody. */
async function oneFile(visit: Visit): Promise<Reply> {
  const row = await sessionById(visit.db, visit.params['session'] ?? '');
  return row.state.state === 'unscheduled' ? { kind: 'not-found' } : fileOf(visit, [row], `session-${row.state.on}.ics`);
}

/** All sessions of the bodies where who asks has a part; cancelled ones too, so that a calendar takes them out. */
async function ownFile(visit: Visit): Promise<Reply> {
  const bodies = [...new Set((visit.person?.roles ?? []).map(({ place }) => place))];
  return fileOf(visit, await sessionsOf(visit.db, bodies), 'sessions.ics');
}

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/sessions/:session/calendar.ics', policy: { may: 'anyone' }, run: oneFile },
  { method: 'GET', path: '/today/sessions.ics', policy: { may: 'signed-in' }, run: ownFile },
];
