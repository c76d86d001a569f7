import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { Arc } from '#kit/arc.tsx';
import type { Decision } from '#nouns/decision.ts';
import { say } from './page-words.ts';

const verdicts = { adopted: 'adoptedBy', dropped: 'fellBy' } as const;
const chosen = { adopted: 'chosenBy', dropped: 'passedOver' } as const;

/** How one text came out of its vote: a dot for every person where each chose one answer about it, the verdict with its denominators, and the way to the count. */
export function VoteArc({ decision, state, item, language }: { readonly decision: string; readonly state: Decision; readonly item: string; readonly language: Language }): VNode | null {
  const outcome = state.state === 'uncalled' ? undefined : state.count?.outcomes.find((one) => one.item === item);
  if (outcome === undefined) return null;
  const figure = (name: string): number => outcome.figures[name] ?? 0;
  const values = { support: figure('support'), base: figure('base'), needed: figure('needed'), seated: figure('seated'), voted: figure('voted'), quorum: figure('quorum') };
  const alone = Object.keys(outcome.figures).some((name) => name.startsWith('label.'));
  const caption = say(language, outcome.outcome === 'adopted' || outcome.outcome === 'dropped' ? (alone ? verdicts : chosen)[outcome.outcome] : 'noResultBy', values);
  const against = figure('label.oppose') + figure('label.strongly-oppose') + figure('label.against');
  return (
    <>
      {alone ? <Arc caption={caption} counts={{ for: values.support, against, neutral: Math.max(0, values.voted - values.support - against), absent: Math.max(0, values.seated - values.voted) }} /> : <p>{caption}</p>}
      <p><a href={`/decisions/${decision}`}>{say(language, 'countWorking')}</a></p>
    </>
  );
}
