import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { moneyIn } from '#kit/words.ts';
import { Choice, Select, untyped, type Problem, type Typed } from '#kit/form.tsx';
import { Said } from '#kit/said.tsx';
import type { Visit } from '#people/visit.ts';
import type { Among, Form } from '#rules/among.ts';
import { approved, costOf, costsIn } from '../counted-among.ts';
import type { Choices } from '../store/ballots.ts';
import { say as sayBudget } from './budget-words.ts';
import type { Known } from './vote.ts';
import { say } from './words.ts';

type Values = Readonly<Record<string, string>>;

const upTo = (from: number, to: number): readonly string[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => String(from + at));

/** The marks that a text may get on this ballot, besides none. */
export function marksOf({ rule, state }: Known): readonly string[] {
  if (rule.among === null) return rule.labels.map(({ key }) => key);
  const { form } = rule.among;
  if (form.is === 'approve') return [approved];
  return form.is === 'rank' ? upTo(1, state.items.length) : upTo(form.from, form.to);
}

/** What was marked, and nothing else: a mark that the ballot does not offer is no mark. */
export function choicesIn(visit: Visit, known: Known): Choices {
  const marks = marksOf(known);
  return Object.fromEntries(known.state.items.map(({ item }) => [item, marks.includes(visit.form.get(item)) ? visit.form.get(item) : '']));
}

/** What a mark says, in words. */
export function markIn(known: Known, visit: Visit, mark: string): string {
  const { language } = visit;
  const { among, labels } = known.rule;
  if (mark === '') return say(language, among === null ? 'blankOption' : 'unmarked');
  if (among === null) return labels.find(({ key }) => key === mark)?.words[language] ?? mark;
  return among.form.is === 'approve' ? say(language, 'approvedMark') : among.form.is === 'rank' ? say(language, 'placeMark', { place: Number(mark) }) : mark;
}

/** Money of this vote, in words. */
export const moneyOf = (known: Known, language: Language, cents: number): string => moneyIn(language, cents, known.rule.among?.money?.currency ?? '');

function approvalProblems(visit: Visit, known: Known, marked: readonly string[], field: string): readonly Problem[] {
  const { language } = visit;
  const form = known.rule.among?.form;
  if (form?.is !== 'approve') return [];
  const cost = costOf(marked, costsIn(known.state));
  return [
    ...(form.most !== null && marked.length > form.most ? [{ field, words: say(language, 'tooMany', { most: form.most, marked: marked.length }) }] : []),
    ...(form.within !== null && cost > form.within ? [{ field, words: sayBudget(language, 'tooDear', { cost: moneyOf(known, language, cost), money: moneyOf(known, language, form.within) }) }] : []),
  ];
}

/** Why a ballot about all the texts cannot be counted as it is: said before it is cast, so that nobody loses her vote by a slip. */
export function ballotProblems(visit: Visit, known: Known, choices: Choices): readonly Problem[] {
  const { among } = known.rule;
  const [field = ''] = known.state.items.map(({ item }) => item);
  if (among === null) return [];
  const marked = Object.entries(choices).filter(([, mark]) => mark !== '');
  if (among.form.is === 'approve') return approvalProblems(visit, known, marked.map(([item]) => item), field);
  if (among.form.is === 'score') return [];
  const places = marked.map(([, mark]) => Number(mark)).sort((a, b) => a - b);
  const twice = marked.find(([, mark], at) => marked.findIndex(([, other]) => other === mark) < at);
  if (twice !== undefined) return [{ field: twice[0], words: say(visit.language, 'samePlace', { place: Number(twice[1]) }) }];
  const gap = places.findIndex((place, at) => place !== at + 1);
  return gap < 0 ? [] : [{ field, words: say(visit.language, 'placeMissing', { place: gap + 1 }) }];
}

type Approving = Extract<Among['form'], { is: 'approve' }>;

function legendOf(known: Known, language: Language, { most }: Approving): string {
  if (known.rule.among?.money) return most === null ? sayBudget(language, 'markAny') : sayBudget(language, 'markMost', { most });
  return most === null ? say(language, 'approveAny') : say(language, 'approveMost', { most });
}

/** What there is to spend; with scripts it keeps the sum of what is marked. */
function RunningSum({ known, language, money, within }: { readonly known: Known; readonly language: Language; readonly money: number; readonly within: number | null }): VNode {
  const all = moneyOf(known, language, money);
  return <output class="sum" data-sum={sayBudget(language, 'sumNow', { marked: '{marked}', cost: '{cost}', money: all })} data-money={known.rule.among?.money?.currency} data-most={within ?? undefined}>{sayBudget(language, 'sum', { money: all })}</output>;
}

function Approvals({ known, typed, visit, form }: { readonly known: Known; readonly typed: Typed; readonly visit: Visit; readonly form: Approving }): VNode {
  const { language } = visit;
  const money = known.rule.among?.money ?? null;
  return (
    <>
      <fieldset class={typed.problems.length > 0 ? 'field wrong' : 'field'}>
        <legend>{legendOf(known, language, form)}</legend>
        {form.within === null ? null : <p class="help">{sayBudget(language, 'markWithin', { money: moneyOf(known, language, form.within) })}</p>}
        {typed.problems.map(({ words }) => <p class="error">{words}</p>)}
        {known.state.items.map(({ item, cost }) => (
          <div class="option"><input type="checkbox" id={item} name={item} value={approved} checked={typed.values[item] === approved} data-cost={cost} /><label for={item}><Said>{known.title(item)}</Said>{cost === undefined ? null : <small>{sayBudget(language, 'costs', { cost: moneyOf(known, language, cost) })}</small>}</label></div>
        ))}
      </fieldset>
      {money === null ? null : <RunningSum known={known} language={language} money={money.amount} within={form.within} />}
    </>
  );
}

function Numbers({ known, typed, visit, form }: { readonly known: Known; readonly typed: Typed; readonly visit: Visit; readonly form: Exclude<Form, { is: 'approve' }> }): VNode {
  const { language } = visit;
  const words = (mark: string): string => (form.is === 'rank' ? say(language, 'placeMark', { place: Number(mark) }) : mark);
  const options = [{ value: '', label: say(language, 'unmarked') }, ...marksOf(known).map((value) => ({ value, label: words(value) }))];
  return (
    <>
      <p>{form.is === 'rank' ? say(language, 'rankHow') : say(language, 'scoreHow', { from: form.from, to: form.to })}</p>
      {known.state.items.map(({ item }) => <Select name={item} label={known.title(item)} typed={typed} options={options} />)}
    </>
  );
}

/** The ballot's fields: an answer for each text, or, where texts are chosen among, marks for them together. */
export function BallotFields({ known, visit, values, problems }: { readonly known: Known; readonly visit: Visit; readonly values: Values; readonly problems: readonly Problem[] }): VNode {
  const { language } = visit;
  const { among, labels } = known.rule;
  const typed: Typed = { ...untyped(language, values), problems };
  if (among?.form.is === 'approve') return <Approvals known={known} typed={typed} visit={visit} form={among.form} />;
  if (among !== null) return <Numbers known={known} typed={typed} visit={visit} form={among.form} />;
  const options = [...labels.map(({ key, words }) => ({ value: key, label: words[language] ?? key })), { value: '', label: say(language, 'blankOption') }];
  return <>{known.state.items.map(({ item }) => <Choice name={item} label={known.title(item)} typed={typed} options={options} />)}</>;
}
