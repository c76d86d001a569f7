import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import type { Decision, Outcome } from '#nouns/decision.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { Circumstances, Decided, Past, Verb, Vocabulary } from '#record/contract.ts';
import { readSignedRule, type SettledRule, type SignedRule } from '#rules/signed.ts';
import * as made from './made.ts';

export interface CertifyCommand {
  readonly decision: string;
  /** Items whose consequence cannot be carried out and is set aside by name, with a reason. */
  readonly setAside: readonly { readonly item: string; readonly why: string }[];
}

export interface CertifyRefused {
  readonly why: 'not-counted' | 'reason-missing' | 'effect-refused';
  /** The item whose consequence was refused, and the owning room's word for it. */
  readonly item?: string;
  readonly word?: string;
}

type Known = Exclude<Decision, { state: 'uncalled' }>;

/** What follows from an outcome, as the signed rule says it, settled again on the figures that were counted. */
function wordsFor({ figures, outcome }: Outcome, rule: SignedRule): SettledRule['effects'] {
  if (rule.among !== null) return outcome === 'adopted' ? rule.among.chosen : rule.among.others;
  const answers = Object.fromEntries(rule.labels.map(({ key }) => [key, figures[`label.${key}`] ?? 0]));
  return rule.settle({ answers, voted: figures['voted'] ?? 0, seated: figures['seated'] ?? 0 }).effects;
}

function follows(outcome: Outcome, word: 'adopt' | 'drop', decision: string, past: Past, now: Circumstances, vocabulary: Vocabulary): Decided<CertifyRefused> {
  const effect = vocabulary.effect(word, { item: outcome.item, decision }, past, now);
  if (effect.ok) return effect;
  return typeof effect.refusal === 'string' ? refuse({ why: 'effect-refused', item: outcome.item, word: effect.refusal }) : refuse(effect.refusal);
}

function effectsOf(past: Past, decision: Known, { decision: id, setAside }: CertifyCommand, now: Circumstances, vocabulary: Vocabulary): Decided<CertifyRefused> {
  let facts: readonly Made[] = [];
  const rule = must(readSignedRule(decision.rule), 'a rule that was called can be read');
  for (const [outcome, word] of (decision.count?.outcomes ?? []).flatMap((one) => wordsFor(one, rule).map((effect) => [one, effect] as const))) {
    const aside = setAside.find(({ item }) => item === outcome.item);
    const one = aside ? ok([made.decision(id, 'EffectSetAside', { effect: word, item: outcome.item }, { why: aside.why })]) : follows(outcome, word, id, past.with(facts), now, vocabulary);
    if (!one.ok) return one;
    facts = [...facts, ...one.value];
  }
  return ok(facts);
}

/**
 * Certifies a count: all that follows is done in this one act, each by the room that owns it, or none of it. The
 * certifying fact holds the rule as it was signed, the digest of what was counted and the version that settled it.
 */
export const certify: Verb<CertifyCommand, CertifyRefused> = {
  name: 'decide.certify',
  reads: ({ decision }) => [streamOf('decision', decision)],
  decide: (past, command, now, vocabulary) => {
    const decision = past.state('decision', command.decision);
    if (decision.state !== 'counted' || decision.count === null) return refuse({ why: 'not-counted' });
    if (command.setAside.some(({ why }) => why.trim() === '')) return refuse({ why: 'reason-missing' });
    const unread = decision.items.map(({ item }) => streamOf('item', item)).filter((stream) => !past.loaded(stream));
    if (unread.length > 0) return refuse({ needs: unread });
    const effects = effectsOf(past, decision, command, now, vocabulary);
    if (!effects.ok) return effects;
    const { outcomes, inputs } = decision.count;
    const certified = made.decision(command.decision, 'DecisionCertified', {
      outcomes: [...outcomes], rule: decision.rule, inputs, interpreter: decision.ruleVersion === 'decision-rule/1' ? 'settle/1' : decision.ruleVersion, certifier: now.by.pseudonym ?? now.by.role, setAside: command.setAside.map(({ item }) => item),
    }, {});
    return ok([...effects.value, certified]);
  },
};
