import type { Language } from '@plenaria/kernel/language.ts';
import { isKey } from './words.ts';
import type { Decision } from '../contract.ts';
import { budgets } from './budgets.ts';
import { Voice, type Explanation, type Family, type Naming, type Told } from './contract.ts';
import { motions } from './motions.ts';
import { outcomes } from './outcomes.ts';
import { committees, pairs, seats } from './pairs.ts';
import { plain } from './plain.ts';
import { ranked } from './ranked.ts';
import { judgment, scales, star } from './scales.ts';
import { sheetOf } from './sheet.ts';

const named: Readonly<Record<string, Family>> = {
  motion: motions, 'ranked-pairs': pairs, schulze: pairs, committee: committees, seats, consensus: outcomes, sociocratic: outcomes, 'fist-to-five': outcomes, gradients: outcomes,
  approval: scales, dots: scales, quadratic: scales, score: scales, resistance: scales, borda: scales, star, 'majority-judgment': judgment,
};

/** Which family tells a decision: what happened in it says so, whatever the rule is called. */
function familyOf({ rule, steps }: Decision): Family {
  const [name = ''] = rule.split('@');
  if (named[name] !== undefined) return named[name];
  if (steps.some(({ event }) => event === 'fund' || event === 'pass-over')) return budgets;
  return steps.some(({ event }) => event === 'first' || event === 'transfer' || event === 'exclude') ? ranked : plain;
}

function sentenceOf(voice: Voice, family: Family): string {
  const { status, tied } = voice.decision;
  if (status === 'no-decision') return voice.say('noDecision');
  if (status === 'needs-lot') return voice.say('needsLot', { who: voice.list(tied?.set ?? []), step: tied?.step ?? 0 });
  return family.sentence(voice);
}

function accountsOf(voice: Voice): string {
  const { cast, valid, blank, abstain, invalid } = voice.decision.accounts;
  return voice.say('accounts', { cast, valid, blank, abstain, invalid: Object.values(invalid).reduce((sum, n) => sum + n, 0) });
}

/**
 * Tells a decision from its transcript alone: one sentence, a table for each step with sums that add up and the clause that
 * says so, and for every option why it won or at which step it lost and to whom. The engine is not asked again.
 */
export function explain(decision: Decision, naming: Naming, language: Language): Explanation {
  const voice = new Voice(decision, naming, language);
  const family = familyOf(decision);
  const steps = decision.steps.map((step, at): Told => ({
    number: step.number, sentences: family.step(voice, at), clause: step.clause, text: isKey(step.clause) ? voice.say(step.clause) : null, sheet: sheetOf(voice, at),
  }));
  const options = [...new Set([...decision.winners, ...Object.keys(naming.names)])];
  const reasons = options.map((option) => ({
    option, name: voice.name(option), won: decision.winners.includes(option),
    ...(decision.status === 'decided' ? family.reason(voice, option) : { step: null, sentence: voice.say('reason.open', { name: voice.name(option) }) }),
  }));
  return { language, sentence: sentenceOf(voice, family), accounts: accountsOf(voice), steps, reasons };
}
