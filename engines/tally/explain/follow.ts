import { compare, minus, zero } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Decision, Said, Step } from '../contract.ts';
import { Voice, type Naming } from './contract.ts';
import { endedWith } from './plain.ts';
import { fractionOf } from './say.ts';

/** One thing that happened to a voter's own paper, and the step at which it did. */
export interface Followed {
  readonly step: number;
  readonly sentence: string;
}

/** Who has left the count, or has a seat, before a step: papers pass over them. */
function goneBefore({ steps }: Decision, step: Step): ReadonlySet<string> {
  const earlier = steps.filter(({ number }) => number < step.number);
  return new Set([...earlier.flatMap(({ elected, excluded }) => [...elected, ...excluded]), ...step.excluded]);
}

/** ⌊surplus × value ÷ total⌋ in hundred-thousandths, as the paper's new value. */
function movedAt(step: Step, from: string, value: bigint): bigint {
  const surplus = step.facts['surplus'];
  const total = step.lines.find(({ option }) => option === from)?.before;
  if (surplus === undefined || total === undefined) return value;
  const [s, t] = [fractionOf(surplus), fractionOf(total)];
  return t.n === 0n ? 0n : (s.n * value * t.d) / (s.d * t.n);
}

const unit = 100_000n;

function followRanked(voice: Voice, names: readonly string[]): readonly Followed[] {
  const { decision } = voice;
  let [holder, value]: [string | null, bigint] = [names[0] ?? null, unit];
  const worth = (): string => voice.votes(`${value}/${unit}`);
  const path: Followed[] = [{ step: 1, sentence: holder === null ? voice.say('ranked.own.none') : voice.say('ranked.own.first', { name: voice.name(holder) }) }];
  for (const step of decision.steps) {
    if (holder === null) break;
    if (!step.excluded.includes(holder) && !(step.event === 'transfer' && step.facts['from'] === holder)) continue;
    const gone = goneBefore(decision, step);
    const from: string = holder;
    if (step.event === 'transfer') value = movedAt(step, from, value);
    holder = names.slice(names.indexOf(from) + 1).find((name) => !gone.has(name)) ?? null;
    path.push({ step: step.number, sentence: holder === null ? voice.say('ranked.own.ended', { from: voice.name(from) }) : voice.say('ranked.own.moved', { from: voice.name(from), name: voice.name(holder), value: worth() }) });
  }
  return holder === null ? path : [...path, { step: decision.steps.length, sentence: voice.say('ranked.own.stays', { name: voice.name(holder), value: worth() }) }];
}

function followMoney(voice: Voice, approved: readonly string[], share: string): readonly Followed[] {
  let left = fractionOf(share);
  const written = ({ n, d }: { readonly n: bigint; readonly d: bigint }): string => voice.amount(`${n}/${d}`);
  const path: Followed[] = [{ step: 1, sentence: voice.say('budget.own.share', { share: written(left) }) }];
  for (const step of voice.decision.steps) {
    const [project = ''] = step.elected;
    const price = step.facts['price'];
    if (step.event !== 'fund' || price === undefined || !approved.includes(project)) continue;
    const pays = compare(left, fractionOf(price)) < 0 ? left : fractionOf(price);
    left = minus(left, pays);
    path.push({ step: step.number, sentence: voice.say('budget.own.paid', { name: voice.name(project), amount: written(pays), left: written(left) }) });
  }
  return compare(left, zero) > 0 ? [...path, { step: voice.decision.steps.length, sentence: voice.say('budget.own.left', { left: written(left) }) }] : path;
}

function followPlain(voice: Voice, says: Said): readonly Followed[] {
  if (says.kind === 'approves' && says.options.length > 0) return [{ step: 1, sentence: voice.say('budget.own.votes', { who: voice.list(says.options) }) }];
  if (says.kind === 'scores') return Object.entries(says.scores).map(([option, score]) => ({ step: 1, sentence: voice.say('own.scores', { name: voice.name(option), amount: voice.votes(String(score)), total: voice.votes(endedWith(voice, option) ?? '0') }) }));
  const stood = says.kind === 'stance' ? voice.decision.steps[0]?.lines.find(({ option }) => option === says.stance) : undefined;
  return [{ step: 1, sentence: stood === undefined || says.kind !== 'stance' ? voice.say('own.nothing') : voice.say('own.answer', { n: voice.votes(stood.after), answer: voice.name(says.stance) }) }];
}

/**
 * Follows one paper through a decision, from the transcript and the paper alone: whom it helped at which step, what it was
 * worth there, what its share of the money bought.
 */
export function follow(decision: Decision, says: Said, naming: Naming, language: Language): readonly Followed[] {
  const voice = new Voice(decision, naming, language);
  const share = decision.steps[0]?.facts['share'];
  if (says.kind === 'approves' && share !== undefined && decision.steps.some(({ event }) => event === 'fund' || event === 'pass-over')) return followMoney(voice, says.options, share);
  const moves = decision.steps.some(({ event }) => event === 'first');
  const known = new Set(decision.steps[0]?.lines.map(({ option }) => option) ?? []);
  return says.kind === 'ranks' && moves ? followRanked(voice, says.ranks.flatMap((rank) => (rank.length === 1 ? rank : [])).filter((name) => known.has(name))) : followPlain(voice, says);
}
