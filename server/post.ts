import { createTransport } from 'nodemailer';
import type pg from 'pg';
import { mailOf, type Mail, type Waiting } from './house/mails.ts';

/** Carries one mail out of the house; rejects where the mail server does not take it. */
export type Carrier = (mail: Mail) => Promise<void>;

/**
 * The mail server named by `PLENARIA_SMTP`, such as `smtps://user:password@mail.example.org`, with the sender of
 * `PLENARIA_MAIL_FROM`. Null where none is named: then the house sends no mail and says so. Throws where one of the two is missing.
 */
export function carrierOf(env: Readonly<Record<string, string | undefined>>): Carrier | null {
  const [server, from] = [env['PLENARIA_SMTP'] ?? '', env['PLENARIA_MAIL_FROM'] ?? ''];
  if (server === '' && from === '') return null;
  if (server === '' || from === '') throw new Error('To send mail, PLENARIA_SMTP names the server (smtps://user:password@host) and PLENARIA_MAIL_FROM the sender. One of them is missing.');
  const transport = createTransport(server, { from, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, subject, text }) => void (await transport.sendMail({ to: { name: '', address: to }, subject, text, headers: { 'auto-submitted': 'auto-generated' } }));
}

interface Due extends Waiting {
  readonly id: string;
}

/** What a mail server said, without its sentence: that may quote the address. */
function troubleOf(trouble: unknown): string {
  const { responseCode, code } = trouble as { readonly responseCode?: number; readonly code?: string };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}

/** Half a minute after the first failure, then one, two, four, eight: within the quarter of an hour that a link lives. */
const later = `now() + (15 * power(2, least(tries + 1, 6))) * interval '1 second'`;

/** Carries one mail that is due. A kill between the server's yes and our commit sends it twice, never not at all. */
async function carryOne(pool: pg.Pool, carry: Carrier, house: string, origin: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: [due] } = await client.query<Due>(
      `select o.id, o.address, o.kind, o.secret, p.name, p.language from people.post o join people.person p on p.id = o.person
       where o.sent is null and o.due <= now() and o.ends > now() order by o.due limit 1 for update of o skip locked`);
    if (due !== undefined) {
      const trouble = await carry(mailOf(due, house, origin)).then(() => null, troubleOf);
      if (trouble === null) await client.query('update people.post set sent = now(), secret = null, trouble = null where id = $1', [due.id]);
      else await client.query(`update people.post set tries = tries + 1, trouble = $2, due = ${later} where id = $1`, [due.id, trouble]);
    }
    await client.query('commit');
    client.release();
    return due !== undefined;
  } catch (trouble) {
    client.release(true);
    throw trouble;
  }
}

/** Carries what is due, after its commit; what is over loses its secret, and after thirty days the mail is forgotten. */
export async function carryPost(pool: pg.Pool, carry: Carrier | null, house: string, origin: string): Promise<number> {
  await pool.query(`update people.post set secret = null where secret is not null and ends <= now()`);
  await pool.query(`delete from people.post where at < now() - interval '30 days' and ends < now()`);
  let carried = 0;
  while (carry !== null && carried < 100 && (await carryOne(pool, carry, house, origin))) carried += 1;
  return carried;
}
