import { idFrom } from '@plenaria/kernel/id.ts';
import type { VNode } from 'preact';
import { Button, Form, Notice, Problems, TextArea, untyped, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import type { Policy, Reply, Role, Route, Visit } from '#people/visit.ts';
import { actingRole, generalRefusal } from '#people/web/verb-form.tsx';
import { closeStatements } from '#rooms/deliberate/close-statements.ts';
import { Likeness, nextStatement, suggestThemes, tally } from '#rooms/deliberate/opinion.ts';
import { answeredBy, answersBy, answersOf, pendingFor, roundOf, sessionById, statementsOf, type Round, type StatementRow } from '#rooms/deliberate/read.ts';
import { resultsOf, type Results } from '#rooms/deliberate/results.ts';
import { addStatement, answer, impress, keepResult, openAgain, openRound, shutRound, takeOut, type Answers } from '#rooms/deliberate/store/statements.ts';
import { crumbsOf, floor, hallOf, leadsHere, pseudonymHere, type Hall } from './session.tsx';
import { nearlyAll, StatementResults } from './statements-results.tsx';
import { say } from './statements-words.ts';

const leaders: readonly Role[] = ['facilitator', 'organiser'];
const longest = 280;
const choices = ['agree', 'disagree', 'pass'] as const;

/** Members of the body whose session it is. */
const members: Policy = {
  may: ['member'],
  at: async (visit) => {
    const { state } = await sessionById(visit.db, visit.params['session'] ?? '');
    return state.state === 'unscheduled' ? null : state.body;
  },
};

interface Scene {
  readonly hall: Hall;
  readonly round: Round | null;
  readonly all: readonly StatementRow[];
  readonly standing: readonly StatementRow[];
  /** The pseudonym of a member who looks; null for others. */
  readonly own: string | null;
}

async function sceneOf(visit: Visit): Promise<Scene | null> {
  const hall = await hallOf(visit);
  if (hall === null) return null;
  const all = await statementsOf(visit.db, hall.id);
  const own = await pseudonymHere(visit, hall);
  return { hall, round: await roundOf(visit.db, hall.id), all, standing: all.filter(({ out }) => out === null), own: own !== null && hall.seated.includes(own) ? own : null };
}

const home = ({ id }: Hall): string => `/sessions/${id}/statements`;

const Opening = ({ visit, hall, typed }: { readonly visit: Visit; readonly hall: Hall; readonly typed: Typed }): VNode => (
  <><h2>{say(visit.language, 'forFloor')}</h2><Form action={home(hall)} proof={visit.proof}><TextArea name="words" label={say(visit.language, 'seeds')} help={say(visit.language, 'seedsHelp')} typed={typed} rows={8} /><Button name="do" value="open">{say(visit.language, 'open')}</Button></Form></>
);

/** The statement that is shown to this member now, with its three answers; or the button that asks for one. */
async function Turn({ visit, scene: { hall, standing, own } }: { readonly visit: Visit; readonly scene: Scene }): Promise<VNode | null> {
  if (own === null) return null;
  const { language } = visit;
  const done = await answeredBy(visit.db, hall.id, own);
  const answered = standing.filter(({ id }) => done.includes(id)).length;
  const pending = await pendingFor(visit.db, hall.id, own);
  const shown = standing.find(({ id }) => id === pending);
  const progress = <p class="quiet">{say(language, 'done', { answered, all: standing.length })}</p>;
  if (shown === undefined) return <><h2>{say(language, 'yourTurn')}</h2>{progress}{answered === standing.length ? <Notice tone="kept"><p>{say(language, 'allDone')}</p></Notice> : <Form action={`${home(hall)}/answer`} proof={visit.proof}><Button name="do" value="next">{say(language, answered === 0 ? 'begin' : 'goOn')}</Button></Form>}</>;
  return (
    <>
      <h2>{say(language, 'yourTurn')}</h2>
      <blockquote><Said>{shown.words}</Said></blockquote><p class="quiet">{say(language, shown.seed ? 'fromStart' : 'from')}</p>
      <Form action={`${home(hall)}/answer`} proof={visit.proof}>
        <input type="hidden" name="statement" value={shown.id} />
        <div class="option"><input type="checkbox" id="matters" name="matters" value="yes" /><label for="matters">{say(language, 'matters')}</label></div>
        <div class="taps one">{choices.map((choice) => <button type="submit" class="second" name="choice" value={choice}>{say(language, choice)}</button>)}</div>
      </Form>
      {progress}
    </>
  );
}

/** What this member answered so far; another answer replaces it until answering is closed. */
async function Mine({ visit, scene: { hall, standing, own } }: { readonly visit: Visit; readonly scene: Scene }): Promise<VNode | null> {
  const { language } = visit;
  const answers = own === null ? new Map<string, string>() : await answersBy(visit.db, hall.id, own);
  if (answers.size === 0) return null;
  return (
    <details class="wide"><summary>{say(language, 'mine')}</summary>
      <ul class="list">{standing.filter(({ id }) => answers.has(id)).map(({ id, words: statement }) => (
        <li><Said>{statement}</Said>
          <Form action={`${home(hall)}/answer`} proof={visit.proof}><input type="hidden" name="statement" value={id} />
            <p class="acts">{choices.map((choice) => (answers.get(id) === choice ? <strong>{say(language, choice)}</strong> : <button type="submit" class="quiet-button" name="choice" value={choice}>{say(language, choice)}</button>))}</p>
          </Form>
        </li>
      ))}</ul>
    </details>
  );
}

const Writing = ({ visit, hall, typed, alike }: { readonly visit: Visit; readonly hall: Hall; readonly typed: Typed; readonly alike: string | null }): VNode => (
  <>
    <h2>{say(visit.language, 'write')}</h2>
    {visit.query.has('added') ? <Notice tone="kept"><p>{say(visit.language, 'added')}</p></Notice> : null}
    <Form action={`${home(hall)}/write`} proof={visit.proof}>
      <TextArea name="words" label={say(visit.language, 'writeLabel')} help={say(visit.language, 'writeHelp')} typed={typed} rows={3} />
      {alike === null ? <Button second>{say(visit.language, 'add')}</Button> : <Button name="different" value="yes" second>{say(visit.language, 'different')}</Button>}
    </Form>
  </>
);

/** Below this many statements a list is read faster than its themes. */
const fewestForThemes = 12;

/** Keeps one of two that say the same: the other is taken out with that reason. Its answers are not carried over; people are asked again. */
const Joining = ({ visit, hall, stays, goes }: { readonly visit: Visit; readonly hall: Hall; readonly stays: string; readonly goes: string }): VNode => (
  <Form action={home(hall)} proof={visit.proof}>
    <input type="hidden" name="statement" value={goes} /><input type="hidden" name="why" value={[...say(visit.language, 'saidAlready', { words: stays })].slice(0, longest).join('')} />
    <p class="acts"><Said>{stays}</Said><button type="submit" class="quiet-button" name="do" value="out">{say(visit.language, 'keepThis')}</button></p>
  </Form>
);

function Moderating({ visit, scene: { hall, standing }, people }: { readonly visit: Visit; readonly scene: Scene; readonly people: number }): VNode {
  const { language, proof } = visit;
  const wordsOf = (id: string): string => standing.find((one) => one.id === id)?.words ?? '';
  const pairs = new Likeness(standing).pairs(wordsOf);
  const themes = standing.length < fewestForThemes ? [] : suggestThemes(standing, hall.id);
  return (
    <>
      <h2>{say(language, 'forFloor')}</h2>
      <p>{say(language, 'answering', { count: people })}</p>
      {pairs.length === 0 ? null : <><h3>{say(language, 'alikePairs')}</h3><p class="quiet">{say(language, 'alikeHelp')}</p><ul class="list">{pairs.map(({ one, other }) => (
        <li><Joining visit={visit} hall={hall} stays={wordsOf(one)} goes={other} /><Joining visit={visit} hall={hall} stays={wordsOf(other)} goes={one} /></li>
      ))}</ul></>}
      {themes.length === 0 ? null : <details><summary>{say(language, 'themes')}</summary><p class="quiet">{say(language, 'themesHelp')}</p>{themes.map((theme) => <><h3>{theme.words.length === 0 ? say(language, 'themeNone') : theme.words.join(' · ')}</h3><ul>{theme.statements.map((id) => <li><Said>{wordsOf(id)}</Said></li>)}</ul></>)}</details>}
      <ul class="list">{standing.map(({ id, words: statement }) => (
        <li><strong><Said>{statement}</Said></strong>
          <details><summary>{say(language, 'takeOut')}</summary><Form action={home(hall)} proof={proof}><input type="hidden" name="statement" value={id} /><div class="field"><label for={`why-${id}`}>{say(language, 'takeOutWhy')}</label><input type="text" id={`why-${id}`} name="why" dir="auto" autoComplete="off" /></div><Button name="do" value="out" second>{say(language, 'takeOut')}</Button></Form></details>
        </li>
      ))}</ul>
      <Form action={home(hall)} proof={proof}><p class="quiet">{say(language, 'closeHelp')}</p><Button name="do" value="close">{say(language, 'close')}</Button></Form>
    </>
  );
}

interface Trouble {
  readonly words: string;
  readonly alike: string | null;
}

/** Results are published by the fact that answering was closed, and not before. */
const published = ({ hall, round }: Pick<Scene, 'hall' | 'round'>): Results | null => (hall.session.statements === null ? null : (round?.result ?? null));

const TooLate = ({ trouble }: { readonly trouble: Trouble | null }): VNode | null => (trouble === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{trouble.words}</p></div>);

/** Between the last answer and the results: what a reader sees meanwhile, and what takes it up again if it was broken off. */
function shutPage(visit: Visit, hall: Hall, trouble: Trouble | null): Reply {
  const { language } = visit;
  const leads = leadsHere(visit, hall);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'shutTitle')} lede={say(language, 'shutLede')} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={trouble !== null}>
      <TooLate trouble={trouble} />
      {leads ? <Form action={home(hall)} proof={visit.proof}><p class="quiet">{say(language, 'shutHelp')}</p><Button name="do" value="close">{say(language, 'shutGoOn')}</Button></Form> : <p><a href={home(hall)}>{say(language, 'shutAgain')}</a></p>}
    </Page>,
  );
  return { kind: 'page', html, status: trouble === null ? 200 : 422, live: true, ...(leads ? { secret: true as const } : {}) };
}

