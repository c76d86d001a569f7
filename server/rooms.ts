import type { Route } from '#people/visit.ts';
import { bodies, cycles, mandates, parties } from '#rooms/convene/views.ts';
import { decisions } from '#rooms/decide/views.ts';
import { items, sessions } from '#rooms/deliberate/views.ts';
import { commitments, findings } from '#rooms/monitor/views.ts';
import { lines } from '#rooms/provide/views.ts';
import { seats } from '#rooms/recruit/views.ts';
import { duties } from '#rooms/respond/views.ts';
import { clockwork as mandatesSilent } from '#rooms/convene/clockwork.ts';
import { lookAfter } from '#rooms/convene/after.ts';
import { ballotRoutes } from '#rooms/decide/web/ballot.tsx';
import { codeRoutes } from '#rooms/decide/web/codes.tsx';
import { paperRoutes } from '#rooms/decide/web/paper.tsx';
import { routes as decideRoutes } from '#rooms/decide/web/routes.tsx';
import { routes as monitorRoutes } from '#rooms/monitor/web/routes.tsx';
import { clockwork as dutiesSilent } from '#rooms/respond/clockwork.ts';
import { answerRoutes } from '#rooms/respond/web/answers.tsx';
import { timeRoutes } from '#rooms/respond/web/time.tsx';
import { clockwork as panelsBuilt } from '#rooms/recruit/clockwork.ts';
import { enrolRoutes } from '#rooms/recruit/web/enrol.tsx';
import { fillRoutes } from '#rooms/recruit/web/fill.tsx';
import { afterRoutes } from '#rooms/recruit/web/after.tsx';
import { panelRoutes } from '#rooms/recruit/web/panels.tsx';
import { receiptRoutes } from '#rooms/recruit/web/receipt.tsx';
import { publishedRoutes } from '#rooms/recruit/web/published.ts';
import type { RoomOf } from './room.ts';

const bare = { routes: [], reactors: [], clockwork: [] };

/** Every room of the house, in the order of an assembly's life. */
export const rooms: readonly RoomOf[] = [
  { name: 'convene', ...bare, reactors: [lookAfter], clockwork: [mandatesSilent], views: [parties, bodies, mandates, cycles] },
  { name: 'recruit', ...bare, clockwork: [panelsBuilt], routes: [...enrolRoutes, ...fillRoutes, ...panelRoutes, ...publishedRoutes, ...receiptRoutes, ...afterRoutes], views: [seats] },
  { name: 'provide', ...bare, views: [lines] },
  { name: 'deliberate', ...bare, views: [sessions, items] },
  { name: 'decide', ...bare, routes: [...decideRoutes, ...ballotRoutes, ...codeRoutes, ...paperRoutes], views: [decisions] },
  { name: 'respond', ...bare, routes: [...answerRoutes, ...timeRoutes], clockwork: [dutiesSilent], views: [duties] },
  { name: 'monitor', ...bare, routes: monitorRoutes, views: [commitments, findings] },
];

import { routes as pages } from '#pages/routes.ts';

export const sharedRoutes: readonly Route[] = pages;
