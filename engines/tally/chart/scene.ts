/** A picture as plain data: the house draws it with its components, the command writes it as a file. Lengths are CSS pixels. */
export interface Shape {
  readonly tag: 'g' | 'rect' | 'path' | 'text' | 'line' | 'title';
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: readonly (Shape | string)[];
}

export interface Chart {
  readonly width: number;
  readonly height: number;
  /** The picture in a sentence, for those who do not see it. */
  readonly label: string;
  readonly shapes: readonly Shape[];
}

const written = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);

/** A shape with its attributes; numbers are cut to a tenth of a pixel. */
export const shape = (tag: Shape['tag'], attributes: Readonly<Record<string, string | number>>, ...inside: (Shape | string)[]): Shape => ({ tag, attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, written(value)])), inside });

/** Text of 15 px, the smallest that is read without effort. */
export const label = (x: number, y: number, text: string, more: Readonly<Record<string, string | number>> = {}): Shape => shape('text', { x, y, class: 'chart-text', ...more }, text);

/** How wide a text is at most, at 15 px in a wide face: enough to know whether it surely fits. */
export const widthOf = (text: string, strong = false): number => text.length * (strong ? 9.6 : 8.7);

/** A text that fits, or is cut with a mark that it was; the whole of it stands in the table beside every chart. */
export function fitted(text: string, room: number, strong = false): string {
  if (widthOf(text, strong) <= room) return text;
  return room < 24 ? '' : `${text.slice(0, Math.max(1, Math.floor(room / widthOf('o', strong)) - 1)).trimEnd()}…`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function text({ tag, attributes, inside }: Shape): string {
  const listed = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const content = inside.map((one) => (typeof one === 'string' ? escaped(one) : text(one))).join('');
  return content === '' ? `<${tag}${listed}/>` : `<${tag}${listed}>${content}</${tag}>`;
}

/** Colours for a file that stands alone; in the house the tokens of the page hold. */
const style = `:root{--paper:#fbfaf6;--ink:#1b2321;--quiet:#4c5753;--line:#dcd9ce;--strong-line:#8b928d;--civic:#0d4f4a;--civic-tint:#e3efeb;--on-civic:#fff;--owed:#7a5200;--owed-fill:#f4c552}svg{background:var(--paper)}`;

/** What the classes of every chart mean, as CSS; the house has the same rules in its own style sheet. */
export const chartStyle = '.chart-text{font:15px "Public Sans Variable",system-ui,sans-serif;fill:var(--ink)}.chart-quiet{fill:var(--quiet)}.chart-strong{font-weight:700}.chart-on{fill:var(--on-civic)}.chart-fill{fill:var(--civic)}.chart-soft{fill:var(--civic-tint);stroke:var(--civic);stroke-width:1}.chart-open{fill:none;stroke:var(--strong-line);stroke-width:2}.chart-missing{fill:none;stroke:var(--owed);stroke-width:2;stroke-dasharray:4 3}.chart-flow{fill:var(--strong-line);opacity:.35}.chart-line{stroke:var(--ink);stroke-width:3}.chart-gone{fill:var(--line);stroke:var(--strong-line);stroke-width:1}';

/** The picture as an SVG file. */
export function svgOf({ width, height, label: words, shapes }: Chart): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${written(width)} ${written(height)}" width="${written(width)}" height="${written(height)}" role="img" aria-label="${escaped(words)}"><style>${style}${chartStyle}</style>${shapes.map(text).join('')}</svg>\n`;
}
