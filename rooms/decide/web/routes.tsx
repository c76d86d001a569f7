import type { VNode } from 'preact';
import { must } from '@plenaria/kernel/result.ts';
import { Arc } from '#kit/arc.tsx';
import { Button, Choice, Form, Notice, Receipt, untyped } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Bar, Facts, Table } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import type { Decision } from '#nouns/decision.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { generalRefusal } from '#people/web/verb-form.tsx';
import { titlesOf } from '#record/read.ts';
import type { Verb } from '#record/contract.ts';
import { explainBoundary, explainRule, readDecisionRule, type DecisionRule } from '#rules/decision.ts';
import { certify } from '../certify.ts';
import { closeBox } from '../close-box.ts';
import { count } from '../count.ts';
import { openVoting } from '../open-voting.ts';
import { decisionById } from '../read.ts';
import { ballotOf, boxOf, cast, publishBox, publishedBox, reopenBox, shutBox, votedSoFar, type Choices } from '../store/ballots.ts';
import { say } from './words.ts';

type Called = Exclude<Decision, { state: 'uncalled' }>;

interface Known {
  readonly id: string;
  readonly version: number;
  readonly state: Called;
  readonly rule: DecisionRule;
  readonly title: (item: string) => string;
  readonly bodyName: string;
}

async function knownOf(visit: Visit): Promise<Known | null> {
  const { id, version, state } = await decisionById(visit.db, visit.params['decision'] ?? '');
  if (state.state === 'uncalled') return null;
  const titles = await titlesOf(visit.db, [streamOf('body', state.body), ...state.items.map(({ item }) => streamOf('item', item))]);
  const rule = must(readDecisionRule(state.rule), 'a rule that was called can be read');
  return { id, version, state, rule, title: (item) => titles.get(streamOf('item', item)) ?? '…', bodyName: titles.get(streamOf('body', state.body)) ?? '…' };
}

const bodyOf = async (visit: Visit): Promise<string | null> => (await knownOf(visit))?.state.body ?? null;
const crumbs = (visit: Visit, known: Known) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: known.bodyName, href: `/assemblies/${known.state.body}` }];
const outcomeKey = { adopted: 'adopted', dropped: 'dropped', 'no-result': 'noResult', 'asked-chair': 'noResult', 'asked-lot': 'noResult' } as const;

async function headline(visit: Visit, { id, state }: Known): Promise<string> {
  const { language } = visit;
  const put = state.items.length;
  if (state.count) return say(language, 'countTitle', { put, adopted: state.count.outcomes.filter(({ outcome }) => outcome === 'adopted').length });
  if (state.box) return say(language, 'closedTitle', { voted: state.box.voted });
  if (state.state === 'called') return say(language, 'waitingTitle', { put });
  const voted = Object.values(await votedSoFar(visit.db, id)).reduce((sum, n) => sum + n, 0);
  return say(language, 'openTitle', { put, voted, seated: state.electorate.length });
}

