import { Buffer } from 'node:buffer';
import type { VNode } from 'preact';
import { missesOf, offers, type Offer } from '@plenaria/lottery/after/replace.ts';
import { missesIn } from '@plenaria/lottery/after/words.ts';
import type { Candidate } from '@plenaria/lottery/contract.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { Button, Choice, Form, Notice, Problems, Select, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { numberIn } from '#kit/words.ts';
import { occupantsOf, type Seats, type VacatedBecause } from '#nouns/seat.ts';
import { namesOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { perform } from '#people/web/perform.ts';
import { wholeFrom } from '#people/web/fields.ts';
import { blobOf, keep } from '#record/blob.ts';
import { nameAlternates } from '../name-alternates.ts';
import { refill } from '../refill.ts';
import { poolOf } from '../store/applicants.ts';
import { standby } from '../store/compute.ts';
import { vacate } from '../vacate.ts';
import { asRecruiter, crumbsTo, recruiterHere, seatsHere } from './here.ts';
import { say } from './after-words.ts';

const reasons: readonly VacatedBecause[] = ['withdrew', 'moved-away', 'not-reached', 'missed-sessions', 'other-duty', 'died'];
const path = (id: string): string => `/seats/${id}/after`;
const mostOffers = 12;

const sitting = (pool: readonly Candidate[], seats: Seats): readonly Candidate[] => pool.filter(({ id }) => occupantsOf(seats).includes(id));
const offersFor = (pool: readonly Candidate[], seats: Seats): readonly Offer[] =>
  offers(pool, sitting(pool, seats), seats.places.flatMap(({ earlier }) => earlier), seats.alternates, seats.quotas);

const missed = (offer: Offer, language: Language): string => missesIn(language, offer).join('; ');

interface Shown {
  readonly visit: Visit;
  readonly id: string;
  readonly seats: Seats;
  readonly pool: readonly Candidate[];
  readonly typed: Typed;
  /** How the organiser calls people; the record knows pseudonyms alone. */
  readonly call: (pseudonym: string) => string;
}

function Refill({ visit, id, seats, pool, typed, call }: Shown): VNode | null {
  const vacant = seats.places.find(({ occupant }) => occupant === null);
  if (vacant === undefined) return null;
  const { language } = visit;
  const found = offersFor(pool, seats);
  const fits = found.filter(({ off }) => off === 0);
  const shown = (fits.length > 0 ? fits : found).slice(0, mostOffers);
  const options = shown.map((offer) => ({ value: offer.person.id, label: seats.alternates.includes(offer.person.id) ? say(language, 'alternate', { who: call(offer.person.id) }) : call(offer.person.id), help: missed(offer, language) }));
  return (
    <section>
      <h2>{say(language, 'fill', { seat: vacant.seat })}</h2>
      {shown.length === 0 ? <p>{say(language, 'nobody')}</p> : (
        <Form action={`${path(id)}/refill`} proof={visit.proof}>
          <input type="hidden" name="seat" value={vacant.seat} />
          <Choice name="person" label={say(language, 'who')} help={say(language, fits.length > 0 ? 'fits' : 'near')} typed={{ ...typed, values: { person: shown[0]?.person.id ?? '', ...typed.values } }} options={options} />
          <Button>{say(language, 'seatThem')}</Button>
        </Form>
      )}
    </section>
  );
}

function Leave({ visit, id, seats, typed, call }: Shown): VNode {
  const { language } = visit;
  const held = seats.places.flatMap(({ seat, occupant }) => (occupant === null ? [] : [{ value: String(seat), label: say(language, 'seatOf', { seat, who: call(occupant) }) }]));
  return (
    <section>
      <h2>{say(language, 'leave')}</h2>
      <Form action={`${path(id)}/vacate`} proof={visit.proof}>
        <Select name="leaving" label={say(language, 'seat')} typed={typed} options={held} />
        <Select name="because" label={say(language, 'because')} typed={typed} options={reasons.map((value) => ({ value, label: say(language, value) }))} />
        <Button second>{say(language, 'vacate')}</Button>
      </Form>
    </section>
  );
}

function Alternates({ visit, id, typed }: Shown): VNode {
  const { language } = visit;
  return (
    <section>
      <h2>{say(language, 'alternates')}</h2><p>{say(language, 'alternatesHelp')}</p>
      <Form action={`${path(id)}/alternates`} proof={visit.proof}>
        <TextField name="count" label={say(language, 'count')} typed={typed} width="short" mode="numeric" /><TextField name="leaves" label={say(language, 'leaves')} typed={typed} width="short" mode="numeric" />
        <Button second>{say(language, 'choose')}</Button>
      </Form>
    </section>
  );
}

/** How much the alternates that were named are worth, as their file says. */
async function Better({ visit }: { readonly visit: Visit }): Promise<VNode | null> {
  const file = visit.query.get('file');
  const blob = file === null ? null : await blobOf(visit.db, file);
  if (blob?.name !== 'alternates.json') return null;
  const { loss } = JSON.parse(Buffer.from(blob.bytes).toString()) as { readonly loss: Readonly<Record<'none' | 'usual' | 'chosen', number>> };
  const shown = (value: number): string => numberIn(visit.language, Math.round(value * 100) / 100);
  return <Notice tone="kept"><p>{say(visit.language, 'better', { chosen: shown(loss.chosen), usual: shown(loss.usual), none: shown(loss.none) })}</p></Notice>;
}

async function page(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  if (seats.state !== 'drawn') return { kind: 'not-found' };
  const { language } = visit;
  const pool = await poolOf(visit.db, id);
  const near = seats.places.some(({ occupant }) => occupant === null) ? offersFor(pool, seats).slice(0, mostOffers) : [];
  const names = await namesOf(visit.db, [...occupantsOf(seats), ...near.map(({ person }) => person.id)]);
  await visit.looked('seats', [...names.values()].map(({ person }) => person));
  const shown: Shown = { visit, id, seats, pool, call: (pseudonym) => names.get(pseudonym)?.name ?? pseudonym, typed: { language, problems, values: { count: '8', leaves: '12', ...visit.form.values } } };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'title')} lede={say(language, 'lede', { filled: occupantsOf(seats).length, seats: seats.size, alternates: seats.alternates.length })} place="assemblies" wrong={problems.length > 0} crumbs={await crumbsTo(visit, seats.body)}>
      <Problems typed={shown.typed} />
      {await Better({ visit })}
      <Refill {...shown} /><Leave {...shown} /><Alternates {...shown} />
      <h2>{say(language, 'report')}</h2><p>{say(language, 'reportWhy')} <a href={`/seats/${id}/report.html`}>{say(language, 'asPage')}</a> · <a href={`/seats/${id}/report.json`}>{say(language, 'asData')}</a></p>
    </Page>,
  );
  return { kind: 'page', html, secret: true, status: problems.length > 0 ? 422 : 200 };
}

