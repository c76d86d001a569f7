import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import { oneFile } from '@plenaria/lottery/draw/files.ts';
import { filesOf } from '@plenaria/lottery/draw/publish.ts';
import { outcomeText, type DrawFiles } from '@plenaria/lottery/draw/verify.ts';
import { drawAgainPage } from './draw-again.ts';

const people = Array.from({ length: 8 }, (_, at) => ({ id: `p${at}`, features: { age: at < 4 ? 'young' : 'old' } }));
const panels = Array.from({ length: 10 }, (_, at) => [`p${at % 4}`, `p${4 + (at % 3)}`]);
const dice = diceFrom('salts');
const salt = (): string => Array.from({ length: 64 }, () => dice.below(16).toString(16)).join('');
const chances = Object.fromEntries(people.map(({ id }) => [id, panels.filter((panel) => panel.includes(id)).length]));
const published = filesOf({
  draw: 'spring', people, quotas: [{ feature: 'age', value: 'young', min: 1, max: 1 }], rule: 'direct', beacon: null, dice: { count: 1, sides: 10 }, outage: 'none', replacements: 'none',
  portfolio: { algorithm: 'leximin@1', seats: 2, panels, chances, least: 0, leastPossibleAtMost: 0 },
}, () => ({ leaf: salt(), features: { age: salt() } }));
const read = (name: string): string => published.files[name] ?? '';
const files: DrawFiles = {
  commitment: read('commitment.txt'), pool: read('pool.txt'), attributes: read('attributes.txt'), quotas: read('quotas.csv'), panels: read('panels.csv'),
  outcome: outcomeText(read('commitment.txt'), read('panels.csv'), { round: null, signature: null, dice: '4' }, published.commitment),
};

/** As much of a browser as the page asks for: elements with text, files and listeners. */
class Element {
  textContent = '';
  className = '';
  value = '';
  files: readonly { readonly name: string; readonly text: () => Promise<string> }[] = [];
  children: Element[] = [];
  #heard: (() => void)[] = [];
  append(child: Element): void { this.children.push(child); }
  replaceChildren(): void { this.children = []; }
  addEventListener(_: string, run: () => void): void { this.#heard.push(run); }
  async choose(name: string, text: string): Promise<readonly string[]> {
    this.files = [{ name, text: async () => text }];
    for (const run of this.#heard) run();
    await new Promise((done) => setTimeout(done, 200));
    return [];
  }
}

async function opened(language: string): Promise<(id: string) => Element> {
  const page = await drawAgainPage(process.cwd());
  const script = /<script type="module">([^]*)<\/script>/.exec(page)?.[1] ?? '';
  const elements = new Map<string, Element>();
  const find = (id: string): Element => elements.get(id) ?? elements.set(id, new Element()).get(id) ?? new Element();
  const document = { getElementById: find, createElement: () => new Element(), documentElement: { lang: '' }, title: '' };
  const inside = { document, navigator: { language }, HTMLInputElement: Element, HTMLSelectElement: Element, Intl, TextEncoder, TextDecoder, Uint8Array, DataView, ArrayBuffer, console, setTimeout, atob, btoa };
  runInContext(script.replaceAll('<\\/script', '</script'), createContext(inside));
  return find;
}

const said = (element: Element): readonly string[] => element.children.map(({ textContent }) => textContent);

test('the page alone draws again, in the visitor’s language, and finds a panel that was changed', async () => {
  const find = await opened('es-MX');
  expect(find('w-title').textContent).toBe('Repetir el sorteo');
  await find('files').choose('draw.json', oneFile(files));
  expect(find('verdict').className).toBe('holds');
  expect(said(find('verdict'))[0]).toBe('El sorteo es correcto: estos archivos dan exactamente estos integrantes.');
  await find('files').choose('draw.json', oneFile({ ...files, panels: files.panels.replace(/^[^\n]+/, '0,1') }));
  expect([find('verdict').className, said(find('verdict'))[1]]).toEqual(['fails', 'Los paneles cambiaron tras el compromiso.']);
});

test('whoever has a receipt sees that she is in the pool, her chance, and whether she was drawn; another draw’s receipt does not fit', async () => {
  const find = await opened('en');
  await find('receipt').choose('r.json', JSON.stringify(published.receipts[0]));
  expect(said(find('mine'))).toEqual(['Choose the files of the draw first.']);
  await find('files').choose('draw.json', oneFile(files));
  const [receipt] = published.receipts;
  await find('receipt').choose('r.json', JSON.stringify(receipt));
  const count = chances[receipt?.pseudonym ?? ''] ?? 0;
  expect(said(find('mine')).slice(0, 2)).toEqual(['Yes: you stand in this pool, at place 0 of 8.', `You stood in ${count} of 10 panels.`]);
  await find('receipt').choose('r.json', JSON.stringify({ ...receipt, salt: salt() }));
  expect(said(find('mine'))).toEqual(['No: this receipt does not fit this pool.']);
});

test('the page loads nothing from anywhere', async () => {
  const page = await drawAgainPage(process.cwd());
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
});
