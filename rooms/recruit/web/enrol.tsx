import type { VNode } from 'preact';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { idFrom } from '@plenaria/kernel/id.ts';
import { Button, Form, Problems, Receipt, TextField, untyped } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Seats } from '#nouns/seat.ts';
import { lookUp } from '#people/code.ts';
import { looksLikeMail } from '#people/links.ts';
import { newPseudonym, pseudonymOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { seatsById } from '../read.ts';
import { saltOf } from '../store/applicants.ts';
import { keepEnrolment } from '../store/enrolling.ts';
import { invitationOf, type Invitation } from '../store/invitations.ts';
import { say as sayEnrol } from './enrol-words.ts';
import { crumbsTo, recruiterHere, seatsHere } from './here.ts';
import { checkPage, featuresOf, fieldOf, notSaid, problemOf, questionPage, questionsOf, type Desk } from './questions.tsx';
import { say } from './words.ts';

/** A fingerprint of an address, without case, signs and runs of blanks; null where none was given. */
const homeOf = (seats: string, typed: string): string | null => {
  const plain = typed.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return plain === '' ? null : digestOf(`household\n${seats}\n${plain}`).slice(0, 24);
};

const shown = (visit: Visit, title: string, inside: VNode, status: 200 | 422 = 200): Reply => ({
  kind: 'page', status, secret: true, html: renderPage(<Page around={visit.around} title={title} wrong={status === 422}>{inside}</Page>),
});

const over = (visit: Visit): Reply => shown(visit, say(visit.language, 'closed'), <></>, 422);

/** The first question behind a letter's code. The code is not used up by looking at it. */
export async function enrolForm(visit: Visit, invitation: string, code: string): Promise<Reply> {
  const invited = await invitationOf(visit.db, invitation);
  if (invited === null) return { kind: 'not-found' };
  const { state: seats } = await seatsById(visit.db, invited.seats);
  return seats.state === 'open' ? questionPage({ visit, seats, code, action: '/enrol', helping: false }, 'name', null, false) : over(visit);
}

const kindOf = (reach: string): 'email' | 'phone' | 'host' => (looksLikeMail(reach) ? 'email' : /^[\d\s+().\-/]{6,}$/.test(reach) ? 'phone' : 'host');

/** Uses the code up and keeps the answers; null where somebody else was quicker with the same code. */
async function keepAnswers({ visit, seats, helping }: Desk, invited: Invitation, locator: string): Promise<{ readonly pseudonym: string; readonly salt: Uint8Array } | null> {
  const { db, random, form, now, language } = visit;
  const [person, pseudonym, salt, value] = [idFrom(random(20)), newPseudonym(random), random(32), form.get('reach').trim()];
  const features = Object.fromEntries(featuresOf(seats).map((feature) => [feature, form.get(fieldOf(feature))] as const).filter(([, answer]) => answer !== notSaid));
  const by = helping && visit.person !== null ? await pseudonymOf(db, random, visit.person.id, seats.body) : null;
  const applicant = { pseudonym, seats: invited.seats, person, route: invited.route, features, household: homeOf(invited.seats, form.get('home')), needs: form.get('needs'), by, salt, at: now };
  const kept = await keepEnrolment(db, { locator, invitation: invited.id, name: form.get('name'), language, reach: { kind: kindOf(value), value }, body: seats.body, applicant });
  if (kept && helping) await visit.looked('entered', [person]);
  return kept ? { pseudonym, salt } : null;
}

function receipt({ visit, action, helping }: Desk, pseudonym: string, salt: Uint8Array): Reply {
  const { language, person, form } = visit;
  const title = say(language, 'receipt');
  return shown(visit, title, (
    <>
      <Receipt title={sayEnrol(language, 'keep')}>
        {helping ? <p><bdi>{sayEnrol(language, 'typedBy', { by: person?.name ?? '', name: form.get('name').trim() })}</bdi></p> : null}
        <p>{say(language, 'receiptMore', { pseudonym })}</p>
        <p class="code small">{say(language, 'salt', { salt: saltOf(salt, 'leaf') })}</p>
      </Receipt>
      {helping ? <><p>{sayEnrol(language, 'offerPrint')}</p><p><a href={action}>{sayEnrol(language, 'another')}</a></p></> : null}
    </>
  ));
}

/** Sends the answers: all are checked again, then kept in the moment in which the code is used up. */
async function send(desk: Desk, invited: Invitation, locator: string): Promise<Reply | null> {
  const wrong = questionsOf(desk.seats).map((question) => problemOf(desk, question)).find((problem) => problem !== null);
  if (wrong) return questionPage(desk, wrong.field, wrong, true);
  const kept = await keepAnswers(desk, invited, locator);
  return kept === null ? null : receipt(desk, kept.pseudonym, kept.salt);
}

/** From one question to the next, back, to the page of all answers, or to one that is to be changed. */
function turn(desk: Desk): Reply {
  const { form } = desk.visit;
  const [all, at, go, checking] = [questionsOf(desk.seats), form.get('at'), form.get('go'), form.get('checking') === 'yes'];
  const here = all.indexOf(at);
  if (form.get('speak') !== '') return here < 0 ? checkPage(desk) : questionPage(desk, at, null, checking);
  if (all.includes(go)) return questionPage(desk, go, null, true);
  if (go === 'back') return checking ? checkPage(desk) : questionPage(desk, all[Math.max(0, here - 1)] ?? 'name', null, false);
  const problem = here < 0 ? null : problemOf(desk, at);
  if (problem !== null) return questionPage(desk, at, problem, checking);
  const next = all[here + 1];
  return next === undefined || checking ? checkPage(desk) : questionPage(desk, next, null, false);
}

interface Opened {
  readonly invited: Invitation;
  readonly locator: string;
  readonly seats: Seats;
}

/** What a code opens; null where it is no letter's code, or is used or over. */
async function opened(visit: Visit): Promise<Opened | null> {
  const found = await lookUp(visit.db, visit.form.get('code'), visit.now);
  const invited = found.ok && found.value.purpose === 'enrol' ? await invitationOf(visit.db, found.value.subject) : null;
  if (!found.ok || invited === null) return null;
  return { invited, locator: found.value.locator, seats: (await seatsById(visit.db, invited.seats)).state };
}

async function answered(visit: Visit, { invited, locator, seats }: Opened, action: string, helping: boolean): Promise<Reply | null> {
  if (seats.state !== 'open') return over(visit);
  const desk: Desk = { visit, seats, code: visit.form.get('code'), action, helping };
  return visit.form.get('go') === 'send' ? send(desk, invited, locator) : turn(desk);
}

async function enrol(visit: Visit): Promise<Reply> {
  const letter = await opened(visit);
  return (letter === null ? null : await answered(visit, letter, '/enrol', false)) ?? { kind: 'see-other', to: '/sign-in' };
}

const enterPath = (id: string): string => `/seats/${id}/enter`;

async function helperPage(visit: Visit, wrong: boolean): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const { language } = visit;
  if (seats.state === 'none') return { kind: 'not-found' };
  if (seats.state !== 'open') return over(visit);
  const typed = { ...untyped(language, visit.form.values), problems: wrong ? [{ field: 'code', words: sayEnrol(language, 'helpWrong') }] : [] };
  const html = renderPage(
    <Page around={visit.around} title={sayEnrol(language, 'helpTitle')} lede={sayEnrol(language, 'helpLede')} crumbs={await crumbsTo(visit, seats.body)} wrong={wrong}>
      <Problems typed={typed} />
      <Form action={enterPath(id)} proof={visit.proof}><TextField name="code" label={sayEnrol(language, 'helpCode')} help={sayEnrol(language, 'helpCodeHelp')} typed={typed} /><Button>{sayEnrol(language, 'helpBegin')}</Button></Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true, status: wrong ? 422 : 200 };
}

/** Somebody who works here types for somebody else: the same questions, "by" and "on behalf of", and a receipt to hand over. */
async function enterFor(visit: Visit): Promise<Reply> {
  const { id } = await seatsHere(visit);
  const letter = await opened(visit);
  if (letter === null || letter.invited.seats !== id) return helperPage(visit, true);
  return (await answered(visit, letter, enterPath(id), true)) ?? helperPage(visit, true);
}

export const enrolRoutes: readonly Route[] = [
  { method: 'POST', path: '/enrol', policy: { may: 'anyone' }, run: enrol },
  { method: 'GET', path: '/enrol', policy: { may: 'anyone' }, run: async () => ({ kind: 'see-other', to: '/sign-in' }) },
  { method: 'GET', path: '/seats/:seats/enter', policy: recruiterHere, run: (visit) => helperPage(visit, false) },
  { method: 'POST', path: '/seats/:seats/enter', policy: recruiterHere, run: enterFor },
];
