import type { VNode } from 'preact';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { perform } from '#people/web/perform.ts';
import { dateFrom } from '#people/web/fields.ts';
import { freezePool } from '../freeze-pool.ts';
import { poolDigest, poolOf } from '../store/applicants.ts';
import { ask, buildingOf, buildOnce, cancel, publishOrSayWhy, type Building } from '../store/building.ts';
import { answer } from '../store/compute.ts';
import { fillPage } from './fill.tsx';
import { asRecruiter, crumbsTo, recruiterHere, seatsHere } from './here.ts';
import { stoppedBy } from './refusals.ts';
import { say } from './words.ts';

const path = (id: string): string => `/seats/${id}/panels`;

const soon = 3000;
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Closes the pool, and has the panels made. Small pools are ready at once; for others there is a page to wait at. */
async function freeze(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const drawOn = dateFrom(visit, 'drawOn');
  const sorry = (words: readonly string[], field = 'drawOn'): Promise<Reply> => fillPage(visit, words.map((one) => ({ field, words: one })));
  if (drawOn === null || drawOn < visit.day) return sorry([say(visit.language, 'rLetters')]);
  const impossible = await answer({ pool: await poolOf(visit.db, id), quotas: seats.quotas, seats: seats.size, language: visit.language, only: 'clash' });
  if (impossible.length > 0) return sorry(impossible, 'quotas');
  const { root, people, byRoute } = await poolDigest(visit.db, id);
  const frozen = seats.state === 'pool-frozen' ? null : await perform(visit, { ...asRecruiter(seats.body), verb: freezePool, command: { seats: id, people, byRoute, root }, step: 'freeze' });
  if (frozen !== null) return sorry([say(visit.language, 'rFreeze', { why: frozen })]);
  await ask(visit.db, { seats: id, on: drawOn, by: await visit.actor('recruiter', seats.body) }, visit.now);
  await Promise.race([buildOnce(visit.db, id), pause(soon)]);
  await publishOrSayWhy(visit.db, visit.book, id, visit.now);
  return { kind: 'see-other', to: (await buildingOf(visit.db, id))?.state === 'published' ? `/draws/${id}` : path(id) };
}

const running = ({ state }: Building): boolean => state === 'waiting' || state === 'computing' || state === 'computed';

function Progress({ building, language }: { readonly building: Building; readonly language: Language }): VNode {
  const { state, done, of } = building;
  const words = state === 'waiting' ? say(language, 'bWaiting') : state === 'computed' ? say(language, 'bPublishing') : of > 0 ? say(language, 'bStep', { done, of }) : say(language, 'bTargets');
  return <p class="under-way"><label for="progress">{words}</label><br /><progress id="progress" {...(of > 0 ? { value: Math.min(done, of), max: of } : {})} /></p>;
}

async function progressPage(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const building = await buildingOf(visit.db, id);
  if (seats.portfolio !== null) return { kind: 'see-other', to: `/draws/${id}` };
  if (building === null) return { kind: 'see-other', to: `/seats/${id}` };
  const { language } = visit;
  const still = visit.query.get('still') !== null;
  const html = renderPage(
    <Page around={visit.around} title={say(language, `b_${building.state}`)} lede={say(language, 'bLede', { seats: seats.size })} place="assemblies" crumbs={await crumbsTo(visit, seats.body)}>
      {running(building) ? (
        <>
          <Progress building={building} language={language} />
          <p>{say(language, 'bSafe')} {still ? <a href={path(id)}>{say(language, 'bAgain')}</a> : <a href={`${path(id)}?still`}>{say(language, 'bStill')}</a>}</p>
          <Form action={`${path(id)}/cancel`} proof={visit.proof}><Button second>{say(language, 'bCancel')}</Button></Form>
        </>
      ) : <Notice tone={building.state === 'failed' ? 'late' : 'owed'}><p>{building.state === 'failed' ? say(language, 'bFailed', { why: stoppedBy(building.why)[language] }) : say(language, 'bCancelled')}</p><p><a href={`/seats/${id}`}>{say(language, 'bBack')}</a></p></Notice>}
    </Page>,
  );
  return { kind: 'page', html, secret: true, ...(running(building) && !still ? { again: 2 } : {}) };
}

async function cancelHere(visit: Visit): Promise<Reply> {
  const { id } = await seatsHere(visit);
  await cancel(visit.db, id);
  return { kind: 'see-other', to: path(id) };
}

export const panelRoutes: readonly Route[] = [
  { method: 'POST', path: '/seats/:seats/freeze', policy: recruiterHere, run: freeze },
  { method: 'GET', path: '/seats/:seats/panels', policy: recruiterHere, run: progressPage },
  { method: 'POST', path: '/seats/:seats/panels/cancel', policy: recruiterHere, run: cancelHere },
];
