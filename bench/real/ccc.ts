import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { answerOf, covers } from '#nouns/duty.ts';
import type { Actor } from '#nouns/noun.ts';
import { trackerOf, type Tracker } from '#pages/tracker.tsx';
import { bringUpToDate, openBook } from '#record/book.ts';
import type { Book, Verb } from '#record/contract.ts';
import { textsOf } from '#record/read.ts';
import { enterParty } from '#rooms/convene/enter-party.ts';
import { publishMandate } from '#rooms/convene/publish-mandate.ts';
import { keyOf, readPublished } from '#rooms/deliberate/published-file.ts';
import { takeOver } from '#rooms/deliberate/take-over.ts';
import { takeOverClaim } from '#rooms/monitor/take-over-claim.ts';
import { takeOverReadings } from '#rooms/monitor/take-over-readings.ts';
import { transmit } from '#rooms/respond/transmit.ts';
import { templates } from '#scenarios/templates.ts';
import { rooms } from '#server/rooms.ts';
import { vocabulary } from '#server/vocabulary.ts';
import type pg from 'pg';
import { random, scratch } from '../scratch.ts';

const at = '2021-03-01T12:00:00.000Z' as Instant;
const by: Actor = { role: 'organiser', pseudonym: 'o-1' };
const newId = (): string => idFrom(random(20));
const day = (text: string | undefined): CivilDate => (text ?? '') as CivilDate;

async function play<C, R>(book: Book, verb: Verb<C, R>, command: C): Promise<void> {
  const acted = await book.act(verb, { command, key: newId(), by, at });
  if (!acted.ok) throw new Error(`${verb.name} was refused: ${JSON.stringify(acted.refusal)}`);
}

/** "3.4" as 34 of 10, exactly as it was printed. */
function fractionOf(text: string): { readonly n: number; readonly d: number } {
  const [whole = '0', decimals = ''] = text.split('.');
  return { n: Number(whole + decimals), d: 10 ** decimals.length };
}

interface Published {
  readonly statuses: string;
  readonly marks: readonly Readonly<Record<string, string>>[];
}

function publishedIn(data: string): Published | null {
  const folder = join(data, 'domain', 'ccc');
  const [statuses, ratings] = [join(folder, 'ccc_149_measures_status_2020-08-25.csv'), join(folder, 'ccc_member_rating_of_government_response_2021-02-28.csv')];
  if (!existsSync(statuses) || !existsSync(ratings)) return null;
  return { statuses: readFileSync(statuses, 'utf8'), marks: Papa.parse<Record<string, string>>(readFileSync(ratings, 'utf8'), { header: true, skipEmptyLines: 'greedy' }).data };
}

