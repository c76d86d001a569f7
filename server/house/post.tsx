import type { Language } from '@plenaria/kernel/language.ts';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Table } from '#kit/table.tsx';
import type { PostKind } from '#people/post.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { page, steward } from './desk.ts';
import { say } from './mail-words.ts';
import { mailOf } from './mails.ts';

interface Kept {
  readonly address: string;
  readonly kind: PostKind;
  readonly secret: string | null;
  readonly name: string;
  readonly language: Language;
  readonly state: 'isSent' | 'isWaiting' | 'isGivenUp';
  readonly tries: number;
  readonly trouble: string | null;
}

const lately = (visit: Visit) => visit.db.query<Kept>(`
  select o.address, o.kind, o.secret, p.name, p.language, o.tries, o.trouble, case when o.sent is not null then 'isSent' when o.ends > now() then 'isWaiting' else 'isGivenUp' end as state
  from people.post o join people.person p on p.id = o.person order by o.at desc, o.due desc limit 50`);

/** The outgoing post. Only a demonstration shows the links, because only there nobody else's mailbox is behind them. */
async function postPage(visit: Visit): Promise<Reply> {
  const { language, house } = visit;
  const { rows } = await lately(visit);
  const stateOf = ({ state, tries, trouble }: Kept): string => {
    if (house.demonstration) return say(language, 'isShown');
    return [say(language, state, { tries }), ...(trouble === null ? [] : [say(language, 'trouble', { trouble })])].join('; ');
  };
  return page(renderPage(
    <Page around={visit.around} title={say(language, 'postTitle')} lede={say(language, house.demonstration ? 'postDemo' : 'postLede')}>
      {rows.length === 0 ? <p>{say(language, 'postNone')}</p> : (
        <Table caption={say(language, 'postTitle')} columns={[{ heading: say(language, 'postTo'), lead: true }, { heading: say(language, 'postWhat') }, { heading: say(language, 'postState') }]}
          rows={rows.map((kept) => {
            const { subject, text } = mailOf(house.demonstration ? kept : { ...kept, secret: null }, house.name, visit.origin);
            const link = house.demonstration && kept.secret !== null ? `/sign-in/link/${kept.secret}` : null;
            return [<bdi>{kept.address}</bdi>, <div lang={kept.language}><strong>{subject}</strong><p class="typed">{text}</p>{link === null ? null : <p><a href={link}>{say(language, 'linkGo')}</a></p>}</div>, stateOf(kept)];
          })} />
      )}
    </Page>,
  ));
}

export const postRoutes: readonly Route[] = [
  { method: 'GET', path: '/demonstration/post', policy: { may: 'anyone' }, run: async (visit) => (visit.house.demonstration ? postPage(visit) : { kind: 'not-found' }) },
  { method: 'GET', path: '/house/post', policy: steward, run: postPage },
];
