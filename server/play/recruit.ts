import { digestOf } from '@plenaria/kernel/digest.ts';
import { alternatesFor } from '@plenaria/lottery/after/alternates.ts';
import { equalDropOut } from '@plenaria/lottery/after/drop-out.ts';
import { missesOf, offers } from '@plenaria/lottery/after/replace.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { occupantsOf } from '#nouns/seat.ts';
import { pseudonymOf } from '#people/persons.ts';
import { rowOf } from '#record/view.ts';
import { announceDraw } from '#rooms/recruit/announce-draw.ts';
import { draw } from '#rooms/recruit/draw.ts';
import { freezePool } from '#rooms/recruit/freeze-pool.ts';
import { invite } from '#rooms/recruit/invite.ts';
import { join } from '#rooms/recruit/join.ts';
import { nameAlternates } from '#rooms/recruit/name-alternates.ts';
import { publishPortfolio } from '#rooms/recruit/publish-portfolio.ts';
import { recordFrame } from '#rooms/recruit/record-frame.ts';
import { refill } from '#rooms/recruit/refill.ts';
import { setQuotas } from '#rooms/recruit/set-quotas.ts';
import { vacate } from '#rooms/recruit/vacate.ts';
import { seats as seatsView } from '#rooms/recruit/views.ts';
import { keepApplicant, poolDigest, poolOf } from '#rooms/recruit/store/applicants.ts';
import { computeHere } from '#rooms/recruit/store/compute.ts';
import { keepDraw, panelsIn } from '#rooms/recruit/store/draw-files.ts';
import type { RecruitTold } from '#scenarios/story.ts';
import type { Assembly } from './convene.ts';
import { inventedName, weighted } from './names.ts';
import type { Stage } from './stage.ts';

type Lottery = Extract<RecruitTold, { readonly way: 'lottery' }>;

async function inviteEverybody(stage: Stage, { seats, mandate, body }: Assembly, told: Lottery): Promise<void> {
  const by = await stage.as(stage.organiser, 'recruiter', body);
  const { on, addresses, agencies, answerBy } = told.letters;
  for (const [route, count] of [['addresses', addresses], ['agencies', agencies]] as const) {
    const digest = digestOf(`${seats}/${route}/${count}`);
    await stage.play(recordFrame, { seats, route, frame: route, size: count, digest }, on, by);
    await stage.play(invite, { seats, mandate, route, count, digest, answerBy: answerBy as CivilDate }, on, by);
  }
}

async function peopleAnswer(stage: Stage, { seats, body }: Assembly, told: Lottery): Promise<void> {
  for (let number = 0; number < told.poolSize; number += 1) {
    const person = await stage.person(inventedName(stage.dice), told.letters.on);
    if (number % 2 === 0) await stage.reach(person, `person${number}.${body.slice(0, 4)}@example.org`);
    const pseudonym = await pseudonymOf(stage.pool, stage.theatre.random, person, body);
    const features = Object.fromEntries(Object.entries(told.features).map(([feature, weights]) => [feature, weighted(stage.dice, weights)]));
    const throughAgency = number < told.agencyPeople;
    if (throughAgency) features['home'] = 'no fixed home';
    await keepApplicant(stage.pool, { pseudonym, seats, person, route: throughAgency ? 'agencies' : 'addresses', features, household: null, needs: '', by: null, salt: stage.theatre.random(32), at: stage.noon(told.letters.answerBy) });
  }
}

async function publishPanels(stage: Stage, { seats, body }: Assembly, told: Lottery): Promise<void> {
  const by = await stage.as(stage.organiser, 'recruiter', body);
  await stage.play(setQuotas, { seats, quotas: told.quotas, why: told.why }, told.letters.answerBy, by);
  const { root, people, byRoute } = await poolDigest(stage.pool, seats);
  await stage.play(freezePool, { seats, people, byRoute, root }, told.frozenOn, by);
  const size = (await rowOf(seatsView, stage.pool, seats)).state.size;
  const task = { pool: await poolOf(stage.pool, seats), quotas: told.quotas, seats: size, panels: 1000, seed: root };
  const built = must(await computeHere(task, { progress: () => undefined, cancelled: () => false }), 'the story’s quotas can be met');
  const ready = await keepDraw(stage.pool, { seats, body, quotas: told.quotas, size, on: told.drawnOn as CivilDate, built }, stage.noon(told.announcedOn));
  await stage.play(publishPortfolio, ready.portfolio, told.announcedOn, by);
  await stage.play(announceDraw, ready.announce, told.announcedOn, by);
}

