import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordDocument } from './catalogue.ts';

test('docs/record.md says what the catalogue says', () => {
  expect(readFileSync('docs/record.md', 'utf8').trimEnd()).toBe(recordDocument().trimEnd());
});
