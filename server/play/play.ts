import type { Story, World } from '#scenarios/story.ts';
import { castWorld, convene, enterStage, leaveStage, type Assembly } from './convene.ts';
import { openVote, vote } from './decide.ts';
import { draft, hold } from './deliberate.ts';
import { follow, send } from './follow.ts';
import { recruit } from './recruit.ts';
import { Stage, type Theatre } from './stage.ts';

async function speak(stage: Stage, assembly: Assembly, story: Story): Promise<ReadonlyMap<number, string>> {
  const sessions: string[] = [];
  let open = '';
  const told = story.sessions ?? [];
  const kinds = ['learn', 'deliberate', 'decide'] as const;
  for (const kind of kinds) {
    const first = told.find((session) => session.stage === kind);
    const day = first?.on ?? told[0]?.on ?? story.publishedOn;
    if (open !== '') await leaveStage(stage, assembly, open, day);
    await enterStage(stage, assembly, kind, day);
    open = kind;
    for (const session of told.filter((one) => one.stage === kind)) sessions.push(await hold(stage, assembly, session, sessions.length + 1));
  }
  return draft(stage, assembly, story.items ?? [], sessions);
}

/** One assembly's life as far as it is told, by the verbs that the screens use. */
export async function playStory(stage: Stage, story: Story, today: string): Promise<Assembly> {
  stage.theatre.say(story.name);
  const assembly = await convene(stage, story);
  await enterStage(stage, assembly, 'form', story.publishedOn);
  if (story.recruit) await recruit(stage, assembly, story.recruit, today);
  if (!story.sessions) return assembly;
  await leaveStage(stage, assembly, 'form', story.sessions[0]?.on ?? today);
  const items = await speak(stage, assembly, story);
  if (story.vote) await vote(stage, assembly, story, story.vote, items);
  if (!story.sent) return assembly;
  await leaveStage(stage, assembly, 'decide', story.sent.on);
  await enterStage(stage, assembly, 'transmit', story.sent.on);
  await send(stage, assembly, story.sent, items);
  await leaveStage(stage, assembly, 'transmit', story.sent.on);
  await enterStage(stage, assembly, 'respond', story.sent.on);
  await follow(stage, assembly, story, items, today);
  if (story.openVote) await openVote(stage, assembly, story, story.openVote, items);
  return assembly;
}

/** Plays a whole world and answers the bodies it made. */
export async function playWorld(theatre: Theatre, world: World): Promise<readonly Assembly[]> {
  const stage = new Stage(theatre);
  await castWorld(stage, world);
  const assemblies: Assembly[] = [];
  for (const story of world.stories) assemblies.push(await playStory(stage, story, world.today));
  return assemblies;
}
