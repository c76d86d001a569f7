import { scaleLinear } from 'd3-scale';
import type { Step } from '../contract.ts';
import type { Voice } from '../explain/contract.ts';
import { fractionOf } from '../explain/say.ts';
import { fitted, label, shape, type Chart, type Shape } from './scene.ts';

const row = 70;

/** For drawing only. */
const size = (text: string | undefined): number => {
  const { n, d } = fractionOf(text ?? '0');
  return Number(n / d);
};

interface Behind {
  readonly option: string;
  readonly cost: number;
  readonly behind: number;
  readonly funded: boolean;
  readonly words: string;
}

/** Each project with its cost and the money its supporters had for it: when it was bought, or when it was lost. */
function behindOf(voice: Voice, { event, elected, excluded, facts }: Step): readonly Behind[] {
  const [option] = [...elected, ...excluded];
  const cost = facts['cost'];
  if (option === undefined || cost === undefined || (event !== 'fund' && event !== 'pass-over')) return [];
  const shown = facts['behind'] ?? facts['left'];
  const there = shown === undefined ? cost : shown;
  return [{ option, cost: size(cost), behind: size(there), funded: event === 'fund', words: voice.say(event === 'fund' ? 'chart.behind.funded' : 'chart.behind.missed', { behind: voice.amount(there), cost: voice.amount(cost) }) }];
}

function rowOf(voice: Voice, { option, cost, behind, funded, words }: Behind, at: number, scale: (amount: number) => number, width: number): readonly Shape[] {
  const y = at * row;
  const [filled, whole] = [Math.max(1, scale(Math.min(behind, cost))), Math.max(3, scale(cost))];
  return [
    label(0, y + 15, fitted(voice.name(option), width, true), { class: 'chart-text chart-strong' }),
    label(0, y + 35, fitted(words, width), { class: 'chart-text chart-quiet' }),
    shape('rect', { x: 1, y: y + 42, width: whole, height: 14, class: funded ? 'chart-open' : 'chart-missing' }),
    shape('rect', { x: 1, y: y + 42, width: filled, height: 14, class: funded ? 'chart-fill' : 'chart-soft' }),
  ];
}

/** The money behind every project: its bar is its cost, the filled part what its supporters had for it, at its own step. */
export function moneyChart(voice: Voice, width: number): Chart {
  const bars = voice.decision.steps.flatMap((step) => behindOf(voice, step));
  const scale = scaleLinear().domain([0, Math.max(1, ...bars.map(({ cost }) => cost))]).range([0, width - 4]);
  return {
    width, height: bars.length * row + 2, label: voice.say('chart.money', { n: bars.length, funded: bars.filter(({ funded }) => funded).length }),
    shapes: bars.flatMap((bar, at) => rowOf(voice, bar, at, scale, width)),
  };
}
