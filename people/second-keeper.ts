import type { Db } from '#record/contract.ts';

/** What needs a second keeper: a new code for a keeper, or a new keeper. */
export interface Asked {
  readonly person: string;
  readonly name: string;
  readonly kind: 'code' | 'keeper';
  /** The person's passkeys are lost too. */
  readonly keys: boolean;
  readonly by: string;
  readonly byName: string;
}

/** Everybody who keeps the house and has a name. */
export async function keepers(db: Db): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(`select p.id from people.role r join people.person p on p.id = r.person where r.role = 'steward' and r.place = 'house' and p.erased is null and p.name <> '' order by p.id`);
  return rows.map(({ id }) => id);
}

export const askSecond = (db: Db, { person, kind, keys, by }: Pick<Asked, 'person' | 'kind' | 'keys' | 'by'>) =>
  db.query(`insert into people.asked (person, kind, by, keys, ends) values ($1, $2, $3, $4, now() + interval '2 days')
            on conflict (person) do update set kind = excluded.kind, by = excluded.by, keys = excluded.keys, ends = excluded.ends`, [person, kind, by, keys]);

export async function waitingForSecond(db: Db): Promise<readonly Asked[]> {
  const { rows } = await db.query<Asked>(
    `select a.person, p.name, a.kind, a.keys, a.by, b.name as "byName" from people.asked a join people.person p on p.id = a.person join people.person b on b.id = a.by where a.ends > now() and p.erased is null order by a.ends`);
  return rows;
}

/** Takes what was asked, once, by a keeper who is neither the one who asked nor the one it is about. Null where there is nothing for her to confirm. */
export async function confirmSecond(db: Db, person: string, by: string): Promise<Pick<Asked, 'kind' | 'keys'> | null> {
  const { rows } = await db.query<Pick<Asked, 'kind' | 'keys'>>('delete from people.asked where person = $1 and by <> $2 and person <> $2 and ends > now() returning kind, keys', [person, by]);
  return rows[0] ?? null;
}
