import type { VNode } from 'preact';
import { after, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { Notice } from '#kit/form.tsx';
import { Filters, pageOf, Pages } from '#kit/list.tsx';
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

const stateOf = ({ state: { state, due } }: Row, soon: CivilDate): 'late' | 'soon' | 'later' | 'open' => (state === 'overdue' ? 'late' : due === null ? 'open' : due <= soon ? 'soon' : 'later');
const states = [['late', 'gLate'], ['soon', 'gSoon'], ['later', 'gDue'], ['open', 'gNoDate']] as const;
const rank = (row: Row, soon: CivilDate): string => `${states.findIndex(([key]) => key === stateOf(row, soon))} ${row.state.due ?? '9'}`;

/** Everything that is owed and not answered, the most urgent first, twenty-five a page. Filters stand in the address: ?who= ?state= ?assembly=. */
export async function owed(visit: Visit): Promise<Reply> {
  const { language, query } = visit;
  const soon = after(visit.day, { days: 30 });
  const all = (await dutiesIn(visit.db, ['owed', 'overdue'])).flatMap((row): Row[] => (row.state.state === 'none' ? [] : [{ id: row.id, state: row.state }]));
  const [who, state, assembly] = ['who', 'state', 'assembly'].map((name) => query.get(name) ?? '');
  const rows = all.filter((row) => (who === '' || row.state.debtor === who) && (assembly === '' || row.state.body === assembly) && (state === '' || stateOf(row, soon) === state))
    .sort((a, b) => (rank(a, soon) < rank(b, soon) ? -1 : 1));
  const shown = pageOf(rows, query.get('page'));
  const titles = await titlesFor(visit.db, [...all.flatMap((row) => [['party', row.state.debtor] as const, ['body', row.state.body] as const]), ...shown.rows.map((row) => ['item', row.state.item] as const)]);
  const options = (noun: 'party' | 'body', ids: readonly string[]) => [...new Set(ids)].map((value) => ({ value, label: titles(noun, value) }));
  const filters = [
    { name: 'who', label: say(language, 'debtor'), value: who ?? '', options: options('party', all.map((row) => row.state.debtor)) },
    { name: 'state', label: say(language, 'now'), value: state ?? '', options: states.map(([value, key]) => ({ value, label: say(language, key) })) },
    { name: 'assembly', label: say(language, 'assembly'), value: assembly ?? '', options: options('body', all.map((row) => row.state.body)) },
  ];
  const count = (key: string): number => all.filter((row) => stateOf(row, soon) === key).length;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'owedTitle', { late: count('late'), due: count('soon') + count('later') })} lede={say(language, 'owedLede')} place="owed">
      {all.length === 0 ? null : <Filters action="/owed" filters={filters} language={language} />}
      {rows.length === 0 ? <Notice><p>{say(language, all.length === 0 ? 'emptyOwed' : 'noneFits')}</p></Notice> : null}
      {states.map(([key, heading]) => <Group title={say(language, heading)} rows={shown.rows.filter((row) => stateOf(row, soon) === key)} of={rows.filter((row) => stateOf(row, soon) === key).length} visit={visit} titles={titles} />)}
      <Pages path="/owed" query={query} page={shown.page} pages={shown.pages} language={language} />
    </Page>,
  );
  return { kind: 'page', html };
}