/** People who were drawn can sign in as members of the body. */
export async function seatPeople(stage: Stage, { body }: Assembly, pseudonyms: readonly string[], day: string): Promise<void> {
  const { rows } = await stage.pool.query<{ person: string }>('select person from people.pseudonym where pseudonym = any($1)', [pseudonyms]);
  for (const { person } of rows) await stage.give(person, 'member', body, day);
}

async function drawInPublic(stage: Stage, assembly: Assembly, told: Lottery): Promise<void> {
  const { seats, body } = assembly;
  const before = (await rowOf(seatsView, stage.pool, seats)).state;
  const published = await panelsIn(stage.pool, before.portfolio?.file ?? '');
  const readBackBy = await stage.as(stage.second, 'recruiter', body);
  await stage.play(draw, { seats, dice: told.dice, readBack: told.dice, readBackBy: readBackBy.pseudonym ?? '', panels: published?.panels ?? [] }, told.drawnOn, await stage.as(stage.organiser, 'recruiter', body));
  const drawn = (await rowOf(seatsView, stage.pool, seats)).state;
  await seatPeople(stage, assembly, occupantsOf(drawn), told.drawnOn);
  const everybody = await poolOf(stage.pool, seats);
  const { chosen } = await alternatesFor(everybody, everybody.filter(({ id }) => occupantsOf(drawn).includes(id)), told.quotas, { count: told.alternates, dropOut: equalDropOut(0.12), seed: seats, draws: 50 });
  await stage.play(nameAlternates, { seats, alternates: chosen, file: before.portfolio?.file ?? '' }, told.drawnOn, await stage.as(stage.organiser, 'recruiter', body));
}

async function replace(stage: Stage, assembly: Assembly, told: Lottery): Promise<void> {
  const { seats, body } = assembly;
  const by = await stage.as(stage.organiser, 'recruiter', body);
  for (const { seat, on, because } of told.vacated) {
    await stage.play(vacate, { seats, seat, because }, on, by);
    const state = (await rowOf(seatsView, stage.pool, seats)).state;
    const pool = await poolOf(stage.pool, seats);
    const staying = pool.filter(({ id }) => occupantsOf(state).includes(id));
    const [best] = offers(pool, staying, state.places.flatMap(({ earlier }) => earlier), state.alternates, told.quotas);
    if (best === undefined) continue;
    await stage.play(refill, { seats, seat, occupant: best.person.id, quotasMissed: best.misses.length, quotasMissedBefore: Math.max(best.misses.length, missesOf(staying, told.quotas).length), file: state.portfolio?.file ?? '' }, on, by);
    await seatPeople(stage, assembly, [best.person.id], on);
  }
}

/** From the letters to the last replacement, or an open door. */
export async function recruit(stage: Stage, assembly: Assembly, told: RecruitTold, today: string): Promise<void> {
  if (told.way === 'join') return joinAll(stage, assembly, told);
  await inviteEverybody(stage, assembly, told);
  await peopleAnswer(stage, assembly, told);
  await publishPanels(stage, assembly, told);
  if (told.drawnOn > today) return;
  await drawInPublic(stage, assembly, told);
  await replace(stage, assembly, told);
}

async function joinAll(stage: Stage, assembly: Assembly, told: Extract<RecruitTold, { readonly way: 'join' }>): Promise<void> {
  const occupants: string[] = [];
  for (let number = 0; number < told.people; number += 1) {
    const person = await stage.person(inventedName(stage.dice), told.on);
    occupants.push(await pseudonymOf(stage.pool, stage.theatre.random, person, assembly.body));
    await stage.give(person, 'member', assembly.body, told.on);
  }
  await stage.play(join, { body: assembly.body, class: 'member', occupants, how: 'everyone' }, told.on, await stage.as(stage.organiser, 'organiser', assembly.body));
}