const refusedAs = (visit: Visit, field: string, why: string | null, id: string): Promise<Reply> | Reply =>
  why === null ? { kind: 'see-other', to: path(id) } : page(visit, [{ field, words: say(visit.language, 'rRefused', { why }) }]);

async function leaveSeat(visit: Visit): Promise<Reply> {
  const { id, state } = await seatsHere(visit);
  const because = reasons.find((reason) => reason === visit.form.get('because'));
  const seat = wholeFrom(visit, 'leaving');
  if (because === undefined || seat === null) return page(visit, [{ field: 'leaving', words: say(visit.language, 'rPick') }]);
  return refusedAs(visit, 'leaving', await perform(visit, { ...asRecruiter(state.body), verb: vacate, command: { seats: id, seat, because }, step: 'vacate' }), id);
}

async function fillSeat(visit: Visit): Promise<Reply> {
  const { id, state } = await seatsHere(visit);
  const [seat, pool] = [wholeFrom(visit, 'seat'), await poolOf(visit.db, id)];
  const offer = offersFor(pool, state).find(({ person }) => person.id === visit.form.get('person'));
  if (offer === undefined || seat === null) return page(visit, [{ field: 'person', words: say(visit.language, 'rPick') }]);
  const before = missesOf(sitting(pool, state), state.quotas).length;
  const command = { seats: id, seat, occupant: offer.person.id, quotasMissed: offer.misses.length, quotasMissedBefore: before, file: state.portfolio?.file ?? '' };
  return refusedAs(visit, 'person', await perform(visit, { ...asRecruiter(state.body), verb: refill, command, step: 'refill' }), id);
}

async function chooseAlternates(visit: Visit): Promise<Reply> {
  const { id, state } = await seatsHere(visit);
  const [count, leaves, pool] = [wholeFrom(visit, 'count'), wholeFrom(visit, 'leaves'), await poolOf(visit.db, id)];
  if (count === null || count < 1 || count > 100 || leaves === null || leaves > 100) return page(visit, [{ field: 'count', words: say(visit.language, 'rCount') }]);
  const gone = new Set(state.places.flatMap(({ earlier }) => earlier));
  const open = pool.filter((person) => !gone.has(person.id));
  const found = await standby({ pool: open, panel: occupantsOf(state), quotas: state.quotas, count, leave: leaves, seed: id });
  const file = await keep(visit.db, { mediaType: 'application/json', name: 'alternates.json', bytes: Buffer.from(`${JSON.stringify(found)}\n`) }, visit.now);
  const refused = await perform(visit, { ...asRecruiter(state.body), verb: nameAlternates, command: { seats: id, alternates: found.chosen, file }, step: 'alternates' });
  return refused === null ? { kind: 'see-other', to: `${path(id)}?file=${file}` } : refusedAs(visit, 'count', refused, id);
}

export const afterRoutes: readonly Route[] = [
  { method: 'GET', path: '/seats/:seats/after', policy: recruiterHere, run: (visit) => page(visit) },
  { method: 'POST', path: '/seats/:seats/after/vacate', policy: recruiterHere, run: leaveSeat },
  { method: 'POST', path: '/seats/:seats/after/refill', policy: recruiterHere, run: fillSeat },
  { method: 'POST', path: '/seats/:seats/after/alternates', policy: recruiterHere, run: chooseAlternates },
];
