import type { Route } from '#people/visit.ts';
import { about } from './about.tsx';
import { assembly } from './assembly.tsx';
import { drawPage, file } from './draw.tsx';
import { formRoutes } from './forms.tsx';
import { workRoutes } from './work.tsx';
import { home } from './home.tsx';
import { newChoiceRoutes } from './new-choice.tsx';
import { owed } from './owed.tsx';
import { recommendation } from './recommendation.tsx';
import { checkpoint, record } from './record.tsx';
import { previewRules, rulesOf } from './rules.tsx';
import { calendarRoutes } from './session-calendar.ts';
import { sessionRoutes } from './session.tsx';
import { floorRoutes } from './session-floor.tsx';
import { statementRoutes } from './session-statements.tsx';
import { talkRoutes } from './session-talk.tsx';
import { takeOverRoutes } from './take-over.tsx';
import { today } from './today.tsx';
import { trackerFile, trackerPage } from './tracker.tsx';

/** Pages that need several rooms. They read; what they lead to is done in the rooms. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', policy: { may: 'anyone' }, run: home },
  { method: 'GET', path: '/about', policy: { may: 'anyone' }, run: about },
  { method: 'GET', path: '/assemblies/:body', policy: { may: 'anyone' }, run: assembly },
  { method: 'GET', path: '/assemblies/:body/tracker', policy: { may: 'anyone' }, run: trackerPage },
  { method: 'GET', path: '/assemblies/:body/tracker.csv', policy: { may: 'anyone' }, run: trackerFile },
  { method: 'GET', path: '/assemblies/:body/rules', policy: { may: 'anyone' }, run: rulesOf },
  { method: 'GET', path: '/new/rules', policy: { may: 'anyone' }, run: previewRules },
  { method: 'GET', path: '/items/:item', policy: { may: 'anyone' }, run: recommendation },
  { method: 'GET', path: '/owed', policy: { may: 'anyone' }, run: owed },
  { method: 'GET', path: '/record', policy: { may: 'anyone' }, run: record },
  { method: 'GET', path: '/record/checkpoint', policy: { may: 'anyone' }, run: checkpoint },
  { method: 'GET', path: '/draws/:seats', policy: { may: 'anyone' }, run: drawPage },
  { method: 'GET', path: '/files/:digest', policy: { may: 'anyone' }, run: file },
  { method: 'GET', path: '/today', policy: { may: 'signed-in' }, run: today },
  ...formRoutes,
  ...workRoutes,
  ...newChoiceRoutes,
  ...takeOverRoutes,
  ...sessionRoutes,
  ...calendarRoutes,
  ...floorRoutes,
  ...talkRoutes,
  ...statementRoutes,
];
