import type { Route } from '#people/visit.ts';
import { assembly } from './assembly.tsx';
import { home } from './home.tsx';

/** Pages that need several rooms. They read; what they lead to is done in the rooms. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', policy: { may: 'anyone' }, run: home },
  { method: 'GET', path: '/assemblies/:body', policy: { may: 'anyone' }, run: assembly },
];
