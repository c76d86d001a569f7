import { test } from 'vitest';
import { become, contextOf, launch, openHouse } from './house.ts';
import { ask } from '#rooms/recruit/store/building.ts';
test('shots', async () => {
  const browser = await launch();
  const house = await openHouse('demonstration');
  const { rows } = await house.database.pool.query<{ id: string; state: string }>(`select id, state from recruit_view.seats where state in ('drawn','draw-announced')`);
  console.log(rows);
  const drawn = rows.find((r) => r.state === 'drawn')?.id ?? ''; const announced = rows.find((r) => r.state === 'draw-announced')?.id ?? '';
  for (const width of [360, 1280]) {
    const context = await contextOf(browser, true, width);
    const page = await context.newPage();
    const shot = async (path: string, name: string) => { await page.goto(house.base + path); await page.screenshot({ path: `/tmp/hb/${name}-${width}.png`, fullPage: true }); };
    await shot(`/draws/${drawn}`, 'draw');
    await shot(`/draws/${announced}`, 'announced');
    const orgs = await (async () => { await page.goto(house.base + '/demonstration'); return page.locator('tr').allInnerTexts(); })();
    if (width === 360) console.log(orgs.join('\n'));
    const name = 'Ana Beltrán';
    await become(page, house.base, name);
    await shot(`/seats/${drawn}/after`, 'after');
    await page.locator('button', { hasText: 'Choose and name them' }).click(); await page.screenshot({ path: `/tmp/hb/after2-${width}.png`, fullPage: true });
    await page.locator('button', { hasText: 'Leave the seat vacant' }).click(); await page.screenshot({ path: `/tmp/hb/after3-${width}.png`, fullPage: true });
    await context.close();
  }
  void ask;
  await house.close(); await browser.close();
}, 300_000);
