/** One SVG element, its attributes and what it holds. Pages turn it into their own nodes; `svgOf` writes a file. */
export interface Mark {
  readonly tag: 'circle' | 'ellipse' | 'g' | 'line' | 'path' | 'rect' | 'text';
  readonly is: Readonly<Record<string, string | number>>;
  readonly within: readonly (Mark | string)[];
}

/** A picture and the same in words: whoever cannot see it reads `title` and `lines` and misses nothing. */
export interface Picture {
  readonly engine: 'opinion/picture@1';
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
}

/** Colours are the page's where it names them, and stand by themselves in a file. */
export const ink = { agree: 'var(--civic, #0d4f4a)', tint: 'var(--civic-tint, #e3efeb)', disagree: 'var(--owed-fill, #f4c552)', edge: 'var(--owed, #7a5200)', text: 'var(--ink, #1b2321)', quiet: 'var(--quiet, #4c5753)', line: 'var(--line, #dcd9ce)', strong: 'var(--strong-line, #8b928d)', paper: 'var(--card, #ffffff)' } as const;

export const faces = "var(--sans, 'Public Sans Variable', system-ui, sans-serif)";

/** Hundredths of a pixel are enough, and keep the same picture the same bytes. */
const tidy = (value: string | number): string | number => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);

export const mark = (tag: Mark['tag'], is: Mark['is'], ...within: readonly (Mark | string)[]): Mark => ({ tag, is: Object.fromEntries(Object.entries(is).map(([name, value]) => [name, tidy(value)])), within });

export const text = (x: number, y: number, words: string, more: Mark['is'] = {}): Mark => mark('text', { x, y, 'font-size': 16, 'font-family': faces, fill: ink.text, ...more }, words);

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const written = (one: Mark | string): string =>
  typeof one === 'string' ? escaped(one) : `<${one.tag}${Object.entries(one.is).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('')}>${one.within.map(written).join('')}</${one.tag}>`;

/** Empty space around a picture in a file of its own. */
const rim = 16;

/** The picture as an SVG file with its title and its text, read aloud by a screen reader in place of the drawing. */
export const svgOf = ({ width, height, title, lines, marks }: Picture, language: string): string => [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-rim} ${-rim} ${width + 2 * rim} ${height + 2 * rim}" width="${width + 2 * rim}" height="${height + 2 * rim}" role="img" lang="${language}" aria-labelledby="title words">`,
  `<title id="title">${escaped(title)}</title><desc id="words">${escaped(lines.join(' '))}</desc>`,
  `<rect x="${-rim}" y="${-rim}" width="${width + 2 * rim}" height="${height + 2 * rim}" fill="${ink.paper}"/>`, ...marks.map(written), '</svg>', '',
].join('\n');

/** How wide a text will be at most, in the face's average letter; scripts with wide letters count double. */
const letters = (words: string): number => [...words].reduce((sum, letter) => sum + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter) ? 2 : 1), 0);

/** Breaks a text into lines of at most `width` pixels; a word that is longer alone is cut between letters, and nothing is lost. */
export function wrapped(words: string, width: number, size = 16): readonly string[] {
  const most = Math.max(4, Math.floor(width / (size * 0.58)));
  const pieces = words.split(/\s+/).filter((word) => word !== '').flatMap((word) => {
    const all = [...word];
    const step = letters(word) > all.length ? Math.floor(most / 2) : most;
    return Array.from({ length: Math.ceil(all.length / step) }, (_, at) => all.slice(at * step, (at + 1) * step).join(''));
  });
  return pieces.reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && letters(`${last} ${word}`) <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