async function closedPage(visit: Visit, { hall, round, all }: Scene, trouble: Trouble | null): Promise<Reply> {
  const { language } = visit;
  const result = published({ hall, round });
  if (result === null) return shutPage(visit, hall, trouble);
  const words = new Map(all.map((one) => [one.id, one.words]));
  const told = { result, wordsOf: (id: string): string => words.get(id) ?? '…', out: all.filter(({ out }) => out !== null) };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'resultTitle', { count: nearlyAll(result) })} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={trouble !== null}
      lede={result.people === null ? say(language, 'resultFew') : say(language, 'resultLede', { people: result.people, count: result.statements.length })}
      margin={<><h2>{say(language, 'howTitle')}</h2><p>{say(language, 'how', { position: result.position < 5 ? '1–4' : result.position, digest: hall.session.statements?.digest.slice(0, 16) ?? '' })}</p><p><a href={`${home(hall)}.json`}>{say(language, 'file')}</a></p></>}>
      <TooLate trouble={trouble} />
      <StatementResults visit={visit} published={told} />
    </Page>,
  );
  return { kind: 'page', html, status: trouble === null ? 200 : 422 };
}

async function statementsPage(visit: Visit, trouble: Trouble | null): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const { hall, round, standing, own } = scene;
  if (round?.closed) return closedPage(visit, scene, trouble);
  const { language } = visit;
  const typed: Typed = trouble === null ? untyped(language) : { language, values: visit.form.values, problems: [{ field: 'words', words: trouble.words }] };
  const leads = leadsHere(visit, hall);
  const people = leads && round !== null ? new Set([...(await answersOf(visit.db, hall.id)).last.values()].map(({ person }) => person)).size : 0;
  const html = renderPage(
    <Page around={visit.around} title={say(language, round === null ? 'noneTitle' : 'openTitle')} lede={round === null ? say(language, 'noneLede') : say(language, 'openLede', { count: standing.length })} crumbs={crumbsOf(visit, hall, true)} place="assemblies" wrong={trouble !== null}>
      <Problems typed={typed} />
      {round === null ? (leads && hall.session.state === 'open' ? <Opening visit={visit} hall={hall} typed={typed} /> : null) : (
        <>
          {await Turn({ visit, scene })}
          {await Mine({ visit, scene })}
          {own === null && !leads ? null : <Writing visit={visit} hall={hall} typed={typed} alike={trouble?.alike ?? null} />}
          {leads ? <Moderating visit={visit} scene={scene} people={people} /> : null}
        </>
      )}
    </Page>,
  );
  return { kind: 'page', html, status: trouble === null ? 200 : 422, live: true, ...(leads || own !== null ? { secret: true as const } : {}) };
}

