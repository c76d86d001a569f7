import type { VNode } from 'preact';
import { Choice, TextField, type Problem, type Typed } from '#kit/form.tsx';
import type { Visit } from '#people/visit.ts';
import type { Form } from '#rules/among.ts';
import { approved, unreadable, wholePaper } from '../counted-among.ts';
import type { Paper } from '../store/ballots.ts';
import { marksOf } from './ballot-form.tsx';
import { say } from './paper-words.ts';
import type { Known } from './vote.ts';

type Choices = Paper['choices'];
type Values = Readonly<Record<string, string>>;

/** What a counter typed from one paper: its marks, or what she has to look at again. */
export type Entered = { readonly choices: Choices } | { readonly problems: readonly Problem[] };

interface Shown {
  readonly known: Known;
  readonly typed: Typed;
  readonly visit: Visit;
}

/** Each text by itself: its answers, nothing, or what cannot be read. */
function EachText({ known, typed, visit }: Shown): VNode {
  const { language } = visit;
  const options = [...known.rule.labels.map(({ key, words }) => ({ value: key, label: words[language] ?? key })), { value: 'blank', label: say(language, 'blank') }, { value: unreadable, label: say(language, 'unreadable') }];
  return <>{known.state.items.map(({ item }) => <Choice name={item} label={known.title(item)} typed={typed} options={options} />)}</>;
}

/** The paper as a whole: so that an empty paper is never one that somebody forgot to type. */
function WholePaper({ typed, visit }: Omit<Shown, 'known'>): VNode {
  const { language } = visit;
  return <Choice name="paper" label={say(language, 'whole')} typed={typed} options={[{ value: 'marked', label: say(language, 'marked') }, { value: 'blank', label: say(language, 'blank') }, { value: 'unreadable', label: say(language, 'wholeUnreadable') }]} />;
}

function Marks({ known, typed, visit, form }: Shown & { readonly form: Form }): VNode {
  const { language } = visit;
  if (form.is === 'approve') return <Choice name="marks" label={say(language, 'whichMarked')} typed={typed} several options={known.state.items.map(({ item }) => ({ value: item, label: known.title(item) }))} />;
  const [least, most] = [marksOf(known)[0] ?? '', marksOf(known).at(-1) ?? ''];
  return (
    <fieldset class="field">
      <legend>{say(language, form.is === 'rank' ? 'whichPlaces' : 'whichScores', { least, most })}</legend>
      {known.state.items.map(({ item }) => <TextField name={item} label={known.title(item)} typed={typed} width="tiny" />)}
    </fieldset>
  );
}

/** The fields in which a counter types one paper. */
export function PaperFields(shown: Shown): VNode {
  const { among } = shown.known.rule;
  if (among === null) return <EachText {...shown} />;
  return <><WholePaper {...shown} /><Marks {...shown} form={among.form} /></>;
}

function readEach(visit: Visit, known: Known): Entered {
  const allowed = [...known.rule.labels.map(({ key }) => key), 'blank', unreadable];
  const without = known.state.items.filter(({ item }) => !allowed.includes(visit.form.get(item)));
  if (without.length > 0) return { problems: without.map(({ item }) => ({ field: item, words: say(visit.language, 'everyText', { title: known.title(item) }) })) };
  const marked = known.state.items.map(({ item }) => [item, visit.form.get(item)] as const).filter(([, mark]) => mark !== 'blank');
  return { choices: Object.fromEntries(marked.map(([item, mark]) => [item, [mark]])) };
}

/** The marks that were typed: checked texts, or a number or a question mark beside each. */
function marksTyped(visit: Visit, known: Known, form: Form): readonly (readonly [string, string])[] {
  if (form.is !== 'approve') return known.state.items.map(({ item }) => [item, visit.form.get(item).trim()] as const).filter(([, mark]) => mark !== '');
  return visit.form.all('marks').filter((marked) => known.state.items.some(({ item }) => item === marked)).map((item) => [item, approved] as const);
}

function readTogether(visit: Visit, known: Known, form: Form): Entered {
  const { language } = visit;
  const marks = marksTyped(visit, known, form);
  const paper = visit.form.get('paper');
  if (!['marked', 'blank', 'unreadable'].includes(paper)) return { problems: [{ field: 'paper', words: say(language, 'sayWhole') }] };
  if (paper !== 'marked') return marks.length > 0 ? { problems: [{ field: 'paper', words: say(language, 'wholeAndMarks') }] } : { choices: paper === 'blank' ? {} : { [wholePaper]: [unreadable] } };
  if (marks.length === 0) return { problems: [{ field: 'paper', words: say(language, 'noMarks') }] };
  const allowed = [...marksOf(known), unreadable];
  const wrong = marks.filter(([, mark]) => !allowed.includes(mark));
  if (wrong.length > 0) return { problems: wrong.map(([item, mark]) => ({ field: item, words: say(language, 'noSuchMark', { title: known.title(item), mark, least: allowed[0] ?? '', most: allowed.at(-2) ?? '' }) })) };
  return { choices: Object.fromEntries(marks.map(([item, mark]) => [item, [mark]])) };
}

/** Reads what was typed from one paper. */
export const readPaper = (visit: Visit, known: Known): Entered => (known.rule.among === null ? readEach(visit, known) : readTogether(visit, known, known.rule.among.form));

/** The fields as they stand for a paper that was typed before. */
export function typedBefore(known: Known, { choices }: Paper): Values {
  if (known.rule.among === null) return Object.fromEntries(known.state.items.map(({ item }) => [item, choices[item]?.[0] ?? 'blank']));
  const items = Object.keys(choices).filter((item) => item !== wholePaper);
  const paper = choices[wholePaper] !== undefined ? 'unreadable' : items.length === 0 ? 'blank' : 'marked';
  return { paper, marks: items.join('\n'), ...Object.fromEntries(items.map((item) => [item, choices[item]?.[0] ?? ''])) };
}
