import type { VNode } from 'preact';
import { chartOf } from '@plenaria/tally/chart/chart.ts';
import { smallestChanges } from '@plenaria/tally/change/smallest.ts';
import { sensitivity } from '@plenaria/tally/change/sensitivity.ts';
import { decide } from '@plenaria/tally/decide.ts';
import { changeSentence, otherwiseSentences } from '@plenaria/tally/explain/changes.ts';
import type { Question } from '@plenaria/tally/contract.ts';
import type { Naming, Sheet, Told } from '@plenaria/tally/explain/contract.ts';
import { explain } from '@plenaria/tally/explain/explain.ts';
import { verify } from '@plenaria/tally/verify/verify.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { Table } from '#kit/table.tsx';
import type { ItemCounted } from '../counted-among.ts';
import { ChartPair } from './chart.tsx';
import { say } from './words.ts';

/** How many counts a page may make to find what would have changed a text's fate: fewer, the more one count weighs. */
const patience = ({ options, ballots }: Question<unknown>): number => Math.max(8, Math.min(200, Math.floor(100_000 / (options.length * Math.max(1, ballots.length)))));

interface Searched {
  readonly changes: ReturnType<typeof smallestChanges>;
  readonly otherwise: ReturnType<typeof sensitivity>;
  readonly checked: ReturnType<typeof verify>;
}

const searched = new Map<string, Searched>();
const mostKept = 100;

/**
 * What was searched and checked about one count. It takes up to hundreds of counts and never changes under the digests of the
 * ballots, the question and the decision, so the last hundred are remembered by them.
 */
function searchedIn({ question, counted }: ItemCounted): Searched {
  const { ballots, question: asked, decision } = counted.digests;
  const key = `${ballots}/${asked}/${decision}`;
  const known = searched.get(key);
  if (known !== undefined) return known;
  const found = { changes: smallestChanges(question, counted, decide, { counts: patience(question) }), otherwise: sensitivity(question, counted, decide), checked: verify(question, counted) };
  if (searched.size >= mostKept) searched.clear();
  searched.set(key, found);
  return found;
}

function SheetTable({ sheet, caption }: { readonly sheet: Sheet; readonly caption: string }): VNode {
  const [name, before, moved, after] = sheet.heads;
  const still = sheet.rows.every((row) => row.moved === row.after);
  const cells = ({ name: label, before: was, moved: change, after: is }: Sheet['sum']): readonly string[] => (still ? [label, is] : [label, was, change, is]);
  const columns = [{ heading: name, lead: true as const }, ...(still ? [{ heading: after, number: true as const }] : [before, moved, after].map((heading) => ({ heading, number: true as const })))];
  return <Table caption={caption} columns={columns} rows={[...sheet.rows.map(cells), cells(sheet.sum).map((cell) => <strong>{cell}</strong>)]} />;
}

const Step = ({ told, language }: { readonly told: Told; readonly language: Language }): VNode => (
  <li>
    <p>{told.sentences.join(' ')}</p>
    {told.text === null ? null : <p class="small quiet">{say(language, 'clause', { clause: told.clause, text: told.text })}</p>}
    {told.sheet === null ? null : <SheetTable sheet={told.sheet} caption={say(language, 'stepTable', { step: told.number })} />}
  </li>
);

/** How one text was counted: a sentence, a picture, each step with its clause, what would have changed it, and the check. */
export function Working({ one, naming, title, language }: { readonly one: ItemCounted; readonly naming: Naming; readonly title: VNode | null; readonly language: Language }): VNode {
  const { counted } = one;
  const told = explain(counted, naming, language);
  const [wide, narrow] = [chartOf(counted, naming, language, 720), chartOf(counted, naming, language, 320)];
  const { changes, otherwise, checked } = searchedIn(one);
  return (
    <section class="working">
      {title === null ? null : <h3>{title}</h3>}
      <p>{told.sentence}</p>
      {title === null ? <p class="small quiet">{told.accounts}</p> : null}
      {told.reasons.length > 1 ? <ul>{told.reasons.map(({ sentence }) => <li>{sentence}</li>)}</ul> : null}
      {wide && narrow ? <ChartPair wide={wide} narrow={narrow} /> : null}
      <details class="wide">
        <summary>{say(language, 'howCounted')}</summary>
        <ol>{told.steps.map((step) => <Step told={step} language={language} />)}</ol>
        {title === null ? <h3>{say(language, 'whatWould')}</h3> : <h4>{say(language, 'whatWould')}</h4>}
        <ul>
          {changes.map((change) => <li>{changeSentence(counted, naming, {}, language, change)}</li>)}
          {otherwiseSentences(counted, naming, language, otherwise).map((sentence) => <li>{sentence}</li>)}
        </ul>
        <p class="small quiet">{say(language, checked.holds ? 'checked' : 'checkFailed', { checks: checked.checks })}</p>
      </details>
    </section>
  );
}
