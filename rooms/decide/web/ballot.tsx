import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { Button, Form, Notice, Problems, Receipt, untyped, type Problem } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Facts } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { ballotOf, cast, type Choices } from '../store/ballots.ts';
import { costOf, costsIn } from '../counted-among.ts';
import { BallotFields, ballotProblems, choicesIn, markIn, moneyOf } from './ballot-form.tsx';
import { say as sayBudget } from './budget-words.ts';
import { byCode, signedIn, type Booth, type Door } from './door.ts';
import { latePage, ownPage } from './own.tsx';
import { bodyOf, crumbs, knownById, type Known } from './vote.ts';
import { say } from './words.ts';

const sorry = (visit: Visit): Reply => ({ kind: 'page', status: 422, secret: true, html: renderPage(<Page around={visit.around} title={say(visit.language, 'notYours')} place="assemblies"><p><a href="/today">{say(visit.language, 'assemblies')}</a></p></Page>) });
const CodeAlong = ({ door }: { readonly door: Door }): VNode | null => (door.code === null ? null : <input type="hidden" name="code" value={door.code} />);

function ledeOf(known: Known, language: Language): string {
  const { among } = known.rule;
  if (among === null) return say(language, 'ballotLede');
  return among.money === null ? say(language, 'ballotAmongLede') : sayBudget(language, 'lede', { money: moneyOf(known, language, among.money.amount) });
}

/** What the marks cost together, where texts have costs. */
function totalOf(known: Known, language: Language, choices: Choices): readonly (readonly [string, string])[] {
  const { among } = known.rule;
  if (among?.money == null) return [];
  return [[sayBudget(language, 'total'), moneyOf(known, language, costOf(Object.keys(choices).filter((item) => choices[item] !== ''), costsIn(known.state)))]];
}

async function ballotPage(visit: Visit, { known, voter, door }: Booth, problems: readonly Problem[] = []): Promise<Reply> {
  const { language } = visit;
  const before = await ballotOf(visit.db, known.id, voter);
  const values = Object.fromEntries(known.state.items.map(({ item }) => [item, visit.form.get(item) || (before?.choices[item] ?? '')]));
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'ballotTitle')} lede={ledeOf(known, language)} place="assemblies" crumbs={crumbs(visit, known)} wrong={problems.length > 0}>
      <Problems typed={{ ...untyped(language), problems }} />
      {before?.channel === 'paper' ? <Notice tone="owed"><p>{say(language, 'paperHanded')}</p></Notice> : (
        <Form action={door.path('review')} proof={visit.proof}>
          <CodeAlong door={door} />
          <BallotFields known={known} visit={visit} values={values} problems={problems} />
          <Button>{say(language, 'review')}</Button>
          <Notice><p>{say(language, 'confidential')}</p></Notice>
        </Form>
      )}
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
      <Facts facts={[...known.state.items.map(({ item }): readonly [string, ComponentChildren] => [known.title(item), <strong>{markIn(known, visit, choices[item] ?? '')}</strong>]), ...totalOf(known, language, choices)]} />
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

/** The box is shut: what was marked comes back with its titles. */
async function tooLate(visit: Visit, booth: Booth): Promise<Reply> {
  const titled = await knownById(visit, booth.known.id);
  return titled === null ? sorry(visit) : latePage(visit, { ...booth, known: titled }, choicesIn(visit, titled));
}

/** The ballot again, with its titles, where it was not taken: a mark is wrong, paper was handed out, or the box was shut just now. */
async function again(visit: Visit, booth: Booth, choices: Choices): Promise<Reply> {
  const titled = await knownById(visit, booth.known.id);
  if (titled === null) return sorry(visit);
  const problems = ballotProblems(visit, titled, choices);
  const onPaper = (await ballotOf(visit.db, booth.known.id, booth.voter))?.channel === 'paper';
  return problems.length > 0 || onPaper ? ballotPage(visit, { ...booth, known: titled }, problems) : latePage(visit, { ...booth, known: titled }, choices);
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
      <Receipt title={say(visit.language, 'receiptOn', { when: dateIn(visit.language, visit.day) })}><p>{say(visit.language, 'receiptMore')}</p></Receipt>
      {visit.params['decision'] ? <p><a href={`/decisions/${visit.params['decision']}/ballot`}>{say(visit.language, 'change')}</a></p> : <p>{say(visit.language, 'changeByCode')}</p>}
    </Page>,
  ),
});

/** What a code from the ballot's letter opens: the ballot while the box is open, afterwards what the ballot did. */
export const ballotByCode = async (visit: Visit): Promise<Reply> => {
  const booth = await byCode(visit);
  if (booth === null) return sorry(visit);
  return booth.known.state.state === 'voting' ? ballotPage(visit, booth) : ownPage(visit, booth);
};

/** A page of the booth. When the box was shut meanwhile, it says so and loses nothing of what was marked. */
const inBooth = (find: (visit: Visit) => Promise<Booth | null>, work: (visit: Visit, booth: Booth) => Promise<Reply>) => async (visit: Visit): Promise<Reply> => {
  const booth = await find(visit);
  if (booth === null) return sorry(visit);
  if (booth.known.state.state === 'voting') return work(visit, booth);
  return visit.method === 'GET' ? ownPage(visit, booth) : tooLate(visit, booth);
};

const ownOf = (find: (visit: Visit) => Promise<Booth | null>) => async (visit: Visit): Promise<Reply> => {
  const booth = await find(visit);
  return booth === null ? sorry(visit) : ownPage(visit, booth);
};

/** An address that only takes forms, opened by a changed language or a reloaded page: back to where the ballot begins. */
const backToBallot = async (visit: Visit): Promise<Reply> => ({ kind: 'see-other', to: visit.params['decision'] ? `/decisions/${visit.params['decision']}/ballot` : '/sign-in' });

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
  ...['/decisions/:decision/review', '/decisions/:decision/cast'].map((path): Route => ({ method: 'GET', path, policy: member, run: backToBallot })),
  ...['/ballots/ballot', '/ballots/review', '/ballots/cast', '/ballots/own'].map((path): Route => ({ method: 'GET', path, policy: anyone, run: backToBallot })),
  { method: 'GET', path: '/decisions/:decision/own', policy: { may: 'signed-in' }, run: ownOf(signedIn) },
  { method: 'POST', path: '/ballots/own', policy: anyone, run: ownOf(byCode) },
];
