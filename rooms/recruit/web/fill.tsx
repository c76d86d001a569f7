import type { VNode } from 'preact';
import { languages } from '@plenaria/kernel/language.ts';
import { problemIn } from '@plenaria/lottery/formats/problem.ts';
import { readQuotaFile, readQuotaText, writeQuotas } from '@plenaria/lottery/formats/quotas.ts';
import { checked, checkIn } from '@plenaria/lottery/quotas/checks.ts';
import { Button, DateField, FileField, Form, Notice, Problems, Select, TextArea, TextField, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { languageNames } from '#kit/words.ts';
import type { Seats } from '#nouns/seat.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { perform } from '#people/web/perform.ts';
import { invite } from '../invite.ts';
import { setQuotas } from '../set-quotas.ts';
import { countOf, poolOf } from '../store/applicants.ts';
import { answer } from '../store/compute.ts';
import { buildingOf } from '../store/building.ts';
import { asRecruiter, crumbsTo, recruiterHere, seatsHere } from './here.ts';
import { say as sayEnrol } from './enrol-words.ts';
import { say as sayLetter } from './letter-words.ts';
import { answerWithLetters, batchFrom } from './letters.tsx';
import { say } from './words.ts';

/** What counting says about the quotas as they stand, and, when asked, whether the people so far can fill them. */
async function Standing(visit: Visit, id: string, { quotas, size }: Seats): Promise<VNode | null> {
  if (quotas.length === 0) return null;
  const { language } = visit;
  const pool = await poolOf(visit.db, id);
  const sentences = [...checked(quotas, pool, size).map((check) => checkIn(language, check)), ...(visit.query.get('test') === null || pool.length === 0 ? [] : await answer({ pool, quotas, seats: size, language, only: 'everything' }))];
  return (
    <>
      {sentences.length === 0 ? null : <Notice tone="owed"><ul>{sentences.map((sentence) => <li>{sentence}</li>)}</ul></Notice>}
      {pool.length === 0 ? null : <p><a href={`/seats/${id}?test`}>{say(language, 'test')}</a></p>}
    </>
  );
}

function Steps({ visit, id, seats, typed }: { readonly visit: Visit; readonly id: string; readonly seats: Seats; readonly typed: Typed }): VNode {
  const { language } = visit;
  return (
    <>
      <Form action={`/seats/${id}/quotas`} proof={visit.proof} files>
        <TextArea name="quotas" label={say(language, 'quotas')} help={say(language, 'quotasHelp')} typed={typed} rows={10} /><FileField name="quotaFile" label={say(language, 'quotaFile')} typed={typed} accept=".csv,.txt,.xlsx" /><TextField name="why" label={say(language, 'why')} typed={typed} /><Button second>{say(language, 'setQuotas')}</Button>
      </Form>
      {seats.quotas.length === 0 ? null : (
        <Form action={`/seats/${id}/letters`} proof={visit.proof}>
          <TextField name="letters" label={say(language, 'letters')} typed={typed} width="short" mode="numeric" />
          <Select name="route" label={say(language, 'route')} typed={typed} options={(['addresses', 'agencies'] as const).map((value) => ({ value, label: say(language, value) }))} />
          <DateField name="answerBy" label={say(language, 'answerBy')} typed={typed} />
          <Select name="language" label={sayLetter(language, 'language')} typed={typed} options={languages.map((value) => ({ value, label: languageNames[value] }))} />
          <Select name="paper" label={sayLetter(language, 'paper')} typed={typed} options={[{ value: 'us-letter', label: sayLetter(language, 'letterPaper') }, { value: 'a4', label: sayLetter(language, 'a4') }]} />
          <p>{sayLetter(language, 'onlyNow')} <a href={`/seats/${id}/enter`}>{sayEnrol(language, 'helpLink')}</a></p>
          <p class="acts"><Button second>{sayLetter(language, 'asFile')}</Button><Button second name="as" value="page">{sayLetter(language, 'asPage')}</Button></p>
        </Form>
      )}
      <Form action={`/seats/${id}/freeze`} proof={visit.proof}><h2>{say(language, 'freeze')}</h2><p>{say(language, 'freezeHelp')}</p><DateField name="drawOn" label={say(language, 'drawOn')} typed={typed} /><Button>{say(language, 'doFreeze')}</Button></Form>
    </>
  );
}

/** The page where seats are filled by lot, with whatever was wrong with what was typed. */
export async function fillPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  if (seats.state === 'none') return { kind: 'not-found' };
  if (seats.portfolio !== null) return { kind: 'see-other', to: `/draws/${id}` };
  const building = await buildingOf(visit.db, id);
  if (building !== null && ['waiting', 'computing', 'computed'].includes(building.state)) return { kind: 'see-other', to: `/seats/${id}/panels` };
  const { language } = visit;
  const quotas = writeQuotas(seats.quotas.length === 0 ? [] : seats.quotas).trim() || 'feature,value,min,max';
  const typed: Typed = { language, problems, values: visit.method === 'POST' ? { quotas, ...visit.form.values } : { quotas } };
  const people = Object.values(await countOf(visit.db, id)).reduce((sum, n) => sum + n, 0);
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'fillTitle')} lede={say(language, 'fillLede', { people, seats: seats.size })} place="assemblies" wrong={problems.length > 0} crumbs={await crumbsTo(visit, seats.body)}>
      <Problems typed={typed} />
      {await Standing(visit, id, seats)}
      <Steps visit={visit} id={id} seats={seats} typed={typed} />
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

