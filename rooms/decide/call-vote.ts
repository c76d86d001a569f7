import type { Json } from '@plenaria/kernel/canonical-json.ts';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { wordingOf } from '#nouns/item.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import type { Money } from '#rules/decision-rule/types.ts';
import { readSignedRule } from '#rules/signed.ts';
import * as made from './made.ts';

export interface CallVoteCommand {
  readonly decision: string;
  readonly body: string;
  readonly cycle: string;
  readonly stage: string;
  readonly items: readonly string[];
  /** What each text costs in whole minor units, where the rule shares out money; fixed with the wording. */
  readonly costs?: Readonly<Record<string, number>>;
  /** The rule as it stands in the charter now: it governs from here to certification, whatever changes later (I6). */
  readonly rule: { readonly [key: string]: Json };
  readonly ruleKey: string;
  readonly ballot: 'open' | 'confidential';
  readonly closes: CivilDate | null;
}

export type CallVoteRefusal = 'already-called' | 'nothing-to-decide' | 'rule-cannot-be-played' | 'item-not-ready' | 'closes-in-the-past' | 'cost-missing' | 'cost-beyond-money';

/** What is wrong with the costs of the texts, where money is shared out among them: each costs something, and no more than there is. */
function costProblem(money: Money | null, items: readonly string[], costs: Readonly<Record<string, number>>): CallVoteRefusal | null {
  if (money === null) return null;
  if (items.some((item) => !Number.isSafeInteger(costs[item]) || (costs[item] ?? 0) <= 0)) return 'cost-missing';
  return items.some((item) => (costs[item] ?? 0) > money.amount) ? 'cost-beyond-money' : null;
}

/** Calls a vote on texts as they are worded now; from here on their wording stands still. */
export const callVote: Verb<CallVoteCommand, CallVoteRefusal> = {
  name: 'decide.call-vote',
  reads: ({ decision, items }) => [streamOf('decision', decision), ...items.map((item) => streamOf('item', item))],
  decide: (past, { decision, items, rule, costs = {}, ...called }, now, vocabulary) => {
    if (past.has(streamOf('decision', decision))) return refuse('already-called');
    if (items.length === 0) return refuse('nothing-to-decide');
    const signed = readSignedRule(rule);
    if (!signed.ok) return refuse(signed.refusal);
    const money = signed.value.among?.money ?? null;
    const problem = costProblem(money, items, costs);
    if (problem !== null) return refuse(problem);
    if (called.closes !== null && called.closes < now.day) return refuse('closes-in-the-past');
    let puts: readonly Made[] = [];
    for (const item of items) {
      const put = vocabulary.effect('put_item', { item, decision }, past.with(puts), now);
      if (!put.ok) return typeof put.refusal === 'string' ? refuse('item-not-ready') : refuse(put.refusal);
      puts = [...puts, ...put.value];
    }
    const worded = items.map((item) => {
      const state = past.state('item', item);
      return { item, version: state.state === 'unwritten' ? 0 : wordingOf(state).version, ...(money === null ? {} : { cost: costs[item] ?? 0 }) };
    });
    return ok([made.decision(decision, 'DecisionCalled', { ...called, items: worded, rule, ruleVersion: signed.value.version }, {}), ...puts]);
  },
};
