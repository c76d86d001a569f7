import Papa from 'papaparse';
import type { VNode } from 'preact';
import { Notice } from '#kit/form.tsx';
import { Filters, pageOf, Pages } from '#kit/list.tsx';
import { Mark } from '#kit/mark.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Bar, Table } from '#kit/table.tsx';
import { dateIn, numberIn } from '#kit/words.ts';
import { answerOf, covers, type Duty } from '#nouns/duty.ts';
import { isTested, type Rating, type Reading, type Tested } from '#nouns/finding.ts';
import type { Commitment } from '#nouns/commitment.ts';
import { wordingOf, type Item } from '#nouns/item.ts';
import type { Reply, Visit } from '#people/visit.ts';
import type { Db } from '#record/contract.ts';
import { bodyById } from '#rooms/convene/read.ts';
import { itemsOf } from '#rooms/deliberate/read.ts';
import { findingsOf, promisesOf } from '#rooms/monitor/read.ts';
import { dutiesOf } from '#rooms/respond/read.ts';
import { standingOfDuty, standingOfPromise, type Shown } from './standing.ts';
import { titlesFor, wordsOf } from './texts.ts';
import { say } from './tracker-words.ts';

type Written = Exclude<Item, { state: 'unwritten' }>;
type Laid = Exclude<Duty, { state: 'none' }>;
type Promised = Exclude<Commitment, { state: 'none' }>;

/** One text with the three things that are never mixed: what the office says, what was found, how others read it. */
export interface Tracked {
  readonly id: string;
  readonly item: Written;
  readonly duties: readonly Laid[];
  readonly promises: readonly Promised[];
  readonly findings: readonly Tested[];
  readonly readings: readonly Reading[];
}

export interface Tracker {
  readonly texts: readonly Tracked[];
  /** The report the texts are parts of, with what is promised and claimed of the whole. */
  readonly whole: readonly Tracked[];
  readonly ratings: readonly Rating[];
}

/** Everything that became of what one body decided. */
export async function trackerOf(db: Db, body: string): Promise<Tracker> {
  const items = (await itemsOf(db, [body])).flatMap(({ id, state }) => (state.state === 'adopted' || state.state === 'transmitted' ? [{ id, item: state }] : []));
  const duties = (await dutiesOf(db, [body])).flatMap(({ state }) => (state.state === 'none' ? [] : [state]));
  const promises = (await promisesOf(db, [body])).flatMap(({ id, state }) => (state.state === 'none' ? [] : [{ id, state }]));
  const findings = (await findingsOf(db, [body])).map(({ state }) => state);
  const tested = findings.filter(isTested).filter(({ state }) => state === 'published' || state === 'contested');
  const readings = findings.filter((finding): finding is Reading => finding.state === 'reading');
  const ratings = findings.filter((finding): finding is Rating => finding.state === 'rating');
  const all = items.map(({ id, item }): Tracked => {
    const own = promises.filter(({ state }) => state.item === id);
    return {
      id, item, duties: duties.filter((duty) => duty.item === id), promises: own.map(({ state }) => state),
      findings: tested.filter(({ commitment }) => own.some((promise) => promise.id === commitment)), readings: readings.filter((reading) => reading.item === id),
    };
  });
  return { texts: all.filter(({ item }) => item.kind !== 'report').sort((a, b) => a.item.number - b.item.number), whole: all.filter(({ item }) => item.kind === 'report'), ratings };
}

type Words = Awaited<ReturnType<typeof wordsOf>>;
type Titles = Awaited<ReturnType<typeof titlesFor>>;

interface Seen {
  readonly tracker: Tracker;
  readonly words: Words;
  readonly titles: Titles;
}

async function seen(visit: Visit): Promise<Seen | null> {
  const id = visit.params['body'] ?? '';
  const body = (await bodyById(visit.db, id)).state;
  if (body.state === 'proposed') return null;
  const tracker = await trackerOf(visit.db, id);
  const everything = [...tracker.texts, ...tracker.whole];
  const parties = [...everything.flatMap(({ duties, readings }) => [...duties.map(({ debtor }) => debtor), ...readings.map(({ author }) => author)]), ...tracker.ratings.map(({ author }) => author)];
  const titles = await titlesFor(visit.db, [...new Set(parties)].map((party) => ['party', party] as const));
  return { tracker, titles, words: await wordsOf(visit.db, [body, everything, tracker.ratings], visit.language) };
}

