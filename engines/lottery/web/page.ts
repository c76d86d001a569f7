import { languages, type Language } from '@plenaria/kernel/language.ts';
import { filesAmong } from '../draw/files.ts';
import { verifyDraw, type DrawFiles } from '../draw/verify.ts';
import { verdictIn } from '../draw/words.ts';
import { readReceipt, receiptIn } from './receipt.ts';
import { sayWeb, webWords } from './words.ts';

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}`);
  return found;
}

let language: Language = languages.find((one) => navigator.language.startsWith(one)) ?? 'en';
let files: DrawFiles | null = null;

/** Shows sentences, the first as the verdict; always as text, never as HTML: files come from anywhere. */
function show(id: string, sentences: readonly string[], tone: 'holds' | 'fails' | 'plain'): void {
  const place = find(id);
  place.replaceChildren();
  place.className = tone;
  for (const sentence of sentences) {
    const line = document.createElement('p');
    line.textContent = sentence;
    place.append(line);
  }
}

async function chosen(id: string): Promise<ReadonlyMap<string, string>> {
  const input = find(id);
  const list = input instanceof HTMLInputElement ? [...(input.files ?? [])] : [];
  return new Map(await Promise.all(list.map(async (file) => [file.name, await file.text()] as const)));
}

async function check(): Promise<void> {
  const among = filesAmong(await chosen('files'));
  files = 'missing' in among ? null : among;
  if ('missing' in among) return show('verdict', [sayWeb(language, 'missing', { files: among.missing.join(', ') })], 'fails');
  const { holds, sentences } = verdictIn(language, among, verifyDraw(among));
  show('verdict', sentences, holds ? 'holds' : 'fails');
}

async function checkReceipt(): Promise<void> {
  const [text] = [...(await chosen('receipt')).values()];
  const receipt = text === undefined ? null : readReceipt(text);
  if (files === null) return show('mine', [sayWeb(language, 'first')], 'plain');
  show('mine', receipt === null ? [sayWeb(language, 'notReceipt')] : receiptIn(language, files, receipt), 'plain');
}

function speak(): void {
  document.documentElement.lang = language;
  document.title = sayWeb(language, 'title');
  for (const key of ['title', 'lede', 'files', 'receipt'] as const satisfies readonly (keyof typeof webWords)[]) find(`w-${key}`).textContent = sayWeb(language, key);
}

const picker = find('language');
if (picker instanceof HTMLSelectElement) {
  picker.value = language;
  picker.addEventListener('change', () => {
    language = languages.find((one) => one === picker.value) ?? 'en';
    speak();
    void check();
  });
}
find('files').addEventListener('change', () => void check());
find('receipt').addEventListener('change', () => void checkReceipt());
speak();
