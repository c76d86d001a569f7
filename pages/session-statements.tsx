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
import { resultsOf } from '#rooms/deliberate/results.ts';
import { addStatement, answer, impress, keepResult, openRound, takeOut } from '#rooms/deliberate/store/statements.ts';
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

async function closedPage(visit: Visit, { hall, round, all }: Scene): Promise<Reply> {
  const { language } = visit;
  const result = round?.result ?? null;
  if (result === null) return { kind: 'not-found' };
  const words = new Map(all.map((one) => [one.id, one.words]));
  const published = { result, wordsOf: (id: string): string => words.get(id) ?? '…', out: all.filter(({ out }) => out !== null) };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'resultTitle', { count: nearlyAll(result) })} crumbs={crumbsOf(visit, hall, true)} place="assemblies"
      lede={result.people === null ? say(language, 'resultFew') : say(language, 'resultLede', { people: result.people, count: result.statements.length })}
      margin={<><h2>{say(language, 'howTitle')}</h2><p>{say(language, 'how', { position: result.position < 5 ? '1–4' : result.position, digest: hall.session.statements?.digest.slice(0, 16) ?? '' })}</p><p><a href={`${home(hall)}.json`}>{say(language, 'file')}</a></p></>}>
      <StatementResults visit={visit} published={published} />
    </Page>,
  );
  return { kind: 'page', html };
}

interface Trouble {
  readonly words: string;
  readonly alike: string | null;
}

async function statementsPage(visit: Visit, trouble: Trouble | null): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const { hall, round, standing, own } = scene;
  if (round?.closed) return closedPage(visit, scene);
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
  return { kind: 'page', html, status: trouble === null ? 200 : 422, ...(leads || own !== null ? { secret: true as const } : {}) };
}

const wrong = (visit: Visit, key: 'mSeeds' | 'mWords' | 'mWhy' | 'rState'): Promise<Reply> => statementsPage(visit, { words: say(visit.language, key), alike: null });

async function openIt(visit: Visit, { hall, round }: Scene): Promise<Reply> {
  const lines = visit.form.get('words').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (round !== null || hall.session.state !== 'open') return wrong(visit, 'rState');
  if (lines.length < 3 || lines.length > 200 || lines.some((line) => [...line].length > longest)) return wrong(visit, 'mSeeds');
  await openRound(visit.db, hall.id, idFrom(visit.random(20)), visit.now);
  for (const words of lines) await addStatement(visit.db, hall.id, { id: idFrom(visit.random(20)), words, author: null, seed: true }, visit.now);
  return { kind: 'see-other', to: home(hall) };
}

async function closeIt(visit: Visit, { hall, round, standing }: Scene): Promise<Reply> {
  if (round === null) return wrong(visit, 'rState');
  const answers = await answersOf(visit.db, hall.id);
  const ids = new Set(standing.map(({ id }) => id));
  const rows = [...answers.last.values()].filter(({ statement }) => ids.has(statement)).map(({ person, statement, choice }) => [person, statement, choice] as const).sort(([a, s], [b, t]) => (a < b || (a === b && s < t) ? -1 : 1));
  const by = await visit.actor(actingRole(visit, leaders, hall.session.body), hall.session.body);
  const command = { session: hall.id, statements: standing.map(({ id, words }) => [id, words] as const), answers: rows, salt: round.salt };
  const acted = await visit.book.act(closeStatements, { command, key: visit.form.get('key') || visit.proof.key, by, at: visit.now });
  if (!acted.ok) return statementsPage(visit, { words: generalRefusal(acted.refusal, visit.language) ?? say(visit.language, 'rState'), alike: null });
  await keepResult(visit.db, hall.id, resultsOf({ last: answers.last, matters: answers.matters, position: answers.position, statements: [...ids] }), visit.now);
  return { kind: 'see-other', to: home(hall) };
}

/** What facilitators do here: open with first statements, take one out with a reason, close and publish. */
async function lead(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  if (scene.round?.closed) return wrong(visit, 'rState');
  switch (visit.form.get('do')) {
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
  if (round === null || round.closed || own === null) return wrong(visit, 'rState');
  const choice = choices.find((one) => one === visit.form.get('choice'));
  const statement = standing.find(({ id }) => id === visit.form.get('statement'));
  if (choice !== undefined && statement !== undefined) await answer(visit.db, { id: idFrom(visit.random(20)), session: hall.id, statement: statement.id, pseudonym: own, choice, matters: choice === 'agree' && visit.form.get('matters') === 'yes' }, visit.now);
  if ((await pendingFor(visit.db, hall.id, own)) === null) await showNext(visit, hall, standing, own, round.salt);
  return { kind: 'see-other', to: home(hall) };
}

async function writeIt(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  if (scene === null) return { kind: 'not-found' };
  const { hall, round, standing, own } = scene;
  if (round === null || round.closed || (own === null && !leadsHere(visit, hall))) return wrong(visit, 'rState');
  const words = visit.form.get('words').replace(/\s+/g, ' ').trim();
  if (words === '' || [...words].length > longest) return wrong(visit, 'mWords');
  const [alike] = new Likeness(standing).like(words);
  const there = standing.find(({ id }) => id === alike?.id);
  if (there !== undefined && visit.form.get('different') !== 'yes') return statementsPage(visit, { words: say(visit.language, 'alike', { words: there.words }), alike: there.id });
  await addStatement(visit.db, hall.id, { id: idFrom(visit.random(20)), words, author: own, seed: false }, visit.now);
  return { kind: 'see-other', to: `${home(hall)}?added` };
}

/** What is published, as a file for other programs. */
async function resultsFile(visit: Visit): Promise<Reply> {
  const scene = await sceneOf(visit);
  const result = scene?.round?.result ?? null;
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
