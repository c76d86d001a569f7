import type { Step } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { listIn } from './say.ts';
import { isKey } from './words.ts';

/** What people said, label by label, leaving out what nobody said. */
function countsIn(voice: Voice, step: Step | undefined): string {
  const said = (step?.lines ?? []).filter(({ after }) => after !== '0');
  return listIn(voice.language, said.map(({ option, after }) => {
    if (/^[0-5]$/.test(option)) return voice.say('outcome.fingers', { label: Number(option), n: voice.votes(after) });
    const key = `stance.${option}`;
    return isKey(key) ? voice.say(key, { n: voice.votes(after) }) : `${voice.votes(after)} ${option}`;
  }));
}

const stancesIn = ({ decision }: Voice): Step | undefined => decision.steps.find(({ event, clause }) => event === 'measure' && clause !== 'sociocratic.1');
const proposedIn = (voice: Voice): string => voice.decision.steps[0]?.facts['proposed'] ?? voice.decision.winners[0] ?? voice.options[0] ?? '';

function verdict(voice: Voice): string {
  const outcome = (voice.decision.outcome ?? 'inconclusive').replaceAll('-', '_');
  return voice.say('outcome.sentence', { who: voice.name(proposedIn(voice)), outcome, counts: countsIn(voice, stancesIn(voice)) });
}

/** Consent, consensus, fist to five and gradients: what people said, and what became of the proposal. */
export const outcomes: Family = {
  sentence: verdict,
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step === undefined) return [];
    if (step.clause === 'sociocratic.1') return [voice.say('outcome.nominations', { who: voice.name(step.facts['proposed'] ?? ''), term: step.facts['term'] ?? '' })];
    if (step.event === 'measure') return [voice.say('outcome.measure', { counts: countsIn(voice, step) })];
    return [verdict(voice), ...(step.facts['fallback'] === undefined ? [] : [voice.say('outcome.fallback')])];
  },
  reason: (voice, option) => {
    const named = voice.decision.steps[0]?.lines.find((line) => line.option === option && voice.decision.steps[0]?.clause === 'sociocratic.1');
    if (named !== undefined && option !== proposedIn(voice)) return { step: 1, sentence: voice.say('outcome.notProposed', { name: voice.name(option), n: Number(named.after) }) };
    return { step: voice.decision.steps.length, sentence: verdict(voice) };
  },
};
