import { isLanguage } from '@plenaria/kernel/language.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import { refuse } from '@plenaria/kernel/result.ts';
import { Button, Form, Problems, TextField, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { fromEverywhere, fromOneNetwork, mayTry, tryBack } from '#people/attempts.ts';
import { lookUp, spend, type CodeRefusal, type Purpose } from '#people/code.ts';
import { createPerson, giveRole, personOf } from '#people/persons.ts';
import { signOutEverywhere } from '#people/sessions.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { backTo } from '#people/web/fields.ts';
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

type Found = { readonly purpose: Purpose; readonly subject: string; readonly locator: string };

/** Looks a code up as far as this network may still try; the try is counted before, and given back when the code was right. */
async function tried(visit: Visit): Promise<Result<Found, CodeRefusal>> {
  const network = visit.knock.network === null ? [] : [[`code/${visit.knock.network}`, fromOneNetwork] as const];
  const counted = [...network, ['code', fromEverywhere] as const];
  for (const [what, limit] of counted) if (!(await mayTry(visit.db, what, limit))) return refuse('too-many-tries');
  const found = await lookUp(visit.db, visit.form.get('code'), visit.now);
  if (found.ok) for (const [what, limit] of counted) await tryBack(visit.db, what, limit);
  return found;
}

/** A code opens what it was made for: a signed-in time, the form for a letter, or the first set-up. */
async function useCode(visit: Visit): Promise<Reply> {
  const found = await tried(visit);
  if (!found.ok) return wrongCode(visit, refusalWords[found.refusal]);
  const { purpose, subject, locator } = found.value;
  const back = backTo(visit.form.get('back'));
  if (purpose === 'sign-in') return (await personOf(visit.db, subject)) === null ? wrongCode(visit, 'usedCode') : comeIn(visit, subject, back === '/' ? '/today' : back, 'code');
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
