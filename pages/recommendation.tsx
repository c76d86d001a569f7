import type { VNode } from 'preact';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { Mark } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Paragraphs, Said } from '#kit/said.tsx';
import { Timeline, type Moment } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import type { Commitment } from '#nouns/commitment.ts';
import { isTested, type Reading, type Tested } from '#nouns/finding.ts';
import { answerOf, covers, type Duty } from '#nouns/duty.ts';
import { wordingOf, type Item } from '#nouns/item.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Reply, Role, Visit } from '#people/visit.ts';
import { factsOfStreams } from '#record/read.ts';
import { bodyById } from '#rooms/convene/read.ts';
import { decisionById } from '#rooms/decide/read.ts';
import { itemById, notesNamed } from '#rooms/deliberate/read.ts';
import { findingsOn, promisesOn, readingsOn } from '#rooms/monitor/read.ts';
import { dutiesOn } from '#rooms/respond/read.ts';
import { say } from './page-words.ts';
import { standingOfDuty, standingOfItem, standingOfPromise } from './standing.ts';
import { VoteArc } from './vote-arc.tsx';
import { titlesFor, wordsOf } from './texts.ts';
import { answerWords } from './answer-words.ts';

type Written = Exclude<Item, { state: 'unwritten' }>;
type Laid = Exclude<Duty, { state: 'none' }>;
type Promised = Exclude<Commitment, { state: 'none' }>;
type Found = Tested;

interface Known {
  readonly id: string;
  readonly item: Written;
  readonly duties: readonly { readonly id: string; readonly state: Laid }[];
  readonly promises: readonly { readonly id: string; readonly state: Promised }[];
  readonly findings: readonly { readonly id: string; readonly state: Found }[];
  readonly readings: readonly Reading[];
  readonly words: Awaited<ReturnType<typeof wordsOf>>;
  readonly titles: Awaited<ReturnType<typeof titlesFor>>;
  readonly notes: ReadonlyMap<string, string>;
  readonly bodyName: string;
}

const present = <S extends { readonly state: string }>(rows: readonly { readonly id: string; readonly state: S }[]) =>
  rows.filter((row): row is { readonly id: string; readonly state: Exclude<S, { readonly state: 'none' }> } => row.state.state !== 'none');

async function gather(visit: Visit, id: string): Promise<Known | null> {
  const { db, language } = visit;
  const item = (await itemById(db, id)).state;
  if (item.state === 'unwritten') return null;
  const duties = present(await dutiesOn(db, [id]));
  const promises = present(await promisesOn(db, [id]));
  const findings = (await findingsOn(db, promises.map((one) => one.id))).flatMap(({ id: finding, state }) => (isTested(state) ? [{ id: finding, state }] : []));
  const readings = (await readingsOn(db, [id])).flatMap(({ state }) => (state.state === 'reading' ? [state] : []));
  const parents = item.from.filter(({ kind }) => kind === 'item').map((source) => ['item', source.id] as const);
  const titles = await titlesFor(db, [...readings.map(({ author }) => ['party', author] as const), ...duties.map(({ state }) => ['party', state.debtor] as const), ...parents, ...(item.into === null ? [] : [['item', item.into] as const]), ['body', item.body]]);
  const words = await wordsOf(db, [item, duties.map(({ state }) => state), promises.map(({ state }) => state), findings.map(({ state }) => state), readings], language);
  const notes = await notesNamed(db, item.from.filter(({ kind }) => kind === 'note').map((source) => source.id));
  const body = (await bodyById(db, item.body)).state;
  return { id, item, duties, promises, findings, readings, words, titles, notes, bodyName: body.state === 'proposed' ? '' : titles('body', item.body) };
}