const wrong = (visit: Visit, key: 'mSeeds' | 'mWords' | 'mWhy' | 'rState' | 'rClosed'): Promise<Reply> => statementsPage(visit, { words: say(visit.language, key), alike: null });

async function openIt(visit: Visit, { hall, round }: Scene): Promise<Reply> {
  const lines = visit.form.get('words').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (round !== null || hall.session.state !== 'open') return wrong(visit, 'rState');
  if (lines.length < 3 || lines.length > 200 || lines.some((line) => [...line].length > longest)) return wrong(visit, 'mSeeds');
  await openRound(visit.db, hall.id, idFrom(visit.random(20)), visit.now);
  for (const words of lines) await addStatement(visit.db, hall.id, { id: idFrom(visit.random(20)), words, author: null, seed: true }, visit.now);
  return { kind: 'see-other', to: home(hall) };
}

/** The fact that answering is closed, with the digest of what counts; null once it is in the record. */
async function makeItFact(visit: Visit, hall: Hall, salt: string, standing: readonly StatementRow[], { last }: Answers) {
  if (hall.session.statements !== null) return null;
  const ids = new Set(standing.map(({ id }) => id));
  const rows = [...last.values()].filter(({ statement }) => ids.has(statement)).map(({ person, statement, choice }) => [person, statement, choice] as const).sort(([a, s], [b, t]) => (a < b || (a === b && s < t) ? -1 : 1));
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const command = { session: hall.id, statements: standing.map(({ id, words }) => [id, words] as const), answers: rows, salt };
  const acted = await visit.book.act(closeStatements, { command, key: visit.form.get('key') || visit.proof.key, by, at: visit.now });
  return acted.ok || acted.refusal === 'already-closed' ? null : acted.refusal;
}