function Counted({ known, visit }: { readonly known: Known; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  const { count: counted, box, electorate } = known.state;
  if (counted === null || box === null) return null;
  const [first] = counted.outcomes;
  const base = first?.figures['base'] ?? 0;
  const needed = first?.figures['needed'] ?? 0;
  return (
    <>
      <Table caption={say(language, 'caption', { base, needed })}
        columns={[{ heading: say(language, 'text'), lead: true }, ...known.rule.labels.map(({ words }) => ({ heading: words[language] ?? '', number: true as const })), { heading: say(language, 'blank'), number: true }, { heading: say(language, 'support'), number: true }, { heading: say(language, 'result') }]}
        rows={counted.outcomes.map(({ item, outcome, figures }) => [
          <><a href={`/items/${item}`}><Said>{known.title(item)}</Said></a><Bar share={base === 0 ? 0 : Math.floor(((figures['support'] ?? 0) * 1000) / base)} needed={base === 0 ? null : Math.floor((needed * 1000) / base)} words={`${figures['support'] ?? 0} / ${base}, ${needed}`} /></>,
          ...known.rule.labels.map(({ key }) => String(figures[`label.${key}`] ?? 0)), String(figures['blank'] ?? 0), <strong>{figures['support'] ?? 0}</strong>, say(language, outcomeKey[outcome]),
        ])} />
      <h2>{say(language, 'byWay')}</h2>
      <Facts facts={Object.entries(box.byChannel).map(([channel, n]) => [say(language, channel as 'page' | 'code' | 'paper'), String(n)] as const)} />
      <p><a href={`/decisions/${known.id}/ballots`}>{say(language, 'download')}</a></p>
      <Arc counts={electorate.length <= 150 ? { for: box.voted, absent: electorate.length - box.voted } : {}} caption={say(language, 'countLede', { voted: box.voted, seated: electorate.length })} />
    </>
  );
}

const tellerActs: Readonly<Partial<Record<Called['state'], readonly [string, 'openVoting' | 'closeAndCount' | 'certify']>>> = { called: ['open', 'openVoting'], voting: ['close', 'closeAndCount'], counted: ['certify', 'certify'] };

async function page(visit: Visit, problem: string | null = null): Promise<Reply> {
  const known = await knownOf(visit);
  if (known === null) return { kind: 'not-found' };
  const { language } = visit;
  const { state, rule } = known;
  const teller = visit.person?.roles.some(({ role, place }) => role === 'teller' && place === state.body) ?? false;
  const act = tellerActs[state.state];
  const html = renderPage(
    <Page around={visit.around} title={await headline(visit, known)} place="assemblies" crumbs={crumbs(visit, known)} wrong={problem !== null}
      beside={<><h2>{say(language, 'rule')}</h2><p>{explainRule(rule, language)}</p>{state.electorate.length > 0 ? <p>{explainBoundary(rule, state.electorate.length, language)}</p> : null}<p>{say(language, 'confidential')}</p></>}>
      {problem === null ? null : <div class="summary" role="alert" id="problems" tabIndex={-1}><p>{problem}</p></div>}
      {state.state === 'certified' ? <Notice tone="kept"><p>{say(language, 'certified')}</p></Notice> : state.count ? <Notice tone="owed"><p>{say(language, 'notCertified')}</p></Notice> : null}
      <Counted known={known} visit={visit} />
      {state.count === null ? <ul class="list">{state.items.map(({ item }) => <li><a href={`/items/${item}`}><Said>{known.title(item)}</Said></a></li>)}</ul> : null}
      {teller && act ? <><h2>{say(language, 'tellers')}</h2><Form action={`/decisions/${known.id}/${act[0]}`} proof={visit.proof} seen={{ [streamOf('decision', known.id)]: known.version }}><Button>{say(language, act[1])}</Button></Form>{state.state === 'voting' && state.channels.includes('paper') ? <p><a href={`/decisions/${known.id}/paper`}>{say(language, 'paperDesk')}</a></p> : null}</> : null}
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422 };
}

async function voterOf(visit: Visit): Promise<{ readonly known: Known; readonly voter: string } | null> {
  const known = await knownOf(visit);
  if (known === null || known.state.state !== 'voting') return null;
  const { rows } = await visit.db.query<{ pseudonym: string }>('select pseudonym from people.pseudonym where person = $1 and place = $2', [visit.person?.id ?? '', known.state.body]);
  const voter = rows[0]?.pseudonym;
  return voter !== undefined && known.state.electorate.includes(voter) ? { known, voter } : null;
}

const sorry = (visit: Visit): Reply => ({ kind: 'page', status: 422, secret: true, html: renderPage(<Page around={visit.around} title={say(visit.language, 'notYours')} place="assemblies"><p><a href="/today">{say(visit.language, 'assemblies')}</a></p></Page>) });

async function ballotPage(visit: Visit): Promise<Reply> {
  const mine = await voterOf(visit);
  if (mine === null) return sorry(visit);
  const { language } = visit;
  const { known, voter } = mine;
  const before = await ballotOf(visit.db, known.id, voter);
  const values = Object.fromEntries(known.state.items.map(({ item }) => [item, visit.query.get(item) ?? before?.choices[item] ?? '']));
  const options = [...known.rule.labels.map(({ key, words }) => ({ value: key, label: words[language] ?? key })), { value: '', label: say(language, 'blankOption') }];
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'ballotTitle')} lede={say(language, 'ballotLede')} place="assemblies" crumbs={crumbs(visit, known)}>
      {before?.channel === 'paper' ? <Notice tone="owed"><p>{say(language, 'paperHanded')}</p></Notice> : null}
      <Form action={`/decisions/${known.id}/review`} proof={visit.proof}>
        {known.state.items.map(({ item }) => <Choice name={item} label={known.title(item)} typed={untyped(language, values)} options={options} />)}
        <Button>{say(language, 'review')}</Button>
        <Notice><p>{say(language, 'confidential')}</p></Notice>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

const choicesIn = (visit: Visit, known: Known): Choices =>
  Object.fromEntries(known.state.items.map(({ item }) => [item, known.rule.labels.some(({ key }) => key === visit.form.get(item)) ? visit.form.get(item) : '']));