function Accounts({ known, promise, visit }: { readonly known: Known; readonly promise: Known['promises'][number]; readonly visit: Visit }): VNode {
  const { language } = visit;
  const { words } = known;
  const claim = promise.state.claims[promise.state.claims.length - 1];
  const finding = known.findings.filter(({ state }) => state.commitment === promise.id && (state.state === 'published' || state.state === 'contested')).at(-1)?.state;
  const shown = standingOfPromise(promise.state, language);
  return (
    <>
      <h2 id={`promise-${promise.id}`}>{say(language, 'twoAccounts')}</h2>
      <p><strong dir="auto">{say(language, 'promised', { party: known.titles('party', promise.state.debtor) })}:</strong> <Said>{words(promise.state.act)}</Said>.{' '}
        {promise.state.due === null ? say(language, 'ownerNoDay', { owner: words(promise.state.owner) }) : say(language, 'ownerBy', { owner: words(promise.state.owner), day: dateIn(language, promise.state.due) })}{' '}
        <Mark standing={shown.standing} words={shown.words} /></p>
      <div class="accounts">
        <section><h3>{say(language, 'officeSays')}</h3>
          {claim ? <><blockquote dir="auto">{words(claim.statement)}</blockquote><p class="small">{dateIn(language, claim.on)}</p>{claim.evidence.map((file) => <p class="small"><a href={`/files/${file}`}>{say(language, 'evidence')}</a></p>)}</> : <p class="quiet">{say(language, 'noClaim')}</p>}
        </section>
        <section><h3>{say(language, 'membersFound')}</h3>
          {finding ? <><blockquote dir="auto">{words(finding.words)}</blockquote><p class="small">{finding.publishedOn ? dateIn(language, finding.publishedOn) : ''}</p>{finding.evidence.map((file) => <p class="small"><a href={`/files/${file}`}>{say(language, 'evidence')}</a></p>)}</> : <p class="quiet">{say(language, 'noFinding')}</p>}
        </section>
        {finding && finding.reply !== null ? <footer><strong>{say(language, 'itsReply', { day: dateIn(language, finding.sentOn) })}</strong> <Said>{words(finding.reply)}</Said></footer> : null}
      </div>
      <Doors doors={promiseDoors(visit, promise)} />
    </>
  );
}

/** What this person may do here, as links where she would look for them. */
const Doors = ({ doors }: { readonly doors: readonly (readonly [href: string, words: string])[] }): VNode | null =>
  doors.length === 0 ? null : <p class="acts">{doors.map(([href, words]) => <a href={href}>{words}</a>)}</p>;

const holds = ({ person }: Visit, may: readonly Role[], place: string): boolean => person?.roles.some((held) => held.place === place && may.includes(held.role)) ?? false;

function promiseDoors(visit: Visit, { id, state }: Known['promises'][number]): readonly (readonly [string, string])[] {
  const { language } = visit;
  const open = state.state !== 'verified' && state.state !== 'abandoned';
  const claimed = state.state === 'claimed' || state.state === 'under-way';
  return [
    ...(open && holds(visit, ['official'], state.debtor) ? [[`/promises/${id}/claim`, say(language, 'tClaim')] as const, [`/promises/${id}/abandon`, say(language, 'doAbandon')] as const] : []),
    ...(open && holds(visit, ['monitor'], state.body) ? [[`/promises/${id}/find`, say(language, 'doFind')] as const] : []),
    ...(claimed && holds(visit, ['monitor', 'member'], state.body) ? [[`/promises/${id}/dispute`, say(language, 'doDispute')] as const] : []),
  ];
}

function dutyDoors(visit: Visit, id: string, { state, creditor, debtor, due, basis }: Laid): readonly (readonly [string, string])[] {
  const { language } = visit;
  if (state !== 'owed' && state !== 'overdue') return [];
  return [
    ...(holds(visit, ['official'], debtor) ? [[`/answers/${debtor}`, say(language, 'doAnswer')] as const, ...(basis === 'law' ? [] : [[`/duties/${id}/decline`, say(language, 'doDecline')] as const])] : []),
    ...(holds(visit, ['organiser'], creditor) ? [...(due !== null && state === 'owed' ? [[`/duties/${id}/extend`, say(language, 'doExtend')] as const] : []), [`/duties/${id}/waive`, say(language, 'doWaive')] as const] : []),
  ];
}

