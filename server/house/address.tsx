import type { VNode } from 'preact';
import { Button, Form, TextField, type Typed } from '#kit/form.tsx';
import { mailsToOne, mayTry } from '#people/attempts.ts';
import { looksLikeMail, makeLink, secretFrom } from '#people/links.ts';
import { putInPost } from '#people/post.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { setBrowser } from '../cookies.ts';
import { https } from './desk.ts';
import { say } from './you-words.ts';

/** The mail addresses of the person, each with a button to take it away, and a field for one more. */
export async function addressShown(visit: Visit, typed: Typed): Promise<VNode> {
  const { language, proof } = visit;
  const { rows } = await visit.db.query<{ value: string }>(`select value from people.channel where person = $1 and kind = 'email' order by value`, [visit.person?.id]);
  return (
    <section aria-labelledby="address-title">
      <h2 id="address-title">{say(language, 'addressTitle', { count: rows.length })}</h2>
      {rows.map(({ value }) => (
        <Form action="/you/address/remove" proof={proof}><input type="hidden" name="gone" value={value} /><p><bdi>{value}</bdi> <button class="quiet-button" type="submit">{say(language, 'remove')}<span class="seen-not"> {value}</span></button></p></Form>
      ))}
      {visit.house.mail ? (
        <Form action="/you/address" proof={proof}>
          <TextField name="address" label={say(language, 'addressNew')} help={say(language, 'addressHelp')} typed={typed} mode="email" complete="email" />
          <Button second>{say(language, 'addressSend')}</Button>
        </Form>
      ) : <p>{say(language, 'addressNoMail')}</p>}
    </section>
  );
}

/** An address counts only when its owner opened the link in this browser; nobody can be given somebody else's. */
const addAddress = (refused: (visit: Visit, words: string) => Promise<Reply>) => async (visit: Visit): Promise<Reply> => {
  const [person, address] = [visit.person?.id ?? '', visit.form.get('address').trim()];
  if (!visit.house.mail || !looksLikeMail(address)) return refused(visit, say(visit.language, 'addressWrong'));
  if (!(await mayTry(visit.db, `mail/${person}`, mailsToOne))) return refused(visit, say(visit.language, 'addressTooMany'));
  const browser = visit.knock.browser || secretFrom(visit.random);
  const secret = await makeLink(visit.db, visit.random, { person, purpose: 'confirm', address, browser });
  await putInPost(visit.db, visit.random, { person, address, kind: 'confirm', secret, at: visit.now });
  return { kind: 'see-other', to: '/sign-in/mail', cookies: [setBrowser(browser, https(visit))] };
};

export const addressRoutes = (refused: (visit: Visit, words: string) => Promise<Reply>): readonly Route[] => [
  { method: 'POST', path: '/you/address', policy: { may: 'signed-in' }, run: addAddress(refused) },
  {
    method: 'POST', path: '/you/address/remove', policy: { may: 'signed-in' },
    run: async (visit) => {
      await visit.db.query(`delete from people.channel where person = $1 and kind = 'email' and value = $2`, [visit.person?.id, visit.form.get('gone')]);
      return { kind: 'see-other', to: '/you#address-title' };
    },
  },
];
