import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';

/** A letter with a code of its own; the address is kept only where one was given. */
export interface Invitation {
  readonly id: string;
  readonly seats: string;
  readonly route: string;
  readonly enrolled: string | null;
}

export const keepInvitations = (db: Db, ids: readonly string[], seats: string, route: string, at: Instant) =>
  db.query(`insert into recruit.invitation (id, seats, route, address, sent) select id, $2, $3, '', $4 from unnest($1::text[]) as id`, [ids, seats, route, at]);

export async function invitationOf(db: Db, id: string): Promise<Invitation | null> {
  const { rows } = await db.query<Invitation>('select id, seats, route, enrolled from recruit.invitation where id = $1', [id]);
  return rows[0] ?? null;
}
