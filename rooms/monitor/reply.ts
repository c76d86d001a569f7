import { ok, refuse } from '@plenaria/kernel/result.ts';
import { isTested } from '#nouns/finding.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface ReplyCommand {
  readonly finding: string;
  readonly reply: string;
  readonly evidence: readonly string[];
}

export type ReplyRefusal = 'no-such-finding' | 'too-late-to-reply' | 'already-replied' | 'reply-missing';

/** The office's reply, published with the finding at equal size. */
export const reply: Verb<ReplyCommand, ReplyRefusal> = {
  name: 'monitor.reply',
  reads: ({ finding }) => [streamOf('finding', finding)],
  decide: (past, { finding: id, reply: words, evidence }) => {
    const finding = past.state('finding', id);
    if (!isTested(finding)) return refuse('no-such-finding');
    if (finding.state === 'replied') return refuse('already-replied');
    if (finding.state !== 'awaiting-reply') return refuse('too-late-to-reply');
    if (words.trim() === '') return refuse('reply-missing');
    return ok([made.finding(id, 'ReplyGiven', { evidence: [...evidence] }, { reply: words })]);
  },
};
