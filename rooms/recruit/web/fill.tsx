import type { VNode } from 'preact';
import { idFrom } from '@plenaria/kernel/id.ts';
import { digestOf, digestOfJson } from '@plenaria/kernel/digest.ts';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { feasibility } from '@plenaria/lottery/feasible.ts';
import { readQuotas } from '@plenaria/lottery/read.ts';
import { Button, DateField, Form, Problems, Select, TextArea, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { Qr } from '#kit/qr.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { dateIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Seats } from '#nouns/seat.ts';
import { issueCode } from '#people/code.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { dateFrom, wholeFrom } from '#people/web/fields.ts';
import { generalRefusal } from '#people/web/verb-form.tsx';
import type { Verb } from '#record/contract.ts';
import { titlesOf } from '#record/read.ts';
import { announceDraw } from '../announce-draw.ts';
import { freezePool } from '../freeze-pool.ts';
import { invite } from '../invite.ts';
import { publishPortfolio } from '../publish-portfolio.ts';
import { seatsById } from '../read.ts';
import { setQuotas } from '../set-quotas.ts';
import { countOf, poolDigest, poolOf } from '../store/applicants.ts';
import { buildPortfolio, commitmentText, keepCommitment } from '../store/draw-files.ts';
import { keepInvitation } from '../store/invitations.ts';
import { say } from './words.ts';

const seatsHere = async (visit: Visit) => seatsById(visit.db, visit.params['seats'] ?? '');
const policy = { may: ['recruiter'] as const, at: async (visit: Visit) => (await seatsHere(visit)).state.body || null };

async function perform<C, R>(visit: Visit, verb: Verb<C, R>, command: C, body: string, step: string): Promise<string | null> {
  const acted = await visit.book.act(verb, { command, key: `${visit.form.get('key') || visit.proof.key}/${step}`, by: await visit.actor('recruiter', body), at: visit.now });
  return acted.ok ? null : (generalRefusal(acted.refusal, visit.language) ?? String(acted.refusal));
}

function Steps({ visit, id, seats, typed }: { readonly visit: Visit; readonly id: string; readonly seats: Seats; readonly typed: Typed }): VNode {
  const { language } = visit;
  return (
    <>
      <Form action={`/seats/${id}/quotas`} proof={visit.proof}>
        <TextArea name="quotas" label={say(language, 'quotas')} typed={typed} rows={10} /><TextField name="why" label={say(language, 'why')} typed={typed} /><Button second>{say(language, 'setQuotas')}</Button>
      </Form>
      {seats.quotas.length === 0 ? null : (
        <Form action={`/seats/${id}/letters`} proof={visit.proof}>
          <TextField name="letters" label={say(language, 'letters')} typed={typed} width="short" mode="numeric" />
          <Select name="route" label={say(language, 'route')} typed={typed} options={['addresses', 'agencies'].map((value) => ({ value, label: value }))} />
          <DateField name="answerBy" label={say(language, 'answerBy')} typed={typed} /><Button second>{say(language, 'makeLetters')}</Button>
        </Form>
      )}
      <Form action={`/seats/${id}/freeze`} proof={visit.proof}><h2>{say(language, 'freeze')}</h2><p>{say(language, 'freezeHelp')}</p><DateField name="drawOn" label={say(language, 'drawOn')} typed={typed} /><Button>{say(language, 'doFreeze')}</Button></Form>
    </>
  );
}

async function page(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  if (seats.state === 'none') return { kind: 'not-found' };
  if (seats.portfolio !== null) return { kind: 'see-other', to: `/draws/${id}` };
  const { language } = visit;
  const quotas = ['feature,value,min,max', ...seats.quotas.map(({ feature, value, min, max }) => `${feature},${value},${min},${max}`)].join('\n');
  const typed: Typed = { language, problems, values: visit.method === 'POST' ? { quotas, ...visit.form.values } : { quotas } };
  const people = Object.values(await countOf(visit.db, id)).reduce((sum, n) => sum + n, 0);
  const name = (await titlesOf(visit.db, [streamOf('body', seats.body)])).get(streamOf('body', seats.body)) ?? '…';
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'fillTitle')} lede={say(language, 'fillLede', { people, seats: seats.size })} place="assemblies" wrong={problems.length > 0} crumbs={[{ words: say(language, 'assemblies'), href: '/' }, { words: name, href: `/assemblies/${seats.body}` }]}>
      <Problems typed={typed} />
      <Steps visit={visit} id={id} seats={seats} typed={typed} />
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

async function quotas(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const read = readQuotas(visit.form.get('quotas'));
  if (!read.ok) return page(visit, read.refusal.slice(0, 8).map(({ row, column, found, expected }) => ({ field: 'quotas', words: say(visit.language, 'rQuotas', { row, column, found, expected }) })));
  const refused = await perform(visit, setQuotas, { seats: id, quotas: read.value.map(({ feature, value, min, max }) => ({ feature, value, min, max })), why: visit.form.get('why') }, seats.body, 'quotas');
  return refused === null ? { kind: 'see-other', to: `/seats/${id}` } : page(visit, [{ field: 'quotas', words: say(visit.language, 'rCannot', { why: refused }) }]);
}

