import { after, startOf, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { isLanguage, languages, type Language } from '@plenaria/kernel/language.ts';
import { Page } from '#kit/page.tsx';
import { Qr } from '#kit/qr.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { dateIn } from '#kit/words.ts';
import type { Seats } from '#nouns/seat.ts';
import { issueCodes } from '#people/code.ts';
import type { Reply, Visit } from '#people/visit.ts';
import { dateFrom, wholeFrom } from '#people/web/fields.ts';
import { keepInvitations } from '../store/invitations.ts';
import { nameOf } from './here.ts';
import { letter } from './letter-words.ts';
import { say } from './words.ts';

/** What a batch of letters says, beside the code of each. */
export interface Wording {
  readonly language: Language;
  readonly body: string;
  readonly house: string;
  readonly question: string;
  readonly route: 'addresses' | 'agencies';
  readonly answerBy: CivilDate;
  readonly address: string;
  readonly phone: string;
  readonly paper: 'a4' | 'us-letter';
}

/** An address without its scheme, as somebody types it. */
const typedAddress = (address: string): string => address.replace(/^https?:\/\//, '');

/** Fills the sheet of `kit/print/letters.typ`: all its words in one language, and a line in each of the two others. */
export function fillingOf({ language, body, house, question, route, answerBy, address, phone, paper }: Wording, codes: readonly string[]): unknown {
  const fills = { body, address: typedAddress(address), phone, day: dateIn(language, answerBy) };
  const keys = ['heading', 'asks', 'paid', 'how', 'scan', 'type', 'call', 'code', 'picture', 'private', 'until'] as const;
  const words = Object.fromEntries(keys.map((key) => [key, letter.say(language, key, fills)]));
  return {
    title: letter.say(language, 'title', { body }), lang: language, house, question, phone, paper,
    words: { ...words, chosen: letter.say(language, route === 'agencies' ? 'chosenThere' : 'chosen') },
    others: languages.filter((other) => other !== language).map((other) => [other, letter.say(other, 'other', fills)]),
    letters: codes.map((code) => ({ code, square: `${address}#${code}` })),
  };
}

/** The letters as a page that prints one on each sheet. */
function asPage(visit: Visit, wording: Wording, codes: readonly string[]): Reply {
  const { language, body, question, answerBy, address } = wording;
  const html = renderPage(
    <Page around={visit.around} title={say(visit.language, 'letterTitle', { count: codes.length })} lede={say(visit.language, 'letterLede')} place="assemblies">
      {codes.map((code) => (
        <section class="page" lang={language}><h2>{say(language, 'letterGreeting')}</h2><p><Said>{say(language, 'letterBody', { body, question, day: dateIn(language, answerBy), address })}</Said></p><Qr text={`${address}#${code}`} words={say(language, 'letterQr')} /><p class="code"><strong>{code}</strong></p></section>
      ))}
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

export interface Batch {
  readonly count: number;
  readonly answerBy: CivilDate;
  readonly route: 'addresses' | 'agencies';
  readonly ids: readonly string[];
  /** Of the list of letters, for the fact that they were sent. */
  readonly digest: string;
}

/** What was asked for; null where the number or the day is wrong. */
export function batchFrom(visit: Visit): Batch | null {
  const [count, answerBy] = [wholeFrom(visit, 'letters'), dateFrom(visit, 'answerBy')];
  if (count === null || count < 1 || count > 2000 || answerBy === null || answerBy < visit.day) return null;
  const ids = Array.from({ length: count }, () => idFrom(visit.random(20)));
  return { count, answerBy, route: visit.form.get('route') === 'agencies' ? 'agencies' : 'addresses', ids, digest: digestOfJson(ids) };
}

/** Makes the codes of a batch that the record knows already, and answers with the letters: the only time they are seen. */
export async function answerWithLetters(visit: Visit, id: string, seats: Seats, question: string, { ids, route, answerBy }: Batch): Promise<Reply> {
  await keepInvitations(visit.db, ids, id, route, visit.now);
  const ends = startOf(after(answerBy, { days: 1 }), visit.house.zone);
  const codes = await issueCodes(visit.db, visit.random, ids.map((subject) => ({ purpose: 'enrol' as const, subject, uses: 1, ends })));
  const body = await nameOf(visit, seats.body);
  const chosen = visit.form.get('language');
  const language = isLanguage(chosen) ? chosen : visit.language;
  const wording: Wording = {
    language, body, house: visit.house.name, question, route, answerBy, address: `${visit.origin}/sign-in`, phone: visit.house.phone, paper: visit.form.get('paper') === 'us-letter' ? 'us-letter' : 'a4',
  };
  if (visit.form.get('as') === 'page') return asPage(visit, wording, codes);
  const bytes = await visit.typeset('letters', fillingOf(wording, codes));
  return { kind: 'file', name: `${letter.say(language, 'file')}.pdf`, mediaType: 'application/pdf', bytes };
}
