import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { streamOf } from '#nouns/noun.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { perform } from '#people/web/perform.ts';
import { certify } from '../certify.ts';
import { closeBox } from '../close-box.ts';
import { count } from '../count.ts';
import { countOf } from '../counted.ts';
import { openVoting } from '../open-voting.ts';
import { boxOf, publishBox, publishedBox, reopenBox, shutBox, votedSoFar } from '../store/ballots.ts';
import { signedIn } from './door.ts';
import { bodyOf, crumbs, knownOf, type Called, type Known } from './vote.ts';
import { moneyOf } from './ballot-form.tsx';
import { say as sayBudget } from './budget-words.ts';
import { CountedVote, spentOn } from './counted-vote.tsx';
import { refused } from './refusals.ts';
import { say } from './words.ts';


/** The state of a vote about money, in numbers. */
function moneyHeadline(known: Known, language: Language, money: number, voted: number): string {
  const { state } = known;
  const values = { put: state.items.length, voted, seated: state.electorate.length, money: moneyOf(known, language, money) };
  if (state.count) return sayBudget(language, 'counted', { ...values, funded: state.count.outcomes.filter(({ outcome }) => outcome === 'adopted').length, spent: moneyOf(known, language, spentOn(state.count.outcomes)) });
  return sayBudget(language, state.state === 'called' ? 'waiting' : 'open', values);
}

async function headline(visit: Visit, known: Known): Promise<string> {
  const { language } = visit;
  const { id, state, rule } = known;
  const put = state.items.length;
  if (state.box && state.count === null) return say(language, 'closedTitle', { voted: state.box.voted });
  const voted = state.state === 'voting' ? Object.values(await votedSoFar(visit.db, id)).reduce((sum, n) => sum + n, 0) : 0;
  if (rule.among?.money) return moneyHeadline(known, language, rule.among.money.amount, voted);
  if (state.count) return say(language, 'countTitle', { put, adopted: state.count.outcomes.filter(({ outcome }) => outcome === 'adopted').length });
  return state.state === 'called' ? say(language, 'waitingTitle', { put }) : say(language, 'openTitle', { put, voted, seated: state.electorate.length });
}

const tellerActs: Readonly<Partial<Record<Called['state'], readonly [string, 'openVoting' | 'closeAndCount' | 'certify']>>> = { called: ['open', 'openVoting'], voting: ['close', 'closeAndCount'], counted: ['certify', 'certify'] };

/** What stands behind the count: the rule, its boundary in numbers, who can see a ballot. */
const Behind = ({ known: { state, rule }, language }: { readonly known: Known; readonly language: Language }): VNode => (
  <>
    <h2>{say(language, 'rule')}</h2>
    {rule.brief(language).map((sentence) => <p>{sentence}</p>)}
    {state.electorate.length > 0 && rule.cut !== null ? <p>{rule.boundary(state.electorate.length, language)}</p> : null}
    <p><a href={`/assemblies/${state.body}/rules`}>{say(language, 'wholeRule')}</a></p>
    <p>{say(language, 'confidential')}</p>
  </>
);

