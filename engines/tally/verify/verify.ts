import type { Decision, Question } from '../contract.ts';
import { checkAccounts, checkDigests, checkLines } from './books.ts';
import { Notes, type Verdict } from './contract.ts';
import { checkMotion } from './motion.ts';
import { checkApprovals, checkScores } from './points.ts';
import { checkRunoff } from './runoff.ts';
import { checkShares } from './shares.ts';
import { checkSpending } from './spend.ts';
import { checkScottish } from './stv.ts';

type Replay = (question: Question<unknown>, decision: Decision, notes: Notes) => void;

const replays: Readonly<Record<string, Replay>> = {
  'motion@1': checkMotion,
  'approval@1': checkApprovals,
  'score@1': checkScores,
  'irv@1': checkRunoff,
  'stv-scottish@1': checkScottish,
  'equal-shares@1': checkShares,
  'greedy@1': checkSpending,
};

/**
 * Checks a transcript against its ballots without the engine: digests, accounts, every line's arithmetic, and, rule by rule,
 * whether each step is what the clause it cites demands. It shares no code with the rules it checks, only the kernel's
 * fractions, digests and canonical JSON.
 */
export function verify(question: Question<unknown>, decision: Decision): Verdict {
  const notes = new Notes();
  checkDigests(question, decision, notes);
  checkAccounts(question, decision, notes);
  checkLines(question, decision, notes);
  const replay = replays[decision.rule];
  if (replay === undefined) notes.unchecked.push(`the steps of ${decision.rule}, for which there is no replay here; digests, accounts and lines were checked`);
  else replay(question, decision, notes);
  return notes.verdict();
}
