import { expect, test } from 'vitest';
import { CODES, packRows } from '../packed.ts';
import { placesOf } from './places.ts';

const cell = (statement: number, choice: keyof typeof CODES): number => statement * 4 + CODES[choice];
const statements = Array.from({ length: 12 }, (_, at) => `s${at}`);

test('two camps stand apart, and whoever answered little stands nearer the middle with a larger error', () => {
  const rows = Array.from({ length: 40 }, (_, person) => statements.slice(0, person < 2 ? 2 : 12).map((__, at) => cell(at, (at % 2 === 0) === (person % 2 === 0) ? 'agree' : 'disagree')));
  const places = placesOf(packRows(rows.map((_, at) => `p${at}`), statements, rows));
  const of = (parity: number): readonly number[] => places.flatMap(({ x }, at) => (at >= 2 && at % 2 === parity ? [x] : []));
  expect(Math.min(...of(0)) > Math.max(...of(1)) || Math.max(...of(0)) < Math.min(...of(1))).toBe(true);
  expect(places[0]?.errorX).toBeGreaterThan(places[2]?.errorX ?? 0);
  expect(Math.abs(places[0]?.x ?? 0)).toBeLessThan(Math.abs(places[2]?.x ?? 0));
});

test('without answers the error is the prior’s: one', () => {
  const rows = [[], ...Array.from({ length: 10 }, () => statements.map((_, at) => cell(at, at % 2 === 0 ? 'agree' : 'disagree')))];
  const [nobody] = placesOf(packRows(rows.map((_, at) => `p${at}`), statements, rows));
  expect([nobody?.errorX, nobody?.errorY].map((one) => one?.toFixed(6))).toEqual(['1.000000', '1.000000']);
});