async function review(visit: Visit): Promise<Reply> {
  const mine = await voterOf(visit);
  if (mine === null) return sorry(visit);
  const { language } = visit;
  const { known } = mine;
  const choices = choicesIn(visit, known);
  const label = (key: string): string => known.rule.labels.find((one) => one.key === key)?.words[language] ?? say(language, 'blankOption');
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'reviewTitle')} place="assemblies" crumbs={crumbs(visit, known)}>
      <Facts facts={known.state.items.map(({ item }) => [<Said>{known.title(item)}</Said> as unknown as string, <strong>{label(choices[item] ?? '')}</strong>] as const)} />
      <Form action={`/decisions/${known.id}/cast`} proof={visit.proof}>
        {Object.entries(choices).map(([item, choice]) => <input type="hidden" name={item} value={choice} />)}
        <p class="acts"><Button>{say(language, 'cast')}</Button><a href={`/decisions/${known.id}/ballot`}>{say(language, 'change')}</a></p>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

async function castBallot(visit: Visit): Promise<Reply> {
  const mine = await voterOf(visit);
  if (mine === null) return sorry(visit);
  const stored = await cast(visit.db, mine.known.id, mine.voter, 'page', choicesIn(visit, mine.known), visit.now);
  return stored ? { kind: 'see-other', to: `/decisions/${mine.known.id}/receipt` } : ballotPage({ ...visit, method: 'GET' });
}

const receipt = (visit: Visit): Reply => ({
  kind: 'page', secret: true,
  html: renderPage(<Page around={visit.around} title={say(visit.language, 'receipt')} place="assemblies"><Receipt title={say(visit.language, 'receipt')}><p>{say(visit.language, 'receiptMore', { when: dateIn(visit.language, visit.day) })}</p></Receipt><p><a href={`/decisions/${visit.params['decision'] ?? ''}/ballot`}>{say(visit.language, 'change')}</a></p></Page>),
});

async function perform<C, R>(visit: Visit, verb: Verb<C, R>, command: C, body: string, step: string): Promise<string | null> {
  const by = await visit.actor('teller', body);
  const acted = await visit.book.act(verb, { command, key: `${visit.form.get('key') || visit.proof.key}/${step}`, by, at: visit.now, seen: step === 'count' ? {} : visit.seen });
  if (acted.ok) return null;
  const why = acted.refusal;
  return generalRefusal(why, visit.language) ?? say(visit.language, 'refused', { why: typeof why === 'string' ? why : JSON.stringify(why) });
}

async function closeAndCount(visit: Visit, known: Known): Promise<string | null> {
  await shutBox(visit.db, known.id);
  const ballots = await boxOf(visit.db, known.id, known.state.paper.map(({ batch }) => batch), Buffer.from(visit.random(16)).toString('hex'));
  const file = await publishBox(visit.db, ballots, visit.now);
  const closed = await perform(visit, closeBox, { decision: known.id, ballots, file }, known.state.body, 'close');
  if (closed !== null) await reopenBox(visit.db, known.id);
  return closed ?? perform(visit, count, { decision: known.id, ballots, file }, known.state.body, 'count');
}

const tell = (work: (visit: Visit, known: Known) => Promise<string | null>) => async (visit: Visit): Promise<Reply> => {
  const known = await knownOf(visit);
  if (known === null) return { kind: 'not-found' };
  const problem = await work(visit, known);
  return problem === null ? { kind: 'see-other', to: `/decisions/${known.id}` } : page(visit, problem);
};

const teller = { may: ['teller'] as const, at: bodyOf };
const member = { may: ['member'] as const, at: bodyOf };

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
  { method: 'GET', path: '/decisions/:decision/ballot', policy: member, run: ballotPage },
  { method: 'POST', path: '/decisions/:decision/review', policy: member, run: review },
  { method: 'POST', path: '/decisions/:decision/cast', policy: member, run: castBallot },
  { method: 'GET', path: '/decisions/:decision/receipt', policy: member, run: async (visit) => receipt(visit) },
  { method: 'POST', path: '/decisions/:decision/open', policy: teller, run: tell((visit, { id, state }) => perform(visit, openVoting, { decision: id, seats: [`${state.body}.member`], channels: ['page', 'paper'] }, state.body, 'open')) },
  { method: 'POST', path: '/decisions/:decision/close', policy: teller, run: tell(closeAndCount) },
  { method: 'POST', path: '/decisions/:decision/certify', policy: teller, run: tell((visit, { id, state }) => perform(visit, certify, { decision: id, setAside: [] }, state.body, 'certify')) },
];
