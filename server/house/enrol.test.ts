import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { issueCode } from '#people/code.ts';
import { createPerson, giveRole } from '#people/persons.ts';
import { keepInvitations } from '#rooms/recruit/store/invitations.ts';
import { houseInTest, type HouseInTest } from '../house-for-tests.ts';

let house: HouseInTest;
let seats: string;
let body: string;

/** The demonstration's first lottery, opened again as if its letters were just out. */
beforeAll(async () => {
  house = await houseInTest('demonstration');
  const { rows: [one] } = await house.pool.query<{ id: string; body: string }>(`select id, folded ->> 'body' as body from recruit_view.seats where jsonb_array_length(folded -> 'quotas') > 0 order by id limit 1`);
  [seats, body] = [one?.id ?? '', one?.body ?? ''];
  await house.pool.query(`update recruit_view.seats set content = 'opened by the test', folded = jsonb_set(folded, '{state}', '"open"') where id = $1`, [seats]);
});
afterAll(() => house.close());

const random = (bytes: number): Uint8Array => house.running.random(bytes);

async function letter(): Promise<string> {
  const id = idFrom(random(20));
  await keepInvitations(house.pool, [id], seats, 'addresses', house.running.clock.now());
  return issueCode(house.pool, random, { purpose: 'enrol', subject: id, uses: 1, ends: '2099-01-01T00:00:00.000Z' as Instant });
}

/** Answers question after question, as the pages ask them. */
async function walk(path: string, code: string, answers: Readonly<Record<string, string>>, cookie = ''): Promise<{ readonly last: string; readonly pages: number }> {
  let page = await (await house.send(path === '/enrol' ? '/sign-in' : path, { code }, cookie)).text();
  for (let pages = 1; ; pages += 1) {
    const hidden = Object.fromEntries([...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', (value ?? '').replaceAll('&#39;', "'").replaceAll('&amp;', '&')]));
    const at = hidden['at'] ?? '';
    if (at === '') return { last: page, pages };
    const wanted = at.startsWith('feature.') ? (answers[at] ?? 'not-said') : (answers[at] ?? '');
    page = await (await house.send(path, { ...hidden, ...(at === 'check' ? { go: 'send' } : { [at]: wanted }) }, cookie)).text();
    if (pages > 20) throw new Error(`The pages have no end: ${at}`);
  }
}

const applicant = async (name: string) => (await house.pool.query<{ features: Record<string, string>; by: string | null; kind: string; person: string }>(
  'select a.features, a.by, c.kind, p.id as person from recruit.applicant a join people.person p on p.id = a.person join people.channel c on c.person = p.id where p.name = $1', [name])).rows[0];

test('a letter holder who prefers not to say is in the pool without those answers, and came in without e-mail or phone', async () => {
  const { last, pages } = await walk('/enrol', await letter(), { name: 'Quiet Person', reach: 'ask at the library' });
  expect(last).toContain('You are in the draw');
  expect(pages).toBeGreaterThan(5);
  expect(await applicant('Quiet Person')).toMatchObject({ features: {}, by: null, kind: 'host' });
});

test('a helper types for somebody: the record of it says who, the person sees it, and the letter is used up', async () => {
  const helper = await createPerson(house.pool, random, { name: 'Hana Helper', language: 'en', at: house.running.clock.now() });
  await giveRole(house.pool, helper, 'recruiter', body, house.running.clock.now());
  const [cookie, code, path] = [await house.cookieOf(helper), await letter(), `/seats/${seats}/enter`];
  const { last } = await walk(path, code, { name: 'Old Neighbour', reach: '+1 601 555 0111' }, cookie);
  expect(last).toContain('Typed by Hana Helper on behalf of Old Neighbour');
  const kept = await applicant('Old Neighbour');
  const { rows: [mask] } = await house.pool.query<{ pseudonym: string }>('select pseudonym from people.pseudonym where person = $1 and place = $2', [helper, body]);
  expect(kept).toMatchObject({ by: mask?.pseudonym, kind: 'phone' });
  expect(await (await house.open('/you', await house.cookieOf(kept?.person ?? ''))).text()).toContain('Hana Helper');
  expect((await house.send(path, { code }, cookie)).status).toBe(422);
});

test('in the middle of the questions the language changes, and what was typed comes along', async () => {
  const answer = await house.send('/enrol', { code: await letter(), at: 'name', name: 'Luz', speak: 'es' });
  const page = await answer.text();
  expect(answer.headers.get('set-cookie')).toMatch(/^language=es;/);
  expect(page).toContain('lang="es"');
  expect(page).toContain('Pregunta 1 de');
  expect(page).toContain('value="Luz"');
});

test('ten who send the same letter’s answers at the same moment are one person in the pool, and nobody is left over', async () => {
  const code = await letter();
  const features = (await house.pool.query<{ feature: string }>(`select distinct q ->> 'feature' as feature from recruit_view.seats, jsonb_array_elements(folded -> 'quotas') q where id = $1`, [seats])).rows;
  const answers = { code, at: 'check', go: 'send', name: 'One Of Ten', reach: 'her sister', ...Object.fromEntries(features.map(({ feature }) => [`feature.${feature}`, 'not-said'])) };
  const all = await Promise.all(Array.from({ length: 10 }, () => house.send('/enrol', answers)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await house.pool.query(`select 1 from people.person where name = 'One Of Ten'`)).rowCount).toBe(1);
});

test('an answer that is no answer, a question that is none, and a code of another assembly go nowhere', async () => {
  const code = await letter();
  expect((await house.send('/enrol', { code, at: 'name', name: ' ' })).status).toBe(422);
  expect((await house.send('/enrol', { code, go: 'send', name: 'X', reach: 'Y', 'feature.age': 'a hundred' })).status).toBe(422);
  expect((await house.send('/enrol', { code, at: 'nothing', go: 'nowhere' })).status).toBe(200);
  expect((await house.send('/enrol', { code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(303);
  expect(await applicant('X')).toBeUndefined();
});