const answered = ({ duties }: Tracked): boolean => duties.some((duty) => covers(answerOf(duty)?.disposition ?? 'acknowledged'));
const verified = ({ promises }: Tracked): boolean => promises.some(({ state }) => state === 'verified');

/** What the office answered, and beside it what it claims; a claim is shown as a claim whatever was found. */
function officeOf({ duties, promises }: Tracked, visit: Visit): readonly Shown[] {
  const claims = promises.flatMap((promise) => promise.claims.slice(-1).map(({ standing }) => standingOfPromise({ ...promise, state: standing === 'done' ? 'claimed' : 'under-way' }, visit.language)));
  return [...duties.map((duty) => standingOfDuty(duty, undefined, visit.language, visit.day)), ...claims];
}

function Whole({ seen: { tracker, words, titles }, visit }: { readonly seen: Seen; readonly visit: Visit }): VNode | null {
  const { language } = visit;
  if (tracker.whole.length === 0) return null;
  const promises = tracker.whole.flatMap((one) => one.promises);
  const [first] = tracker.ratings;
  const share = ({ score, of }: Rating): number => Math.floor((score.n * 1000) / (score.d * of));
  return (
    <>
      <h2>{say(language, 'whole')}</h2>
      <div class="accounts">
        <section><h3>{say(language, 'officeSays')}</h3>
          {promises.every(({ claims }) => claims.length === 0) ? <p class="quiet">{say(language, 'noWhole')}</p> : null}
          {promises.flatMap((promise) => promise.claims.map((claim) => <><blockquote dir="auto">{words(claim.statement)}</blockquote><p class="small"><Said>{titles('party', promise.debtor)}</Said>, {dateIn(language, claim.on)} <Mark {...standingOfPromise({ ...promise, state: claim.standing === 'done' ? 'claimed' : 'under-way' }, language)} /></p></>))}
        </section>
        <section><h3>{say(language, 'marks')}</h3>
          {first === undefined ? <p class="quiet">{say(language, 'noMarks')}</p> : (
            <>
              <Table caption={say(language, 'markCaption', { of: first.of, voters: first.voters, author: titles('party', first.author), day: dateIn(language, first.asOf) })} columns={[{ heading: say(language, 'axis'), lead: true }, { heading: say(language, 'mark'), number: true }]}
                rows={tracker.ratings.map((rating) => [<><Said>{words(rating.name)}</Said><Bar share={share(rating)} needed={null} words={`${numberIn(language, rating.score.n / rating.score.d)} / ${rating.of}`} /></>, numberIn(language, rating.score.n / rating.score.d)])} />
              <p class="small quiet" dir="auto">{say(language, 'source', { source: words(first.source) })}</p>
            </>
          )}
        </section>
      </div>
    </>
  );
}

const hasReadings = ({ texts }: Tracker): boolean => texts.some(({ readings }) => readings.length > 0);

function Row({ text, seen: { words, titles, tracker }, visit }: { readonly text: Tracked; readonly seen: Seen; readonly visit: Visit }): readonly VNode[] {
  const { language } = visit;
  const office = officeOf(text, visit);
  const finding = text.findings.at(-1);
  return [
    <>{text.item.number}</>,
    <><a href={`/items/${text.id}`}><strong><Said>{words(wordingOf(text.item).title)}</Said></strong></a>{text.item.elsewhere && words(text.item.elsewhere.axisName) !== '' ? <span class="under" dir="auto">{words(text.item.elsewhere.axisName)}</span> : null}</>,
    office.length === 0 ? <span class="quiet">{say(language, 'noClaim')}</span> : <>{office.map((shown) => <div><Mark {...shown} /></div>)}{text.promises.some(({ claims }) => claims.length > 0) ? null : <span class="under">{say(language, 'noClaim')}</span>}</>,
    finding === undefined ? <span class="quiet">{say(language, 'noFinding')}</span> : <Mark standing={finding.verdict === 'verified' ? 'verified' : finding.verdict === 'in-part' ? 'in-part' : 'disputed'} words={say(language, 'foundVerdict', { verdict: finding.verdict.replace('-', '_') })} />,
    ...(hasReadings(tracker) ? [text.readings.length === 0 ? <span class="quiet">{say(language, 'noReading')}</span> : <>{text.readings.map(({ label, author, asOf }) => <div><Said>{words(label)}</Said><span class="under" dir="auto">{say(language, 'readBy', { author: titles('party', author), day: dateIn(language, asOf) })}</span></div>)}</>] : []),
  ];
}

