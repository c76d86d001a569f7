import type { VNode } from 'preact';
import { clashOf } from '@plenaria/lottery/explain/clash.ts';
import { cheapest, problemOf } from '@plenaria/lottery/explain/relax.ts';
import { explainedIn } from '@plenaria/lottery/explain/words.ts';
import { Button, Form, Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Seats } from '#nouns/seat.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { dateFrom } from '#people/web/fields.ts';
import type { Db } from '#record/contract.ts';
import { freezePool } from '../freeze-pool.ts';
import { poolDigest, poolOf } from '../store/applicants.ts';
import { ask, buildingOf, buildOnce, cancel, publishOrSayWhy, type Building } from '../store/building.ts';
import { fillPage } from './fill.tsx';
import { crumbsTo, perform, recruiterHere, seatsHere } from './here.ts';
import { say } from './words.ts';

const path = (id: string): string => `/seats/${id}/panels`;

/** Why these people cannot fill these quotas, in sentences; none where they can. */
async function whyImpossible(db: Db, id: string, { quotas, size }: Seats, language: Language): Promise<readonly string[]> {
  const problem = problemOf(await poolOf(db, id), quotas, size);
  const clash = await clashOf(problem);
  if (clash === null) return [];
  return explainedIn(language, { feasible: false, clash, within: await cheapest(problem, { flexed: true }), beyond: await cheapest(problem, { flexed: false }) });
}

const soon = 3000;
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Closes the pool, and has the panels made. Small pools are ready at once; for others there is a page to wait at. */
async function freeze(visit: Visit): Promise<Reply> {
  const { id, state: seats } = await seatsHere(visit);
  const drawOn = dateFrom(visit, 'drawOn');
  const sorry = (words: readonly string[], field = 'drawOn'): Promise<Reply> => fillPage(visit, words.map((one) => ({ field, words: one })));
  if (drawOn === null || drawOn < visit.day) return sorry([say(visit.language, 'rLetters')]);
  const impossible = await whyImpossible(visit.db, id, seats, visit.language);
  if (impossible.length > 0) return sorry(impossible, 'quotas');
  const { root, people, byRoute } = await poolDigest(visit.db, id);
  const frozen = seats.state === 'pool-frozen' ? null : await perform(visit, freezePool, { seats: id, people, byRoute, root }, seats.body, 'freeze');
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
      ) : <Notice tone={building.state === 'failed' ? 'late' : 'owed'}><p>{building.state === 'failed' ? say(language, 'bFailed', { why: building.why }) : say(language, 'bCancelled')}</p><p><a href={`/seats/${id}`}>{say(language, 'bBack')}</a></p></Notice>}
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
