import type { VNode } from 'preact';
import { Button, Form, Problems, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { mailsFromOneNetwork, mailsToOne, mayTry } from '#people/attempts.ts';
import { looksLikeMail, makeLink, mayComeByMail, reachedAt, secretFrom, spendLink, type LinkRefusal, type Reached } from '#people/links.ts';
import { personOf } from '#people/persons.ts';
import { putInPost } from '#people/post.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { setBrowser } from '../cookies.ts';
import { comeIn, https, page } from './desk.ts';
import { say } from './mail-words.ts';

export const AskForLink = ({ visit, typed }: { readonly visit: Visit; readonly typed: Typed }): VNode => (
  <section aria-labelledby="by-mail">
    <h2 id="by-mail">{say(visit.language, 'askTitle')}</h2>
    <Form action="/sign-in/mail" proof={visit.proof}>
      <TextField name="address" label={say(visit.language, 'address')} help={say(visit.language, 'askHelp')} typed={typed} mode="email" complete="email" />
      <Button second>{say(visit.language, 'send')}</Button>
    </Form>
  </section>
);

function askAgain(visit: Visit, title: string, lede: string, problems: readonly Problem[], status: 200 | 422): Reply {
  const typed: Typed = { language: visit.language, values: visit.form.values, problems };
  return page(renderPage(
    <Page around={visit.around} title={title} lede={lede} wrong={problems.length > 0}>
      <Problems typed={typed} />
      {visit.house.mail ? <AskForLink visit={visit} typed={typed} /> : <p>{say(visit.language, 'noMail')}</p>}
    </Page>,
  ), status);
}

/** Writes to one person; who works here gets a mail without a link. Too many mails to one person are left out, silently. */
async function writeTo(visit: Visit, { person, address, staff }: Reached, browser: string): Promise<void> {
  if (!(await mayTry(visit.db, `mail/${person}`, mailsToOne))) return;
  const secret = staff ? null : await makeLink(visit.db, visit.random, { person, purpose: 'sign-in', address, browser });
  await putInPost(visit.db, visit.random, { person, address, kind: staff ? 'staff' : 'link', secret, at: visit.now });
}

/** Asks for a link. The answer is the same for every address; the mail itself is worded and carried later, by the post. */
async function ask(visit: Visit): Promise<Reply> {
  const { language } = visit;
  const address = visit.form.get('address').trim();
  const wrong = (key: 'addressWrong' | 'tooMany'): Reply => askAgain(visit, say(language, 'askTitle'), say(language, 'askHelp'), [{ field: 'address', words: say(language, key) }], 422);
  if (!visit.house.mail) return askAgain(visit, say(language, 'noMail'), '', [], 422);
  if (!looksLikeMail(address)) return wrong('addressWrong');
  if (visit.knock.network !== null && !(await mayTry(visit.db, `mails/${visit.knock.network}`, mailsFromOneNetwork))) return wrong('tooMany');
  const browser = visit.knock.browser || secretFrom(visit.random);
  for (const reached of await reachedAt(visit.db, address)) await writeTo(visit, reached, browser);
  return { kind: 'see-other', to: '/sign-in/mail', cookies: [setBrowser(browser, https(visit))] };
}

const sent = async (visit: Visit): Promise<Reply> => page(renderPage(
  <Page around={visit.around} title={say(visit.language, 'sentTitle')} lede={say(visit.language, 'sentMore')}>
    <p>{say(visit.language, 'sentNothing')}</p>
    {visit.house.demonstration ? <p><a href="/demonstration/post">{say(visit.language, 'seePost')}</a></p> : null}
    <p><a href="/sign-in">{say(visit.language, 'askAgain')}</a></p>
  </Page>,
));

/** Opening a link uses nothing up: mail scanners open links too. Only the button does, in the browser that asked. */
async function opened(visit: Visit): Promise<Reply> {
  const { language, knock, params } = visit;
  if (knock.browser === '') return askAgain(visit, say(language, 'otherTitle'), say(language, 'otherLede'), [], 200);
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'linkTitle')} lede={say(language, 'linkLede')}>
      <Form action="/sign-in/link" proof={visit.proof}>
        <input type="hidden" name="link" value={params['secret'] ?? ''} />
        <Button>{say(language, 'linkGo')}</Button>
      </Form>
    </Page>,
  ));
}

const refusals: Readonly<Record<LinkRefusal, readonly ['otherTitle' | 'overTitle', 'otherLede' | 'overLede']>> = {
  'another-browser': ['otherTitle', 'otherLede'], 'used-or-over': ['overTitle', 'overLede'],
};

async function use(visit: Visit): Promise<Reply> {
  const spent = await spendLink(visit.db, visit.form.get('link'), visit.knock.browser);
  if (!spent.ok) {
    const [title, lede] = refusals[spent.refusal];
    return askAgain(visit, say(visit.language, title), say(visit.language, lede), [], 422);
  }
  const { person, purpose, address } = spent.value;
  const known = await personOf(visit.db, person);
  // Between the mail and the button somebody may have been erased, or have begun to work here.
  if (known === null || (purpose === 'sign-in' && known.roles.some(({ role }) => !mayComeByMail(role)))) return { kind: 'not-found' };
  if (purpose === 'sign-in') return comeIn(visit, person, '/today', 'link');
  await visit.db.query(`insert into people.channel (person, kind, value) values ($1, 'email', $2) on conflict do nothing`, [person, address]);
  return { kind: 'see-other', to: '/you#address' };
}

export const mailLinkRoutes: readonly Route[] = [
  { method: 'POST', path: '/sign-in/mail', policy: { may: 'anyone' }, run: ask },
  { method: 'GET', path: '/sign-in/mail', policy: { may: 'anyone' }, run: sent },
  { method: 'GET', path: '/sign-in/link/:secret', policy: { may: 'anyone' }, run: opened },
  { method: 'POST', path: '/sign-in/link', policy: { may: 'anyone' }, run: use },
];