async function mandateOf(visit: Visit, body: string): Promise<{ readonly id: string; readonly question: string } | null> {
  const { rows } = await visit.db.query<{ stream: string; words: string }>(
    `select t.stream, x.words from record.title t join record.text x on x.ref = t.ref join record.fact f on f.stream = t.stream and f.type = 'MandatePublished' where f.leaf::jsonb -> 'fields' ->> 'body' = $1`, [body]);
  return rows[0] ? { id: rows[0].stream.slice('mandate/'.length), question: rows[0].words } : null;
}

async function letters(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const [count, answerBy, mandate] = [wholeFrom(visit, 'letters'), dateFrom(visit, 'answerBy'), await mandateOf(visit, seats.body)];
  const route = visit.form.get('route') === 'agencies' ? 'agencies' : 'addresses';
  const wrong = (): Promise<Reply> => page(visit, [{ field: 'letters', words: say(visit.language, 'rLetters') }]);
  if (count === null || count < 1 || count > 2000 || answerBy === null || mandate === null) return wrong();
  const ids = Array.from({ length: count }, () => idFrom(visit.random(20)));
  const refused = await perform(visit, invite, { seats: id, mandate: mandate.id, route, count, digest: digestOfJson(ids), answerBy }, seats.body, 'letters');
  if (refused !== null) return wrong();
  const codes: string[] = [];
  for (const invitation of ids) {
    await keepInvitation(visit.db, invitation, id, route, visit.now);
    codes.push(await issueCode(visit.db, visit.random, { purpose: 'enrol', subject: invitation, uses: 1, ends: `${answerBy}T23:59:59.000Z` as Instant }));
  }
  const { language } = visit;
  const name = (await titlesOf(visit.db, [streamOf('body', seats.body)])).get(streamOf('body', seats.body)) ?? '…';
  const address = `${visit.origin}/sign-in`;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'letterTitle', { count })} lede={say(language, 'letterLede')} place="assemblies">
      {codes.map((code) => (
        <section class="page"><h2>{say(language, 'letterGreeting')}</h2><p><Said>{say(language, 'letterBody', { body: name, question: mandate.question, day: dateIn(language, answerBy), address })}</Said></p><Qr text={`${address}#${code}`} words={say(language, 'letterQr')} /><p class="code"><strong>{code}</strong></p></section>
      ))}
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

async function freeze(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const drawOn = dateFrom(visit, 'drawOn');
  const sorry = (why: string): Promise<Reply> => page(visit, [{ field: 'drawOn', words: why }]);
  if (drawOn === null || drawOn < visit.day) return sorry(say(visit.language, 'rLetters'));
  const checked = await feasibility(await poolOf(visit.db, id), seats.quotas, seats.size);
  if (!checked.feasible) return sorry(say(visit.language, 'impossible', { changes: checked.relaxations.map(({ feature, value, bound, from, to }) => `${feature} ${value} ${bound} ${from} → ${to}`).join('; ') || '–' }));
  const { root, people, byRoute } = await poolDigest(visit.db, id);
  const frozen = seats.state === 'pool-frozen' ? null : await perform(visit, freezePool, { seats: id, people, byRoute, root }, seats.body, 'freeze');
  if (frozen !== null) return sorry(say(visit.language, 'rFreeze', { why: frozen }));
  const built = await buildPortfolio(visit.db, id, seats.quotas, seats.size, { panels: 1000, seed: root }, visit.now);
  if (!built.ok) return sorry(say(visit.language, 'rFreeze', { why: built.refusal }));
  const published = await perform(visit, publishPortfolio, built.value.command, seats.body, 'panels');
  const text = commitmentText({ seats: id, poolRoot: root, quotas: seats.quotasDigest ?? '', panels: 1000, panelsDigest: built.value.command.portfolio.digest, on: drawOn });
  const file = await keepCommitment(visit.db, text, visit.now);
  const announced = published ?? (await perform(visit, announceDraw, { seats: id, commitment: digestOf(text), on: drawOn, file }, seats.body, 'announce'));
  return announced === null ? { kind: 'see-other', to: `/draws/${id}` } : sorry(say(visit.language, 'rFreeze', { why: announced }));
}

export const fillRoutes: readonly Route[] = [
  { method: 'GET', path: '/seats/:seats', policy, run: (visit) => page(visit) },
  { method: 'POST', path: '/seats/:seats/quotas', policy, run: quotas },
  { method: 'POST', path: '/seats/:seats/letters', policy, run: letters },
  { method: 'POST', path: '/seats/:seats/freeze', policy, run: freeze },
];