/** The convention, its recipient and the association of its members; then the report with its parts, handed over without a date. */
async function bringIn(book: Book, { statuses, marks }: Published): Promise<string> {
  const [body, cycle, mandate, report] = [newId(), newId(), newId(), newId()];
  const [council, government, association] = [newId(), newId(), newId()];
  for (const [party, kind, name] of [[council, 'public-body', 'Conseil économique, social et environnemental'], [government, 'public-body', 'Gouvernement de la République française'], [association, 'organisation', 'Les 150']] as const) await play(book, enterParty, { party, kind, name });
  const charter = templates.members.charter({ seats: 150, dueAfterDays: null, percent: 50 });
  await play(book, publishMandate, {
    body, cycle, mandate, name: 'Convention citoyenne pour le climat', purpose: 'Taken over from published files', question: 'How can greenhouse gas emissions fall by 40 % by 2030, in a spirit of social justice?', why: 'Published question', inScope: '', outOfScope: '',
    issuer: council, recipients: [government], authority: 3, charter: charter.canonical, classes: charter.classes, stages: charter.stages, currency: 'EUR', silentAfter: null, supports: [],
  });
  const read = readPublished(statuses);
  if (!read.ok) throw new Error(`The file cannot be read: ${JSON.stringify(read.refusal.slice(0, 5))}`);
  const table = Papa.parse<Record<string, string>>(statuses, { header: true, skipEmptyLines: 'greedy' }).data;
  const source = table[0]?.['source'] ?? 'published';
  const common = { body, cycle, decidedOn: day('2020-06-21'), source };
  const texts = read.value.map(({ number, axis, title, words }) => ({ item: newId(), number, axis: keyOf(axis), axisName: axis, title, words: words || title }));
  await play(book, takeOver, { ...common, kind: 'report', part: null, texts: [{ item: report, number: 0, axis: null, axisName: '', title: 'Les propositions de la Convention', words: 'Les propositions de la Convention' }] });
  await play(book, takeOver, { ...common, kind: 'measure', part: report, texts });
  await play(book, transmit, { mandate, creditor: body, items: [report, ...texts.map(({ item }) => item)].map((item) => ({ item, to: [government] })) });
  const readings = read.value.flatMap(({ reading, label }, at_) => (reading === '' ? [] : [{ item: texts[at_]?.item ?? '', reading, label }]));
  await play(book, takeOverReadings, { body, report, author: association, asOf: day(table[0]?.['as_of']), source, readings, ratings: [], of: 10, voters: 0 });
  const themes = marks.filter(({ theme = '' }) => !theme.startsWith('_'));
  const [first] = themes;
  await play(book, takeOverReadings, {
    body, report, author: association, asOf: day('2021-02-28'), source: first?.['source'] ?? '', readings: [], of: 10, voters: Number(first?.['voters_registered']),
    ratings: themes.map((row) => ({ axis: keyOf(row['theme'] ?? ''), name: row['theme'] ?? '', score: fractionOf(row['mean_score_0_10'] ?? '') })),
  });
  const claim = marks.find(({ theme }) => theme === '_government_self_report');
  await play(book, takeOverClaim, { commitment: newId(), body, cycle, item: report, debtor: government, standing: 'under-way', statement: claim?.['mean_score_0_10'] ?? '', owner: 'Gouvernement', asOf: day('2021-02-28'), source: claim?.['source'] ?? '' });
  return body;
}

async function told(pool: pg.Pool, { texts, whole, ratings }: Tracker): Promise<void> {
  const claims = whole.flatMap(({ promises }) => promises.flatMap((promise) => promise.claims));
  const words = await textsOf(pool, [...claims.map(({ statement }) => statement), ...ratings.map(({ name }) => name), ...texts.flatMap(({ readings }) => readings.map(({ label }) => label))]);
  const tally = new Map<string, number>();
  for (const { label } of texts.flatMap(({ readings }) => readings)) tally.set(words.get(label) ?? '', (tally.get(words.get(label) ?? '') ?? 0) + 1);
  console.log(`${texts.length} measures, every one part of one report and owed an answer without a promised date: ${texts.filter(({ item, duties }) => item.from.length === 1 && duties.length === 1 && duties[0]?.due === null).length}`);
  console.log(`How the members’ association read them: ${[...tally].sort((a, b) => b[1] - a[1]).map(([label, n]) => `${n} ${label}`).join(', ')}`);
  console.log(`Marks of the members, of ${ratings[0]?.of}, ${ratings[0]?.voters} could vote: ${ratings.map(({ name, score }) => `${words.get(name) ?? ''} ${score.n / score.d}`).join('; ')}`);
  console.log(`What the government claims: of the whole ${claims.length} (${claims.map(({ statement }) => words.get(statement)).join(' ')}); of single measures ${texts.flatMap(({ promises }) => promises.flatMap((promise) => promise.claims)).length}`);
  console.log(`Kept apart: findings of this house ${texts.flatMap(({ findings }) => findings).length}, promises called kept ${texts.flatMap(({ promises }) => promises).filter(({ state }) => state === 'verified').length}, answers that cover a measure ${texts.filter(({ duties }) => duties.some((duty) => covers(answerOf(duty)?.disposition ?? 'acknowledged'))).length}, late ${texts.filter(({ duties }) => duties.some(({ state }) => state === 'overdue')).length}`);
}

/** The French climate convention: the published files, through the verbs the pages use, into the tracker. */
export async function convention(data: string): Promise<void> {
  const published = publishedIn(data);
  if (published === null) return console.log('domain/ccc is not there: the tracker of the French convention was left out.');
  const { pool, close } = await scratch();
  try {
    const views = rooms.flatMap((room) => room.views);
    await bringUpToDate(pool, views);
    const book = openBook({ pool, vocabulary, views, zone: 'Europe/Paris', random, appends: () => true });
    const body = await bringIn(book, published);
    console.log('\nThe French climate convention, import → tracker:');
    await told(pool, await trackerOf(pool, body));
  } finally {
    await close();
  }
}
