import type { VNode } from 'preact';
import { Button, Form, Notice, Problems, Receipt, untyped, type Problem } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Facts } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { tryCode } from '#people/web/try-code.ts';
import { ballotOf, cast, type Choices } from '../store/ballots.ts';
import { BallotFields, ballotProblems, choicesIn, markIn } from './ballot-form.tsx';
import { bodyOf, crumbs, knownById, knownOf, type Known } from './vote.ts';
import { say } from './words.ts';

/** How somebody came to her ballot, and how the next page knows her again. */
interface Door {
  readonly channel: 'page' | 'code';
  readonly path: (step: 'review' | 'cast' | 'receipt' | 'ballot') => string;
  /** A printed code goes along in a hidden field; it is never in an address. */
  readonly code: string | null;
}

interface Booth {
  readonly known: Known;
  readonly voter: string;
  readonly door: Door;
}

const open = (known: Known | null, voter: string | undefined): known is Known => known !== null && known.state.state === 'voting' && voter !== undefined && known.state.electorate.includes(voter);

async function signedIn(visit: Visit, titled = true): Promise<Booth | null> {
  const known = await knownOf(visit, titled);
  const { rows } = await visit.db.query<{ pseudonym: string }>({ name: 'pseudonym-here', text: 'select pseudonym from people.pseudonym where person = $1 and place = $2', values: [visit.person?.id ?? '', known?.state.body ?? ''] });
  const voter = rows[0]?.pseudonym;
  return open(known, voter) ? { known, voter: voter ?? '', door: { channel: 'page', code: null, path: (step) => `/decisions/${known.id}/${step}` } } : null;
}

/** A ballot code belongs to one member in one vote; it may be used until the box is shut, and the last ballot counts. */
async function byCode(visit: Visit): Promise<Booth | null> {
  const found = await tryCode(visit, visit.form.get('code'));
  if (!found.ok || found.value.purpose !== 'ballot') return null;
  const [decision = '', voter = ''] = found.value.subject.split('/');
  const known = await knownById(visit, decision);
  return open(known, voter) && known.state.channels.includes('code') ? { known, voter, door: { channel: 'code', code: visit.form.get('code'), path: (step) => `/ballots/${step}` } } : null;
}

const sorry = (visit: Visit): Reply => ({ kind: 'page', status: 422, secret: true, html: renderPage(<Page around={visit.around} title={say(visit.language, 'notYours')} place="assemblies"><p><a href="/today">{say(visit.language, 'assemblies')}</a></p></Page>) });
const CodeAlong = ({ door }: { readonly door: Door }): VNode | null => (door.code === null ? null : <input type="hidden" name="code" value={door.code} />);

async function ballotPage(visit: Visit, { known, voter, door }: Booth, problems: readonly Problem[] = []): Promise<Reply> {
  const { language } = visit;
  const before = await ballotOf(visit.db, known.id, voter);
  const values = Object.fromEntries(known.state.items.map(({ item }) => [item, visit.form.get(item) || (before?.choices[item] ?? '')]));
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'ballotTitle')} lede={say(language, known.rule.among === null ? 'ballotLede' : 'ballotAmongLede')} place="assemblies" crumbs={crumbs(visit, known)} wrong={problems.length > 0}>
      <Problems typed={{ ...untyped(language), problems }} />
      {before?.channel === 'paper' ? <Notice tone="owed"><p>{say(language, 'paperHanded')}</p></Notice> : null}
      <Form action={door.path('review')} proof={visit.proof}>
        <CodeAlong door={door} />
        <BallotFields known={known} visit={visit} values={values} problems={problems} />
        <Button>{say(language, 'review')}</Button>
        <Notice><p>{say(language, 'confidential')}</p></Notice>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true, status: problems.length > 0 ? 422 : 200 };
}

const Change = ({ visit, door, choices }: { readonly visit: Visit; readonly door: Door; readonly choices: Choices }): VNode =>
  door.code === null ? <a href={door.path('ballot')}>{say(visit.language, 'change')}</a> : (
    <Form action={door.path('ballot')} proof={visit.proof}><CodeAlong door={door} />{Object.entries(choices).map(([item, choice]) => <input type="hidden" name={item} value={choice} />)}<Button second>{say(visit.language, 'change')}</Button></Form>
  );

