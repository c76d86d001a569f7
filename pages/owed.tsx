import type { VNode } from 'preact';
import { Notice } from '#kit/form.tsx';
import { Mark } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import type { Duty } from '#nouns/duty.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { dutiesIn } from '#rooms/respond/read.ts';
import { say } from './page-words.ts';
import { standingOfDuty } from './standing.ts';
import { titlesFor } from './texts.ts';

type Row = { readonly id: string; readonly state: Exclude<Duty, { state: 'none' }> };

function Group({ title, rows, of, visit, titles }: { readonly title: string; readonly rows: readonly Row[]; readonly of: number; readonly visit: Visit; readonly titles: Awaited<ReturnType<typeof titlesFor>> }): VNode | null {
  const { language } = visit;
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <Table caption={say(language, 'owedCaption', { shown: rows.length, of })} columns={[{ heading: say(language, 'now') }, { heading: say(language, 'debtor') }, { heading: say(language, 'ask'), lead: true }, { heading: say(language, 'byDay') }]}
        rows={rows.map(({ state }) => {
          const shown = standingOfDuty(state, undefined, language, visit.day);
          return [<Mark standing={shown.standing} words={shown.words} />, <Said>{titles('party', state.debtor)}</Said>, <a href={`/items/${state.item}`}><Said>{titles('item', state.item)}</Said></a>, state.due === null ? '–' : dateIn(language, state.due)];
        })} />
    </>
  );
}

/** Everything that is owed and not answered, the most urgent first. Filter with ?who= and ?assembly=. */
export async function owed(visit: Visit): Promise<Reply> {
  const { language, query } = visit;
  const [who, assembly] = [query.get('who'), query.get('assembly')];
  const all = (await dutiesIn(visit.db, ['owed', 'overdue'])).flatMap((row): Row[] => (row.state.state === 'none' ? [] : [{ id: row.id, state: row.state }]));
  const rows = all.filter(({ state }) => (who === null || state.debtor === who) && (assembly === null || state.body === assembly));
  const byDue = (a: Row, b: Row): number => ((a.state.due ?? '9') < (b.state.due ?? '9') ? -1 : 1);
  const late = rows.filter(({ state }) => state.state === 'overdue').sort(byDue);
  const due = rows.filter(({ state }) => state.state === 'owed' && state.due !== null).sort(byDue);
  const open = rows.filter(({ state }) => state.state === 'owed' && state.due === null);
  const titles = await titlesFor(visit.db, rows.flatMap(({ state }) => [['party', state.debtor] as const, ['item', state.item] as const]));
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'owedTitle', { late: late.length, due: due.length })} lede={say(language, 'owedLede')} place="owed">
      {rows.length === 0 ? <Notice><p>{say(language, 'emptyOwed')}</p></Notice> : null}
      <Group title={say(language, 'gLate')} rows={late} of={all.length} visit={visit} titles={titles} />
      <Group title={say(language, 'gDue')} rows={due} of={all.length} visit={visit} titles={titles} />
      <Group title={say(language, 'gNoDate')} rows={open} of={all.length} visit={visit} titles={titles} />
    </Page>,
  );
  return { kind: 'page', html };
}
