import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { issueCode } from '#people/code.ts';
import { houseInTest, type HouseInTest } from './house-for-tests.ts';

describe('a voter follows her own ballot', () => {
  let house: HouseInTest;
  let decision = '';
  beforeAll(async () => {
    house = await houseInTest('demonstration');
    const { rows: [counted] } = await house.pool.query<{ id: string }>(`select d.id from decide_view.decision d join decide.ballot b on b.decision = d.id and b.channel = 'code' where d.state = 'certified' order by d.id limit 1`);
    decision = counted?.id ?? '';
  });
  afterAll(() => house.close());

  const voter = async (channel: string): Promise<{ readonly person: string; readonly voter: string }> => {
    const { rows: [found] } = await house.pool.query<{ person: string; voter: string }>(
      'select p.person, b.voter from decide.ballot b join people.pseudonym p on p.pseudonym = b.voter where b.decision = $1 and b.channel = $2 order by b.voter limit 1', [decision, channel]);
    return found ?? { person: '', voter: '' };
  };
  const ownOf = async (cookie: string): Promise<Response> => house.open(`/decisions/${decision}/own`, cookie);

  test('signed in, she sees her marks, what each of them did, and that a ballot like hers is in the published file', async () => {
    const page = await (await ownOf(await house.cookieOf((await voter('page')).person))).text();
    expect(page).toContain('Your ballot is one of the');
    expect(page).toMatch(/Your paper is one of the \d+ that say/);
    expect(page).toMatch(/The published file holds (one ballot that was cast|\d+ ballots that were cast) on this site/);
    expect(page).not.toContain('no ballot that says this');
  });

  test('her printed code shows the same; no other code and nobody else does', async () => {
    const { voter: pseudonym } = await voter('code');
    const code = await issueCode(house.pool, house.running.random, { purpose: 'ballot', subject: `${decision}/${pseudonym}`, uses: 1, ends: '2100-01-01T00:00:00.000Z' as Instant });
    expect(await (await house.send('/ballots/own', { code })).text()).toMatch(/with a printed code and says? exactly this/);
    expect(await (await house.send('/sign-in', { code })).text()).toContain('Your ballot is one of the');
    const elsewhere = await issueCode(house.pool, house.running.random, { purpose: 'ballot', subject: `${decision}/m-nobody`, uses: 1, ends: '2100-01-01T00:00:00.000Z' as Instant });
    expect((await house.send('/ballots/own', { code: elsewhere })).status).toBe(422);
    expect((await ownOf('')).status).toBe(303);
    const { rows: [official] } = await house.pool.query<{ person: string }>(`select person from people.role where role = 'official' limit 1`);
    expect((await ownOf(await house.cookieOf(official?.person ?? ''))).status).toBe(422);
  });

  test('a ballot that comes after the close is told so, and what was marked comes back', async () => {
    const { person } = await voter('page');
    const cookie = await house.cookieOf(person);
    const { rows: [put] } = await house.pool.query<{ item: string }>('select unnest(items) as item from decide_view.decision where id = $1', [decision]);
    const late = await house.send(`/decisions/${decision}/cast`, { [put?.item ?? '']: 'strongly-support' }, cookie);
    expect([late.status, await late.text()]).toEqual([409, expect.stringMatching(/The box was closed before this ballot came[\s\S]*I strongly support it/)]);
  });

  test('Spanish and Portuguese say it too', async () => {
    const cookie = await house.cookieOf((await voter('page')).person);
    expect(await (await ownOf(`${cookie}; language=es`)).text()).toMatch(/Su voto es uno de los \d+[\s\S]*Su papeleta es una de las \d+ que dicen/);
    expect(await (await ownOf(`${cookie}; language=pt`)).text()).toMatch(/Seu voto é um dos \d+[\s\S]*Sua cédula é uma das \d+ que dizem/);
  });
});
