import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { after } from '@plenaria/kernel/civil-date.ts';
import { keep } from '#record/blob.ts';
import { rowsOf } from '#record/view.ts';
import { claim } from '#rooms/monitor/claim.ts';
import { publishFinding } from '#rooms/monitor/publish-finding.ts';
import { reply } from '#rooms/monitor/reply.ts';
import { sendFinding } from '#rooms/monitor/send-finding.ts';
import { commitments, findings } from '#rooms/monitor/views.ts';
import { answer } from '#rooms/respond/answer.ts';
import { escalate, nextRung } from '#rooms/respond/escalate.ts';
import { fallOverdue } from '#rooms/respond/fall-overdue.ts';
import { transmit } from '#rooms/respond/transmit.ts';
import { duties } from '#rooms/respond/views.ts';
import type { AnswerTold, ClaimTold, FindingTold, Story } from '#scenarios/story.ts';
import type { Assembly } from './convene.ts';
import { clockActor, type Stage } from './stage.ts';

type Items = ReadonlyMap<number, string>;

/** Hands the adopted texts over: one duty for each recipient and item. */
export async function send(stage: Stage, assembly: Assembly, sent: NonNullable<Story['sent']>, items: Items): Promise<void> {
  const addressed = Object.entries(sent.to).map(([number, to]) => ({ item: items.get(Number(number)) ?? '', to: to.map((key) => stage.party(key)) }));
  const command = { mandate: assembly.mandate, creditor: assembly.body, items: addressed };
  await stage.play(transmit, command, sent.on, await stage.as(stage.organiser, 'organiser', assembly.body));
}

async function dutyOf(stage: Stage, item: string, debtor: string): Promise<string> {
  const rows = await rowsOf(duties, stage.pool, { column: 'item', any: [item] });
  const row = rows.find(({ state }) => state.state !== 'none' && state.debtor === debtor);
  if (row === undefined) throw new Error(`The story answers what ${debtor} was never asked.`);
  return row.id;
}

async function promiseOf(stage: Stage, item: string, debtor: string): Promise<string> {
  const rows = await rowsOf(commitments, stage.pool, { column: 'item', any: [item] });
  const row = rows.find(({ state }) => state.state !== 'none' && state.debtor === debtor);
  if (row === undefined) throw new Error('The story follows a promise that was never made.');
  return row.id;
}

const official = async (stage: Stage, party: string) => stage.as(stage.officials.get(party) ?? stage.organiser, 'official', stage.party(party));

async function answered(stage: Stage, told: AnswerTold, items: Items): Promise<void> {
  const duty = await dutyOf(stage, items.get(told.item) ?? '', stage.party(told.party));
  const given = { duty, disposition: told.disposition, reason: told.reason ?? '', act: told.act ?? '', owner: told.owner ?? '', by: (told.by ?? null) as CivilDate | null, referredTo: null };
  await stage.play(answer, { answers: [given] }, told.on, await official(stage, told.party));
}

async function claimed(stage: Stage, told: ClaimTold, items: Items): Promise<void> {
  const commitment = await promiseOf(stage, items.get(told.item) ?? '', stage.party(told.party));
  await stage.play(claim, { commitment, standing: told.standing, statement: told.statement, evidence: [] }, told.on, await official(stage, told.party));
}

async function found(stage: Stage, told: FindingTold, items: Items, body: string): Promise<void> {
  const commitment = await promiseOf(stage, items.get(told.item) ?? '', stage.party(told.party));
  const by = await stage.as(stage.monitor, 'monitor', body);
  const evidence = await keep(stage.pool, { mediaType: 'text/plain; charset=utf-8', name: `visit-${told.on}.txt`, bytes: new TextEncoder().encode(`${told.words}\n`) }, stage.noon(told.on));
  await stage.play(sendFinding, { commitment, verdict: told.verdict, words: told.words, replyBy: told.replyBy as CivilDate, evidence: [evidence], worksFor: [] }, told.on, by);
  const rows = await rowsOf(findings, stage.pool, { column: 'commitment', any: [commitment] });
  const finding = rows[rows.length - 1]?.id ?? '';
  if (told.reply) await stage.play(reply, { finding, reply: told.reply.words, evidence: [] }, told.reply.on, await official(stage, told.party));
  if (told.publishedOn !== null) await stage.play(publishFinding, { finding, verdict: told.verdict, words: told.words }, told.publishedOn, by);
}

/** Silence becomes a fact on its day, and climbs the ladder on the days that the charter set. */
async function fallSilent(stage: Stage, body: string, today: string): Promise<void> {
  for (const { id, state } of await rowsOf(duties, stage.pool, { column: 'body', any: [body] })) {
    if (state.state !== 'owed' || state.due === null || state.due >= today) continue;
    await stage.play(fallOverdue, { duty: id }, after(state.due, { days: 1 }), clockActor);
    await climb(stage, id, today);
  }
}

async function climb(stage: Stage, id: string, today: string): Promise<void> {
  for (let rung = 0; rung < 10; rung += 1) {
    const [row] = await rowsOf(duties, stage.pool, { column: 'id', any: [id] });
    const next = row ? nextRung(row.state) : null;
    if (row === undefined || row.state.state !== 'overdue' || row.state.due === null || next === null) return;
    const on = after(row.state.due, { days: next.days + 1 });
    if (on > today) return;
    await stage.play(escalate, { duty: id }, on, clockActor);
  }
}

/** Answers, claims and findings in the order of their days, then what fell silent. */
export async function follow(stage: Stage, assembly: Assembly, story: Story, items: Items, today: string): Promise<void> {
  const events = [
    ...(story.answers ?? []).map((told) => ({ on: told.on, run: () => answered(stage, told, items) })),
    ...(story.claims ?? []).map((told) => ({ on: told.on, run: () => claimed(stage, told, items) })),
    ...(story.findings ?? []).map((told) => ({ on: told.on, run: () => found(stage, told, items, assembly.body) })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const { run } of events) await run();
  await fallSilent(stage, assembly.body, today);
}
