import { must } from '@plenaria/kernel/result.ts';
import type { Decision } from '#nouns/decision.ts';
import { streamOf, type Stream } from '#nouns/noun.ts';
import type { Visit } from '#people/visit.ts';
import { titlesOf } from '#record/read.ts';
import { readSignedRule, type SignedRule } from '#rules/signed.ts';
import { decisionById } from '../read.ts';
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

const voteRows = new WeakMap<Visit, ReturnType<typeof decisionById>>();

/** The vote that the address names, read once a visit: the door asks for its body, the page for all of it. */
function rowHere(visit: Visit): ReturnType<typeof decisionById> {
  const before = voteRows.get(visit) ?? decisionById(visit.db, visit.params['decision'] ?? '');
  voteRows.set(visit, before);
  return before;
}

type Row = Awaited<ReturnType<typeof decisionById>>;

async function knownFrom(visit: Visit, { id, version, state }: Row, titled: boolean): Promise<Known | null> {
  if (state.state === 'uncalled') return null;
  const titles = titled ? await titlesOf(visit.db, [streamOf('body', state.body), ...state.items.map(({ item }) => streamOf('item', item))]) : new Map<Stream, string>();
  const rule = must(readSignedRule(state.rule), 'a rule that was called can be read');
  return { id, version, state, rule, title: (item) => titles.get(streamOf('item', item)) ?? '…', bodyName: titles.get(streamOf('body', state.body)) ?? '…' };
}

/** The vote of a page; `titled` false where nothing of it will be shown. */
export const knownOf = async (visit: Visit, titled = true): Promise<Known | null> => knownFrom(visit, await rowHere(visit), titled);

/** The vote that a printed code belongs to: no address names it. */
export const knownById = async (visit: Visit, decision: string): Promise<Known | null> => knownFrom(visit, await decisionById(visit.db, decision), true);

/** The body that votes: where the roles of its pages are held. */
export async function bodyOf(visit: Visit): Promise<string | null> {
  const { state } = await rowHere(visit);
  return state.state === 'uncalled' ? null : state.body;
}

export const crumbs = (visit: Visit, known: Known) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: known.bodyName, href: `/assemblies/${known.state.body}` }];
