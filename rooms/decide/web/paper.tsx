import type { VNode } from 'preact';
import { Button, Form, Notice, Problems, Select, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { namesOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { generalRefusal } from '#people/web/verb-form.tsx';
import { wholePaper } from '../counted-among.ts';
import { countPaper, type CountPaperRefusal } from '../count-paper.ts';
import { handedPaper, handPaper, keepPapers, papersDigest, readingsOf, takeBack, type Paper, type Reading } from '../store/ballots.ts';
import { PaperFields, readPaper, typedBefore } from './paper-entry.tsx';
import { Sheet } from './paper-print.tsx';
import { say } from './paper-words.ts';
import { refused } from './refusals.ts';
import { bodyOf, crumbs as crumbsToVote, knownOf, type Known } from './vote.ts';

/** A vote that is open on paper, as one of its tellers may see it. */
interface Table extends Known {
  readonly readings: readonly Reading[];
  /** The teller's own pseudonym: she sees her own reading and no other. */
  readonly me: string;
}

async function tableOf(visit: Visit): Promise<Table | null> {
  const known = await knownOf(visit);
  if (known === null || known.state.state !== 'voting' || !known.state.channels.includes('paper')) return null;
  return { ...known, readings: await readingsOf(visit.db, known.id), me: (await visit.actor('teller', known.state.body)).pseudonym ?? '' };
}

const policy = { may: ['teller'] as const, at: bodyOf };
const crumbs = (visit: Visit, table: Table) => [...crumbsToVote(visit, table), { words: say(visit.language, 'theVote'), href: `/decisions/${table.id}` }];
const paperHref = ({ id }: Table, batch: string, number: number): string => `/decisions/${id}/paper/${batch}/${number}`;

/** Where two finished readings of a batch differ: the papers and texts to look at again, never what the other typed. */
function differences(one: readonly Paper[], two: readonly Paper[]): readonly { readonly paper: number; readonly item: string }[] {
  return one.flatMap((paper) => {
    const other = two.find((candidate) => candidate.paper === paper.paper);
    const items = [...new Set([...Object.keys(paper.choices), ...Object.keys(other?.choices ?? {})])];
    return other === undefined ? [] : items.filter((item) => String(paper.choices[item] ?? []) !== String(other.choices[item] ?? [])).map((item) => ({ paper: paper.paper, item }));
  });
}

function Differences({ table, mine, other, visit }: { readonly table: Table; readonly mine: Reading; readonly other: Reading; readonly visit: Visit }): VNode {
  const { language } = visit;
  const found = differences(mine.papers, other.papers);
  return (
    <Notice tone="late">
      <p><strong>{say(language, 'differ')}</strong></p>
      {mine.papers.length === other.papers.length ? null : <p>{say(language, 'differNumber', { one: mine.papers.length, two: other.papers.length })} <a href={paperHref(table, mine.batch, mine.papers.length + 1)}>{say(language, 'goOn')}</a></p>}
      <ul>{found.map(({ paper, item }) => <li><a href={paperHref(table, mine.batch, paper)}>{item === wholePaper ? say(language, 'differWhole', { paper }) : say(language, 'differPaper', { paper, title: table.title(item) })}</a></li>)}</ul>
    </Notice>
  );
}

function Batch({ table, batch, visit }: { readonly table: Table; readonly batch: string; readonly visit: Visit }): VNode {
  const { language } = visit;
  const counted = table.state.paper.find((one) => one.batch === batch);
  const readings = table.readings.filter((one) => one.batch === batch);
  const mine = readings.find(({ counter }) => counter === table.me);
  const other = readings.find(({ counter }) => counter !== table.me);
  const line = (): VNode => {
    if (counted) return <p>{say(language, 'bCounted', { papers: counted.ballots })}</p>;
    if (mine?.complete && other?.complete) return <Differences table={table} mine={mine} other={other} visit={visit} />;
    if (mine) return <p>{say(language, mine.complete ? 'bDone' : 'bMine', { papers: mine.papers.length })}{mine.complete ? null : <> <a href={paperHref(table, batch, mine.papers.length + 1)}>{say(language, 'goOn')}</a></>}</p>;
    if (readings.length > 1) return <p>{say(language, 'bFull')}</p>;
    return other?.complete ? <p>{say(language, 'bFirst')} <a href={paperHref(table, batch, 1)}>{say(language, 'readIt')}</a></p> : <p>{say(language, 'bTyping')} <a href={paperHref(table, batch, 1)}>{say(language, 'readIt')}</a></p>;
  };
  return <li><h3>{say(language, 'batch', { batch })}</h3>{line()}</li>;
}

async function HandOut({ table, visit, typed, handed }: { readonly table: Table; readonly visit: Visit; readonly typed: Typed; readonly handed: readonly string[] }): Promise<VNode> {
  const { language } = visit;
  const names = await namesOf(visit.db, table.state.electorate);
  await visit.looked('paper-roll', [...names.values()].map(({ person }) => person));
  const collator = new Intl.Collator(language);
  const label = (voter: string): string => names.get(voter)?.name ?? voter;
  const without = table.state.electorate.filter((voter) => !handed.includes(voter)).map((value) => ({ value, label: label(value) })).sort((a, b) => collator.compare(a.label, b.label));
  return (
    <>
      <h2>{say(language, 'handTitle')}</h2>
      <Form action={`/decisions/${table.id}/paper/hand-out`} proof={visit.proof}>
        <Select name="voter" label={say(language, 'who')} help={say(language, 'handHelp')} typed={typed} options={[{ value: '', label: '–' }, ...without]} />
        <p class="acts"><Button>{say(language, 'handIt')}</Button><a href={`/decisions/${table.id}/paper/print`}>{say(language, 'printIt')}</a></p>
      </Form>
      {handed.length === 0 ? null : <><h3>{say(language, 'handed')}</h3><ul class="list">{handed.map((voter) => <li><p><Said>{label(voter)}</Said></p><Form action={`/decisions/${table.id}/paper/came-back`} proof={visit.proof}><input type="hidden" name="voter" value={voter} /><Button second>{say(language, 'cameBack')}</Button></Form></li>)}</ul></>}
    </>
  );
}

const nextName = (names: readonly string[]): string => [...'ABCDEFGHJKLMNPQRSTUVWXYZ'].find((letter) => !names.includes(letter)) ?? '';

async function page(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const table = await tableOf(visit);
  if (table === null) return { kind: 'not-found' };
  const { language } = visit;
  const handed = await handedPaper(visit.db, table.id);
  const batches = [...new Set([...table.readings.map(({ batch }) => batch), ...table.state.paper.map(({ batch }) => batch)])];
  const typed: Typed = { language, problems, values: visit.method === 'POST' ? { batch: nextName(batches), ...visit.form.values } : { batch: nextName(batches) } };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'title', { handed: handed.length, counted: table.state.paper.reduce((sum, { ballots }) => sum + ballots, 0) })} lede={say(language, 'lede')} place="assemblies" crumbs={crumbs(visit, table)} wrong={problems.length > 0}>
      <Problems typed={typed} />
      {await HandOut({ table, visit, typed, handed })}
      <h2>{say(language, 'batches')}</h2>
      {batches.length === 0 ? <p class="quiet">{say(language, 'noBatches')}</p> : <ul class="list">{batches.map((batch) => <Batch table={table} batch={batch} visit={visit} />)}</ul>}
      <Form action={`/decisions/${table.id}/paper/begin`} proof={visit.proof}><TextField name="batch" label={say(language, 'batchName')} typed={typed} width="tiny" /><Button second>{say(language, 'begin')}</Button></Form>
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

const hand = (work: (visit: Visit, decision: string, voter: string) => Promise<boolean>) => async (visit: Visit): Promise<Reply> => {
  const table = await tableOf(visit);
  if (table === null) return { kind: 'not-found' };
  const voter = visit.form.get('voter');
  if (!table.state.electorate.includes(voter)) return page(visit, [{ field: 'voter', words: say(visit.language, 'chooseWho') }]);
  return (await work(visit, table.id, voter)) ? { kind: 'see-other', to: `/decisions/${table.id}/paper` } : page(visit, [{ field: 'voter', words: say(visit.language, 'shut') }]);
};

const isName = (batch: string): boolean => /^[A-Za-z0-9-]{1,12}$/.test(batch);

async function begin(visit: Visit): Promise<Reply> {
  const table = await tableOf(visit);
  if (table === null) return { kind: 'not-found' };
  const batch = visit.form.get('batch').trim();
  return isName(batch) ? { kind: 'see-other', to: paperHref(table, batch, 1) } : page(visit, [{ field: 'batch', words: say(visit.language, 'badName') }]);
}

interface Desk {
  readonly table: Table;
  readonly batch: string;
  readonly number: number;
  readonly papers: readonly Paper[];
}

/** The paper of a batch that this teller may type now: her next one, or one she typed before. */
async function deskOf(visit: Visit): Promise<Desk | null> {
  const table = await tableOf(visit);
  const [batch, number] = [visit.params['batch'] ?? '', Number(visit.params['number'])];
  if (table === null || !isName(batch) || !Number.isInteger(number) || table.state.paper.some((one) => one.batch === batch)) return null;
  const readings = table.readings.filter((one) => one.batch === batch);
  const mine = readings.find(({ counter }) => counter === table.me);
  if (mine === undefined && readings.length > 1) return null;
  const papers = mine?.papers ?? [];
  return number >= 1 && number <= papers.length + 1 ? { table, batch, number, papers } : null;
}

async function paperPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const desk = await deskOf(visit);
  if (desk === null) return { kind: 'see-other', to: `/decisions/${visit.params['decision'] ?? ''}/paper` };
  const { table, batch, number, papers } = desk;
  const { language } = visit;
  const before = papers.find(({ paper }) => paper === number);
  const typed: Typed = { language, problems, values: visit.method === 'POST' ? visit.form.values : before ? typedBefore(table, before) : {} };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'paperTitle', { batch, number })} lede={say(language, 'paperLede', { number })} place="assemblies" crumbs={crumbs(visit, table)} wrong={problems.length > 0}>
      <Problems typed={typed} />
      <Form action={paperHref(table, batch, number)} proof={visit.proof}>
        <PaperFields known={table} typed={typed} visit={visit} />
        <p class="acts"><Button name="then" value="next">{say(language, 'next')}</Button><Button name="then" value="last" second>{say(language, 'last')}</Button>{before ? <Button name="then" value="none" second>{say(language, 'none', { number })}</Button> : null}</p>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

