import type { Language } from '@plenaria/kernel/language.ts';
import { Button, Form, Notice, Problems, TextField, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { setSession } from '../cookies.ts';
import { erasePerson, heldAbout } from '../held.ts';
import { https, page } from './desk.ts';
import { say } from './words.ts';

async function yourData(visit: Visit, language: Language, wrong: boolean): Promise<Reply> {
  const held = await heldAbout(visit.db, visit.person?.id ?? '');
  const typed: Typed = { language, values: {}, problems: wrong ? [{ field: 'word', words: say(language, 'eraseWrong') }] : [] };
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'yourDataTitle')} lede={say(language, 'yourDataLede')} wrong={wrong}>
      <Problems typed={typed} />
      <pre class="code small" dir="ltr">{JSON.stringify(held, null, 2)}</pre>
      <p><a href="/you/file">{say(language, 'download')}</a></p>
      <h2>{say(language, 'eraseMe')}</h2>
      <Notice tone="owed"><p>{say(language, 'eraseHelp')}</p></Notice>
      <Form action="/you/erase" proof={visit.proof}><TextField name="word" label={say(language, 'eraseSure')} typed={typed} width="short" /><Button second>{say(language, 'eraseMe')}</Button></Form>
    </Page>,
  ), wrong ? 422 : 200);
}

export const ownRoutes: readonly Route[] = [
  { method: 'GET', path: '/you', policy: { may: 'signed-in' }, run: (visit) => yourData(visit, visit.language, false) },
  {
    method: 'GET', path: '/you/file', policy: { may: 'signed-in' },
    run: async (visit) => ({ kind: 'file', name: 'you.json', mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(await heldAbout(visit.db, visit.person?.id ?? ''), null, 2)) }),
  },
  {
    method: 'POST', path: '/you/erase', policy: { may: 'signed-in' },
    run: async (visit) => {
      if (visit.form.get('word').trim().toUpperCase() !== 'ERASE') return yourData(visit, visit.language, true);
      await erasePerson(visit.db, visit.person?.id ?? '', visit.now);
      return { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] };
    },
  },
];