async function review(visit: Visit, booth: Booth): Promise<Reply> {
  const { known, door } = booth;
  const { language } = visit;
  const choices = choicesIn(visit, known);
  const problems = ballotProblems(visit, known, choices);
  if (problems.length > 0) return ballotPage(visit, booth, problems);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'reviewTitle')} place="assemblies" crumbs={crumbs(visit, known)}>
      <Facts facts={known.state.items.map(({ item }) => [known.title(item), <strong>{markIn(known, visit, choices[item] ?? '')}</strong>] as const)} />
      <Form action={door.path('cast')} proof={visit.proof}>
        <CodeAlong door={door} />
        {Object.entries(choices).map(([item, choice]) => <input type="hidden" name={item} value={choice} />)}
        <Button>{say(language, 'cast')}</Button>
      </Form>
      <Change visit={visit} door={door} choices={choices} />
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

/** The ballot again, with its titles, where it was not taken. */
async function again(visit: Visit, booth: Booth, choices: Choices): Promise<Reply> {
  const titled = await knownById(visit, booth.known.id);
  return titled === null ? sorry(visit) : ballotPage(visit, { ...booth, known: titled }, ballotProblems(visit, titled, choices));
}

async function castBallot(visit: Visit, booth: Booth): Promise<Reply> {
  const { known, voter, door } = booth;
  const choices = choicesIn(visit, known);
  if (ballotProblems(visit, known, choices).length > 0) return again(visit, booth, choices);
  const stored = await cast(visit.db, known.id, voter, door.channel, choices, visit.now);
  return stored ? { kind: 'see-other', to: door.channel === 'code' ? '/ballots/receipt' : door.path('receipt') } : again(visit, booth, choices);
}

const receipt = (visit: Visit): Reply => ({
  kind: 'page', secret: true,
  html: renderPage(
    <Page around={visit.around} title={say(visit.language, 'receipt')} place="assemblies">
      <Receipt title={say(visit.language, 'receipt')}><p>{say(visit.language, 'receiptMore', { when: dateIn(visit.language, visit.day) })}</p></Receipt>
      {visit.params['decision'] ? <p><a href={`/decisions/${visit.params['decision']}/ballot`}>{say(visit.language, 'change')}</a></p> : <p>{say(visit.language, 'changeByCode')}</p>}
    </Page>,
  ),
});

/** What a code from the ballot's letter opens; null where it opens no vote that is open now. */
export async function ballotByCode(visit: Visit): Promise<Reply> {
  const booth = await byCode(visit);
  return booth === null ? sorry(visit) : ballotPage(visit, booth);
}

const inBooth = (find: (visit: Visit) => Promise<Booth | null>, work: (visit: Visit, booth: Booth) => Promise<Reply>) => async (visit: Visit): Promise<Reply> => {
  const booth = await find(visit);
  return booth === null ? sorry(visit) : work(visit, booth);
};

const member = { may: ['member'] as const, at: bodyOf };
const anyone = { may: 'anyone' } as const;

/** The ballot, for somebody who is signed in and for somebody with a printed code: the same pages, the same box. */
export const ballotRoutes: readonly Route[] = [
  { method: 'GET', path: '/decisions/:decision/ballot', policy: member, run: inBooth(signedIn, ballotPage) },
  { method: 'POST', path: '/decisions/:decision/review', policy: member, run: inBooth(signedIn, review) },
  { method: 'POST', path: '/decisions/:decision/cast', policy: member, run: inBooth((visit) => signedIn(visit, false), castBallot) },
  { method: 'GET', path: '/decisions/:decision/receipt', policy: member, run: async (visit) => receipt(visit) },
  { method: 'POST', path: '/ballots/ballot', policy: anyone, run: inBooth(byCode, ballotPage) },
  { method: 'POST', path: '/ballots/review', policy: anyone, run: inBooth(byCode, review) },
  { method: 'POST', path: '/ballots/cast', policy: anyone, run: inBooth(byCode, castBallot) },
  { method: 'GET', path: '/ballots/receipt', policy: anyone, run: async (visit) => receipt(visit) },
];
