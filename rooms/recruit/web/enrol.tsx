import type { VNode } from 'preact';
import { digestOf } from '@plenaria/kernel/digest.ts';
import { Button, Form, Problems, Receipt, Select, TextArea, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Seats } from '#nouns/seat.ts';
import { lookUp, spend } from '#people/code.ts';
import { createPerson, pseudonymOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { seatsById } from '../read.ts';
import { keepApplicant, saltOf } from '../store/applicants.ts';
import { enrolled, invitationOf, type Invitation } from '../store/invitations.ts';
import { say } from './words.ts';

/** A fingerprint of an address, without case, signs and runs of blanks; null where none was given. */
const homeOf = (seats: string, typed: string): string | null => {
  const plain = typed.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return plain === '' ? null : digestOf(`household\n${seats}\n${plain}`).slice(0, 24);
};

const featuresOf = (seats: Seats): readonly string[] => [...new Set(seats.quotas.map(({ feature }) => feature))];
const fieldOf = (feature: string): string => `feature.${feature}`;

const shown = (visit: Visit, title: string, inside: VNode, status: 200 | 422 = 200): Reply => ({
  kind: 'page', status, secret: true, html: renderPage(<Page around={visit.around} title={title} wrong={status === 422}>{inside}</Page>),
});

function form(visit: Visit, seats: Seats, code: string, problems: readonly Problem[]): Reply {
  const { language } = visit;
  const typed: Typed = { language, values: visit.form.values, problems };
  const title = say(language, 'enrolTitle');
  return shown(visit, title, (
    <>
      <p class="lede">{say(language, 'enrolLede')}</p>
      <Problems typed={typed} />
      <Form action="/enrol" proof={visit.proof}>
        <input type="hidden" name="code" value={code} />
        <TextField name="name" label={say(language, 'name')} typed={typed} complete="name" />
        {featuresOf(seats).map((feature) => (
          <Select name={fieldOf(feature)} label={feature} typed={typed} options={[{ value: '', label: say(language, 'choose') }, ...seats.quotas.filter((quota) => quota.feature === feature).map(({ value }) => ({ value, label: value }))]} />
        ))}
        <TextField name="home" label={say(language, 'home')} help={say(language, 'homeHelp')} typed={typed} />
        <TextField name="reach" label={say(language, 'phone')} typed={typed} />
        <TextArea name="needs" label={say(language, 'needs')} typed={typed} rows={2} />
        <Button>{say(language, 'yes')}</Button>
      </Form>
    </>
  ), problems.length > 0 ? 422 : 200);
}

/** The form behind a letter's code. The code is not used up by looking at it. */
export async function enrolForm(visit: Visit, invitation: string, code: string): Promise<Reply> {
  const invited = await invitationOf(visit.db, invitation);
  if (invited === null) return { kind: 'not-found' };
  const { state: seats } = await seatsById(visit.db, invited.seats);
  return seats.state === 'open' ? form(visit, seats, code, []) : shown(visit, say(visit.language, 'closed'), <></>, 422);
}

function problemsOf(visit: Visit, seats: Seats): readonly Problem[] {
  const { language } = visit;
  const known = (feature: string): boolean => seats.quotas.some((quota) => quota.feature === feature && quota.value === visit.form.get(fieldOf(feature)));
  return [
    ...(visit.form.get('name').trim() === '' ? [{ field: 'name', words: say(language, 'nameMissing') }] : []),
    ...featuresOf(seats).filter((feature) => !known(feature)).map((feature) => ({ field: fieldOf(feature), words: say(language, 'answerMissing') })),
    ...(visit.form.get('reach').trim() === '' ? [{ field: 'reach', words: say(language, 'reachMissing') }] : []),
  ];
}

async function keepAnswers(visit: Visit, invited: Invitation, seats: Seats): Promise<{ readonly pseudonym: string; readonly salt: Uint8Array }> {
  const person = await createPerson(visit.db, visit.random, { name: visit.form.get('name'), language: visit.language, at: visit.now });
  await visit.db.query(`insert into people.channel (person, kind, value) values ($1, 'host', $2)`, [person, visit.form.get('reach').trim()]);
  const pseudonym = await pseudonymOf(visit.db, visit.random, person, seats.body);
  const features = Object.fromEntries(featuresOf(seats).map((feature) => [feature, visit.form.get(fieldOf(feature))]));
  const salt = visit.random(32);
  await keepApplicant(visit.db, { pseudonym, seats: invited.seats, person, route: invited.route, features, household: homeOf(invited.seats, visit.form.get('home')), needs: visit.form.get('needs'), by: null, salt, at: visit.now });
  await enrolled(visit.db, invited.id, person);
  return { pseudonym, salt };
}

/** Enrols once for each letter: the answers are checked first, then the code is used up, then they are kept. */
async function enrol(visit: Visit): Promise<Reply> {
  const code = visit.form.get('code');
  const found = await lookUp(visit.db, code, visit.now);
  const invited = found.ok && found.value.purpose === 'enrol' ? await invitationOf(visit.db, found.value.subject) : null;
  if (!found.ok || invited === null) return { kind: 'see-other', to: '/sign-in' };
  const { state: seats } = await seatsById(visit.db, invited.seats);
  if (seats.state !== 'open') return shown(visit, say(visit.language, 'closed'), <></>, 422);
  const problems = problemsOf(visit, seats);
  if (problems.length > 0) return form(visit, seats, code, problems);
  if (!(await spend(visit.db, found.value.locator))) return { kind: 'see-other', to: '/sign-in' };
  const { pseudonym, salt } = await keepAnswers(visit, invited, seats);
  const title = say(visit.language, 'receipt');
  return shown(visit, title, <Receipt title={title}><p>{say(visit.language, 'receiptMore', { pseudonym })}</p><p class="code small">{say(visit.language, 'salt', { salt: saltOf(salt, 'leaf') })}</p></Receipt>);
}

export const enrolRoutes: readonly Route[] = [{ method: 'POST', path: '/enrol', policy: { may: 'anyone' }, run: enrol }];
