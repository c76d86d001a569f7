import { streamOf } from '#nouns/noun.ts';
import type { Policy, Visit } from '#people/visit.ts';
import { generalRefusal } from '#people/web/verb-form.tsx';
import type { Verb } from '#record/contract.ts';
import { titlesOf } from '#record/read.ts';
import { seatsById } from '../read.ts';
import { say } from './words.ts';

/** The seats that the address names. */
export const seatsHere = async (visit: Visit) => seatsById(visit.db, visit.params['seats'] ?? '');

/** Only whoever recruits for this body. */
export const recruiterHere: Policy = { may: ['recruiter'], at: async (visit: Visit) => (await seatsHere(visit)).state.body || null };

/** Performs a verb as the body's recruiter; answers why not, in words where there are some. */
export async function perform<C, R>(visit: Visit, verb: Verb<C, R>, command: C, body: string, step: string): Promise<string | null> {
  const acted = await visit.book.act(verb, { command, key: `${visit.form.get('key') || visit.proof.key}/${step}`, by: await visit.actor('recruiter', body), at: visit.now });
  return acted.ok ? null : (generalRefusal(acted.refusal, visit.language) ?? String(acted.refusal));
}

/** What the body asks, as people call it. */
export const nameOf = async (visit: Visit, body: string): Promise<string> => (await titlesOf(visit.db, [streamOf('body', body)])).get(streamOf('body', body)) ?? '…';

export const crumbsTo = async (visit: Visit, body: string) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: await nameOf(visit, body), href: `/assemblies/${body}` }];
