import { must } from '@plenaria/kernel/result.ts';
import type { Decision } from '#nouns/decision.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Visit } from '#people/visit.ts';
import { titlesOf } from '#record/read.ts';
import { readSignedRule, type SignedRule } from '#rules/signed.ts';
import { bodyOfDecision, decisionById } from '../read.ts';
import { say } from './words.ts';

export type Called = Exclude<Decision, { state: 'uncalled' }>;

/** A vote as its pages show it: its state, its rule read, its texts by their titles. */
export interface Known {
  readonly id: string;
  readonly version: number;
  readonly state: Called;
  readonly rule: SignedRule;
  readonly title: (item: string) => string;
  readonly bodyName: string;
}

export async function knownOf(visit: Visit, decision = visit.params['decision'] ?? ''): Promise<Known | null> {
  const { id, version, state } = await decisionById(visit.db, decision);
  if (state.state === 'uncalled') return null;
  const titles = await titlesOf(visit.db, [streamOf('body', state.body), ...state.items.map(({ item }) => streamOf('item', item))]);
  const rule = must(readSignedRule(state.rule), 'a rule that was called can be read');
  return { id, version, state, rule, title: (item) => titles.get(streamOf('item', item)) ?? '…', bodyName: titles.get(streamOf('body', state.body)) ?? '…' };
}

/** The body that votes: where the roles of its pages are held. */
export const bodyOf = (visit: Visit): Promise<string | null> => bodyOfDecision(visit.db, visit.params['decision'] ?? '');
export const crumbs = (visit: Visit, known: Known) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: known.bodyName, href: `/assemblies/${known.state.body}` }];
