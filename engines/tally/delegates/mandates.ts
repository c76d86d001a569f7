import { ceiling, compare, fraction, times } from '@plenaria/kernel/fraction.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Cut } from '../motions/majority.ts';
import { exactOf } from '../sort-papers.ts';

/** What a delegate is sent with. `bound`: she casts what her chapter decided. `instructed`: a deviation is written down. */
export type Mandate =
  | { readonly kind: 'free' }
  | { readonly kind: 'instructed' | 'bound'; readonly decision: string; readonly answer: string; /** What to do with options the chapter did not know. */ readonly silent: 'abstain' | 'free' | 'consult' };

export interface MandateCheck {
  /** What is counted; null while the chapter has to be asked. */
  readonly counts: string | null;
  readonly deviation: { readonly decision: string; readonly instructed: string; readonly cast: string } | null;
}

/**
 * Whether a cast answer keeps the mandate. `known` are the answers that the chapter decided among; where the floor has others
 * the mandate is silent. Refuses a bound vote that goes against the chapter's decision.
 */
export function underMandate(mandate: Mandate, cast: string, known: readonly string[]): Result<MandateCheck, { readonly word: 'against-mandate'; readonly decision: string; readonly instructed: string }> {
  if (mandate.kind === 'free' || cast === mandate.answer) return ok({ counts: cast, deviation: null });
  if (!known.includes(cast)) {
    if (mandate.silent === 'free') return ok({ counts: cast, deviation: null });
    return ok({ counts: mandate.silent === 'abstain' ? 'abstain' : null, deviation: null });
  }
  if (mandate.kind === 'bound') return refuse({ word: 'against-mandate', decision: mandate.decision, instructed: mandate.answer });
  return ok({ counts: cast, deviation: { decision: mandate.decision, instructed: mandate.answer, cast } });
}

export interface RecallRule {
  /** The share of the electing body that must sign. One fifth where nothing is said in most statutes. */
  readonly petition: string;
  /** Days from the first signature to the last. */
  readonly within: number;
  /** Days at the beginning and at the end of a term in which nobody is recalled. */
  readonly protectedDays?: { readonly first: number; readonly last: number };
  readonly vote: Cut;
  /** The cut by which the person was elected: a recall may not ask for less. */
  readonly electedBy: Cut;
}

export interface RecallPetition {
  readonly electors: number;
  readonly signatures: number;
  /** Whole days since any fixed day. */
  readonly firstSigned: number;
  readonly lastSigned: number;
  readonly termBegins: number;
  readonly termEnds: number;
  readonly today: number;
  /** Whether the person has been heard: a right of reply comes before the vote. */
  readonly heard: boolean;
}

export type RecallRefusal = 'too-few-signatures' | 'too-slow' | 'too-early-in-term' | 'too-late-in-term' | 'not-heard' | 'threshold-below-election' | 'bad-share';

/** How many signatures a share of electors is: 20 % of 243 are 49. */
export const signaturesNeeded = (electors: number, share: string): number | null => {
  const exact = exactOf(share);
  return exact === null ? null : Number(ceiling(times(exact, fraction(electors))));
};

/** Whether a recall may be put to the vote of the body that elected, with how many signatures were needed. */
export function mayRecall(rule: RecallRule, petition: RecallPetition): Result<{ readonly needed: number }, RecallRefusal> {
  const needed = signaturesNeeded(petition.electors, rule.petition);
  const [asked, before] = [exactOf(rule.vote.threshold), exactOf(rule.electedBy.threshold)];
  if (needed === null || asked === null || before === null) return refuse('bad-share');
  if (compare(asked, before) < 0 || (compare(asked, before) === 0 && rule.vote.comparator === 'at-least' && rule.electedBy.comparator === 'more-than')) return refuse('threshold-below-election');
  if (petition.signatures < needed) return refuse('too-few-signatures');
  if (petition.lastSigned - petition.firstSigned > rule.within) return refuse('too-slow');
  const { first = 0, last = 0 } = rule.protectedDays ?? {};
  if (petition.today < petition.termBegins + first) return refuse('too-early-in-term');
  if (petition.today > petition.termEnds - last) return refuse('too-late-in-term');
  return petition.heard ? ok({ needed }) : refuse('not-heard');
}
