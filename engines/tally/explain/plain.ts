import { compare, minus } from '@plenaria/kernel/fraction.ts';
import type { Exact, Line } from '../contract.ts';
import type { Family, Voice } from './contract.ts';
import { tieSentence } from './ranked.ts';
import { fractionOf } from './say.ts';

/** The amounts an option ended with: the last step that has a line for it. */
export function endedWith(voice: Voice, option: string): Exact | null {
  const step = voice.decision.steps.findLast(({ lines }) => lines.some((line) => line.option === option));
  return step?.lines.find((line) => line.option === option)?.after ?? null;
}

const last = (voice: Voice): readonly Line[] => voice.decision.steps.findLast(({ lines }) => lines.length > 0)?.lines ?? [];

/** The lowest winner, or the highest loser, by the amounts of the last table; the other way round where `least` wins. */
export function edge(voice: Voice, won: boolean, least = false): Line | null {
  const lines = last(voice).filter(({ option }) => voice.decision.winners.includes(option) === won);
  return lines.reduce<Line | null>((so, line) => (so === null || (won === least ? 1 : -1) * compare(fractionOf(line.after), fractionOf(so.after)) > 0 ? line : so), null);
}

function reasonFor(voice: Voice, option: string): string {
  const amount = endedWith(voice, option);
  const [name, rival] = [voice.name(option), edge(voice, false)];
  if (amount === null) return voice.say('winners', { n: 1, who: name, rule: voice.rule() });
  const votes = voice.votes(amount);
  return rival === null ? voice.say('reason.won', { name, votes }) : voice.say('reason.most', { name, votes, last: voice.votes(rival.after), lastName: voice.name(rival.option) });
}

function reasonAgainst(voice: Voice, option: string): string {
  const [name, amount, rival] = [voice.name(option), endedWith(voice, option), edge(voice, true)];
  if (amount === null) return voice.say('reason.open', { name });
  const votes = voice.votes(amount);
  if (rival === null) return voice.say('reason.lost', { name, votes });
  const gap = minus(fractionOf(rival.after), fractionOf(amount));
  if (gap.n < 0n) return voice.say('reason.lost', { name, votes });
  const step = voice.decision.steps.findLast(({ tie }) => tie?.among.includes(option) ?? false)?.number ?? voice.decision.steps.length;
  const values = { name, votes, lastName: voice.name(rival.option), last: voice.votes(rival.after), gap: voice.votes(`${gap.n}/${gap.d}`), step };
  return voice.say(gap.n === 0n ? 'reason.equal' : 'reason.fewer', values);
}

const shownCounts = 6;

/** Where the fewest points win: the options are told from there. */
export const isLeast = ({ decision }: Voice): boolean => decision.rule.startsWith('resistance@');
export const byMost = (a: Line, b: Line): number => compare(fractionOf(b.after), fractionOf(a.after));

/** The options of a table, the best first, and how many are left out where there are many. */
export function countsIn(voice: Voice, lines: readonly Line[], each: (line: Line) => string): string {
  const sorted = [...lines].sort((a, b) => (isLeast(voice) ? byMost(b, a) : byMost(a, b)));
  const rest = sorted.length - shownCounts;
  return voice.joined(rest <= 1 ? sorted.map(each) : [...sorted.slice(0, shownCounts).map(each), voice.say('scales.more', { n: rest })]);
}

/** "11 valid papers are counted: Buses 9, Parks 5 and Roads 2." */
export const measured = (voice: Voice, lines: readonly Line[]): string =>
  lines.length === 0 ? voice.say('step.measure') : voice.say('scales.measured', { papers: voice.decision.accounts.valid, counts: countsIn(voice, lines, ({ option, after }) => voice.say('scales.each', { name: voice.name(option), n: voice.votes(after) })) });

/** Any rule that measures options and takes the best: what can be said from the transcript's lines alone. */
export const plain: Family = {
  sentence: (voice) => voice.say('winners', { n: voice.decision.winners.length, who: voice.list(voice.decision.winners), rule: voice.rule() }),
  step: (voice, at) => {
    const step = voice.decision.steps[at];
    if (step === undefined) return [];
    const { event, elected } = step;
    const told = event === 'seat' || event === 'decide' || event === 'compare' || event === 'lock' ? voice.say(`step.${event}`, { who: voice.list(elected), n: elected.length }) : measured(voice, step.lines);
    return [told, ...tieSentence(voice, step)];
  },
  reason: (voice, option) => ({ step: voice.decision.steps.find(({ elected, excluded }) => elected.includes(option) || excluded.includes(option))?.number ?? null, sentence: voice.decision.winners.includes(option) ? reasonFor(voice, option) : reasonAgainst(voice, option) }),
};
