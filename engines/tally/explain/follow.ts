import { compare, minus, zero } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Decision, Said, Step } from '../contract.ts';
import { Voice, type Naming } from './contract.ts';
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
    if (step.facts['completion'] !== undefined && approved.includes(project)) path.push({ step: step.number, sentence: voice.say('budget.own.added', { name: voice.name(project), n: voice.votes(step.facts['supporters']) }) });
    if (step.event !== 'fund' || price === undefined || !approved.includes(project)) continue;
    const pays = compare(left, fractionOf(price)) < 0 ? left : fractionOf(price);
    left = minus(left, pays);
    path.push({ step: step.number, sentence: voice.say('budget.own.paid', { name: voice.name(project), amount: written(pays), left: written(left) }) });
  }
  return compare(left, zero) > 0 ? [...path, { step: voice.decision.steps.length, sentence: voice.say('budget.own.left', { left: written(left) }) }] : path;
}

/** What a paper says where the rule compares options two by two, or gives points for places: whom it puts before whom. */
function followOrder(voice: Voice, ranks: readonly (readonly string[])[]): readonly Followed[] {
  const below = ranks.map((rank, at) => ({ rank, others: ranks.slice(at + 1).flat() })).filter(({ rank }) => rank.length > 0);
  if (below.length === 0) return [{ step: 1, sentence: voice.say('own.nothing') }];
  return below.map(({ rank, others }) => ({ step: 1, sentence: others.length === 0 ? voice.say('own.last', { who: voice.list(rank) }) : voice.say('own.before', { who: voice.list(rank), others: voice.list(others) }) }));
}

/** What the papers together gave an option, in the table that measured it. */
const measuredOf = ({ decision }: Voice, option: string): string => decision.steps.find(({ event }) => event === 'measure')?.lines.find((line) => line.option === option)?.after ?? '0';

function followScores(voice: Voice, scores: Readonly<Record<string, number>>): readonly Followed[] {
  const { rule, steps, parameters } = voice.decision;
  const grades = rule.startsWith('majority-judgment@') ? (parameters as { readonly grades: readonly string[] }).grades : null;
  if (rule.startsWith('fist-to-five@')) {
    return Object.values(scores).flatMap((fingers): Followed[] => {
      const same = steps[0]?.lines.find(({ option }) => option === String(fingers));
      return same === undefined ? [] : [{ step: 1, sentence: voice.say('own.answer', { n: voice.votes(same.after), answer: voice.say('own.fingers', { n: fingers }) }) }];
    });
  }
  return Object.entries(scores).map(([option, score]) => ({
    step: 1, sentence: grades === null ? voice.say('own.scores', { name: voice.name(option), amount: voice.votes(String(score)), total: voice.votes(measuredOf(voice, option)) }) : voice.say('own.grade', { name: voice.name(option), grade: voice.name(grades[score] ?? ''), middle: voice.name(steps[0]?.facts[`grade ${option}`] ?? '') }),
  }));
}

function followStance(voice: Voice, stance: string): readonly Followed[] {
  const step = voice.decision.steps.find(({ event, lines }) => event === 'measure' && lines.some(({ option }) => option === stance));
  const stood = step?.lines.find(({ option }) => option === stance);
  return [{ step: step?.number ?? 1, sentence: stood === undefined ? voice.say('own.nothing') : voice.say('own.answer', { n: voice.votes(stood.after), answer: voice.name(stance) }) }];
}

/** The paper is counted, and how it was shared out is more than its transcript tells. */
const untold = (voice: Voice): readonly Followed[] => [{ step: 1, sentence: voice.say('own.untold', { n: voice.decision.accounts.valid }) }];

/** Whether a runoff moved this paper by its order alone: one seat, and no mark at which the rule could have ended it. */
function movesByOrder({ rule, parameters }: Decision, ranks: readonly (readonly string[])[]): boolean {
  if (rule.startsWith('stv-scottish@')) return true;
  const { seats = 1, mode = 'single', ranksAllowed = null } = parameters as { readonly seats?: number; readonly mode?: string; readonly ranksAllowed?: number | null };
  return rule.startsWith('irv@') && seats === 1 && mode === 'single' && ranksAllowed === null && ranks.every((rank) => rank.length === 1) && new Set(ranks.flat()).size === ranks.length;
}

function followRanks(voice: Voice, ranks: readonly (readonly string[])[]): readonly Followed[] {
  const { decision } = voice;
  if (!decision.steps.some(({ event }) => event === 'first')) return followOrder(voice, ranks);
  const known = new Set(decision.steps[0]?.lines.map(({ option }) => option) ?? []);
  return movesByOrder(decision, ranks) ? followRanked(voice, ranks.flatMap((rank) => (rank.length === 1 ? rank : [])).filter((name) => known.has(name))) : untold(voice);
}

/**
 * Follows one paper through a decision, from the transcript and the paper alone: whom it helped at which step, what it was
 * worth there, what its share of the money bought. Where a rule shares papers out in a way that the transcript does not tell
 * for each of them (Meek, weighted surpluses, several seats by runoffs, points for budgets), it says only that.
 */
export function follow(decision: Decision, says: Said, naming: Naming, language: Language): readonly Followed[] {
  const voice = new Voice(decision, naming, language);
  if (decision.steps.length === 0) return [{ step: 1, sentence: voice.say('own.nothing') }];
  if (says.kind === 'ranks') return followRanks(voice, says.ranks);
  const [name = ''] = decision.rule.split('@');
  if (['equal-shares-points', 'equal-shares-compared', 'phragmen-budget'].includes(name)) return untold(voice);
  if (says.kind === 'scores') return followScores(voice, says.scores);
  if (says.kind === 'stance') return followStance(voice, says.stance);
  const share = decision.steps[0]?.facts['share'];
  if (share !== undefined && name === 'equal-shares') return followMoney(voice, says.options, share);
  return [{ step: 1, sentence: says.options.length === 0 ? voice.say('own.nothing') : voice.say('budget.own.votes', { who: voice.list(says.options) }) }];
}