/**
 * No answer is taken once this began. If it is broken off, the same button takes it up where it stopped. The fact comes last:
 * with it the results are published, and pages that were made before it are made anew.
 */
async function closeIt(visit: Visit, { hall, round }: Scene): Promise<Reply> {
  if (round === null) return wrong(visit, 'rState');
  await shutRound(visit.db, hall.id, visit.now);
  const standing = (await statementsOf(visit.db, hall.id)).filter(({ out }) => out === null);
  const answers = await answersOf(visit.db, hall.id);
  await keepResult(visit.db, hall.id, resultsOf({ last: answers.last, matters: answers.matters, position: answers.position, statements: standing.map(({ id }) => id) }));
  const refusal = await makeItFact(visit, hall, round.salt, standing, answers);
  if (refusal !== null) {
    await openAgain(visit.db, hall.id);
    return statementsPage(visit, { words: generalRefusal(refusal, visit.language) ?? say(visit.language, 'rState'), alike: null });
  }
  return { kind: 'see-other', to: home(hall) };
}

/** What facilitators do here: open with first statements, take one out with a reason, close and publish. */
async function lead(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const wanted = visit.form.get('do');
  if (wanted === 'close' && published(scene) !== null) return { kind: 'see-other', to: home(scene.hall) };
  if (scene.round?.closed && wanted !== 'close') return wrong(visit, 'rClosed');
  switch (wanted) {
    case 'open': return openIt(visit, scene);
    case 'close': return closeIt(visit, scene);
    case 'out': {
      const [statement, why] = [visit.form.get('statement'), visit.form.get('why').trim()];
      if (why === '' || [...why].length > longest) return wrong(visit, 'mWhy');
      await takeOut(visit.db, scene.hall.id, statement, why);
      return { kind: 'see-other', to: home(scene.hall) };
    }
    default: return wrong(visit, 'rState');
  }
}

