import { compare } from '@plenaria/kernel/fraction.ts';
import type { Family, Voice } from './contract.ts';
import { measured } from './plain.ts';
import { tieSentence } from './ranked.ts';
import { fractionOf } from './say.ts';
import { countOf } from './sheet.ts';

interface Duel {
  readonly rival: string;
  readonly own: string;
  readonly theirs: string;
}

/** The duels of an option, from the facts of the table of pairs: "a : b" stands for "votes for a : votes for b". */
function duelsOf(voice: Voice, option: string): readonly Duel[] {
  const table = voice.decision.steps.find(({ event }) => event === 'compare')?.facts ?? {};
  return Object.entries(table).flatMap(([pair, votes]) => {
    const [one, other] = pair.split(' : ');
    const [forOne, forOther] = votes.split(' : ');
    if (one === undefined || other === undefined || forOne === undefined || forOther === undefined) return [];
    if (one === option) return [{ rival: other, own: forOne, theirs: forOther }];
    return other === option ? [{ rival: one, own: forOther, theirs: forOne }] : [];
  });
}

const wins = ({ own, theirs }: Duel): boolean => compare(fractionOf(own), fractionOf(theirs)) > 0;

function reasonAgainst(voice: Voice, option: string, duels: readonly Duel[]): string {
  const { winners } = voice.decision;
  const lost = duels.filter(({ own, theirs }) => compare(fractionOf(own), fractionOf(theirs)) < 0);
  const to = lost.find(({ rival }) => winners.includes(rival));
  const [won] = winners;
  const values = { name: voice.name(option), duels: duels.filter(wins).length, all: duels.length };
  return to === undefined ? voice.say('pairs.why.weaker', { ...values, rival: voice.name(won ?? '') }) : voice.say('pairs.why.lost', { ...values, rival: voice.name(to.rival), votes: voice.votes(to.own), opposition: voice.votes(to.theirs) });
}

/** Condorcet methods: every pair is a duel, and a circle of them is broken by the rule. */
export const pairs: Family = {
  sentence: (voice) => {
    const { winners, steps } = voice.decision;
    const circle = steps.some(({ facts }) => facts['circle'] === '1') ? 'yes' : 'no';
    return winners.length > 1 ? voice.say('winners', { n: winners.length, who: voice.list(winners), rule: voice.rule() }) : voice.say('pairs.sentence', { n: winners.length, who: voice.list(winners), rule: voice.rule(), circle });
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step === undefined) return [];
    const { facts, event, elected } = step;
    const text = event === 'lock' ? voice.say('pairs.lock', { winner: voice.name(facts['winner'] ?? ''), loser: voice.name(facts['loser'] ?? ''), votes: voice.votes(facts['votes']), opposition: voice.votes(facts['opposition']), locked: facts['locked'] === '1' ? 'yes' : 'no' })
      : event === 'compare' ? voice.say('pairs.compare') : voice.say('winners', { n: elected.length, who: voice.list(elected), rule: voice.rule() });
    return [text, ...tieSentence(voice, step)];
  },
  reason: (voice, option) => {
    const duels = duelsOf(voice, option);
    const won = voice.decision.winners.includes(option);
    return { step: voice.decision.steps.length, sentence: won ? voice.say('pairs.why.won', { name: voice.name(option), duels: duels.filter(wins).length, all: duels.length }) : reasonAgainst(voice, option, duels) };
  },
};

const seatsOf = (voice: Voice, option: string): number => countOf(voice.decision.steps.findLast(({ event, lines }) => event === 'seat' && lines.some((line) => line.option === option))?.lines.find((line) => line.option === option)?.after);

/** Seats in proportion: who gets how many, and at which step the last of them came. */
export const seats: Family = {
  sentence: (voice) => {
    const had = [...new Set(voice.decision.winners)].map((option) => ({ option, seats: seatsOf(voice, option) })).sort((a, b) => b.seats - a.seats);
    const who = had.map(({ option, seats: n }) => voice.say('seats.each', { name: voice.name(option), seats: n }));
    return voice.say('seats.sentence', { seats: had.reduce((sum, { seats: n }) => sum + n, 0), rule: voice.rule(), who: voice.joined(who) });
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    return step === undefined ? [] : [step.event === 'seat' ? voice.say('step.seat', { who: voice.list(step.elected) }) : measured(voice, step.lines), ...tieSentence(voice, step)];
  },
  reason: (voice, option) => {
    const [first] = voice.decision.steps;
    const step = voice.decision.steps.findLast(({ event, elected }) => event === 'seat' && elected.includes(option))?.number ?? 0;
    return { step: step === 0 ? null : step, sentence: voice.say('seats.why', { name: voice.name(option), seats: seatsOf(voice, option), weight: voice.votes(first?.lines.find((line) => line.option === option)?.after), step }) };
  },
};

/** Committees by approval: who is elected, and whether any group of voters is left with less than its share. */
export const committees: Family = {
  sentence: (voice) => {
    const fair = voice.decision.steps.find(({ facts }) => facts['represented'] !== undefined)?.facts;
    const { winners } = voice.decision;
    return voice.say('committee.sentence', { n: winners.length, who: voice.list(winners), rule: voice.rule(), represented: voice.votes(fair?.['represented']), voters: voice.votes(fair?.['voters']) });
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step === undefined) return [];
    const text = step.event === 'measure' ? measured(voice, step.lines) : step.facts['ejrPlus'] !== undefined ? voice.say('committee.fair', { holds: step.facts['ejrPlus'] === '1' ? 'yes' : 'no' }) : voice.say('committee.elect', { who: voice.list(step.elected), n: step.elected.length });
    return [text, ...tieSentence(voice, step)];
  },
  reason: (voice, option) => {
    const votes = voice.votes(voice.decision.steps[0]?.lines.find((line) => line.option === option)?.after);
    const won = voice.decision.winners.includes(option);
    return { step: voice.decision.steps.find(({ elected }) => elected.includes(option))?.number ?? null, sentence: voice.say(won ? 'committee.why.won' : 'committee.why.lost', { name: voice.name(option), votes }) };
  },
};
