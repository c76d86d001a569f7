import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { digestOf, digestOfJson } from '@plenaria/kernel/digest.ts';
import { plus } from '@plenaria/kernel/fraction.ts';
import type { Decision, Question } from '../contract.ts';
import { amountOf, same } from './amount.ts';
import type { Notes } from './contract.ts';

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The ballots' digest from its published definition: papers alike joined, in the order of their canonical JSON, a line each. */
function ballotsDigest({ ballots }: Question<unknown>): string {
  const counts = new Map<string, { readonly rest: object; count: number }>();
  for (const { count, ...rest } of ballots) {
    const key = canonicalJson(json(rest));
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { rest, count });
  }
  return digestOf([...counts].sort(([a], [b]) => byText(a, b)).map(([, { rest, count }]) => canonicalJson(json({ ...rest, count }))).join('\n'));
}

/** Digests: that this transcript belongs to these ballots, this rule and these options, and that nobody changed it since. */
export function checkDigests(question: Question<unknown>, decision: Decision, notes: Notes): void {
  const { rule, parameters, roll, lots } = question;
  const { digests, rule: said, parameters: with_, ...found } = decision;
  notes.check(said === rule, 0, `the transcript is of ${said}, the question of ${rule}`);
  notes.check(canonicalJson(json(with_)) === canonicalJson(json(parameters)), 0, 'the parameters are not those of the question');
  notes.check(digests.ballots === ballotsDigest(question), 0, 'the digest of the ballots is another');
  const options = [...question.options].sort((a, b) => byText(a.id, b.id));
  notes.check(digests.question === digestOfJson(json({ rule, parameters, options, roll, lots })), 0, 'the digest of the question is another');
  notes.check(digests.decision === digestOfJson(json(found)), 0, 'the digest of the transcript is another: something in it was changed');
}

/** Accounts: every paper stands in one class, and the classes add up to those cast. */
export function checkAccounts({ ballots }: Question<unknown>, { accounts }: Decision, notes: Notes): void {
  const { cast, valid, blank, abstain, invalid } = accounts;
  notes.check(cast === ballots.reduce((sum, { count }) => sum + count, 0), 0, `${cast} papers are said to be cast, which is not the number of the ballots`);
  notes.check(cast === valid + blank + abstain + Object.values(invalid).reduce((sum, n) => sum + n, 0), 0, 'valid, blank, abstaining and invalid papers do not add up to those cast');
}

/** Every line adds up, steps are numbered from 1, only known options win and lose; lines may also stand for answers or groups. */
export function checkLines({ options }: Question<unknown>, decision: Decision, notes: Notes): void {
  const known = new Set(options.map(({ id }) => id));
  for (const [at, { number, event, lines, pots, elected, excluded, clause }] of decision.steps.entries()) {
    notes.check(number === at + 1, at + 1, `is numbered ${number}`);
    notes.check(clause !== '', number, 'cites no clause');
    for (const { option, before, moved, after } of lines) {
      const [was, change, is] = [amountOf(before), amountOf(moved), amountOf(after)];
      notes.check(known.has(option) || event === 'measure' || event === 'compare', number, `has a line for ${option}, which is no option`);
      notes.check(was !== null && change !== null && same(plus(was, change), is), number, `${option}: ${before} and ${moved} are not ${after}`);
    }
    for (const [pot, amount] of Object.entries(pots)) notes.check(amountOf(amount) !== null, number, `${pot} holds ${amount}, which is no amount`);
    for (const option of [...elected, ...excluded]) notes.check(known.has(option), number, `speaks of ${option}, which is no option`);
  }
  notes.check(new Set(decision.winners).size === decision.winners.length && decision.winners.every((option) => known.has(option)), 0, 'the winners are not different known options');
}
