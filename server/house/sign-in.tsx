import { isLanguage } from '@plenaria/kernel/language.ts';
import { Button, Form, Problems, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { spend, type CodeRefusal } from '#people/code.ts';
import { createPerson, giveRole, personOf } from '#people/persons.ts';
import { signOutEverywhere } from '#people/sessions.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { backTo } from '#people/web/fields.ts';
import { tryCode } from '#people/web/try-code.ts';
import { ballotByCode } from '#rooms/decide/web/ballot.tsx';
import { enrolForm } from '#rooms/recruit/web/enrol.tsx';
import { setLanguage, setSession } from '../cookies.ts';
import { comeIn, https, page } from './desk.ts';
import { AskForLink } from './mail-link.tsx';
import { passkeyDoor, passkeyDoorRoutes } from './passkeys.tsx';
import { say } from './words.ts';

const refusalWords: Readonly<Record<CodeRefusal, 'notACode' | 'unknownCode' | 'usedCode' | 'tooManyTries'>> = {
  'not-a-code': 'notACode', 'unknown-code': 'unknownCode', 'used-or-over': 'usedCode', 'too-many-tries': 'tooManyTries',
};

async function signInPage(visit: Visit, typed: Typed): Promise<Reply> {
  const { language } = visit;
  const back = backTo(visit.query.get('back') ?? visit.form.get('back'));
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'signInTitle')} lede={say(language, 'signInLede')} wrong={typed.problems.length > 0} passkeys>
      <Problems typed={typed} />
      <Form action="/sign-in" proof={visit.proof}>
        <input type="hidden" name="back" value={back} />
        <TextField name="code" label={say(language, 'code')} help={say(language, 'codeHelp')} typed={typed} complete="one-time-code" />
        <Button>{say(language, 'go')}</Button>
      </Form>
      {await passkeyDoor(visit, back)}
      {visit.house.mail ? <AskForLink visit={visit} typed={untyped(language)} /> : null}
    </Page>,
  ), typed.problems.length > 0 ? 422 : 200);
}

const wrongCode = (visit: Visit, key: 'notACode' | 'unknownCode' | 'usedCode' | 'tooManyTries'): Promise<Reply> =>
  signInPage(visit, { language: visit.language, values: visit.form.values, problems: [{ field: 'code', words: say(visit.language, key) }] });

/** A code opens what it was made for: a signed-in time, the form for a letter, or the first set-up. */
async function useCode(visit: Visit): Promise<Reply> {
  const found = await tryCode(visit, visit.form.get('code'));
  if (!found.ok) return wrongCode(visit, refusalWords[found.refusal]);
  const { purpose, subject, locator } = found.value;
  const back = backTo(visit.form.get('back'));
  if (purpose === 'sign-in') return (await personOf(visit.db, subject)) === null ? wrongCode(visit, 'usedCode') : comeIn(visit, subject, back === '/' ? '/today' : back, 'code');
  if (purpose === 'ballot') return ballotByCode(visit);
  if (purpose === 'enrol') return enrolForm(visit, subject, visit.form.get('code'));
  if (purpose !== 'set-up' || !(await spend(visit.db, locator))) return wrongCode(visit, 'usedCode');
  const guest = await createPerson(visit.db, visit.random, { name: '', language: visit.language, at: visit.now });
  await giveRole(visit.db, guest, 'steward', 'house', visit.now);
  return comeIn(visit, guest, '/house/set-up', 'code');
}

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', policy: { may: 'anyone' }, run: (visit) => signInPage(visit, untyped(visit.language)) },
  { method: 'POST', path: '/sign-in', policy: { may: 'anyone' }, run: useCode },
  ...passkeyDoorRoutes((visit, words) => signInPage(visit, { language: visit.language, values: visit.form.values, problems: [{ field: 'code', words }] })),
  {
    method: 'POST', path: '/sign-out', policy: { may: 'signed-in' },
    run: async (visit) => {
      await signOutEverywhere(visit.db, visit.person?.id ?? '');
      return { kind: 'see-other', to: '/', cookies: [setSession('', https(visit))] };
    },
  },
  {
    method: 'GET', path: '/language', policy: { may: 'anyone' },
    run: async (visit) => {
      const to = visit.query.get('to') ?? '';
      return { kind: 'see-other', to: backTo(visit.query.get('back') ?? '/'), cookies: isLanguage(to) ? [setLanguage(to, https(visit))] : [] };
    },
  },
];
