import type { VNode } from 'preact';
import { Choice, Select, untyped, type Problem, type Typed } from '#kit/form.tsx';
import { Said } from '#kit/said.tsx';
import type { Visit } from '#people/visit.ts';
import type { Form } from '#rules/among.ts';
import { approved } from '../counted-among.ts';
import type { Choices } from '../store/ballots.ts';
import type { Known } from './vote.ts';
import { say } from './words.ts';

type Values = Readonly<Record<string, string>>;

const upTo = (from: number, to: number): readonly string[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => String(from + at));

/** The marks that a text may get on this ballot, besides none. */
function marksOf({ rule, state }: Known): readonly string[] {
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

/** Why a ballot about all the texts cannot be counted as it is: said before it is cast, so that nobody loses her vote by a slip. */
export function ballotProblems(visit: Visit, known: Known, choices: Choices): readonly Problem[] {
  const { among } = known.rule;
  const [field = ''] = known.state.items.map(({ item }) => item);
  if (among === null) return [];
  const marked = Object.entries(choices).filter(([, mark]) => mark !== '');
  if (among.form.is === 'approve') return among.form.most !== null && marked.length > among.form.most ? [{ field, words: say(visit.language, 'tooMany', { most: among.form.most, marked: marked.length }) }] : [];
  if (among.form.is === 'score') return [];
  const places = marked.map(([, mark]) => Number(mark)).sort((a, b) => a - b);
  const twice = marked.find(([, mark], at) => marked.findIndex(([, other]) => other === mark) < at);
  if (twice !== undefined) return [{ field: twice[0], words: say(visit.language, 'samePlace', { place: Number(twice[1]) }) }];
  const gap = places.findIndex((place, at) => place !== at + 1);
  return gap < 0 ? [] : [{ field, words: say(visit.language, 'placeMissing', { place: gap + 1 }) }];
}

function Approvals({ known, typed, visit, most }: { readonly known: Known; readonly typed: Typed; readonly visit: Visit; readonly most: number | null }): VNode {
  const { language } = visit;
  return (
    <fieldset class={typed.problems.length > 0 ? 'field wrong' : 'field'}>
      <legend>{most === null ? say(language, 'approveAny') : say(language, 'approveMost', { most })}</legend>
      {known.state.items.map(({ item }) => (
        <div class="option"><input type="checkbox" id={item} name={item} value={approved} checked={typed.values[item] === approved} /><label for={item}><Said>{known.title(item)}</Said></label></div>
      ))}
    </fieldset>
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
  if (among?.form.is === 'approve') return <Approvals known={known} typed={typed} visit={visit} most={among.form.most} />;
  if (among !== null) return <Numbers known={known} typed={typed} visit={visit} form={among.form} />;
  const options = [...labels.map(({ key, words }) => ({ value: key, label: words[language] ?? key })), { value: '', label: say(language, 'blankOption') }];
  return <>{known.state.items.map(({ item }) => <Choice name={item} label={known.title(item)} typed={typed} options={options} />)}</>;
}
