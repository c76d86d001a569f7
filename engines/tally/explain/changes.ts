import type { Language } from '@plenaria/kernel/language.ts';
import type { Change } from '../change/smallest.ts';
import type { Otherwise } from '../change/sensitivity.ts';
import type { Decision, Exact } from '../contract.ts';
import { Voice, type Naming } from './contract.ts';
import { isKey } from './words.ts';

/** What a change of cost needs said besides: what the option costs now. */
export type Costs = Readonly<Record<string, Exact>>;

/** Says a change in a sentence; "at most" where it is a bound. */
export function changeSentence(decision: Decision, naming: Naming, costs: Costs, language: Language, { option, kind, amount, least, turn }: Change): string {
  const voice = new Voice(decision, naming, language);
  const bound = `change.${kind}.most`;
  const key = !least && isKey(bound) ? bound : (`change.${kind}` as const);
  const name = voice.name(option);
  if (kind !== 'lower-cost') return voice.say(key, { name, amount, less: amount - 1, from: voice.name(turn?.from ?? ''), to: voice.name(turn?.to ?? '') });
  const cost = Number(costs[option] ?? 0) - amount;
  return voice.say(key, { name, amount: voice.amount(String(amount)), cost: voice.amount(String(cost)), above: voice.amount(String(cost + 1)) });
}

/** Says which other choices of the rule would have mattered, or that none of those tried would. */
export function otherwiseSentences(decision: Decision, naming: Naming, language: Language, found: readonly Otherwise[]): readonly string[] {
  const voice = new Voice(decision, naming, language);
  if (found.length === 0) return [voice.say('otherwise.none')];
  return found.map(({ choice, value, winners }) => voice.say(`otherwise.${choice}`, { value: value.replaceAll('-', '_'), who: voice.list(winners), n: winners.length }));
}
