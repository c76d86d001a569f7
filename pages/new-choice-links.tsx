import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { say } from './new-choice-words.ts';

/** The ways to the two models whose ballots are about all texts together. */
export const NewChoices = ({ language }: { readonly language: Language }): VNode => (
  <>
    <p>{say(language, 'orElse')}</p>
    <ul>
      <li><a href="/new/choice">{say(language, 'choiceTitle')}</a></li>
      <li><a href="/new/budget">{say(language, 'budgetTitle')}</a></li>
    </ul>
  </>
);
