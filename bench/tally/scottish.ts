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
  const folders = readdirSync(dataDir).map((name) => join(dataDir, name, 'wards.jsonl')).filter((path) => existsSync(path));
  for (const path of folders) {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) if (line.trim() !== '') yield* guarded('scottish-stv', line.slice(0, 40), () => [judged(JSON.parse(line) as Ward)]);
  }
}