function Answers({ known, visit }: { readonly known: Known; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  if (known.duties.length === 0) return null;
  return (
    <ul class="list">
      {known.duties.map(({ id, state }) => {
        const promise = known.promises.find((one) => one.state.duty === id)?.state;
        const shown = standingOfDuty(state, promise, language, visit.day);
        const answer = answerOf(state);
        return (
          <li id={`duty-${id}`}>
            <p><strong dir="auto">{known.titles('party', state.debtor)}</strong> <Mark standing={shown.standing} words={shown.words} /></p>
            {answer === null ? null : <><p>{answerWords.say(language, answer.disposition)} <span class="quiet">{dateIn(language, answer.on)}</span></p>{known.words(answer.reason) === '' ? null : <Paragraphs text={known.words(answer.reason)} />}</>}
            {answer !== null && covers(answer.disposition) ? null : <p class="quiet">{state.due === null ? say(language, 'aOwesNoDay', { party: known.titles('party', state.debtor) }) : say(language, state.state === 'overdue' ? 'aLate' : 'aOwes', { party: known.titles('party', state.debtor), day: dateIn(language, state.due) })}</p>}
            {state.extendedTo === null || state.state !== 'owed' ? null : <p class="quiet">{say(language, 'mExtended', { day: dateIn(language, state.extendedTo) })}</p>}
            <Doors doors={dutyDoors(visit, id, state)} />
          </li>
        );
      })}
    </ul>
  );
}

/** What was published elsewhere: where the text was decided, and how others read its standing. It closes nothing here. */
function Elsewhere({ known: { item, readings, words, titles }, visit }: { readonly known: Known; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  if (readings.length === 0 && item.elsewhere === null) return null;
  return (
    <>
      <h2>{say(language, 'elsewhere')}</h2>
      {item.elsewhere === null ? null : <p><Said>{words(item.elsewhere.axisName)}</Said> {say(language, 'decidedElsewhere', { day: dateIn(language, item.elsewhere.on) })} <span class="under" dir="auto">{words(item.elsewhere.source)}</span></p>}
      {readings.length === 0 ? null : <ul class="list">{readings.map(({ author, label, asOf, source }) => <li><p><strong dir="auto">{titles('party', author)}</strong>, {dateIn(language, asOf)}: <Said>{words(label)}</Said><span class="under" dir="auto">{words(source)}</span></p></li>)}</ul>}
    </>
  );
}

function sources(known: Known, visit: Visit): readonly Moment[] {
  const { language } = visit;
  const notes = known.item.from.filter(({ kind }) => kind === 'note');
  const parents = known.item.from.filter(({ kind }) => kind === 'item');
  return [
    ...(notes.length > 0 ? [{ when: '', day: null, what: say(language, 'fromNotes', { count: notes.length }), more: <ul>{notes.map((note) => <li><Said>{known.notes.get(note.id)}</Said></li>)}</ul> }] : []),
    ...(parents.length > 0 ? [{ when: '', day: null, what: say(language, 'fromItems', { count: parents.length }), more: <ul>{parents.map((parent) => <li><a href={`/items/${parent.id}`}><Said>{known.titles('item', parent.id)}</Said></a></li>)}</ul> }] : []),
    ...(known.item.into === null ? [] : [{ when: '', day: null, what: say(language, 'joinedInto'), more: <a href={`/items/${known.item.into}`}><Said>{known.titles('item', known.item.into)}</Said></a> }]),
  ];
}

const told: Readonly<Record<string, 'sDraft' | 'sPut' | 'sAdopted' | 'sDropped' | 'sMerged' | 'sWithdrawn'>> = {
  ItemWritten: 'sDraft', ItemPut: 'sPut', ItemAdopted: 'sAdopted', ItemDropped: 'sDropped', ItemMergedInto: 'sMerged', ItemWithdrawn: 'sWithdrawn',
};

const ended: Readonly<Record<string, 'mWaived' | 'mRefused' | 'mDisputed' | 'mAbandoned'>> = { DutyWaived: 'mWaived', DutyRefused: 'mRefused', ClaimDisputed: 'mDisputed', CommitmentAbandoned: 'mAbandoned' };

function movedOn(visit: Visit, type: string, fields: Readonly<Record<string, unknown>>, party: string): string {
  const { language } = visit;
  if (type === 'DutyExtended') return say(language, 'mExtended', { day: dateIn(language, fields['until'] as CivilDate) });
  if (type === 'DutyEscalated') return say(language, 'mEscalated', { rung: Number(fields['rung']), days: Number(fields['days']), act: String(fields['act']) });
  return say(language, ended[type] ?? 'mWaived', { party });
}

const reasonOf = (why: string) => (why === '' ? {} : { more: <Said>{why}</Said> });

/** The life of the text, of what was owed on it and of what was promised, in the order of the record. */
async function moments(known: Known, visit: Visit): Promise<readonly Moment[]> {
  const { language } = visit;
  const facts = await factsOfStreams(visit.db, [streamOf('item', known.id), ...known.duties.map(({ id }) => streamOf('duty', id)), ...known.promises.map(({ id }) => streamOf('commitment', id))]);
  const reasons = await wordsOf(visit.db, facts.map(({ texts }) => texts['why'] ?? null), language);
  return facts.flatMap((fact): Moment[] => {
    const at = { when: dateIn(language, fact.day), day: fact.day };
    const fields = fact.fields as Readonly<Record<string, unknown>>;
    const duty = known.duties.find(({ id }) => fact.stream === streamOf('duty', id))?.state;
    const party = duty ? known.titles('party', duty.debtor) : '';
    const plain = told[fact.type];
    if (plain) return [{ ...at, what: say(language, plain), ...(fact.type === 'ItemAdopted' || fact.type === 'ItemDropped' ? { more: <a href={`/decisions/${String(fields['decision'])}`}>{say(language, 'countWorking')}</a> } : {}) }];
    if (fact.type === 'ItemReworded') return [{ ...at, what: say(language, 'reworded', { version: Number(fields['version']) }) }];
    if (fact.type === 'DutyLaid' && duty) return [{ ...at, what: duty.due === null ? say(language, 'aOwesNoDay', { party }) : say(language, 'aOwes', { party, day: dateIn(language, duty.due) }) }];
    if (fact.type === 'RecommendationAnswered') return [{ ...at, what: <><Said>{party}</Said>: {answerWords.say(language, fields['disposition'] as Parameters<typeof answerWords.say>[1])}</> }];
    if (fact.type === 'DutyFellOverdue' && duty?.due) return [{ ...at, what: say(language, 'aLate', { party, day: dateIn(language, duty.due) }) }];
    if (fact.type === 'DutyExtended' || fact.type === 'DutyEscalated' || fact.type in ended) return [{ ...at, what: movedOn(visit, fact.type, fields, party), ...reasonOf(reasons(fact.texts['why'])) }];
    if (fact.type === 'ProgressClaimed') return [{ ...at, what: say(language, fields['standing'] === 'done' ? 'sClaimed' : 'sUnderWay') }];
    if (fact.type === 'CommitmentFound') return [{ ...at, what: say(language, fields['verdict'] === 'verified' ? 'sVerified' : 'sDisputed') }];
    return [];
  });
}

async function Beside({ known, visit }: { readonly known: Known; readonly visit: Visit }): Promise<VNode | null> {
  const { decision } = known.item;
  if (decision === null) return null;
  const { state } = await decisionById(visit.db, decision);
  return <VoteArc decision={decision} state={state} item={known.id} language={visit.language} />;
}

/** One recommendation: its words, what was answered, two accounts of each promise, and its whole way. */
export async function recommendation(visit: Visit): Promise<Reply> {
  const known = await gather(visit, visit.params['item'] ?? '');
  if (known === null) return { kind: 'not-found' };
  const { item, words } = known;
  const wording = wordingOf(item);
  const early = item.state === 'transmitted' ? null : standingOfItem(item.state, visit.language);
  const html = renderPage(
    <Page around={visit.around} title={words(wording.title)} lede={<Said>{words(wording.words)}</Said>} place="assemblies" beside={await Beside({ known, visit })}
      crumbs={[{ words: say(visit.language, 'assemblies'), href: '/' }, { words: known.bodyName, href: `/assemblies/${item.body}` }, { words: `${say(visit.language, 'number')} ${item.number}` }]}>
      {early === null ? null : <p><Mark standing={early.standing} words={early.words} /></p>}
      <Answers known={known} visit={visit} />
      {known.promises.map((promise) => <Accounts known={known} promise={promise} visit={visit} />)}
      <Elsewhere known={known} visit={visit} />
      <h2>{say(visit.language, 'lineage')}</h2>
      <Timeline moments={[...sources(known, visit), ...(await moments(known, visit))]} />
    </Page>,
  );
  return { kind: 'page', html };
}
