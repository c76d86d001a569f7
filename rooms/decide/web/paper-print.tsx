import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { Said } from '#kit/said.tsx';
import { moneyOf, marksOf } from './ballot-form.tsx';
import { say as sayBudget } from './budget-words.ts';
import { say } from './paper-words.ts';
import type { Known } from './vote.ts';

/** What somebody with a pen is asked to do, in the words of this vote. */
export function howToMark({ rule, state }: Known, language: Language): string {
  const { among } = rule;
  if (among === null) return say(language, 'ballotHow');
  if (among.form.is === 'rank') return say(language, 'howRank', { last: state.items.length });
  if (among.form.is === 'score') return say(language, 'howScore', { from: among.form.from, to: among.form.to });
  return among.form.most === null ? say(language, 'howApprove') : say(language, 'howApproveMost', { most: among.form.most });
}

/** The limit in money, where a ballot has one. */
export function moneyToMark(known: Known, language: Language): string | null {
  const { among } = known.rule;
  if (among?.form.is !== 'approve' || among.money === null) return null;
  return among.form.within === null ? sayBudget(language, 'sum', { money: moneyOf(known, language, among.money.amount) }) : sayBudget(language, 'markWithin', { money: moneyOf(known, language, among.form.within) });
}

function Race({ known, item, cost, language }: { readonly known: Known; readonly item: string; readonly cost: number | undefined; readonly language: Language }): VNode {
  const { among, labels } = known.rule;
  const title = <Said>{known.title(item)}</Said>;
  if (among === null) return <div class="race"><h3>{title}</h3><ul class="boxes">{labels.map(({ words }) => <li>{words[language]}</li>)}</ul></div>;
  if (among.form.is === 'score') return <div class="race"><h3>{title}</h3><ul class="boxes">{marksOf(known).map((mark) => <li>{mark}</li>)}</ul></div>;
  return <div class="race"><ul class="boxes"><li><strong>{title}</strong>{cost === undefined ? null : <> · {moneyOf(known, language, cost)}</>}</li></ul></div>;
}

/** A ballot to print: nothing on it says whose it is. */
export const Sheet = ({ known, language }: { readonly known: Known; readonly language: Language }): VNode => (
  <section class="page ballot">
    <h2><Said>{known.bodyName}</Said></h2>
    <p>{howToMark(known, language)} {moneyToMark(known, language)}</p>
    {known.state.items.map(({ item, cost }) => <Race known={known} item={item} cost={cost} language={language} />)}
  </section>
);
