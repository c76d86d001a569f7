import { scaleLinear } from 'd3-scale';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Region } from '../privacy/regions.ts';
import { ink, mark, text, wrapped, type Mark, type Picture } from './drawing.ts';
import { peopleSaid, said } from './picture-words.ts';

/** People who belong together on a map, or all of them where no separate groups were found (`name` null). */
export interface MapPart {
  readonly name: string | null;
  readonly regions: readonly Region[];
}

const [width, tallest, edge] = [400, 340, 28];

/** A dot's radius: smaller in a crowd, so that places stay visible. */
const dotOf = (people: number): number => Math.max(1.6, Math.min(4.2, 4.2 * Math.sqrt(260 / people)));

/** Room above the people for a group's name and size. */
const labelRoom = 34;

/** Shapes tell groups apart, in ink: agree and disagree keep their colours for themselves. */
const shapes: readonly ((x: number, y: number, r: number) => Mark)[] = [
  (x, y, r) => mark('circle', { cx: x, cy: y, r, fill: ink.text }),
  (x, y, r) => mark('circle', { cx: x, cy: y, r: r * 0.85, fill: ink.paper, stroke: ink.text, 'stroke-width': r * 0.4 }),
  (x, y, r) => mark('path', { d: `M${x.toFixed(1)} ${(y - 1.2 * r).toFixed(1)}l${(1.2 * r).toFixed(2)} ${(2.1 * r).toFixed(2)}h${(-2.4 * r).toFixed(2)}z`, fill: ink.text }),
  (x, y, r) => mark('rect', { x: x - 0.9 * r, y: y - 0.9 * r, width: 1.8 * r, height: 1.8 * r, fill: ink.paper, stroke: ink.text, 'stroke-width': r * 0.4 }),
  (x, y, r) => mark('path', { d: `M${(x - r).toFixed(1)} ${(y - r).toFixed(1)}l${(2 * r).toFixed(2)} ${(2 * r).toFixed(2)}m0 ${(-2 * r).toFixed(2)}l${(-2 * r).toFixed(2)} ${(2 * r).toFixed(2)}`, stroke: ink.text, 'stroke-width': r * 0.5 }),
];

/** One scale for both axes, so that distance means the same in every direction. */
function scaled(regions: readonly Region[]): { readonly x: (value: number) => number; readonly y: (value: number) => number; readonly unit: number; readonly height: number } {
  const reach = (axis: 'x' | 'y', spread: 'spreadX' | 'spreadY'): readonly [number, number] => [Math.min(...regions.map((one) => one[axis] - 1.5 * one[spread])), Math.max(...regions.map((one) => one[axis] + 1.5 * one[spread]))];
  const [[left, right], [low, high]] = [reach('x', 'spreadX'), reach('y', 'spreadY')];
  const unit = Math.min((width - 2 * edge) / Math.max(right - left, 1e-9), (tallest - 2 * edge) / Math.max(high - low, 1e-9));
  const height = labelRoom + 2 * edge + (high - low) * unit;
  const [midX, midY] = [(left + right) / 2, (low + high) / 2];
  const x = scaleLinear().domain([midX - 1, midX + 1]).range([width / 2 - unit, width / 2 + unit]);
  const y = scaleLinear().domain([midY - 1, midY + 1]).range([(height + labelRoom) / 2 + unit, (height + labelRoom) / 2 - unit]);
  return { x: (value) => x(value), y: (value) => y(value), unit, height };
}

/** Where each person of a region is drawn: on a sunflower (Vogel 1979) about the middle, as wide as the region, never at somebody's own place. */
function sunflower({ people, spreadX, spreadY }: Region, unit: number, dot: number): readonly (readonly [number, number])[] {
  const wide = (spread: number): number => Math.max(dot * 1.25 * Math.sqrt(people), 1.5 * spread * unit);
  return Array.from({ length: people }, (_, at) => {
    const [radius, angle] = [Math.sqrt((at + 0.5) / people), at * Math.PI * (3 - Math.sqrt(5))];
    return [radius * Math.cos(angle) * wide(spreadX), radius * Math.sin(angle) * wide(spreadY)] as const;
  });
}

/** More dots than this are left where they are: a crowd is read by its darkness, and pushing takes the square of their number. */
const mostPushed = 400;

/** Pushes dots apart until hardly two overlap, so that everybody can be counted where many answered alike. The same dots give the same picture. */
function apart(dots: readonly (readonly [number, number])[], dot: number): readonly (readonly [number, number])[] {
  const places = dots.map(([x, y]) => [x, y] as [number, number]);
  const wanted = 2 * dot + 0.6;
  for (let round = 0; round < 80 && dots.length <= mostPushed; round += 1) {
    for (const [i, one] of places.entries()) {
      for (const [step, other] of places.slice(i + 1).entries()) {
        const [dx, dy] = [other[0] - one[0], other[1] - one[1]];
        const length = Math.hypot(dx, dy);
        if (length >= wanted) continue;
        const angle = length > 0.01 ? Math.atan2(dy, dx) : (i + step) * Math.PI * (3 - Math.sqrt(5));
        const push = (wanted - length) / 2;
        [one[0], one[1], other[0], other[1]] = [one[0] - push * Math.cos(angle), one[1] - push * Math.sin(angle), other[0] + push * Math.cos(angle), other[1] + push * Math.sin(angle)];
      }
    }
  }
  return places.map(([x, y]) => [Math.min(width - dot, Math.max(dot, x)), y] as const);
}

