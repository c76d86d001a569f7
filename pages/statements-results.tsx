import type { VNode } from 'preact';
import { Drawing } from '#kit/drawing.tsx';
import { Notice } from '#kit/form.tsx';
import { Said } from '#kit/said.tsx';
import { listIn } from '#kit/words.ts';
import type { Visit } from '#people/visit.ts';
import { groundPicture, mapPicture, spanSaid, statementBar, tallySaid, type TallyShown } from '#rooms/deliberate/opinion.ts';
import type { Camps } from '#rooms/deliberate/camps.ts';
import type { Results } from '#rooms/deliberate/results.ts';
import { say } from './statements-words.ts';

export interface Published {
  readonly result: Results;
  readonly wordsOf: (statement: string) => string;
  readonly out: readonly { readonly words: string; readonly out: string | null }[];
}

/** Statements with which more than four in five surely agree, by what is published. */
export const nearlyAll = ({ statements }: Results): number => statements.filter(({ shown }) => shown.shown === 'counts' && shown.agree.least * 5 > shown.people * 4).length;

const slateWords = { marks: 'slateBy', model: 'slateModel', agreement: 'slatePlain' } as const;

function Slate({ visit: { language }, published: { result: { slate }, wordsOf } }: { readonly visit: Visit; readonly published: Published }): VNode {
  if (!slate.found) return <p class="quiet">{say(language, 'slateNone')}</p>;
  return (
    <>
      <p class="quiet">{say(language, slateWords[slate.by])}</p>
      <ol>{slate.statements.map((id) => <li><Said>{wordsOf(id)}</Said></li>)}</ol>
      {slate.covered === null ? null : <p>{say(language, 'slateAudit', { part: spanSaid(language, slate.covered.part), of: slate.covered.of, degree: slate.ejrPlus, atMost: slate.atMost, both: slate.inBoth })}</p>}
    </>
  );
}

function Ground({ visit: { language }, published: { result: { ground }, wordsOf } }: { readonly visit: Visit; readonly published: Published }): VNode {
  if (ground === null) return <Notice><p>{say(language, 'small')}</p></Notice>;
  const listed = (ids: readonly string[]): string => (ids.length === 0 ? '–' : listIn(language, ids.map((id) => `“${wordsOf(id)}”`)));
  const picture = groundPicture(language, ground.agreement.map((line) => ({ ...line, words: wordsOf(line.statement) })));
  return (
    <>
      <h2>{say(language, 'groundTitle')}</h2>
      {ground.agreement.length === 0 ? <p>{say(language, 'groundNone')}</p> : <><p class="quiet">{say(language, 'groundLede')}</p><Drawing picture={picture} /><details><summary>{say(language, 'mapWords')}</summary><ul>{picture.lines.map((line) => <li>{line}</li>)}</ul></details></>}
      {ground.rejection.length === 0 ? null : <p>{say(language, 'groundRejected', { statements: listed(ground.rejection.map(({ statement }) => statement)) })}</p>}
      {ground.alike === 0 ? null : (
        <>
          <p class="quiet">{say(language, ground.collapsed ? 'alikeRows' : 'alikeKept', { alike: ground.alike })}</p>
          <details><summary>{say(language, 'plainList')}</summary>
            <ol>{ground.everyAnswerAlike.map(({ statement }) => <li><Said>{wordsOf(statement)}</Said></li>)}</ol>
            <ul>{ground.blocs.map(({ people, agree, disagree }) => <li>{say(language, 'bloc', { people, agree: listed(agree), disagree: listed(disagree) })}</li>)}</ul>
          </details>
        </>
      )}
    </>
  );
}

/** The counts of one camp: they may be said exactly, or they would not be here. */
const exactly = ({ agree, disagree, pass }: Camps['parting'][number]['a']): TallyShown => ({ shown: 'counts', people: agree + disagree + pass, agree: { least: agree, most: agree }, disagree: { least: disagree, most: disagree }, pass: { least: pass, most: pass } });

function People({ visit: { language }, published: { result: { camps }, wordsOf } }: { readonly visit: Visit; readonly published: Published }): VNode | null {
  if (camps.map.length === 0) return null;
  const picture = mapPicture(language, camps.map.map(({ camp, regions }) => ({ name: camp === null ? null : say(language, 'camp', { camp }), regions })));
  const { answer, figures, parting } = camps;
  return (
    <>
      <h2>{say(language, 'mapTitle')}</h2><Drawing picture={picture} />
      <ul class="quiet">{picture.lines.map((line) => <li>{line}</li>)}</ul>
      <p><strong>{say(language, answer)}.</strong> {figures === null || answer !== 'two-groups' ? '' : say(language, 'gate', { chance: Math.round(figures.probability * 100), separation: figures.separation, stability: figures.stability })}</p>
      {parting.length === 0 ? null : <><h3>{say(language, 'parting')}</h3><ul>{parting.map(({ statement, a, b }) => <li><Said>{wordsOf(statement)}</Said><span class="under">{say(language, 'campSaid', { camp: 'A', said: tallySaid(language, exactly(a)) })}</span><span class="under">{say(language, 'campSaid', { camp: 'B', said: tallySaid(language, exactly(b)) })}</span></li>)}</ul></>}
    </>
  );
}

/** Everything that is published of a session's answers: the short list, common ground, the map, every statement, and what was taken out. */
export function StatementResults({ visit, published }: { readonly visit: Visit; readonly published: Published }): VNode {
  const { language } = visit;
  const { result, wordsOf, out } = published;
  return (
    <>
      <h2>{say(language, 'slateTitle')}</h2><Slate visit={visit} published={published} />
      <Ground visit={visit} published={published} /><People visit={visit} published={published} />
      <h2>{say(language, 'allTitle')}</h2><p class="quiet">{say(language, 'hiding')}</p>
      <ul class="list">{result.statements.map(({ statement, shown }) => (
        <li><strong><Said>{wordsOf(statement)}</Said></strong>{shown.shown === 'counts' ? <Drawing picture={statementBar(language, wordsOf(statement), shown)} as="bar" /> : null}<span>{tallySaid(language, shown)}</span></li>
      ))}</ul>
      {out.length === 0 ? null : <><h2>{say(language, 'outTitle')}</h2><ul>{out.map((one) => <li><Said>{one.words}</Said><span class="under"><Said>{one.out ?? ''}</Said></span></li>)}</ul></>}
    </>
  );
}
