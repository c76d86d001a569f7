import { scaleLinear } from 'd3-scale';
import { area, curveBumpY } from 'd3-shape';
import type { Step } from '../contract.ts';
import type { Voice } from '../explain/contract.ts';
import { fractionOf } from '../explain/say.ts';
import { fitted, label, shape, widthOf, type Chart, type Shape } from './scene.ts';

const band = 30;
const gap = 52;
const top = 26;

/** For drawing only: nothing is decided on these. */
const size = (text: string | undefined): number => {
  const { n, d } = fractionOf(text ?? '0');
  return Number((n * 10_000n) / d) / 10_000;
};

interface Block {
  readonly option: string;
  readonly x: number;
  readonly width: number;
  readonly votes: number;
}

interface Layout {
  readonly voice: Voice;
  readonly scale: (votes: number) => number;
  readonly order: readonly string[];
}

const pots = (step: Step): number => Object.values(step.pots).reduce((sum, amount) => sum + size(amount), 0);

/** The blocks of one step side by side: options in one order throughout, then what nobody holds. */
function blocksOf({ scale, order }: Layout, step: Step): readonly Block[] {
  const held = [...order.map((option) => [option, size(step.lines.find((line) => line.option === option)?.after)] as const), ['', pots(step)] as const];
  let x = 0;
  return held.filter(([, votes]) => votes > 0).map(([option, votes]) => {
    const block = { option, x, width: Math.max(1, scale(votes) - 2), votes };
    x += scale(votes);
    return block;
  });
}

/** A ribbon from a part of one block down to a part of another. */
function ribbon(from: readonly [number, number], to: readonly [number, number], y: number): Shape {
  const path = area<readonly [number, number, number]>().y(([, , at]) => at).x0(([left]) => left).x1(([, right]) => right).curve(curveBumpY);
  return shape('path', { class: 'chart-flow', d: path([[from[0], from[1], y + band], [to[0], to[1], y + gap + band]]) ?? '' });
}

/** What stays and what moves between two steps: the giver's block is split among those who gained. */
function flows(layout: Layout, above: Step, below: Step, y: number): readonly Shape[] {
  const [blocks, next] = [blocksOf(layout, above), blocksOf(layout, below)];
  const place = (list: readonly Block[], option: string): Block | undefined => list.find((block) => block.option === option);
  const gained = next.map((block) => ({ block, more: Math.max(0, block.votes - (place(blocks, block.option)?.votes ?? 0)) }));
  const cursors = new Map(blocks.map((block) => [block.option, block.x + layout.scale(Math.min(block.votes, place(next, block.option)?.votes ?? 0))]));
  const stay = blocks.flatMap((block) => {
    const under = place(next, block.option);
    const width = layout.scale(Math.min(block.votes, under?.votes ?? 0));
    return under === undefined || width < 0.5 ? [] : [ribbon([block.x, block.x + width], [under.x, under.x + width], y)];
  });
  const givers = blocks.filter((block) => block.votes > (place(next, block.option)?.votes ?? 0) + 1e-6);
  const all = givers.reduce((sum, block) => sum + block.votes - (place(next, block.option)?.votes ?? 0), 0);
  const moved = givers.flatMap((giver) => gained.filter(({ more }) => more > 0).map(({ block, more }) => {
    const width = layout.scale((more * (giver.votes - (place(next, giver.option)?.votes ?? 0))) / all);
    const start = cursors.get(giver.option) ?? 0;
    cursors.set(giver.option, start + width);
    const at = block.x + layout.scale(block.votes - more);
    return ribbon([start, start + width], [at, at + width], y);
  }));
  return [...stay, ...moved];
}

function bar({ voice }: Layout, step: Step, { option, x, width, votes }: Block, y: number, elected: ReadonlySet<string>): readonly Shape[] {
  const name = option === '' ? voice.word('pot.nonTransferable') : voice.name(option);
  const kind = option === '' ? 'chart-gone' : elected.has(option) ? 'chart-fill' : 'chart-soft';
  const full = `${name} ${voice.votes(String(Math.floor(votes)))}`;
  // A number that is cut would read as another number.
  const words = widthOf(full) <= width - 10 ? full : fitted(name, width - 10);
  return [
    shape('rect', { x, y, width, height: band, class: kind }, shape('title', {}, `${step.number}: ${name}, ${votes}`)),
    ...(words === '' ? [] : [label(x + 5, y + 20, words, { class: `chart-text${kind === 'chart-fill' ? ' chart-on' : ''}` })]),
  ];
}

/**
 * Where papers went, from the first step down to the last: every row is all the votes, every block one option's, solid once it
 * is elected; ribbons show what stayed and what moved. Amounts are cut to whole votes; the tables have them exact.
 */
export function transfersChart(voice: Voice, width: number): Chart {
  const steps = voice.decision.steps.filter(({ lines }) => lines.length > 0);
  const [first] = steps;
  const whole = first === undefined ? 1 : first.lines.reduce((sum, { after }) => sum + size(after), 0) + pots(first);
  const scale = scaleLinear().domain([0, whole]).range([0, width]);
  const order = [...(first?.lines ?? [])].sort((a, b) => size(b.after) - size(a.after)).map(({ option }) => option);
  const layout: Layout = { voice, scale, order };
  const elected = new Set<string>();
  const shapes = steps.flatMap((step, at) => {
    const y = top + at * (gap + band);
    for (const option of step.elected) elected.add(option);
    const next = steps[at + 1];
    const words = `${step.number}${step.excluded.length > 0 ? ` − ${voice.list(step.excluded)}` : ''}${step.elected.length > 0 ? ` ✓ ${voice.list(step.elected)}` : ''}`;
    return [...(next === undefined ? [] : flows(layout, step, next, y)), label(0, y - 7, fitted(words, width), { class: 'chart-text chart-quiet' }), ...blocksOf(layout, step).flatMap((block) => bar(layout, step, block, y, elected))];
  });
  return { width, height: top + steps.length * band + Math.max(0, steps.length - 1) * gap + 4, label: voice.say('chart.transfers', { n: steps.length, who: voice.list(voice.decision.winners), won: voice.decision.winners.length }), shapes };
}
