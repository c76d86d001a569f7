import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { EffectWord } from '#record/contract.ts';
import * as made from './made.ts';

export interface Pledge {
  readonly commitment: string;
  readonly body: string;
  readonly cycle: string;
  readonly item: string;
  readonly debtor: string;
  readonly duty: string | null;
  readonly due: CivilDate | null;
  readonly act: string;
  readonly owner: string;
  /** What the debtor says it did already; null when it only promises. */
  readonly claim: string | null;
}

declare module '#record/contract.ts' {
  interface EffectArguments {
    pledge: Pledge;
  }
}

/** A yes becomes a commitment with an owner, an act and a date, in the same act as the answer. */
const pledge: EffectWord<Pledge> = {
  room: 'monitor',
  streams: ({ commitment }) => [streamOf('commitment', commitment)],
  make: (past, { commitment, body, cycle, item, debtor, duty, due, act, owner, claim }) => {
    if (past.has(streamOf('commitment', commitment))) return refuse('already-pledged');
    const pledged = made.commitment(commitment, 'CommitmentPledged', { body, cycle, item, debtor, duty, due }, { act, owner });
    if (claim === null) return ok([pledged]);
    return ok([pledged, made.commitment(commitment, 'ProgressClaimed', { standing: 'done', evidence: [] }, { statement: claim })]);
  },
};

export const effects = { pledge };
