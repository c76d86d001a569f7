import { idFrom } from '@plenaria/kernel/id.ts';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Db } from '#record/contract.ts';
import { linkMinutes } from './links.ts';

export type PostKind = 'link' | 'confirm' | 'staff';

export interface Letter {
  readonly person: string;
  readonly address: string;
  readonly kind: PostKind;
  /** What the link holds; null where the mail has none. */
  readonly secret: string | null;
  readonly at: Instant;
}

/** Puts a mail into the outgoing post. It is carried after the commit, tried again, and given up when its link is over. */
export const putInPost = (db: Db, random: (bytes: number) => Uint8Array, { person, address, kind, secret, at }: Letter) =>
  db.query('insert into people.post (id, person, address, kind, secret, at, ends) values ($1, $2, $3, $4, $5, $6, now() + $7::interval)',
    [idFrom(random(20)), person, address, kind, secret, at, `${linkMinutes} minutes`]);
