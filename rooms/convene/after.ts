import { giveRole } from '#people/persons.ts';
import type { Reactor } from '#record/contract.ts';

const staff = ['organiser', 'recruiter', 'facilitator', 'teller', 'treasurer'] as const;

/** Whoever published a mandate looks after the body it chartered, until others are given the tasks. */
export const lookAfter: Reactor = {
  name: 'convene.look-after',
  on: ['BodyChartered'],
  run: async (fact, { db, at }) => {
    const { rows } = await db.query<{ person: string }>('select person from people.pseudonym where pseudonym = $1', [fact.by.pseudonym]);
    for (const { person } of rows) for (const role of staff) await giveRole(db, person, role, fact.stream.slice('body/'.length), at);
  },
};
