import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, giveRole } from '#people/persons.ts';
import type { Role } from '#people/visit.ts';
import { houseInTest, type HouseInTest } from '../house-for-tests.ts';
import type { Mail } from './mails.ts';

let house: HouseInTest;
const mails: Mail[] = [];
let serverIsDown = false;

beforeAll(async () => {
  house = await houseInTest('real', async (mail) => {
    if (serverIsDown) throw Object.assign(new Error(`no route for ${mail.to}`), { code: 'ECONNECTION', responseCode: 421 });
    mails.push(mail);
  });
});
afterAll(() => house.close());

async function somebody(name: string, role: Role, language: 'en' | 'es' = 'en'): Promise<{ readonly person: string; readonly address: string }> {
  const { pool, running } = house;
  const [person, address] = [await createPerson(pool, running.random, { name, language, at: running.clock.now() }), `${name.toLowerCase().replace(/\W/g, '.')}@example.org`];
  await giveRole(pool, person, role, 'somewhere', running.clock.now());
  await pool.query(`insert into people.channel (person, kind, value) values ($1, 'email', $2)`, [person, address]);
  return { person, address };
}

const browserOf = (answer: Response): string => /(browser=[A-Za-z0-9_-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const linkIn = ({ text }: Mail): string => /\/sign-in\/link\/(\S+)/.exec(text)?.[1] ?? '';

async function askedFor(address: string): Promise<{ readonly browser: string; readonly mail: Mail | undefined }> {
  mails.length = 0;
  const answer = await house.send('/sign-in/mail', { address });
  await house.running.post();
  return { browser: browserOf(answer), mail: mails[0] };
}

test('a link opens one time, by the button, in the browser that asked, and looking at it uses nothing up', async () => {
  const { address } = await somebody('Ana Member', 'member');
  const { browser, mail } = await askedFor(address.toUpperCase());
  expect(mail).toMatchObject({ to: address, subject: 'Your link to A house' });
  const link = linkIn(mail ?? { to: '', subject: '', text: '' });
  for (let scan = 0; scan < 3; scan += 1) expect(await (await house.open(`/sign-in/link/${link}`)).text()).toContain('in the browser where you asked');
  const elsewhere = await house.send('/sign-in/link', { link }, `browser=${'A'.repeat(43)}`);
  expect([elsewhere.status, await elsewhere.text()]).toEqual([422, expect.stringContaining('in the browser where you asked')]);
  const page = await house.open(`/sign-in/link/${link}`, browser);
  expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  const all = await Promise.all(Array.from({ length: 6 }, () => house.send('/sign-in/link', { link }, browser)));
  expect(all.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422]);
  const session = all.find(({ status }) => status === 303)?.headers.get('set-cookie')?.split(';')[0];
  expect(await (await house.open('/you', session)).text()).toContain('link in a mail');
});

test('nobody learns whether an address is known: the answers are the same', async () => {
  const { address } = await somebody('Known Person', 'member');
  const [known, unknown] = [await house.send('/sign-in/mail', { address }), await house.send('/sign-in/mail', { address: 'nobody@example.org' })];
  const shape = ({ status, headers }: Response): readonly unknown[] => [status, headers.get('location'), (headers.get('set-cookie') ?? '').replace(/=[^;]+/, '=')];
  expect(shape(known)).toEqual(shape(unknown));
  mails.length = 0;
  await house.running.post();
  expect(mails.map(({ to }) => to)).toEqual([address]);
});

test('who works here gets a mail without a link, and who began to work here after asking cannot use hers', async () => {
  const official = await somebody('Pia Official', 'official');
  expect(linkIn((await askedFor(official.address)).mail ?? { to: '', subject: '', text: '' })).toBe('');
  const { person, address } = await somebody('Soon Staff', 'member');
  const { browser, mail } = await askedFor(address);
  await giveRole(house.pool, person, 'teller', 'somewhere', house.running.clock.now());
  expect((await house.send('/sign-in/link', { link: linkIn(mail ?? { to: '', subject: '', text: '' }) }, browser)).status).toBe(404);
});

test('a link is over after a quarter of an hour, and a new one ends the one before', async () => {
  const { person, address } = await somebody('Late Person', 'member');
  const [first, second] = [await askedFor(address), await askedFor(address)];
  const use = async ({ browser, mail }: typeof first): Promise<number> => (await house.send('/sign-in/link', { link: linkIn(mail ?? { to: '', subject: '', text: '' }) }, browser)).status;
  expect(await use(first)).toBe(422);
  await house.pool.query(`update people.link set ends = now() - interval '1 second' where person = $1`, [person]);
  expect(await use(second)).toBe(422);
});

test('a mail server that is down: tried again later, in her language, and no secret stays once it is sent', async () => {
  const { person, address } = await somebody('Luz Espera', 'member', 'es');
  serverIsDown = true;
  expect((await askedFor(address)).mail).toBeUndefined();
  const kept = async () => (await house.pool.query('select tries, trouble, secret is null as forgotten, due > now() as later from people.post where person = $1', [person])).rows;
  expect(await kept()).toEqual([{ tries: 1, trouble: 'ECONNECTION 421', forgotten: false, later: true }]);
  serverIsDown = false;
  expect(await house.running.post()).toBe(0);
  await house.pool.query('update people.post set due = now() where person = $1', [person]);
  expect(await house.running.post()).toBe(1);
  expect(mails[0]?.subject).toBe('Su enlace a A house');
  expect(await kept()).toMatchObject([{ tries: 1, trouble: null, forgotten: true }]);
});

test('three mails in a quarter of an hour to one person, and no more', async () => {
  const { address } = await somebody('Often Asked', 'member');
  mails.length = 0;
  for (let time = 0; time < 5; time += 1) expect((await house.send('/sign-in/mail', { address })).status).toBe(303);
  await house.running.post();
  expect(mails).toHaveLength(3);
});

test('an address is kept only when its link came back, and a device is signed out by its button', async () => {
  const { person } = await somebody('Two Devices', 'member');
  const [phone, desk] = [await house.cookieOf(person), await house.cookieOf(person)];
  mails.length = 0;
  const answer = await house.send('/you/address', { address: 'new@example.org' }, desk);
  await house.running.post();
  const held = async (): Promise<number | null> => (await house.pool.query(`select 1 from people.channel where value = 'new@example.org'`)).rowCount;
  expect(await held()).toBe(0);
  await house.send('/sign-in/link', { link: linkIn(mails[0] ?? { to: '', subject: '', text: '' }) }, `${desk}; ${browserOf(answer)}`);
  expect(await held()).toBe(1);
  const marks = [...(await (await house.open('/you', phone)).text()).matchAll(/name="device" value="([^"]+)"/g)].map(([, mark]) => mark ?? '');
  const here = /name="device" value="([^"]+)"/.exec((await (await house.open('/you', phone)).text()).split('this one')[1]?.split('</tr>')[0] ?? '')?.[1];
  await house.send('/you/devices', { device: marks.find((mark) => mark !== here) ?? '' }, phone);
  expect([(await house.open('/you', phone)).status, (await house.open('/you', desk)).status]).toEqual([200, 303]);
});

test('a real house without a mail server offers no link', async () => {
  const bare = await houseInTest('real');
  expect(await (await bare.open('/sign-in')).text()).not.toContain('/sign-in/mail');
  expect((await bare.send('/sign-in/mail', { address: 'a@example.org' })).status).toBe(422);
  expect((await bare.open('/demonstration/post')).status).toBe(404);
  await bare.close();
});
