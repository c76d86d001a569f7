import { compare } from '@plenaria/kernel/fraction.ts';
import type { Exact, Step } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { fractionOf } from './say.ts';

const heldAfter = (step: Step | undefined, option: string): Exact => step?.lines.find((line) => line.option === option)?.after ?? '0';

/** What an option held before this step, which is what it was judged on. */
const heldBefore = (step: Step, option: string): Exact => step.lines.find((line) => line.option === option)?.before ?? '0';

function opening(voice: Voice, step: Step): string {
  const { from, surplus, quota } = step.facts;
  if (step.event === 'transfer' && from !== undefined) return voice.say('ranked.transfer', { from: voice.name(from), surplus: voice.votes(surplus) });
  if (step.excluded.length > 0) return voice.say('ranked.exclude', { who: voice.list(step.excluded), n: step.excluded.length });
  return voice.say(step.number === 1 ? 'ranked.first' : 'ranked.round', { quota: voice.votes(quota ?? voice.decision.figures['quota']) });
}

/** The options elected at a step with the quota, and those because no more were left. */
function split(step: Step): { readonly reached: readonly string[]; readonly deemed: readonly string[] } {
  if (step.facts['deemed'] === undefined) return { reached: step.elected, deemed: [] };
  const quota = fractionOf(step.facts['quota'] ?? '0');
  const reached = step.elected.filter((option) => compare(fractionOf(heldAfter(step, option)), quota) >= 0);
  return { reached, deemed: step.elected.filter((option) => !reached.includes(option)) };
}

/** A sentence for the tie that stood at a step, where one did. */
export function tieSentence(voice: Voice, { tie }: Step): readonly string[] {
  if (tie === undefined) return [];
  const known = ['history', 'lot', 'lower-cost', 'more-votes'].includes(tie.brokenBy) ? tie.brokenBy : 'other';
  return [voice.say(`tie.${known as 'history' | 'lot' | 'lower-cost' | 'more-votes' | 'other'}`, { who: voice.list(tie.among) })];
}

function reasonOut(voice: Voice, step: Step, option: string): string {
  const votes = heldBefore(step, option);
  const stayed = step.lines.filter((line) => line.option !== option && !step.excluded.includes(line.option) && compare(fractionOf(line.before), fractionOf(votes)) >= 0 && !wonBefore(voice, line.option, step.number));
  const next = stayed.reduce<(typeof stayed)[number] | null>((so, line) => (so === null || compare(fractionOf(line.before), fractionOf(so.before)) < 0 ? line : so), null);
  const values = { name: voice.name(option), step: step.number, votes: voice.votes(votes), next: next === null ? '' : voice.name(next.option), nextVotes: voice.votes(next?.before) };
  if (step.tie !== undefined && next !== null && next.before === votes) return voice.say('ranked.why.tied', { ...values, by: step.tie.brokenBy });
  return next === null ? voice.say('ranked.why.rest', values) : voice.say('ranked.why.excluded', values);
}

const wonBefore = (voice: Voice, option: string, number: number): boolean => voice.decision.steps.some((step) => step.number < number && step.elected.includes(option));

/** Counts in which the lowest leaves and papers move on: single transferable vote, instant runoff and their relatives. */
export const ranked: Family = {
  sentence: (voice) => {
    const { winners, accounts, figures } = voice.decision;
    return voice.say('ranked.sentence', { n: winners.length, who: voice.list(winners), valid: accounts.valid, seats: Number(figures['seats'] ?? 1), quota: voice.votes(figures['quota']), rule: voice.rule() });
  },
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step === undefined) return [];
    const { reached, deemed } = split(step);
    return [
      opening(voice, step), ...tieSentence(voice, step),
      ...(reached.length > 0 ? [voice.say('ranked.elect', { who: voice.list(reached), n: reached.length })] : []),
      ...(deemed.length > 0 ? [voice.say('ranked.deemed', { who: voice.list(deemed), n: deemed.length })] : []),
    ];
  },
  reason: (voice, option) => {
    const { steps, winners } = voice.decision;
    const name = voice.name(option);
    const won = steps.find(({ elected }) => elected.includes(option));
    if (won !== undefined) {
      const key = split(won).deemed.includes(option) ? 'ranked.why.deemed' : 'ranked.why.elected';
      return { step: won.number, sentence: voice.say(key, { name, step: won.number, votes: voice.votes(heldAfter(won, option)), quota: voice.votes(won.facts['quota'] ?? voice.decision.figures['quota']) }) };
    }
    const out = steps.find(({ excluded }) => excluded.includes(option));
    if (out !== undefined) return { step: out.number, sentence: reasonOut(voice, out, option) };
    const last = steps.findLast(({ elected }) => elected.length > 0);
    const taken = last?.elected.at(-1) ?? winners.at(-1);
    if (last === undefined || taken === undefined) return { step: null, sentence: voice.say('reason.open', { name }) };
    return { step: last.number, sentence: voice.say('ranked.why.standing', { name, votes: voice.votes(heldAfter(last, option)), step: last.number, last: voice.name(taken), lastVotes: voice.votes(heldAfter(last, taken)) }) };
  },
};