const distinct = (pairs: readonly (readonly [string, string])[]): readonly { readonly value: string; readonly label: string }[] => [...new Map(pairs)].map(([value, label]) => ({ value, label })).filter(({ value }) => value !== '');

/** The public tracker of one body: every text with who says what, filtered by GET, twenty-five a page. */
export async function trackerPage(visit: Visit): Promise<Reply> {
  const known = await seen(visit);
  if (known === null) return { kind: 'not-found' };
  const { tracker, words } = known;
  const { language, query } = visit;
  const [axis, reading] = [query.get('axis') ?? '', query.get('reading') ?? ''];
  const shown = tracker.texts.filter(({ item, readings }) => (axis === '' || item.axis === axis) && (reading === '' || readings.some((one) => one.reading === reading)));
  const { rows, page, pages } = pageOf(shown, query.get('page'));
  const path = `/assemblies/${visit.params['body'] ?? ''}/tracker`;
  const filters = [
    { name: 'axis', label: say(language, 'axis'), value: axis, options: distinct(tracker.texts.map(({ item }) => [item.axis ?? '', words(item.elsewhere?.axisName)])) },
    { name: 'reading', label: say(language, 'read'), value: reading, options: distinct(tracker.texts.flatMap(({ readings }) => readings.map((one) => [one.reading, words(one.label)] as const))) },
  ].filter(({ options }) => options.length > 0);
  const figures = { texts: tracker.texts.length, verified: tracker.texts.filter(verified).length, promised: tracker.texts.filter(({ promises }) => promises.length > 0).length, open: tracker.texts.filter((text) => !answered(text)).length };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'title', figures)} lede={say(language, 'lede')} place="assemblies" crumbs={[{ words: say(language, 'assemblies'), href: '/' }, { words: say(language, 'tracker') }]}>
      <Whole seen={known} visit={visit} />
      {filters.length > 0 ? <Filters action={path} filters={filters} language={language} /> : null}
      {shown.length === 0 ? <Notice><p>{say(language, 'noneShown')}</p></Notice> : (
        <Table caption={say(language, 'caption', { shown: shown.length, of: tracker.texts.length })}
          columns={[{ heading: say(language, 'number') }, { heading: say(language, 'text'), lead: true }, { heading: say(language, 'office') }, { heading: say(language, 'found') }, ...(hasReadings(tracker) ? [{ heading: say(language, 'read') }] : [])]}
          rows={rows.map((text) => Row({ text, seen: known, visit }))} />
      )}
      <Pages path={path} query={query} page={page} pages={pages} language={language} />
      <p><a href={`${path}.csv`}>{say(language, 'download')}</a></p>
    </Page>,
  );
  return { kind: 'page', html };
}

/** The whole tracker as a CSV file, one row a text; the columns can be read back by the page that takes texts over. */
export async function trackerFile(visit: Visit): Promise<Reply> {
  const known = await seen(visit);
  if (known === null) return { kind: 'not-found' };
  const { tracker, words, titles } = known;
  const rows = tracker.texts.map((text) => ({
    number: text.item.number, title: words(wordingOf(text.item).title), words: words(wordingOf(text.item).words), theme: words(text.item.elsewhere?.axisName),
    office: officeOf(text, visit).map((shown) => shown.words).join('; '), finding: text.findings.at(-1)?.verdict ?? '',
    status: text.readings.at(-1)?.reading ?? '', label: words(text.readings.at(-1)?.label), read_by: text.readings.map(({ author }) => titles('party', author)).join('; '), as_of: text.readings.at(-1)?.asOf ?? '',
  }));
  return { kind: 'file', name: 'tracker.csv', mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(`\ufeff${Papa.unparse(rows, { newline: '\n', escapeFormulae: true })}\n`) };
}
