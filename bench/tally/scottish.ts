import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { countScottish, votes, type Counted } from '@plenaria/tally/ranked/scottish.ts';
import { packed, type Papers } from '@plenaria/tally/ranked/papers.ts';
import { guarded, short, timed, type Case } from './case.ts';

interface Ward {
  readonly file: string;
  readonly seats: number;
  readonly candidates: readonly { readonly n: number; readonly name: string }[];
  readonly ballots: readonly (readonly [number, readonly number[]])[];
  readonly official: readonly { readonly candidate: number; readonly elected: boolean; readonly totals: readonly string[] }[];
}

const whole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const each = (value: unknown, holds: (one: Readonly<Record<string, unknown>>) => boolean): boolean => Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && holds(one as Readonly<Record<string, unknown>>));

/** What each field of a ward must be, in words and as a test. */
const fields: Readonly<Record<keyof Ward, readonly [string, (value: unknown) => boolean]>> = {
  file: ['a name', (value) => typeof value === 'string'],
  seats: ['a whole number above 0', (value) => whole(value) && value !== 0],
  candidates: ['a list of {n}', (value) => each(value, ({ n }) => whole(n))],
  ballots: ['a list of [count, [n, …]]', (value) => each(value, ({ 0: count, 1: marks }) => whole(count) && Array.isArray(marks) && marks.every(whole))],
  official: ['a list of {candidate, elected, totals}', (value) => each(value, ({ candidate, elected, totals }) => whole(candidate) && typeof elected === 'boolean' && Array.isArray(totals) && totals.every((total) => typeof total === 'string'))],
};
const wardForm = `a ward as one JSON object with ${Object.entries(fields).map(([field, [words]]) => `${field}: ${words}`).join('; ')}`;

/** The ward on a line; throws with the first field that is not what it must be. */
function wardOf(line: string): Ward {
  const told: unknown = JSON.parse(line);
  if (typeof told !== 'object' || told === null) throw new Error(`not an object: ${line}`);
  const fault = Object.entries(fields).find(([field, [, holds]]) => !holds((told as Readonly<Record<string, unknown>>)[field]));
  if (fault !== undefined) throw new Error(`${fault[0]} is not ${fault[1][0]}`);
  return told as Ward;
}

function papersOfWard({ candidates, ballots }: Ward): Papers {
  const places = new Map(candidates.map(({ n }, place) => [n, place]));
  const groups = ballots.map(([count, marks]) => ({ count, marks: marks.flatMap((n) => places.get(n) ?? []) })).filter(({ marks }) => marks.length > 0);
  const valid = groups.reduce((sum, { count }) => sum + count, 0);
  return { options: candidates.map(({ n }) => String(n)), ...packed(groups), accounts: { cast: valid, valid, blank: 0, abstain: 0, invalid: {}, marks: {} } };
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Hundred-thousandths cut and rounded to the decimals that were printed: councils did either. */
function printed(units: number, digits: number): readonly string[] {
  const step = 10 ** (5 - digits);
  return [Math.floor(units / step), Math.round(units / step)].map((whole) => {
    const text = String(whole).padStart(digits + 1, '0');
    return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  });
}

function differences(ward: Ward, counted: Counted): readonly string[] {
  return ward.official.flatMap(({ candidate, totals }) => {
    const place = ward.candidates.findIndex(({ n }) => n === candidate);
    return totals.flatMap((total, stage) => {
      const ours = counted.stages[stage]?.totals[place];
      return ours !== undefined && printed(ours, decimalsOf(total)).includes(total) ? [] : [`candidate ${candidate} stage ${stage + 1}: printed ${total}, counted ${ours === undefined ? 'no such stage' : votes(ours)}`];
    });
  });
}

function judged(ward: Ward): Case {
  const { value: counted, cpuSeconds } = timed(() => countScottish(papersOfWard(ward), ward.seats, ward.candidates.map((_, place) => place)));
  const expected = ward.official.filter(({ elected }) => elected).map(({ candidate }) => candidate).sort((a, b) => a - b).join(' ');
  const got = counted.winners.map((place) => ward.candidates[place]?.n ?? 0).sort((a, b) => a - b).join(' ');
  const unlike = differences(ward, counted);
  const one = { corpus: 'scottish-stv', case: ward.file, rule: 'stv-scottish@1', expected: `winners ${expected}, every stage as printed`, cpuSeconds };
  if (expected === got && unlike.length === 0) return { ...one, ok: true, got: one.expected };
  return { ...one, ok: false, got: short(`winners ${got}; ${unlike.join('; ')}`), why: expected === got ? `winners agree; ${unlike.length} printed ${unlike.length === 1 ? 'figure differs' : 'figures differ'}, which looks like a fault in the printed table` : 'other winners' };
}

/** Every ward of every `wards.jsonl` below the folder of decisions. */
export async function* scottish(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir).filter((one) => existsSync(join(dataDir, one, 'wards.jsonl')))) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(join(dataDir, name, 'wards.jsonl')), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield* guarded('scottish-stv', `${name}/wards.jsonl line ${number}`, () => [judged(wardOf(line))], wardForm);
    }
  }
}
