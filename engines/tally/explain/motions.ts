import type { Step } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { isKey } from './words.ts';

const whatOf = (voice: Voice, base: string | undefined): string => (isKey(`base.${base ?? ''}`) ? voice.word(`base.${base ?? ''}`) : (base ?? ''));

function valuesOf(voice: Voice, { facts }: Step) {
  const text = (key: string): string => (facts[key] === undefined ? '–' : voice.votes(facts[key]));
  return {
    support: text('support'), against: text('against'), cast: text('cast'), base: text('base'), needed: text('needed'), reached: text('reached'), segments: text('segments'),
    threshold: (facts['threshold'] ?? '').replace(/^(\d+)\/100$/, '$1\u202f%'), comparator: (facts['comparator'] ?? '').replaceAll('-', '_'), holds: facts['holds'] === '1' ? 'yes' : 'no', what: whatOf(voice, facts['baseName']), outcome: facts['outcome'] ?? 'rejected', holder: facts['casting'] ?? '',
  };
}

function sentenceOf(voice: Voice, step: Step): string {
  const values = valuesOf(voice, step);
  if (step.event === 'measure') return voice.say(step.facts['against'] === '0' ? 'motion.support' : 'motion.measure', values);
  if (step.event === 'decide') return voice.say(step.facts['casting'] === undefined ? 'motion.outcome' : 'motion.casting', values);
  return voice.say(step.facts['among'] === 'segments' ? 'motion.segments' : 'motion.people', values);
}

/** The majority that a motion failed, or the first one where it failed none: the numbers that a sentence about it needs. */
function tellingStep({ decision }: Voice): Step | undefined {
  const cuts = decision.steps.filter(({ event, facts }) => event === 'compare' && facts['among'] === 'people');
  return cuts.find(({ facts }) => facts['holds'] === '0') ?? cuts[0];
}

function verdict(voice: Voice, name: string): string {
  const step = tellingStep(voice);
  const said = voice.decision.steps.at(-1)?.facts['outcome'] ?? 'rejected';
  const outcome = said === 'tied' && voice.decision.figures['against'] === '0' ? 'rejected' : said;
  return step === undefined ? voice.say('motion.outcome', { outcome }) : voice.say('motion.sentence', { ...valuesOf(voice, step), outcome, name });
}

/** Motions: support held against a base, once or several times. */
export const motions: Family = {
  sentence: (voice) => verdict(voice, voice.name(voice.decision.winners[0] ?? voice.options[0] ?? '')),
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    return step === undefined ? [] : [sentenceOf(voice, step)];
  },
  reason: (voice, option) => ({ step: voice.decision.steps.find(({ facts }) => facts['holds'] === '0')?.number ?? voice.decision.steps.length, sentence: verdict(voice, voice.name(option)) }),
};
