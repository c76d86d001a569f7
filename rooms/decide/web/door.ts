import type { Visit } from '#people/visit.ts';
import { tryCode } from '#people/web/try-code.ts';
import { knownById, knownOf, type Known } from './vote.ts';

/** How somebody came to her ballot, and how the next page knows her again. */
export interface Door {
  readonly channel: 'page' | 'code';
  readonly path: (step: 'review' | 'cast' | 'receipt' | 'ballot' | 'own') => string;
  /** A printed code goes along in a hidden field; it is never in an address. */
  readonly code: string | null;
}

/** Somebody who may vote, or could, in one vote: in every state of it. */
export interface Booth {
  readonly known: Known;
  readonly voter: string;
  readonly door: Door;
}

const onRoll = (known: Known | null, voter: string | undefined): known is Known => known !== null && voter !== undefined && known.state.electorate.includes(voter);

/** The voter who is signed in, by her pseudonym in the body that votes; null for everybody else. */
export async function signedIn(visit: Visit, titled = true): Promise<Booth | null> {
  const known = await knownOf(visit, titled);
  const { rows } = await visit.db.query<{ pseudonym: string }>({ name: 'pseudonym-here', text: 'select pseudonym from people.pseudonym where person = $1 and place = $2', values: [visit.person?.id ?? '', known?.state.body ?? ''] });
  const voter = rows[0]?.pseudonym;
  return onRoll(known, voter) ? { known, voter: voter ?? '', door: { channel: 'page', code: null, path: (step) => `/decisions/${known.id}/${step}` } } : null;
}

/** A ballot code belongs to one member in one vote: it opens her ballot until the box is shut, and afterwards shows what it did. */
export async function byCode(visit: Visit): Promise<Booth | null> {
  const found = await tryCode(visit, visit.form.get('code'));
  if (!found.ok || found.value.purpose !== 'ballot') return null;
  const [decision = '', voter = ''] = found.value.subject.split('/');
  const known = await knownById(visit, decision);
  return onRoll(known, voter) && known.state.channels.includes('code') ? { known, voter, door: { channel: 'code', code: visit.form.get('code'), path: (step) => `/ballots/${step}` } } : null;
}
