import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '@plenaria/kernel/language.ts';
import { must } from '@plenaria/kernel/result.ts';
import type { Quota } from '../contract.ts';
import { boundsOf, readShare } from '../quotas/shares.ts';
import { smallWorkbook } from './workbook.test-file.ts';
import { addressColumns, readPeopleFile, readPeopleText, writePeople } from './people.ts';
import { fileWords, noteIn, problemIn } from './problem.ts';
import { readQuotaFile, readQuotaText, writeQuotas } from './quotas.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one: Quota = { feature: 'age', value: '16-29', min: 2, max: 3 };
const quotasIn = (text: string): readonly Quota[] => must(readQuotaText(text), text).quotas;
const wrongIn = (text: string): readonly string[] => {
  const read = readQuotaText(text);
  return read.ok ? [] : read.refusal.map((problem) => problemIn('en', problem));
};

test.each([
  'feature,value,min,max\nage,16-29,2,3\n', 'category,name,min,max\nage,16-29,2,3', 'category,feature,min,max\r\nage,16-29,2,3\r\n', 'Category,Category Value,MIN,Max\nage, 16-29 ,2.0,3\n',
  '\ufefffeature;value;min;max\nage;16-29;2;3\n', 'sep=;\nfeature;value;min;max\nage;16-29;2;3\n', 'feature\tvalue\tmin\tmax\nage\t16-29\t2\t3\n', 'Targets for May\n\nfeature,value,min,max,Notes\nage,16-29,2,3,\n,,,,from the census\n',
  'category,name,suggest min,suggest max,Current #,min,max\nage,16-29,,,,2,3\n', 'característica,valor,mínimo,máximo\nage,16-29,2,3\n',
])('the quota table %j is one quota', (text) => expect(quotasIn(text)).toEqual([one]));

test('flex bounds, wishes, reasons and intersections are read; what was assumed is told', () => {
  const read = must(readQuotaText('feature,value,min,max,min_flex,max_flex,soft,reason\nage,16-29,2,3,1,5,,\nage * area,16-29*North,1,1,,,yes,few young people there\n'), 'it is read');
  expect(read.quotas).toEqual([{ ...one, minFlex: 1, maxFlex: 5 }, { feature: 'age × area', value: '16-29 × North', min: 1, max: 1, soft: true, reason: 'few young people there' }]);
  expect(must(readQuotaText('x\nfeature;value;min;max\nage;16-29;2;3\n\n;;;;\n;from the census;;\n'), 'it is read').notes.map((note) => noteIn('en', note))).toEqual([
    'Cells are parted by semicolons.', 'The columns are named in row 2; rows above it were left out.', 'Row 6 was taken as a remark: “from the census”',
  ]);
});

test('shares of the population become seats, and a bare number is no share', () => {
  expect(must(readQuotaText('feature,value,share\nage,16-29,27 %\nage,30+,73%\n', 50), 'shares').quotas).toEqual([{ feature: 'age', value: '16-29', min: 13, max: 14 }, { feature: 'age', value: '30+', min: 36, max: 37 }]);
  expect(wrongIn('feature,value,share\nage,16-29,27 %\n')).toEqual(['Row 2, share: the share “27 %” becomes seats only when the number of seats is known.']);
  expect(['0,27', '27', '13/50', '101 %', '100%', 'a'].map((text) => readShare(text))).toEqual([{ part: 27, of: 100 }, null, { part: 13, of: 50 }, null, { part: 100, of: 100 }, null]);
  expect(boundsOf({ part: 26, of: 100 }, 50)).toEqual({ min: 13, max: 13 });
});

test('every problem of a quota file is named at once, in order, by row, column and value', () => {
  expect(wrongIn('feature,value,min,max,min_flex,max_flex\nage,16-29,two,3,,\nage,30+,5,4,,\n,60+,1,1,,\nAGE,30+,1,,,\narea,N,2,3,3,2\narea,S,-1,1.5,,,surplus\n')).toEqual([
    'Row 2, min: “two” is not a whole number from 0 up.', 'Row 3, max: the most (4) is below the least (5).', 'Row 4, feature: nothing stands here. Wanted: feature',
    'Row 5, value: “age: 30+” has a quota already in row 3.', 'Row 5, max: nothing stands here. Wanted: 0, 1, 2 …',
    'Row 6, min_flex: 3 does not reach as far as the quota itself (2).', 'Row 6, max_flex: 2 does not reach as far as the quota itself (3).',
    'Row 7: “surplus” stands in a column without a name. Is a comma inside a value?', 'Row 7, min: “-1” is not a whole number from 0 up.', 'Row 7, max: “1.5” is not a whole number from 0 up.',
  ]);
  expect(wrongIn('a,b,c\n1,2,3\n')).toEqual(['No row names the columns. Wanted: feature, value, min, max. The first row says: a, b, c']);
  expect(wrongIn('feature,value,min,min,max\nage,x,1,1,1\n')).toEqual(['Row 1: two columns are named “min”. Rename or delete one.']);
  expect(wrongIn('feature,value,min,max\nage,"x,1,1\n')).toContain('Row 2: a quotation mark is opened and not closed.');
});

const known: readonly Quota[] = [{ feature: 'Age Band', value: '16-29', min: 0, max: 1 }, { feature: 'Age Band', value: '30+', min: 0, max: 1 }, { feature: 'sex', value: 'Female', min: 0, max: 1 }, { feature: 'sex', value: 'Male', min: 0, max: 1 }];

