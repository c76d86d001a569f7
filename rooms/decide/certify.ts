import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Decision, Outcome } from '#nouns/decision.ts';
import { streamOf, type Made } from '#nouns/noun.ts';
import type { Circumstances, Decided, Past, Verb, Vocabulary } from '#record/contract.ts';
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

/** What follows from an outcome. No result lets the text fall too, so that it is not silently lost; it can be put again. */
function follows(outcome: Outcome, decision: string, past: Past, now: Circumstances, vocabulary: Vocabulary): Decided<CertifyRefused> {
  const word = outcome.outcome === 'adopted' ? 'adopt' : 'drop';
  const effect = vocabulary.effect(word, { item: outcome.item, decision }, past, now);
  if (effect.ok) return effect;
  return typeof effect.refusal === 'string' ? refuse({ why: 'effect-refused', item: outcome.item, word: effect.refusal }) : refuse(effect.refusal);
}

function effectsOf(past: Past, decision: Known, { decision: id, setAside }: CertifyCommand, now: Circumstances, vocabulary: Vocabulary): Decided<CertifyRefused> {
  let facts: readonly Made[] = [];
  for (const outcome of decision.count?.outcomes ?? []) {
    const aside = setAside.find(({ item }) => item === outcome.item);
    const word = outcome.outcome === 'adopted' ? 'adopt' : 'drop';
    const one = aside ? ok([made.decision(id, 'EffectSetAside', { effect: word, item: outcome.item }, { why: aside.why })]) : follows(outcome, id, past.with(facts), now, vocabulary);
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
      outcomes: [...outcomes], rule: decision.rule, inputs, interpreter: 'settle/1', certifier: now.by.pseudonym ?? now.by.role, setAside: command.setAside.map(({ item }) => item),
    }, {});
    return ok([...effects.value, certified]);
  },
};