async function quotas(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const file = visit.form.file('quotaFile');
  const read = file !== null && file.bytes.length > 0 ? await readQuotaFile(file.bytes, seats.size) : readQuotaText(visit.form.get('quotas'), seats.size);
  if (!read.ok) return fillPage(visit, read.refusal.slice(0, 20).map((problem) => ({ field: 'quotas', words: problemIn(visit.language, problem) })));
  const wishes = read.value.quotas.filter(({ soft }) => soft === true);
  if (wishes.length > 0) return fillPage(visit, wishes.map(({ feature, value }) => ({ field: 'quotas', words: say(visit.language, 'rWish', { feature, value }) })));
  const refused = await perform(visit, { ...asRecruiter(seats.body), verb: setQuotas, command: { seats: id, quotas: read.value.quotas.map(({ soft: _soft, ...quota }) => ({ ...quota })), why: visit.form.get('why') }, step: 'quotas' });
  return refused === null ? { kind: 'see-other', to: `/seats/${id}` } : fillPage(visit, [{ field: 'quotas', words: say(visit.language, 'rCannot', { why: refused }) }]);
}

async function mandateOf(visit: Visit, body: string): Promise<{ readonly id: string; readonly question: string } | null> {
  const { rows } = await visit.db.query<{ stream: string; words: string }>(
    `select t.stream, x.words from record.title t join record.text x on x.ref = t.ref join record.fact f on f.stream = t.stream and f.type = 'MandatePublished' where f.leaf::jsonb -> 'fields' ->> 'body' = $1`, [body]);
  return rows[0] ? { id: rows[0].stream.slice('mandate/'.length), question: rows[0].words } : null;
}

async function letters(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const [batch, mandate] = [batchFrom(visit), await mandateOf(visit, seats.body)];
  const wrong = (words: string): Promise<Reply> => fillPage(visit, [{ field: 'letters', words }]);
  if (batch === null || mandate === null) return wrong(say(visit.language, 'rLetters'));
  const { route, count, digest, answerBy } = batch;
  const refused = await perform(visit, { ...asRecruiter(seats.body), verb: invite, command: { seats: id, mandate: mandate.id, route, count, digest, answerBy }, step: 'letters' });
  return refused === null ? answerWithLetters(visit, id, seats, mandate.question, batch) : wrong(say(visit.language, 'rNoLetters', { why: refused }));
}

export const fillRoutes: readonly Route[] = [
  { method: 'GET', path: '/seats/:seats', policy: recruiterHere, run: (visit) => fillPage(visit) },
  { method: 'POST', path: '/seats/:seats/quotas', policy: recruiterHere, run: quotas },
  { method: 'POST', path: '/seats/:seats/letters', policy: recruiterHere, run: letters },
];
