import type { Result } from '@plenaria/kernel/result.ts';
import { comparedShares } from './budgets/compared-rule.ts';
import { greedy } from './budgets/greedy-rule.ts';
import { phragmenBudget, pointShares } from './budgets/points-rule.ts';
import { equalShares } from './budgets/rule.ts';
import { cannot } from './close.ts';
import { committee } from './committees/rule.ts';
import type { Decision, Question, Refusal } from './contract.ts';
import { motion } from './motions/motion.ts';
import { parameterFault } from './parameters.ts';
import { irv } from './ranked/irv-rule.ts';
import { meekStv } from './ranked/meek-rule.ts';
import { bordaRule, rankedPairsRule, schulzeRule } from './ranked/pairs-rule.ts';
import { scottishStv } from './ranked/scottish.ts';
import { wigmStv } from './ranked/wigm.ts';
import { consensus, fistToFive, sociocratic } from './scales/consent.ts';
import { approval, dots, quadratic } from './scales/counts.ts';
import { gradients } from './scales/gradients.ts';
import { judgment } from './scales/judgment.ts';
import { resistance, score } from './scales/score.ts';
import { star } from './scales/star.ts';
import { seatsRule } from './seats/rule.ts';

/** A rule under its name. Its parameters were read before by their shape (parameters.ts); what they mean together it judges itself. */
type Rule = (question: Question<never>) => Result<Decision, Refusal>;

/** Every rule by its name and version. A rule's text never changes under its version: a change is another version. */
const rules: Readonly<Record<string, Rule>> = {
  'motion@1': motion,
  'consensus@1': consensus,
  'sociocratic@1': sociocratic,
  'fist-to-five@1': fistToFive,
  'gradients@1': gradients,
  'approval@1': approval,
  'dots@1': dots,
  'quadratic@1': quadratic,
  'score@1': score,
  'resistance@1': resistance,
  'star@1': star,
  'majority-judgment@1': judgment,
  'irv@1': irv,
  'ranked-pairs@1': rankedPairsRule,
  'schulze@1': schulzeRule,
  'borda@1': bordaRule,
  'stv-scottish@1': scottishStv,
  'stv-meek@1': meekStv,
  'stv-wigm@1': wigmStv,
  'committee@1': committee,
  'seats@1': seatsRule,
  'equal-shares@1': equalShares,
  'equal-shares-points@1': pointShares,
  'equal-shares-compared@1': comparedShares,
  'phragmen-budget@1': phragmenBudget,
  'greedy@1': greedy,
};

/** The names of the rules that can be counted. */
export const ruleNames: readonly string[] = Object.keys(rules);

/** Counts a question by the rule it names. Pure: the same question gives the same decision, whatever the order of its papers. */
export function decide(question: Question<unknown>): Result<Decision, Refusal> {
  const rule = rules[question.rule];
  if (rule === undefined) return cannot('unknown-rule', question.rule);
  const fault = parameterFault(question.rule, question.parameters);
  return fault === null ? rule(question as Question<never>) : cannot('bad-parameter', fault);
}
