import { enterParty } from '#rooms/convene/enter-party.ts';
import { openStage } from '#rooms/convene/open-stage.ts';
import { closeStage } from '#rooms/convene/close-stage.ts';
import { publishMandate } from '#rooms/convene/publish-mandate.ts';
import { receive } from '#rooms/convene/receive.ts';
import { staySilent } from '#rooms/convene/stay-silent.ts';
import { commitMoney } from '#rooms/provide/commit.ts';
import { lineId } from '#rooms/provide/effects.ts';
import type { Story, World } from '#scenarios/story.ts';
import { templates } from '#scenarios/templates.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { clockActor, type Stage } from './stage.ts';

/** What a story's assembly is called in the record. */
export interface Assembly {
  readonly body: string;
  readonly cycle: string;
  readonly mandate: string;
  readonly seats: string;
}

/** Enters the public parties and makes the people a visitor can step into. */
export async function castWorld(stage: Stage, world: World): Promise<void> {
  const day = world.stories.map(({ publishedOn }) => publishedOn).sort()[0] ?? world.today;
  const [organiser = '', second = ''] = await Promise.all(world.organisers.map((name) => stage.person(name, day)));
  [stage.organiser, stage.second] = [organiser, second || organiser];
  await stage.give(organiser, 'steward', 'house', day);
  await stage.give(organiser, 'organiser', 'house', day);
  const [monitor = ''] = await Promise.all(world.monitors.map((name) => stage.person(name, day)));
  stage.monitor = monitor;
  for (const { key, kind, name, officials } of world.parties) {
    const id = stage.newId();
    stage.parties.set(key, id);
    await stage.play(enterParty, { party: id, kind, name }, day, await stage.as(organiser, 'organiser', 'house'));
    for (const official of officials) {
      const person = await stage.person(official, day);
      await stage.give(person, 'official', id, day);
      stage.officials.set(key, person);
    }
  }
}

async function staff(stage: Stage, body: string, day: string): Promise<void> {
  for (const role of ['organiser', 'recruiter', 'facilitator', 'teller', 'treasurer'] as const) await stage.give(stage.organiser, role, body, day);
  for (const role of ['teller', 'facilitator', 'recruiter'] as const) await stage.give(stage.second, role, body, day);
  await stage.give(stage.monitor, 'monitor', body, day);
}

async function hearRecipients(stage: Stage, story: Story, mandate: string): Promise<void> {
  for (const { party, says, on, statement } of story.recipients.filter((one) => one.says !== 'nothing')) {
    const official = stage.officials.get(party) ?? stage.organiser;
    await stage.play(receive, { mandate, recipient: stage.party(party), accepts: says === 'accepted', statement }, on, await stage.as(official, 'official', stage.party(party)));
  }
  const silent = story.recipients.find(({ says }) => says === 'nothing');
  if (silent && story.silentAfter !== null) await stage.play(staySilent, { mandate }, silent.on, clockActor);
}

/** Publishes the mandate; recipients accept, refuse or stay silent; money is committed line by line. */
export async function convene(stage: Stage, story: Story): Promise<Assembly> {
  const [body, cycle, mandate] = [stage.newId(), stage.newId(), stage.newId()];
  const charter = templates[story.template].charter(story.settings);
  const { name, purpose, question, why, inScope, outOfScope, publishedOn: day } = story;
  await stage.play(publishMandate, {
    body, cycle, mandate, name, purpose, question, why, inScope, outOfScope, issuer: stage.party(story.issuer), recipients: story.recipients.map(({ party }) => stage.party(party)),
    authority: 3, charter: charter.canonical, classes: charter.classes, stages: charter.stages, currency: story.currency, silentAfter: story.silentAfter as CivilDate | null,
    supports: story.money.map(({ purpose: what, words, required }) => ({ purpose: what, words, required })),
  }, day, await stage.as(stage.organiser, 'organiser', 'house'));
  await staff(stage, body, day);
  for (const { purpose: what, committed, from } of story.money) {
    const by = await stage.as(stage.organiser, 'treasurer', body);
    if (committed > 0) await stage.play(commitMoney, { line: lineId(cycle, what), amount: committed, from: stage.party(from), conditions: '' }, day, by);
  }
  await hearRecipients(stage, story, mandate);
  return { body, cycle, mandate, seats: `${body}.member` };
}

export async function enterStage(stage: Stage, { cycle, body }: Assembly, key: string, day: string): Promise<void> {
  await stage.play(openStage, { cycle, stage: key }, day, await stage.as(stage.organiser, 'organiser', body));
}

export async function leaveStage(stage: Stage, { cycle, body }: Assembly, key: string, day: string): Promise<void> {
  await stage.play(closeStage, { cycle, stage: key }, day, await stage.as(stage.organiser, 'organiser', body));
}
