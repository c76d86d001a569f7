import { Button, Form, Notice, Problems, TextField, untyped, type Problem } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { setSession } from '../cookies.ts';
import { erasePerson, heldAbout } from '../held.ts';
import { addressRoutes, addressShown } from './address.tsx';
import { https, page } from './desk.ts';
import { deviceRoutes, devicesShown } from './devices.tsx';
import { looksShown } from './looks.tsx';
import { passkeyRoutes, passkeysShown } from './passkeys.tsx';
import { say } from './words.ts';

async function yourPage(visit: Visit, problems: readonly Problem[]): Promise<Reply> {
  const { language } = visit;
  const held = await heldAbout(visit.db, visit.person?.id ?? '');
  const typed = { ...untyped(language, visit.form.values), problems };
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'yourDataTitle')} lede={say(language, 'yourDataLede')} wrong={problems.length > 0} passkeys>
      <Problems typed={typed} />
      {await passkeysShown(visit, typed)}
      {await devicesShown(visit)}
      {await addressShown(visit, typed)}
      {await looksShown(visit)}
      <h2>{say(language, 'allOfIt')}</h2>
      <pre class="code small" dir="ltr" tabIndex={0}>{JSON.stringify(held, null, 2)}</pre>
      <p><a href="/you/file">{say(language, 'download')}</a></p>
      <h2>{say(language, 'eraseMe')}</h2>
      <Notice tone="owed"><p>{say(language, 'eraseHelp')}</p></Notice>
      <Form action="/you/erase" proof={visit.proof}><TextField name="word" label={say(language, 'eraseSure')} typed={typed} width="short" /><Button second>{say(language, 'eraseMe')}</Button></Form>
    </Page>,
  ), problems.length > 0 ? 422 : 200);
}

export const ownRoutes: readonly Route[] = [
  { method: 'GET', path: '/you', policy: { may: 'signed-in' }, run: (visit) => yourPage(visit, []) },
  ...passkeyRoutes((visit, words) => yourPage(visit, [{ field: 'passkey-name', words }])),
  ...deviceRoutes,
  ...addressRoutes((visit, words) => yourPage(visit, [{ field: 'address', words }])),
  {
    method: 'GET', path: '/you/file', policy: { may: 'signed-in' },
    run: async (visit) => ({ kind: 'file', name: 'you.json', mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(await heldAbout(visit.db, visit.person?.id ?? ''), null, 2)) }),
  },
  {
    method: 'POST', path: '/you/erase', policy: { may: 'signed-in' },
    run: async (visit) => {
      if (visit.form.get('word').trim().toUpperCase() !== 'ERASE') return yourPage(visit, [{ field: 'word', words: say(visit.language, 'eraseWrong') }]);
      await erasePerson(visit.db, visit.person?.id ?? '', visit.now);
      return { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] };
    },
  },
];