async function page(visit: Visit, problem: string | null = null): Promise<Reply> {
  const known = await knownOf(visit);
  if (known === null) return { kind: 'not-found' };
  const { language } = visit;
  const { state, rule } = known;
  const teller = visit.person?.roles.some(({ role, place }) => role === 'teller' && place === state.body) ?? false;
  const act = tellerActs[state.state];
  const hers = state.count !== null && visit.person !== null ? await signedIn(visit) : null;
  const box = state.count && state.box ? await publishedBox(visit.db, state.box.file) : null;
  const counts = box === null ? [] : countOf(state, rule, box);
  const behind = <Behind known={known} language={language} />;
  const html = renderPage(
    <Page around={visit.around} title={await headline(visit, known)} place="assemblies" crumbs={crumbs(visit, known)} wrong={problem !== null}
      {...(rule.among === null ? { beside: behind } : { margin: behind })}>
      {problem === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{problem}</p></div>}
      {state.state === 'certified' ? <Notice tone="kept"><p>{say(language, 'certified')}</p></Notice> : state.count ? <Notice tone="owed"><p>{say(language, 'notCertified')}</p></Notice> : null}
      {hers === null ? null : <p><a href={hers.door.path('own')}>{say(language, 'ownBallot')}</a></p>}
      <CountedVote known={known} visit={visit} counts={counts} />
      {state.count === null ? <ul class="list">{state.items.map(({ item, cost }) => <li><a href={`/items/${item}`}><Said>{known.title(item)}</Said></a>{cost === undefined ? null : <p class="small quiet">{sayBudget(language, 'costs', { cost: moneyOf(known, language, cost) })}</p>}</li>)}</ul> : null}
      {teller && act ? <><h2>{say(language, 'tellers')}</h2><Form action={`/decisions/${known.id}/${act[0]}`} proof={visit.proof} seen={{ [streamOf('decision', known.id)]: known.version }}><Button>{say(language, act[1])}</Button></Form>{state.state === 'voting' && state.channels.includes('paper') ? <p><a href={`/decisions/${known.id}/paper`}>{say(language, 'paperDesk')}</a></p> : null}{state.state === 'voting' && state.channels.includes('code') ? <p><a href={`/decisions/${known.id}/codes`}>{say(language, 'codeDesk')}</a></p> : null}</> : null}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422 };
}

/** What every act of the body's teller from this page has in common. */
const asTeller = ({ state }: Known) => ({ refused, as: 'teller', at: state.body }) as const;

async function closeAndCount(visit: Visit, known: Known): Promise<string | null> {
  await shutBox(visit.db, known.id);
  const ballots = await boxOf(visit.db, known.id, known.state.paper.map(({ batch }) => batch), Buffer.from(visit.random(16)).toString('hex'));
  const file = await publishBox(visit.db, ballots, visit.now);
  const closed = await perform(visit, { ...asTeller(known), verb: closeBox, command: { decision: known.id, ballots, file }, step: 'close' });
  if (closed !== null) await reopenBox(visit.db, known.id);
  return closed ?? perform(visit, { ...asTeller(known), verb: count, command: { decision: known.id, ballots, file }, step: 'count', follows: true });
}

const tell = (work: (visit: Visit, known: Known) => Promise<string | null>) => async (visit: Visit): Promise<Reply> => {
  const known = await knownOf(visit);
  if (known === null) return { kind: 'not-found' };
  const problem = await work(visit, known);
  return problem === null ? { kind: 'see-other', to: `/decisions/${known.id}` } : page(visit, problem);
};

const teller = { may: ['teller'] as const, at: bodyOf };

export const routes: readonly Route[] = [
  { method: 'GET', path: '/decisions/:decision', policy: { may: 'anyone' }, run: (visit) => page(visit) },
  {
    method: 'GET', path: '/decisions/:decision/ballots', policy: { may: 'anyone' },
    run: async (visit) => {
      const known = await knownOf(visit);
      const ballots = known?.state.box ? await publishedBox(visit.db, known.state.box.file) : null;
      return ballots === null ? { kind: 'not-found' } : { kind: 'file', name: 'ballots.json', mediaType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(ballots)) };
    },
  },
  { method: 'POST', path: '/decisions/:decision/open', policy: teller, run: tell((visit, known) => perform(visit, { ...asTeller(known), verb: openVoting, command: { decision: known.id, seats: [`${known.state.body}.member`], channels: ['page', 'code', 'paper'] }, step: 'open' })) },
  { method: 'POST', path: '/decisions/:decision/close', policy: teller, run: tell(closeAndCount) },
  { method: 'POST', path: '/decisions/:decision/certify', policy: teller, run: tell((visit, known) => perform(visit, { ...asTeller(known), verb: certify, command: { decision: known.id, setAside: [] }, step: 'certify' })) },
];
