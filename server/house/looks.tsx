import type { VNode } from 'preact';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { looksAt, looksByDay } from '#people/looks.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { page, steward } from './desk.ts';
import { say } from './keeper-words.ts';

const most = 30;

/** For the person herself: who looked at what is held about her. */
export async function looksShown(visit: Visit): Promise<VNode> {
  const { language } = visit;
  const looks = await looksAt(visit.db, visit.person?.id ?? '', most);
  const title = say(language, 'looksYou', { count: looks.reduce((sum, { times }) => sum + times, 0) });
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{title}</h2>
      {looks.length === 0 ? null : (
        <>
          <p>{say(language, 'looksYouHelp', { most })}</p>
          <Table headed caption={title} columns={[{ heading: say(language, 'who'), lead: true }, { heading: say(language, 'day') }, { heading: say(language, 'what') }, { heading: say(language, 'times'), number: true }]}
            rows={looks.map(({ by, day, what, times }) => [<bdi>{by}</bdi>, dateIn(language, day), say(language, `look-${what}`), String(times)])} />
        </>
      )}
    </section>
  );
}

async function looksPage(visit: Visit): Promise<Reply> {
  const { language } = visit;
  const looks = await looksByDay(visit.db, 200);
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'looksTitle')} lede={say(language, 'looksLede')}>
      {looks.length === 0 ? <p>{say(language, 'looksNone')}</p> : (
        <Table headed caption={say(language, 'looksTitle')} columns={[{ heading: say(language, 'who'), lead: true }, { heading: say(language, 'day') }, { heading: say(language, 'what') }, { heading: say(language, 'ofPeople'), number: true }, { heading: say(language, 'times'), number: true }]}
          rows={looks.map(({ by, day, what, people, times }) => [<bdi>{by}</bdi>, dateIn(language, day), say(language, `look-${what}`), String(people), String(times)])} />
      )}
    </Page>,
  ));
}

export const lookRoutes: readonly Route[] = [{ method: 'GET', path: '/house/looks', policy: steward, run: looksPage }];
