import { streamOf } from '#nouns/noun.ts';
import type { Policy, Visit } from '#people/visit.ts';
import { titleOf } from '#record/read.ts';
import { seatsById } from '../read.ts';
import { refused } from './refusals.ts';
import { say } from './words.ts';

/** The seats that the address names. */
export const seatsHere = async (visit: Visit) => seatsById(visit.db, visit.params['seats'] ?? '');

/** Only whoever recruits for this body. */
export const recruiterHere: Policy = { may: ['recruiter'], at: async (visit: Visit) => (await seatsHere(visit)).state.body || null };

/** What every act of the body's recruiter from these pages has in common. */
export const asRecruiter = (body: string) => ({ refused, as: 'recruiter', at: body }) as const;

/** What the body asks, as people call it. */
export const nameOf = (visit: Visit, body: string): Promise<string> => titleOf(visit.db, streamOf('body', body));

export const crumbsTo = async (visit: Visit, body: string) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: await nameOf(visit, body), href: `/assemblies/${body}` }];