/** When two people have read the same, the batch goes into the box; otherwise both look again. */
async function compare(visit: Visit, { table, batch }: Desk): Promise<Reply> {
  const to = `/decisions/${table.id}/paper`;
  const [first, second] = (await readingsOf(visit.db, table.id)).filter((one) => one.batch === batch && one.complete);
  if (first === undefined || second === undefined) return { kind: 'see-other', to };
  const [digest, otherDigest] = [papersDigest(first.papers), papersDigest(second.papers)];
  if (digest !== otherDigest) return { kind: 'see-other', to };
  const command = { decision: table.id, batch, ballots: first.papers.length, counters: [first.counter, second.counter] as const, digest, otherDigest };
  const acted = await visit.book.act(countPaper, { command, key: `${table.id}/paper/${batch}`, by: await visit.actor('teller', table.state.body), at: visit.now });
  if (acted.ok) return { kind: 'see-other', to };
  return page({ ...visit, method: 'GET' }, [{ field: 'batch', words: generalRefusal(acted.refusal, visit.language) ?? refused(acted.refusal as CountPaperRefusal)[visit.language] }]);
}

/** The envelope held fewer papers than were typed: this one and those after it go, and the reading is finished. */
async function dropFrom(visit: Visit, desk: Desk): Promise<Reply> {
  await keepPapers(visit.db, desk.table.id, desk.batch, desk.table.me, desk.papers.filter(({ paper }) => paper < desk.number), visit.now, true);
  return compare(visit, desk);
}

