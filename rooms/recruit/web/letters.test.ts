import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CivilDate } from '@plenaria/kernel/civil-date.ts';
import { languages } from '@plenaria/kernel/language.ts';
import { typesetIn } from '#kit/print/typeset.ts';
import { fillingOf, type Wording } from './letters.tsx';

const wording: Wording = {
  language: 'en', body: 'The Riverbend Assembly', house: 'Riverbend County Organizers', question: 'How do we house everybody who sleeps outside?', route: 'addresses',
  answerBy: '2026-12-15' as CivilDate, address: 'https://assembly.example.org/sign-in', phone: '+1 601 555 0100', paper: 'us-letter',
};
const typeset = typesetIn(process.cwd());
/** Everything in the file that a reader program looks at, unpacked. */
const plain = (pdf: Uint8Array): string => {
  const text = Buffer.from(pdf).toString('latin1');
  return text + [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => { try { return inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1'); } catch { return ''; } }).join('\n');
};

test.each(languages)('letters in %s are a tagged PDF, a page each, whose square has words', async (language) => {
  const pdf = plain(await typeset('letters', fillingOf({ ...wording, language }, ['AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH'])));
  expect(pdf).toMatch(/^%PDF-1/);
  expect(pdf).toMatch(/\/MarkInfo ?<<\s*\/Marked true/);
  expect(pdf).toMatch(/\/Count 2\b/);
  expect(pdf).toContain(`/Lang (${language}`);
  expect(pdf.match(/\/Alt ?[(<]/g)?.length).toBeGreaterThanOrEqual(2);
}, 60_000);

test('what somebody typed is printed, never obeyed', async () => {
  const hostile = '#panic("no") #image("/etc/passwd") *bold* $x$ ${y} \\ " ]} // <label> @cite';
  const pdf = await typeset('letters', fillingOf({ ...wording, question: hostile, body: hostile, house: hostile, phone: hostile }, ['AAAA-BBBB-CCCC-DDDD']));
  expect(plain(pdf)).toMatch(/\/Count 1\b/);
}, 60_000);
