import { Buffer } from 'node:buffer';
import { reportPage } from '@plenaria/lottery/report/page.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { poolOf } from '../store/applicants.ts';
import { drawnFile, panelsIn, reportNow } from '../store/draw-files.ts';
import { nameOf, recruiterHere, seatsHere } from './here.ts';

/** Everything that a stranger needs to draw again, in one file. */
async function drawFile(visit: Visit): Promise<Reply> {
  const { state } = await seatsHere(visit);
  const file = await drawnFile(visit.db, state);
  return file === null ? { kind: 'not-found' } : { kind: 'file', name: 'draw.json', mediaType: 'application/json', bytes: Buffer.from(file) };
}

/** The whole report for the organiser: intersections of a small pool describe single people, so it is not public. */
async function fullReport(visit: Visit): Promise<Reply> {
  const { id, state } = await seatsHere(visit);
  const panels = state.portfolio === null ? null : await panelsIn(visit.db, state.portfolio.file);
  if (panels === null) return { kind: 'not-found' };
  const report = reportNow(await nameOf(visit, state.body), state, panels, await poolOf(visit.db, id));
  return visit.path.endsWith('.json') ? { kind: 'file', name: 'report.json', mediaType: 'application/json', bytes: Buffer.from(`${JSON.stringify(report, null, 1)}\n`) } : { kind: 'file', name: 'report.html', mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(reportPage(report, visit.language)) };
}

export const publishedRoutes: readonly Route[] = [
  { method: 'GET', path: '/draws/:seats/draw.json', policy: { may: 'anyone' }, run: drawFile },
  { method: 'GET', path: '/seats/:seats/report.html', policy: recruiterHere, run: fullReport },
  { method: 'GET', path: '/seats/:seats/report.json', policy: recruiterHere, run: fullReport },
];
