import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { VNode } from 'preact';
import { Button, Choice, Form, Notice, Problems, Receipt, untyped, type Problem } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { issueCode, withdrawCodes } from '#people/code.ts';
import { giveRole, personOf } from '#people/persons.ts';
import { askSecond, confirmSecond, keepers, waitingForSecond } from '#people/second-keeper.ts';
import { beganLately, signOutEverywhere } from '#people/sessions.ts';
import type { Person, Reply, Route, Visit } from '#people/visit.ts';
import { page, steward } from './desk.ts';
import { say as sayKeeper } from './keeper-words.ts';
import { say } from './words.ts';

/** The page that shows a code: once, and never again. */
export function codePage(visit: Visit, name: string, code: string): Reply {
  const { language } = visit;
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'newCodeTitle')} lede={say(language, 'newCodeMore')}>
      <Receipt title={say(language, 'handOver', { name })}><p class="code"><strong>{code}</strong></p></Receipt>
      <p><a href="/today">{say(language, 'toYourPage')}</a></p>
    </Page>,
  ));
}

const never = '2100-01-01T00:00:00.000Z' as Instant;

/** A new printed code; the one before stops working. */
export async function codeFor(visit: Visit, person: string): Promise<string> {
  await withdrawCodes(visit.db, 'sign-in', person);
  return issueCode(visit.db, visit.random, { purpose: 'sign-in', subject: person, uses: 1_000_000, ends: never });
}

/** Everything that was lost stops opening doors before the new code is made. */
async function replace(visit: Visit, person: Person, keys: boolean): Promise<Reply> {
  if (person.id !== visit.person?.id) await signOutEverywhere(visit.db, person.id);
  if (keys) await visit.db.query('delete from people.passkey where person = $1', [person.id]);
  return codePage(visit, person.name, await codeFor(visit, person.id));
}

/** True where a second keeper has to confirm: the person keeps the house, and somebody else does too. */
const needsSecond = async (visit: Visit, person: string): Promise<boolean> => {
  const all = await keepers(visit.db);
  return all.includes(person) && all.length > 1;
};

async function lostPage(visit: Visit, person: Person, problems: readonly Problem[]): Promise<Reply> {
  const { language } = visit;
  const [second, typed] = [await needsSecond(visit, person.id), { ...untyped(language, visit.form.values), problems }];
  return page(renderPage(
    <Page around={visit.around} title={sayKeeper(language, 'lostTitle', { name: person.name })} lede={sayKeeper(language, 'lostLede')} wrong={problems.length > 0} crumbs={[{ words: say(language, 'staffTitle'), href: '/house/people' }]}>
      <Problems typed={typed} />
      {second ? <Notice tone="owed"><p>{sayKeeper(language, 'needsSecond', { name: person.name })}</p></Notice> : null}
      <Form action={`/house/people/${person.id}/code`} proof={visit.proof}>
        <Choice name="keys" label={sayKeeper(language, 'keysToo')} typed={typed} several options={[{ value: 'yes', label: sayKeeper(language, 'keysLost'), help: sayKeeper(language, 'keysLostHelp') }]} />
        <Button>{sayKeeper(language, second ? 'askSecond' : 'makeCode')}</Button>
      </Form>
    </Page>,
  ), problems.length > 0 ? 422 : 200);
}

async function newCode(visit: Visit, person: Person): Promise<Reply> {
  const [by, keys] = [visit.person?.id ?? '', visit.form.get('keys') === 'yes'];
  if (!(await beganLately(visit.db, by, visit.knock.session))) return lostPage(visit, person, [{ field: 'keys', words: sayKeeper(visit.language, 'comeAnew') }]);
  if (!(await needsSecond(visit, person.id))) return replace(visit, person, keys);
  await askSecond(visit.db, { person: person.id, kind: 'code', keys, by });
  return { kind: 'see-other', to: '/house/people#waits' };
}

/** Adds a keeper: where there are two already, a second one has to agree. */
export async function addKeeper(visit: Visit, person: string, name: string): Promise<Reply> {
  if ((await keepers(visit.db)).length > 1) {
    await askSecond(visit.db, { person, kind: 'keeper', keys: false, by: visit.person?.id ?? '' });
    return { kind: 'see-other', to: '/house/people#waits' };
  }
  await giveRole(visit.db, person, 'steward', 'house', visit.now);
  return codePage(visit, name, await codeFor(visit, person));
}

async function confirm(visit: Visit): Promise<Reply> {
  const person = await personOf(visit.db, visit.params['person'] ?? '');
  if (person === null) return { kind: 'not-found' };
  if (!(await beganLately(visit.db, visit.person?.id ?? '', visit.knock.session))) return lostPage(visit, person, [{ field: 'keys', words: sayKeeper(visit.language, 'comeAnew') }]);
  const asked = await confirmSecond(visit.db, person.id, visit.person?.id ?? '');
  if (asked === null) return { kind: 'not-found' };
  if (asked.kind === 'keeper') await giveRole(visit.db, person.id, 'steward', 'house', visit.now);
  return replace(visit, person, asked.keys);
}

/** What waits for a second keeper; whoever asked, and whom it is about, only see that it waits. */
export async function waitingShown(visit: Visit): Promise<VNode | null> {
  const { language, proof, person } = visit;
  const all = await waitingForSecond(visit.db);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="waits">
      <h2 id="waits">{sayKeeper(language, 'waits', { count: all.length })}</h2>
      {all.map((asked) => (
        <Notice tone="owed">
          <p><bdi>{sayKeeper(language, asked.kind === 'code' ? 'waitsCode' : 'waitsKeeper', { by: asked.byName, name: asked.name })}</bdi></p>
          {asked.by === person?.id || asked.person === person?.id ? <p>{sayKeeper(language, 'waitsYou')}</p> : (
            <Form action={`/house/people/${asked.person}/confirm`} proof={proof}><Button>{sayKeeper(language, 'confirm')}</Button></Form>
          )}
        </Notice>
      ))}
    </section>
  );
}

const known = (run: (visit: Visit, person: Person) => Promise<Reply>) => async (visit: Visit): Promise<Reply> => {
  const person = await personOf(visit.db, visit.params['person'] ?? '');
  return person === null || person.name === '' ? { kind: 'not-found' } : run(visit, person);
};

export const codeRoutes: readonly Route[] = [
  { method: 'GET', path: '/house/people/:person/code', policy: steward, run: known((visit, person) => lostPage(visit, person, [])) },
  { method: 'POST', path: '/house/people/:person/code', policy: steward, run: known(newCode) },
  { method: 'POST', path: '/house/people/:person/confirm', policy: steward, run: confirm },
];