const peopleIn = (regions: readonly Region[]): number => regions.reduce((sum, { people }) => sum + people, 0);
const weighed = (regions: readonly Region[], of: (one: Region) => number): number => regions.reduce((sum, one) => sum + one.people * of(one), 0) / peopleIn(regions);

/** The map: a dot for each person, at a place shared by five or more, and an ellipse for how far off a place may be (95 %). */
export function mapPicture(language: Language, parts: readonly MapPart[]): Picture {
  const regions = parts.flatMap((part) => part.regions);
  const title = said(language, 'mapTitle');
  if (regions.length === 0) return { engine: 'opinion/picture@1', width, height: 40, title, lines: [said(language, 'mapNone')], marks: wrapped(said(language, 'mapNone'), width).map((line, at) => text(0, 16 + at * 20, line)) };
  const scale = scaled(regions);
  const shapeOf = parts.flatMap((part, number) => Array.from({ length: peopleIn(part.regions) }, () => shapes[number % shapes.length]));
  const dot = dotOf(peopleIn(regions));
  const places = apart(regions.flatMap((region) => sunflower(region, scale.unit, dot).map(([dx, dy]) => [scale.x(region.x) + dx, scale.y(region.y) + dy] as const)), dot);
  const dots = places.flatMap(([x, y], at) => shapeOf[at]?.(x, y, dot) ?? []);
  const named = parts.filter(({ name }) => name !== null);
  const foot = errorMarks(language, regions, scale);
  return {
    engine: 'opinion/picture@1', width, height: scale.height + foot.height, title,
    lines: [
      said(language, 'mapPeople', { people: peopleSaid(language, peopleIn(regions)), regions: regions.length }), ...named.map(({ name, regions: own }) => said(language, 'mapGroup', { name: name ?? '', people: peopleSaid(language, peopleIn(own)) })),
      ...(named.length === 0 ? [] : parts.filter(({ name }) => name === null).map((part) => said(language, 'mapNeither', { people: peopleSaid(language, peopleIn(part.regions)) }))),
      said(language, 'mapDistance'), ...(isBlurred(regions, scale.unit) ? [said(language, 'mapBlur')] : []),
    ],
    marks: [...dots, ...named.flatMap((part) => labelMarks(language, part, scale)), ...foot.marks],
  };
}

function labelMarks(language: Language, { name, regions }: MapPart, scale: ReturnType<typeof scaled>): readonly Mark[] {
  const x = Math.min(width - 70, Math.max(70, scale.x(weighed(regions, (one) => one.x))));
  const y = Math.max(20, Math.min(...regions.map((one) => scale.y(one.y) - 1.5 * one.spreadY * scale.unit)) - 24);
  const halo = { 'text-anchor': 'middle', 'paint-order': 'stroke', stroke: ink.paper, 'stroke-width': 4 };
  return [text(x, y, name ?? '', { ...halo, 'font-weight': 600 }), text(x, y + 17, peopleSaid(language, peopleIn(regions)), { ...halo, 'font-size': 15, fill: ink.quiet })];
}

const isBlurred = (regions: readonly Region[], unit: number): boolean => 2 * unit * Math.max(weighed(regions, (one) => one.errorX), weighed(regions, (one) => one.errorY)) > width / 3;

/** The ellipse of two standard errors of a typical place, drawn under the map with its sentence; where it is wider than people spread, only that. */
function errorMarks(language: Language, regions: readonly Region[], { unit, height }: ReturnType<typeof scaled>): { readonly height: number; readonly marks: readonly Mark[] } {
  const [rx, ry] = [2 * unit * weighed(regions, (one) => one.errorX), 2 * unit * weighed(regions, (one) => one.errorY)];
  const blurred = isBlurred(regions, unit);
  const lines = wrapped(said(language, blurred ? 'mapBlur' : 'mapError'), blurred ? width - 8 : width - 2 * rx - 40, 15);
  const tall = Math.max(blurred ? 0 : 2 * ry + 16, lines.length * 20 + 16);
  const middle = height + tall / 2;
  return {
    height: tall,
    marks: [
      mark('line', { x1: 0, x2: width, y1: height, y2: height, stroke: ink.line }), ...(blurred ? [] : [mark('ellipse', { cx: rx + 8, cy: middle, rx, ry, fill: ink.tint, stroke: ink.strong, 'stroke-dasharray': '4 3' })]),
      ...lines.map((line, at) => text(blurred ? 0 : 2 * rx + 24, middle + 5 + (at - (lines.length - 1) / 2) * 20, line, { 'font-size': 15, fill: ink.quiet })),
    ],
  };
}
