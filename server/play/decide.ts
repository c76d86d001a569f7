import { occupantsOf } from '#nouns/seat.ts';
import { rowOf } from '#record/view.ts';
import { callVote } from '#rooms/decide/call-vote.ts';
import { certify } from '#rooms/decide/certify.ts';
import { closeBox } from '#rooms/decide/close-box.ts';
import { count } from '#rooms/decide/count.ts';
import { countPaper } from '#rooms/decide/count-paper.ts';
import { openVoting } from '#rooms/decide/open-voting.ts';
import { boxOf, cast, keepPapers, papersDigest, publishBox, type Paper } from '#rooms/decide/store/ballots.ts';
import { seats as seatsView } from '#rooms/recruit/views.ts';
import type { Story, VoteTold } from '#scenarios/story.ts';
import { templates } from '#scenarios/templates.ts';
import type { Assembly } from './convene.ts';
import type { Stage } from './stage.ts';

type Labels = readonly string[];

/** The label that the n-th voter gives an item, so that the totals are the story's. */
function labelFor(choices: readonly number[], labels: Labels, voter: number): string {
  let left = voter;
  for (const [at, count_] of choices.entries()) {
    if (left < count_) return labels[at] ?? '';
    left -= count_;
  }
  return '';
}

interface Booth {
  readonly decision: string;
  readonly items: ReadonlyMap<number, string>;
  readonly told: VoteTold;
  readonly labels: Labels;
}

/** Each item turns the order of voters a little, so that no ballot is all for or all against. */
const choicesOf = ({ items, told, labels }: Booth, voter: number): Record<string, string> =>
  Object.fromEntries(Object.entries(told.choices).map(([number, choices], at) => [items.get(Number(number)) ?? '', labelFor(choices, labels, (voter + at * 5) % told.voted)]));

async function castAll(stage: Stage, booth: Booth, voters: readonly string[]): Promise<readonly Paper[]> {
  const papers: Paper[] = [];
  for (let voter = 0; voter < booth.told.voted; voter += 1) {
    const choices = choicesOf(booth, voter);
    if (voter < booth.told.onPaper) papers.push({ paper: voter + 1, choices: Object.fromEntries(Object.entries(choices).filter(([, label]) => label !== '').map(([item, label]) => [item, [label]])) });
    else await cast(stage.pool, booth.decision, voters[voter] ?? '', voter < booth.told.onPaper + booth.told.byCode ? 'code' : 'page', choices, stage.noon(booth.told.on));
  }
  return papers;
}

async function countPapers(stage: Stage, { body }: Assembly, booth: Booth, papers: readonly Paper[]): Promise<void> {
  if (papers.length === 0) return;
  const [one, other] = [await stage.as(stage.organiser, 'teller', body), await stage.as(stage.second, 'teller', body)];
  const counters = [one.pseudonym ?? '', other.pseudonym ?? ''] as const;
  for (const counter of counters) await keepPapers(stage.pool, booth.decision, 'A', counter, papers, stage.noon(booth.told.on));
  const digest = papersDigest(papers);
  await stage.play(countPaper, { decision: booth.decision, batch: 'A', ballots: papers.length, counters, digest, otherDigest: digest }, booth.told.on, other);
}

/** Calls a vote that is still open: some have voted, nobody has counted. */
export async function openVote(stage: Stage, assembly: Assembly, story: Story, told: NonNullable<Story['openVote']>, items: ReadonlyMap<number, string>): Promise<void> {
  const decision = stage.newId();
  const { body, cycle } = assembly;
  const rule = templates[story.template].charter(story.settings).decision;
  const teller = await stage.as(stage.organiser, 'teller', body);
  const put = told.items.map((number) => items.get(number) ?? '');
  await stage.play(callVote, { decision, body, cycle, stage: 'decide', items: put, rule: rule.canonical, ruleKey: 'recommendations', ballot: 'confidential', closes: null }, told.on, teller);
  await stage.play(openVoting, { decision, seats: [assembly.seats], channels: ['page', 'code', 'paper'] }, told.on, teller);
  const voters = occupantsOf((await rowOf(seatsView, stage.pool, assembly.seats)).state).slice(-told.voted);
  const labels = rule.labels.map(({ key }) => key);
  for (const [at, voter] of voters.entries()) await cast(stage.pool, decision, voter, 'page', Object.fromEntries(put.map((item) => [item, labels[at % 5 === 4 ? 1 : 0] ?? ''])), stage.noon(told.on));
}

/** Calls the vote, casts by page, code and paper, closes, counts and certifies. */
export async function vote(stage: Stage, assembly: Assembly, story: Story, told: VoteTold, items: ReadonlyMap<number, string>): Promise<string> {
  const decision = stage.newId();
  const { body, cycle } = assembly;
  const rule = templates[story.template].charter(story.settings).decision;
  const teller = await stage.as(stage.organiser, 'teller', body);
  const put = Object.keys(told.choices).map((number) => items.get(Number(number)) ?? '');
  await stage.play(callVote, { decision, body, cycle, stage: 'decide', items: put, rule: rule.canonical, ruleKey: 'recommendations', ballot: 'confidential', closes: null }, told.on, teller);
  await stage.play(openVoting, { decision, seats: [assembly.seats], channels: ['page', 'code', 'paper'] }, told.on, teller);
  const booth: Booth = { decision, items, told, labels: rule.labels.map(({ key }) => key) };
  const voters = occupantsOf((await rowOf(seatsView, stage.pool, assembly.seats)).state);
  const papers = await castAll(stage, booth, voters);
  await countPapers(stage, assembly, booth, papers);
  const ballots = await boxOf(stage.pool, decision, papers.length > 0 ? ['A'] : [], decision);
  const file = await publishBox(stage.pool, ballots, stage.noon(told.on));
  await stage.play(closeBox, { decision, ballots, file }, told.on, teller);
  await stage.play(count, { decision, ballots, file }, told.on, teller);
  await stage.play(certify, { decision, setAside: [] }, told.on, await stage.as(stage.second, 'teller', body));
  return decision;
}
