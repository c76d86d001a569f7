import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Verdict } from '#nouns/commitment.ts';
import { isTested } from '#nouns/finding.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface PublishFindingCommand {
  readonly finding: string;
  /** The verdict and words may change after the reply: that is what the reply is for. */
  readonly verdict: Verdict;
  readonly words: string;
}

export type PublishFindingRefusal = 'no-such-finding' | 'already-published' | 'reply-still-open' | 'words-missing';

/** Publishes a finding once the office replied or its days to reply are over; only this closes a commitment (I13). */
export const publishFinding: Verb<PublishFindingCommand, PublishFindingRefusal> = {
  name: 'monitor.publish-finding',
  reads: ({ finding }) => [streamOf('finding', finding)],
  decide: (past, { finding: id, verdict, words }, now) => {
    const finding = past.state('finding', id);
    if (!isTested(finding)) return refuse('no-such-finding');
    if (finding.state !== 'awaiting-reply' && finding.state !== 'replied') return refuse('already-published');
    if (finding.state === 'awaiting-reply' && now.day <= finding.replyBy) return refuse('reply-still-open');
    if (words.trim() === '') return refuse('words-missing');
    const promise = streamOf('commitment', finding.commitment);
    if (!past.loaded(promise)) return refuse({ needs: [promise] });
    return ok([
      made.finding(id, 'FindingPublished', { verdict, replied: finding.state === 'replied' }, { finding: words }),
      made.commitment(finding.commitment, 'CommitmentFound', { finding: id, verdict }, {}),
    ]);
  },
};
