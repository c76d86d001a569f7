import type { Language } from '@plenaria/kernel/language.ts';
import type { GradedBallot, Said } from '@plenaria/tally/contract.ts';
import type { Naming } from '@plenaria/tally/explain/contract.ts';
import { follow, type Followed } from '@plenaria/tally/explain/follow.ts';
import type { SignedRule } from '#rules/signed.ts';
import { saidBy, type Costs, type ItemCounted } from './counted-among.ts';

/** What one voter chose on the page or by code: a mark for each text, empty where she left it blank. */
type Choices = Readonly<Record<string, string>>;

/** The marks of a ballot as the published box writes them. */
export const writtenAs = (choices: Choices): GradedBallot['choices'] => Object.fromEntries(Object.entries(choices).filter(([, mark]) => mark !== '').map(([item, mark]) => [item, [mark]]));

const sorted = (choices: GradedBallot['choices']): string => JSON.stringify(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * How many ballots of the published box came the same way and say exactly the same. One of them is the voter's; no number and no
 * order in the box says which, and nothing is kept that would.
 */
export function alikeIn(box: readonly GradedBallot[], channel: string, choices: Choices): number {
  const hers = sorted(writtenAs(choices));
  return box.filter((ballot) => ballot.channel === channel && sorted(ballot.choices) === hers).length;
}

/** One count that a ballot went through: about one text, or about all of them together, and what the ballot did in it. */
export interface OwnPath {
  /** The text; null where one count was about all of them. */
  readonly item: string | null;
  readonly path: readonly Followed[];
}

interface Asked {
  readonly rule: SignedRule;
  readonly costs: Costs;
}

const stanceOn = (item: string, choices: Choices): Said => ({ kind: 'stance', stance: choices[item] ?? '' });

/** Follows a voter's own ballot through every count of the vote, from the transcripts and her marks alone. */
export function ownPaths({ rule, costs }: Asked, counts: readonly ItemCounted[], choices: Choices, naming: Naming, language: Language): readonly OwnPath[] {
  const { among } = rule;
  const [first] = counts;
  if (among !== null) return first === undefined ? [] : [{ item: null, path: follow(first.counted, saidBy(among.form, writtenAs(choices), costs), naming, language) }];
  return counts.map(({ item, counted }) => ({ item, path: follow(counted, stanceOn(item, choices), naming, language) }));
}
