import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zero } from '@plenaria/kernel/fraction.ts';
import { equalShares, phragmen, pursesOf } from '@plenaria/tally/committees/phragmen.ts';
import { bestCommittees } from '@plenaria/tally/committees/best.ts';
import { allOutcomes, inReverse, oneOutcome, sequentially, worths, type Approvals } from '@plenaria/tally/committees/thiele.ts';
import { guarded, short, timed, type Case } from './case.ts';

interface Instance {
  readonly description: string;
  readonly profile: readonly (readonly number[])[];
  readonly num_cand: number;
  readonly committeesize: number;
  readonly compute: readonly { readonly rule_id: string; readonly resolute: boolean; readonly result: readonly (readonly number[])[] | null }[];
}

type Committees = readonly (readonly number[])[];
type Count = (papers: readonly Approvals[], instance: Instance, resolute: boolean) => Committees;

function papersOf(profile: Instance['profile']): readonly Approvals[] {
  const groups = new Map<string, { count: number; readonly approves: readonly number[] }>();
  for (const approves of profile.map((set) => set.toSorted((a, b) => a - b))) {
    const group = groups.get(approves.join());
    if (group) group.count += 1;
    else groups.set(approves.join(), { count: 1, approves });
  }
  return [...groups.values()].filter(({ approves }) => approves.length > 0);
}

const lotsOf = ({ num_cand: candidates }: Instance): readonly number[] => Array.from({ length: candidates }, (_, at) => at);
const best = (name: 'av' | 'sav' | 'pav' | 'cc' | 'slav' | 'geom2'): Count => (papers, { num_cand: candidates, committeesize }) => bestCommittees(papers, candidates, committeesize, worths(candidates)[name]);
const inTurn = (name: 'pav' | 'cc' | 'slav'): Count => (papers, instance, resolute) => {
  const next = sequentially(papers, instance.num_cand, worths(instance.num_cand)[name]);
  return resolute ? [oneOutcome(null, instance.committeesize, next, lotsOf(instance))] : allOutcomes(null, instance.committeesize, next);
};
const leaving: Count = (papers, instance, resolute) => {
  const next = inReverse(papers, instance.num_cand, worths(instance.num_cand).pav);
  const gone = instance.num_cand - instance.committeesize;
  return (resolute ? [oneOutcome(null, gone, next, lotsOf(instance))] : allOutcomes(null, gone, next)).map((left) => lotsOf(instance).filter((candidate) => !left.includes(candidate)));
};
const loads: Count = (papers, instance, resolute) => {
  const [start, next] = [papers.map(() => zero), phragmen(papers, instance.num_cand)];
  return resolute ? [oneOutcome(start, instance.committeesize, next, lotsOf(instance))] : allOutcomes(start, instance.committeesize, next);
};
const purses: Count = (papers, instance, resolute) => {
  const [start, next] = [pursesOf(papers, instance.committeesize), equalShares(papers, instance.num_cand)];
  return resolute ? [oneOutcome(start, instance.committeesize, next, lotsOf(instance))] : allOutcomes(start, instance.committeesize, next);
};

const ours: Readonly<Record<string, Count>> = {
  av: best('av'), sav: best('sav'), pav: best('pav'), cc: best('cc'), slav: best('slav'), geom2: best('geom2'),
  seqpav: inTurn('pav'), seqcc: inTurn('cc'), seqslav: inTurn('slav'), revseqpav: leaving, seqphragmen: loads, 'equal-shares': purses,
};

const shown = (committees: Committees): readonly string[] => [...new Set(committees.map((committee) => committee.toSorted((a, b) => a - b).join(',')))].sort();

function judged(instance: Instance, at: number, { rule_id: rule, resolute, result }: Instance['compute'][number]): Case {
  const one = { corpus: 'abcvoting', case: `${at + 1} ${resolute ? 'one' : 'all'}`, rule };
  const count = ours[rule];
  const expected = shown(result ?? []);
  if (count === undefined || result === null) return { ...one, ok: null, expected: short(expected.join(' ')), got: '', cpuSeconds: 0 };
  const { value, cpuSeconds } = timed(() => count(papersOf(instance.profile), instance, resolute));
  const got = shown(value);
  const right = resolute ? expected.includes(got[0] ?? '-') : expected.join(' ') === got.join(' ');
  return { ...one, ok: right, expected: short(expected.join(' ')), got: short(got.join(' ')), cpuSeconds };
}

/** Every approval instance of every `instances.jsonl`, all tied committees and one of them. */
export async function* committees(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir)) {
    const path = join(dataDir, name, 'instances.jsonl');
    if (!existsSync(path)) continue;
    for (const [at, line] of readFileSync(path, 'utf8').split('\n').filter((one) => one !== '').entries()) {
      yield* guarded('abcvoting', String(at + 1), function* each() {
        const instance = JSON.parse(line) as Instance;
        for (const computed of instance.compute) yield judged(instance, at, computed);
      });
    }
  }
}