/** Chooses what this member sees next and logs how likely it was. */
async function showNext(visit: Visit, hall: Hall, standing: readonly StatementRow[], own: string, salt: string): Promise<void> {
  const { last, position } = await answersOf(visit.db, hall.id);
  const counts = new Map(tally(last).map((one) => [one.statement, one]));
  const answered = (await answeredBy(visit.db, hall.id, own)).filter((id) => standing.some((one) => one.id === id));
  const shown = nextStatement({
    person: own, answered, position, seed: salt,
    statements: standing.map(({ id, seed }) => ({ ...(counts.get(id) ?? { agree: 0, disagree: 0, pass: 0 }), statement: id, kind: seed ? 'seed' as const : 'ordinary' as const, estimate: null })),
  });
  if (shown !== null) await impress(visit.db, hall.id, own, shown.statement, shown.propensity, position, visit.now);
}

async function answerIt(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const { hall, round, standing, own } = scene;
  if (round?.closed) return wrong(visit, 'rClosed');
  if (round === null || own === null) return wrong(visit, 'rState');
  const choice = choices.find((one) => one === visit.form.get('choice'));
  const statement = standing.find(({ id }) => id === visit.form.get('statement'));
  if (choice !== undefined && statement !== undefined && !(await answer(visit.db, { id: idFrom(visit.random(20)), session: hall.id, statement: statement.id, pseudonym: own, choice, matters: choice === 'agree' && visit.form.get('matters') === 'yes' }, visit.now))) return wrong(visit, 'rClosed');
  if ((await pendingFor(visit.db, hall.id, own)) === null) await showNext(visit, hall, standing, own, round.salt);
  return { kind: 'see-other', to: home(hall) };
}

async function writeIt(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const { hall, round, standing, own } = scene;
  if (round?.closed) return wrong(visit, 'rClosed');
  if (round === null || (own === null && !leadsHere(visit, hall))) return wrong(visit, 'rState');
  const words = visit.form.get('words').replace(/\s+/g, ' ').trim();
  if (words === '' || [...words].length > longest) return wrong(visit, 'mWords');
  const [alike] = new Likeness(standing).like(words);
  const there = standing.find(({ id }) => id === alike?.id);
  if (there !== undefined && visit.form.get('different') !== 'yes') return statementsPage(visit, { words: say(visit.language, 'alike', { words: there.words }), alike: there.id });
  if (!(await addStatement(visit.db, hall.id, { id: idFrom(visit.random(20)), words, author: own, seed: false }, visit.now))) return wrong(visit, 'rClosed');
  return { kind: 'see-other', to: `${home(hall)}?added` };
}

/** What is published, as a file for other programs. */
async function resultsFile(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  const result = scene === null ? null : published(scene);
  if (scene === null || result === null) return { kind: 'not-found' };
  const words = Object.fromEntries(scene.standing.map((one) => [one.id, one.words]));
  return { kind: 'file', name: 'statements.json', mediaType: 'application/json', bytes: new TextEncoder().encode(`${JSON.stringify({ ...result, words })}\n`) };
}

/** Statements in a session: opened with a few, answered by members, added to by members, closed and published once. */
export const statementRoutes: readonly Route[] = [
  { method: 'GET', path: '/sessions/:session/statements', policy: { may: 'anyone' }, run: (visit) => statementsPage(visit, null) },
  { method: 'GET', path: '/sessions/:session/statements.json', policy: { may: 'anyone' }, run: resultsFile },
  { method: 'POST', path: '/sessions/:session/statements', policy: floor, run: lead },
  { method: 'POST', path: '/sessions/:session/statements/answer', policy: members, run: answerIt },
  { method: 'POST', path: '/sessions/:session/statements/write', policy: { ...members, may: ['member', ...leaders] }, run: writeIt },
];
