import { cool, mend } from './anneal.ts';
import { faceOf, goalOf, idle, joined } from './build.ts';
import { Herd, type Wanted } from './herd.ts';
import { proof, type Certificate } from './leximin.ts';
import type { Shape } from './shape.ts';

/** Whole tickets for panels: the floor of each weight, and the largest remainders. */
function ticketsFor(weights: readonly number[], count: number): readonly number[] {
  const floors = weights.map((weight) => Math.floor(weight * count));
  const left = count - floors.reduce((sum, n) => sum + n, 0);
  const order = weights.map((weight, at) => ({ at, rest: weight * count - (floors[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, Math.max(0, left));
  const up = new Set(order.map(({ at }) => at));
  return floors.map((n, at) => n + (up.has(at) ? 1 : 0));
}

/** What the tickets aim at: the targets where they are proven, else what the mixture certainly reaches. */
export const aimedAt = ({ targets, reached, off }: Certificate): readonly number[] => (off < proof ? targets.chances : reached);

/**
 * A uniform lottery over `count` panels that serves every type within one panel a person of its target: from the mixture by
 * largest remainders, then exchanges that keep every quota; all members of a type stand in n or n + 1 of them, and both lie
 * within one of the target. Answers the panels and how far the types are from those bounds, in
 * seats: 0 where every person's share lies within 1/count of the target.
 */
export function equalTickets(shape: Shape, certificate: Certificate, count: number, seed: string): { readonly panels: readonly Int16Array[]; readonly off: number } {
  const { never, panels, weights } = certificate;
  const chances = aimedAt(certificate);
  const wanted = shape.sizes.map((size, type) => size * (chances[type] ?? 0));
  const face = faceOf(shape, wanted);
  const none = idle(face, new Set([...never, ...chances.flatMap((chance, type) => (chance < 1e-9 ? [type] : []))]));
  const herd = new Herd(face.shape, none, count, `${seed}/tickets`);
  ticketsFor(weights, count).forEach((tickets, at) => {
    for (let one = 0; one < tickets; one += 1) herd.add(joined(panels[at] ?? new Int16Array(0), face.always, -1));
  });
  const exactly = goalOf(face, wanted, count);
  const bound = (round: (seats: number) => number): Float64Array => Float64Array.from(face.shape.sizes, (size, type) => (size === 0 ? 0 : size * round(count * (chances[type] ?? 0))));
  const within: Wanted = { low: bound((seats) => Math.max(0, Math.ceil(seats - 1 - 1e-7))), high: bound((seats) => Math.min(count, Math.floor(seats + 1 + 1e-7))) };
  for (const heat of [4, 1.5, 0.5, 0.2]) cool(herd, exactly, heat, 80);
  mend(herd, exactly, 0.3, 3 * count);
  let [least, idleTurns] = [herd.off(within), 0];
  for (let turn = 0; turn < 24 && least > 0 && idleTurns < 6; turn += 1) {
    mend(herd, within, [0.3, 0.1, 0.02, 0][turn % 4] ?? 0, 3000);
    idleTurns = herd.off(within) < least ? 0 : idleTurns + 1;
    least = Math.min(least, herd.off(within));
  }
  return { panels: [...Array(herd.size).keys()].map((at) => joined(herd.panel(at), face.always, 1)), off: herd.off(within) };
}