async function savePaper(visit: Visit): Promise<Reply> {
  const desk = await deskOf(visit);
  if (desk === null) return { kind: 'see-other', to: `/decisions/${visit.params['decision'] ?? ''}/paper` };
  const { table, batch, number, papers } = desk;
  if (visit.form.get('then') === 'none') return dropFrom(visit, desk);
  const entered = readPaper(visit, table);
  if ('problems' in entered) return paperPage(visit, entered.problems);
  const all = [...papers.filter(({ paper }) => paper !== number), { paper: number, choices: entered.choices }].sort((a, b) => a.paper - b.paper);
  const wasComplete = table.readings.find((one) => one.batch === batch && one.counter === table.me)?.complete ?? false;
  const complete = wasComplete || visit.form.get('then') === 'last';
  await keepPapers(visit.db, table.id, batch, table.me, all, visit.now, complete);
  return complete ? compare(visit, desk) : { kind: 'see-other', to: paperHref(table, batch, number + 1) };
}

async function printPage(visit: Visit): Promise<Reply> {
  const table = await tableOf(visit);
  if (table === null) return { kind: 'not-found' };
  const { language } = visit;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'ballotTitle')} lede={say(language, 'printHelp')} place="assemblies" crumbs={crumbs(visit, table)}>
      <Sheet known={table} language={language} />
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

/** Paper, from the printed ballot to the box: printed, handed out, typed by two people who do not see each other's reading. */
export const paperRoutes: readonly Route[] = [
  { method: 'GET', path: '/decisions/:decision/paper', policy, run: (visit) => page(visit) },
  { method: 'GET', path: '/decisions/:decision/paper/print', policy, run: printPage },
  { method: 'POST', path: '/decisions/:decision/paper/hand-out', policy, run: hand((visit, decision, voter) => handPaper(visit.db, decision, voter, visit.now)) },
  { method: 'POST', path: '/decisions/:decision/paper/came-back', policy, run: hand((visit, decision, voter) => takeBack(visit.db, decision, voter)) },
  { method: 'POST', path: '/decisions/:decision/paper/begin', policy, run: begin },
  { method: 'GET', path: '/decisions/:decision/paper/:batch/:number', policy, run: (visit) => paperPage(visit) },
  { method: 'POST', path: '/decisions/:decision/paper/:batch/:number', policy, run: savePaper },
];