test('people are read from a workbook whose headings stand in its second row', async () => {
  const read = must(await readPeopleFile(smallWorkbook, known), 'the workbook is read');
  expect(read.people).toEqual([{ id: '7', features: { 'Age Band': '16-29', sex: 'Female' } }, { id: '8', features: { 'Age Band': '30+', sex: 'Male' } }]);
  expect(read.notes.map((note) => noteIn('en', note))).toEqual(['The columns are named in row 2; rows above it were left out.', 'Sex: “female” was read as “Female” (first in row 3).']);
});

test('accents survive Windows-1252 and UTF-16, and the reader says so', async () => {
  const quotas: readonly Quota[] = [{ feature: 'región', value: 'Ñuble', min: 0, max: 1 }];
  const latin = Uint8Array.from('id;región\n1;Ñuble\n', (letter) => letter.charCodeAt(0));
  const wide = Uint8Array.from(['\ufeff', ...'id;región\n1;Ñuble\n'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
  for (const file of [latin, wide]) expect(must(await readPeopleFile(file, quotas), 'it is read').people).toEqual([{ id: '1', features: { región: 'Ñuble' } }]);
  expect(must(await readPeopleFile(latin, quotas), 'it is read').notes.map(({ is }) => is)).toEqual(['windows-1252', 'semicolons']);
});

test('every problem of a people file is named; a likely meaning is proposed and never taken', () => {
  const read = readPeopleText('id,age band,sex\na,16-29,Female\na,30+,Male\nb,30 +,\n,16-29,Male\nc,99,male\nd,16-29,Male\nd,16-29,Male\n,,\n', known);
  expect(read.ok ? [] : read.refusal.map((problem) => problemIn('en', problem))).toEqual([
    'Row 3, id: “a” is also in row 2, with other answers.', 'Row 4, age band: no quota knows “30 +”. Known: 30+?', 'Row 4, sex: nothing stands here. Wanted: Female | Male',
    'Row 5, id: nothing stands here. Wanted: id', 'Row 6, age band: no quota knows “99”. Known: 16-29 | 30+',
  ]);
  expect(readPeopleText('id,sex\na,Male\n', known)).toMatchObject({ ok: false, refusal: [{ is: 'heading-missing', column: 'Age Band' }] });
});

test('people without an id column are called by their rows, and that is told; repetitions go', () => {
  expect(must(readPeopleText('Sex,Age band\nmale,30+\nmale,30+\n', known), 'rows').people.map(({ id }) => id)).toEqual(['2', '3']);
  expect(must(readPeopleText('code,Sex,Age band\nk1,male,30+\nk2,male,30+\n', known), 'codes').notes[0]?.is).toBe('ids-from-first-column');
  const twice = must(readPeopleText('id,Sex,Age band,remark\nk1,Male,30+\nk1,Male,30+\n,,,late\n', known), 'twice');
  expect([twice.people.length, twice.notes.map(({ is }) => is)]).toEqual([1, ['blank-row', 'same-person-twice']]);
});

test('people at one address are one household, however it is typed; nobody is housed unless somebody names the columns', () => {
  const text = 'id,address_line_1,Postcode,sex,age band\na,"5, Elm  St.",AB1,Male,30+\nb,5 elm st,ab1,Female,30+\nc,7 Elm St,AB1,Male,30+\nd,,,Male,30+\n';
  expect(addressColumns(['id', 'address_line_1', 'Postcode', 'sex', 'email'])).toEqual(['address_line_1', 'Postcode']);
  expect(must(readPeopleText(text, known, { address: ['address_line_1', 'postcode'] }), 'houses').people.map(({ household }) => household ?? null)).toEqual(['h1', 'h1', null, null]);
  expect(must(readPeopleText(text, known), 'none').people.every(({ household }) => household === undefined)).toBe(true);
});

test('intersections are made of the plain columns', () => {
  const quotas: readonly Quota[] = [{ feature: 'age × sex', value: '16-29 × Male', min: 1, max: 1 }];
  expect(must(readPeopleText('id,age,sex\na,16-29,Male\n', quotas), 'crossed').people[0]?.features).toEqual({ age: '16-29', sex: 'Male', 'age × sex': '16-29 × Male' });
});

test('an old Excel file, an empty file and a broken archive are refused in words', async () => {
  for (const [file, is] of [[Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), 'old-excel'], [bytes('\n,,\n'), 'empty-file'], [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'not-a-spreadsheet']] as const) {
    const read = await readQuotaFile(file);
    expect(read.ok ? null : read.refusal.map((problem) => problem.is)).toEqual([is]);
  }
});

test('every problem has its sentence in three languages, without holes', () => {
  for (const is of Object.keys(fileWords) as (keyof typeof fileWords)[]) for (const language of languages) expect(problemIn(language, { is, row: 3, column: 'c', found: 'f', wants: 'w' })).not.toMatch(/[{}]|undefined/);
});

const word = fc.stringMatching(/^[a-zA-Z0-9áñ"',;|=+\- ]{1,12}$/).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
const quota = fc.tuple(word, fc.nat(9), fc.nat(9), fc.option(fc.constant(true)), fc.option(word)).map(([value, min, more, soft, reason]): Quota =>
  ({ feature: 'f', value, min, max: min + more, ...(soft ? { soft: true } : {}), ...(reason === null ? {} : { reason }) }));

test('written quotas and people are read back the same', () => {
  fc.assert(fc.property(fc.uniqueArray(quota, { selector: ({ value }) => value.toLowerCase(), minLength: 1, maxLength: 6 }), (quotas) => {
    expect(quotasIn(writeQuotas(quotas))).toEqual(quotas);
    const people = quotas.map(({ value }, at) => ({ id: `p${at}`, features: { f: value } }));
    expect(must(readPeopleText(writePeople(people), quotas), 'people').people).toEqual(people);
  }), { numRuns: 300 });
});
