import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { above, apportion, type Claimant, type Method } from '@plenaria/tally/seats/apportion.ts';
import { guarded, short, timed, type Case } from './case.ts';

type Votes = Readonly<Record<string, number>>;

const claimantsOf = (votes: Votes, atLeast = 0): readonly Claimant[] => Object.entries(votes).map(([id, weight]) => ({ id, weight: BigInt(weight), atLeast }));
const shown = (seats: Votes): string => Object.entries(seats).filter(([, n]) => n > 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, n]) => `${id} ${n}`).join(', ');

function judged(name: string, claimants: readonly Claimant[], seats: number, method: Method, expected: Votes, why?: string): Case {
  const { value, cpuSeconds } = timed(() => apportion(claimants, seats, method));
  const got = value.ok ? shown(value.value.seats) : value.refusal;
  return { corpus: 'apportionment', case: name, rule: method, ok: got === shown(expected), expected: short(shown(expected)), got: short(got), cpuSeconds, ...(why === undefined ? {} : { why }) };
}

interface House {
  readonly us_1790: { readonly populations: Votes; readonly official: { readonly seats: number; readonly result: Votes }; readonly vetoed_bill: { readonly seats: number; readonly result: Votes }; readonly recomputed: { readonly dhondt120: Votes } };
  readonly alabama_paradox_synthetic: { readonly populations: Votes; readonly hamilton: Readonly<Record<string, Votes>> };
  readonly us_1910_2020: Readonly<Record<string, { readonly populations: Votes; readonly seats: number; readonly official: Votes | null; readonly huntington: Votes }>>;
}

function* house(text: string): Generator<Case> {
  const { us_1790: first, alabama_paradox_synthetic: alabama, us_1910_2020: later } = JSON.parse(text) as House;
  yield judged('US House 1790, Jefferson', claimantsOf(first.populations), first.official.seats, 'dhondt', first.official.result);
  yield judged('US House 1790, the vetoed bill', claimantsOf(first.populations), first.vetoed_bill.seats, 'hare', first.vetoed_bill.result);
  yield judged('US House 1790, Jefferson with 120', claimantsOf(first.populations), 120, 'dhondt', first.recomputed.dhondt120);
  for (const [seats, result] of Object.entries(alabama.hamilton)) yield judged(`Alabama paradox with ${seats}`, claimantsOf(alabama.populations), Number(seats), 'hare', result);
  for (const [year, { populations, seats, official, huntington }] of Object.entries(later)) {
    yield judged(`US House ${year}, recount`, claimantsOf(populations, 1), seats, 'huntington-hill', huntington);
    if (official !== null) yield judged(`US House ${year}, official`, claimantsOf(populations, 1), seats, 'huntington-hill', official, 'Congress never apportioned by the census of 1920: the seats of 1910 were carried over');
  }
}

interface Bundestag {
  readonly valid_second_votes: Votes;
  readonly laender: Readonly<Record<string, Votes>>;
  readonly seats: number;
  readonly official_party_seats: Votes;
  readonly land_seats: Readonly<Record<string, Votes>>;
}

/** One table writes Baden-Württemberg and the other Baden-Wuerttemberg. */
const plainly = (land: string): string => land.replaceAll('ü', 'ue').replaceAll('ä', 'ae').replaceAll('ö', 'oe');

function* bundestag(text: string): Generator<Case> {
  const { valid_second_votes: votes, laender, seats, official_party_seats: parties, land_seats: lands } = JSON.parse(text) as Bundestag;
  const admitted = claimantsOf(Object.fromEntries(Object.entries(votes).filter(([party]) => party in parties)));
  yield judged('Bundestag 2025, parties', admitted, seats, 'sainte-lague', parties);
  for (const [party, expected] of Object.entries(lands)) {
    const own = claimantsOf(Object.fromEntries(Object.entries(laender).map(([land, all]) => [plainly(land), all[party] ?? 0]).filter(([, n]) => Number(n) > 0)));
    yield judged(`Bundestag 2025, ${party} by Land`, own, parties[party] ?? 0, 'sainte-lague', expected);
  }
}

/** `885163+345985` and `31+12`: lists that share their votes for the first round. */
const parts = (text: string): readonly number[] => text.split('+').map((one) => Number(one.trim()));
const namesIn = (text: string): readonly string[] => [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map(([, a, b]) => a ?? b ?? '');
const lists = (line: string): readonly string[] => [...line.matchAll(/\[([^[\]]*)\]/g)].map(([, inside]) => inside ?? '');

function* knesset(text: string): Generator<Case> {
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, votes = '', seats = ''] = lists(line.replace(/^\[/, '').trim());
    const number = /^\[(\d+)/.exec(line)?.[1] ?? '';
    const [given, expected] = [votes.split(',').map(parts), seats.split(',').map(parts)];
    const pairs = given.map((pair, at) => ({ id: String(at), weight: BigInt(pair.reduce((sum, n) => sum + n, 0)) }));
    yield judged(`Knesset ${number}, lists joined by agreement`, pairs, 120, 'dhondt', Object.fromEntries(expected.map((pair, at) => [String(at), pair.reduce((sum, n) => sum + n, 0)])));
    for (const [at, pair] of expected.entries()) {
      if (pair.length > 1) yield judged(`Knesset ${number}, inside agreement ${at + 1}`, (given[at] ?? []).map((n, one) => ({ id: String(one), weight: BigInt(n) })), pair.reduce((sum, n) => sum + n, 0), 'dhondt', Object.fromEntries(pair.map((n, one) => [String(one), n])));
    }
  }
}

function* austria(text: string): Generator<Case> {
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [names = '', votes = '', seats = ''] = lists(line);
    const ids = namesIn(names).map((name, at) => `${at + 1} ${name}`);
    const all = claimantsOf(Object.fromEntries(ids.map((id, at) => [id, Number(votes.split(',')[at])])));
    yield judged(`Nationalrat ${/\d{4}/.exec(line)?.[0] ?? ''}`, above(all, 4n, 100n), 183, 'dhondt', Object.fromEntries(ids.map((id, at) => [id, Number(seats.split(',')[at])])));
  }
}

function* slovakia(text: string): Generator<Case> {
  const rows = text.split('\n').map((line) => line.trim().split(';')).filter((row) => row.length === 4);
  const all = rows.reduce((sum, [, , votes]) => sum + BigInt(votes ?? 0), 0n);
  const admitted = rows.filter(([, coalition, votes]) => BigInt(votes ?? 0) * 100n >= (coalition === '1' ? 7n : 5n) * all);
  yield judged('Slovakia 2020', admitted.map(([id = '', , votes]) => ({ id, weight: BigInt(votes ?? 0) })), 150, 'hagenbach-bischoff', Object.fromEntries(rows.map(([id = '', , , seats]) => [id, Number(seats)])));
}

const readers: Readonly<Record<string, (text: string) => Generator<Case>>> = { 'us_house.json': house, 'bundestag_2025.json': bundestag, 'knesset.txt': knesset, 'nr_wahlen.txt': austria, 'votelib/sk_nr_2020.csv': slovakia };

/** Parliaments whose seats and votes are both published. */
export async function* seats(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir)) {
    for (const [file, read] of Object.entries(readers)) {
      const path = join(dataDir, name, file);
      if (existsSync(path)) yield* guarded('apportionment', file, () => read(readFileSync(path, 'utf8')));
    }
  }
}
