import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { PartyKind } from '#nouns/party.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface EnterPartyCommand {
  readonly party: string;
  readonly kind: PartyKind;
  readonly name: string;
}

export type EnterPartyRefusal = 'already-entered' | 'name-missing';

/** Enters an organisation or a public body. Natural persons never enter the record. */
export const enterParty: Verb<EnterPartyCommand, EnterPartyRefusal> = {
  name: 'convene.enter-party',
  reads: ({ party }) => [streamOf('party', party)],
  decide: (past, { party, kind, name }) => {
    if (past.has(streamOf('party', party))) return refuse('already-entered');
    if (name.trim() === '') return refuse('name-missing');
    return ok([made.party(party, 'PartyEntered', { kind, place: null }, { name: name.trim() })]);
  },
};
