import type { Language } from '@plenaria/kernel/language.ts';
import type { Decision, Line } from '../contract.ts';
import { Voice, type Naming } from '../explain/contract.ts';
import { fractionOf } from '../explain/say.ts';
import { amountsChart, gradedChart } from './bars.ts';
import { moneyChart } from './money.ts';
import type { Chart } from './scene.ts';
import { transfersChart } from './transfers.ts';

const size = (text: string): number => {
  const { n, d } = fractionOf(text);
  return Number((n * 1000n) / d) / 1000;
};

function motionChart(voice: Voice, lines: readonly Line[], width: number): Chart {
  const { steps, parameters } = voice.decision;
  const cut = steps.find(({ facts }) => facts['needed'] !== undefined && facts['among'] === 'people');
  const support = (parameters as { readonly support?: readonly string[] }).support ?? ['yes'];
  const parts = lines.map(({ option, after }) => ({ words: voice.name(option), count: size(after), support: support.includes(option) })).sort((a, b) => Number(b.support) - Number(a.support));
  const verdict = voice.say('chart.needed', { needed: voice.votes(cut?.facts['needed']), base: voice.votes(cut?.facts['base']) });
  return gradedChart([{ name: '', parts, needed: cut === undefined ? null : Number(cut.facts['needed']), verdict }], width, verdict);
}

/** The chart that belongs to a decision, as wide as it is asked for; null where there is nothing to draw. */
export function chartOf(decision: Decision, naming: Naming, language: Language, width: number): Chart | null {
  const voice = new Voice(decision, naming, language);
  const { steps, winners } = decision;
  const lines = steps.findLast((step) => step.lines.length > 0)?.lines ?? [];
  if (steps.some(({ event }) => event === 'fund' || event === 'pass-over')) return moneyChart(voice, width);
  if (steps.some(({ event }) => event === 'first' || event === 'transfer' || event === 'exclude')) return transfersChart(voice, width);
  if (decision.rule.startsWith('motion@')) return lines.length === 0 ? null : motionChart(voice, steps.find((step) => step.event === 'measure')?.lines ?? lines, width);
  if (lines.length === 0) return null;
  const bars = lines.map(({ option, after }) => ({ name: voice.name(option), amount: size(after), shown: voice.votes(after), won: winners.includes(option) }));
  return amountsChart(bars, width, voice.say('chart.amounts', { n: bars.length, who: voice.list(winners), won: winners.length }));
}
