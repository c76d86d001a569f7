import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Verdict } from '#nouns/commitment.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface SendFindingCommand {
  readonly commitment: string;
  readonly verdict: Verdict;
  readonly words: string;
  readonly replyBy: CivilDate;
  readonly evidence: readonly string[];
  /** Public parties for which the monitor holds an office; a monitor never judges its own house (I13). */
  readonly worksFor: readonly string[];
}

export type SendFindingRefusal = 'no-such-promise' | 'judges-its-own-promise' | 'words-missing' | 'no-time-to-reply' | 'evidence-missing';

/** Sends a finding to the office first: it has the right to reply before anybody else reads it. */
export const sendFinding: Verb<SendFindingCommand, SendFindingRefusal> = {
  name: 'monitor.send-finding',
  reads: ({ commitment }) => [streamOf('commitment', commitment)],
  decide: (past, { commitment: id, verdict, words, replyBy, evidence, worksFor }, now) => {
    const commitment = past.state('commitment', id);
    if (commitment.state === 'none') return refuse('no-such-promise');
    if (worksFor.includes(commitment.debtor)) return refuse('judges-its-own-promise');
    if (words.trim() === '') return refuse('words-missing');
    if (replyBy <= now.day) return refuse('no-time-to-reply');
    if (verdict === 'verified' && evidence.length === 0) return refuse('evidence-missing');
    const claim = commitment.claims[commitment.claims.length - 1]?.version ?? null;
    const { body, debtor } = commitment;
    return ok([made.finding(now.newId(), 'FindingSentForReply', { body, commitment: id, debtor, claim, verdict, replyBy, evidence: [...evidence] }, { finding: words })]);
  },
};
