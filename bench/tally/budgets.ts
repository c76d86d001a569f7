import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { completed, type Completion, type StopRule } from '@plenaria/tally/budgets/complete.ts';
import { fundedIn, spendDown } from '@plenaria/tally/budgets/greedy.ts';
import { keyOfPlaces, packedProfile } from '@plenaria/tally/budgets/profile.ts';
import type { Setting } from '@plenaria/tally/budgets/shares-run.ts';
import { decide } from '@plenaria/tally/decide.ts';
import { readPb, type PbFile } from '@plenaria/tally/formats/pb.ts';
import { guarded, short, timed, type Case } from './case.ts';

/** Everything below a folder that is named as a budget, links too; whether it can be read shows when it is. */
function budgetsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter(({ name }) => name.endsWith('.pb')).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** The text of a budget; throws where it is no file, since a pipe would be waited for and a folder's error names nothing. */
function budgetText(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error('a link to nothing');
  if (!found.isFile()) throw new Error(found.isDirectory() ? 'a folder' : 'neither a file nor a folder');
  return readFileSync(path, 'utf8');
}

const withdrawn = '999999999';

/** The file's projects without those marked as withdrawn, costs and budget in hundredths of its currency where it has any. */
export function projectsOf(file: PbFile) {
  const projects = file.projects.filter((project) => project['cost'] !== withdrawn);
  const amounts = [file.meta['budget'] ?? '', ...projects.map((project) => project['cost'] ?? '')];
  const unit = amounts.some((text) => /[.,]\d*[1-9]/.test(text)) ? 100 : 1;
  const money = (text: string): number => Math.round(Number(text.replace(',', '.')) * unit);
  const places = new Map(projects.map((project, place) => [project['project_id'] ?? '', place]));
  return { projects, places, unit, budget: money(file.meta['budget'] ?? '0'), costs: projects.map((project) => money(project['cost'] ?? '0')) };
}

function scoresOf(file: PbFile, places: ReadonlyMap<string, number>, projects: readonly Readonly<Record<string, string>>[]): readonly number[] {
  if (file.meta['vote_type'] === 'ordinal') return projects.map((project) => Number(project['score'] ?? project['votes'] ?? 0));
  const scores = projects.map(() => 0);
  const points = file.meta['vote_type'] === 'cumulative';
  for (const { count, ids, points: given } of file.ballots) {
    ids.forEach((id, at) => {
      const place = places.get(id);
      if (place !== undefined) scores[place] = (scores[place] ?? 0) + count * (points ? Number(given[at] ?? 0) : 1);
    });
  }
  return scores;
}

const misfits = { greedy: 'skip', 'greedy-threshold': 'skip', 'greedy-exclusive': 'skip', 'greedy-no-skip': 'stop', 'greedy-custom': 'poznan' } as const;

function greedyCase(file: PbFile, rule: keyof typeof misfits): { readonly got: readonly string[]; readonly cpuSeconds: number } {
  const { projects, places, budget, costs } = projectsOf(file);
  const scores = scoresOf(file, places, projects);
  const { value, cpuSeconds } = timed(() => spendDown({
    costs, scores, budget, misfit: misfits[rule], threshold: Number(file.meta['min_project_score_threshold'] ?? 0),
    exclusive: projects.map(() => null), categories: projects.map(() => null), caps: {}, lots: projects.map((_, place) => place),
  }));
  return { got: fundedIn(value).map((place) => projects[place]?.['project_id'] ?? ''), cpuSeconds };
}

/** The setting of equal shares for a file: papers alike joined, ties after cost and votes by the id as text. */
export function settingOf(file: PbFile, worth: Setting['worth'], costs: readonly number[], ids: readonly string[], places: ReadonlyMap<string, number>): Setting {
  const groups = new Map<string, number>();
  for (const { count, ids: approved } of file.ballots) {
    const approves: number[] = [];
    for (const id of approved) {
      const place = places.get(id);
      if (place !== undefined && !approves.includes(place)) approves.push(place);
    }
    approves.sort((a, b) => a - b);
    const key = keyOfPlaces(approves);
    groups.set(key, (groups.get(key) ?? 0) + count);
  }
  const lots = [...ids.keys()].sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  return { profile: packedProfile(groups, ids.length), costs, worth, lots };
}

export const votersOf = (file: PbFile): number => file.ballots.reduce((sum, { count }) => sum + count, 0);

/** Equal shares by whole shares ⌊B/n⌋, raised by one. */
function sharesOf(file: PbFile, completion: Completion, stop: StopRule, whole: boolean) {
  const { projects, places, budget, costs } = projectsOf(file);
  const ids = projects.map((project) => project['project_id'] ?? '');
  const voters = votersOf(file);
  const setting = settingOf(file, 'cost', whole ? costs : costs.map((cost) => cost * voters), ids, places);
  const { value, cpuSeconds } = timed(() => completed(setting, whole ? Math.floor(budget / voters) : budget, whole ? budget : budget * voters, whole ? 1 : voters, completion, stop));
  return { got: value.winners.map((place) => ids[place] ?? ''), share: value.run.share, cost: value.cost, runs: value.runs, cpuSeconds };
}

/** Equal shares and then its comparison step, as a decision of the engine; ties as in `settingOf`. Throws where the engine refuses. */
function comparedOf(file: PbFile, completion: Completion) {
  const { projects, places, budget, costs } = projectsOf(file);
  const ids = projects.map((project) => project['project_id'] ?? '');
  const options = ids.map((id, place) => ({ id, name: id, cost: String(costs[place] ?? 0) }));
  const ballots = file.ballots.map(({ count, ids: approved }) => ({ count, says: { kind: 'approves' as const, options: approved.filter((id) => places.has(id)) } }));
  const parameters = { budget: String(budget), worth: 'cost', completion, ...(completion === 'none' ? {} : { stop: 'overspend' }) };
  const { value: decided, cpuSeconds } = timed(() => decide({ rule: 'equal-shares-compared@1', parameters, options, ballots, lots: [...ids].sort() }));
  if (!decided.ok) throw new Error(`equal-shares-compared@1 refuses: ${decided.refusal.word} ${decided.refusal.about}`);
  return { got: decided.value.winners, cpuSeconds };
}

/** The names that Pabulib gives to equal shares, by how the money left over is spent. */
const shares: ReadonlyMap<string, Completion> = new Map([['equalshares', 'none'], ['equalshares/add1', 'add1'], ['equalshares/add1u', 'add1u']]);
const comparison = '-comparison';

/** The winners by the rule that a file names; null where that name is none of ours, since a rule like it may give others. */
function countedBy(file: PbFile, rule: string): { readonly got: readonly string[]; readonly cpuSeconds: number } | null {
  if (Object.hasOwn(misfits, rule)) return greedyCase(file, rule as keyof typeof misfits);
  const compared = rule.endsWith(comparison);
  const completion = shares.get(compared ? rule.slice(0, -comparison.length) : rule);
  if (completion === undefined) return null;
  return compared ? comparedOf(file, completion) : sharesOf(file, completion, 'overspend', false);
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ');

function pabulibCase(path: string): Case {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = readPb(budgetText(path));
  if (!read.ok) return { corpus: 'pabulib', case: name, rule: 'unread', ok: false, expected: read.refusal.expected, got: `line ${read.refusal.line}: ${read.refusal.found}`, cpuSeconds: 0 };
  const file = read.value;
  const rule = file.meta['rule'] ?? 'unknown';
  const chosen = (marks: readonly string[]): readonly string[] => file.projects.filter((project) => marks.includes(project['selected'] ?? '')).map((project) => project['project_id'] ?? '');
  const official = [chosen(['1']), ...(rule === 'greedy-custom' ? [chosen(['1', '2'])] : [])].map(sorted);
  const one = { corpus: 'pabulib', case: name, rule, expected: short(official[0] ?? '') };
  const counted = countedBy(file, rule);
  if (counted === null || !file.projects.some((project) => 'selected' in project)) return { ...one, ok: null, got: '', cpuSeconds: 0 };
  const got = sorted(counted.got);
  return { ...one, ok: official.includes(got), got: short(got), cpuSeconds: counted.cpuSeconds, ...(official.includes(got) ? {} : { why: rule === 'greedy-exclusive' ? 'the file does not carry the groups of which only one may win; counted without them' : 'the published winners do not follow from the rule that the file names' }) };
}

interface Golden {
  readonly file: string;
  readonly mes_cost_none?: readonly string[];
  readonly mes_card_none?: readonly string[];
  readonly add1_int_exh?: { readonly winners: readonly string[]; readonly share: number; readonly complete: boolean };
  readonly add1_int?: { readonly winners: readonly string[]; readonly share: number; readonly complete: boolean };
}

function* goldenCases(golden: Golden, path: string): Generator<Case> {
  const read = readPb(budgetText(path));
  if (!read.ok) {
    yield { corpus: 'equal-shares', case: golden.file, rule: 'unread', ok: false, expected: read.refusal.expected, got: `line ${read.refusal.line}: ${read.refusal.found}`, cpuSeconds: 0 };
    return;
  }
  // The golden runs cut budgets and costs to whole units of the currency.
  const cut = (text: string | undefined): string => String(Math.floor(Number((text ?? '0').replace(',', '.'))));
  const file = { ...read.value, meta: { ...read.value.meta, budget: cut(read.value.meta['budget']) }, projects: read.value.projects.map((project) => ({ ...project, cost: cut(project['cost']) })) };
  for (const worth of ['cost', 'count'] as const) {
    const expected = worth === 'cost' ? golden.mes_cost_none : golden.mes_card_none;
    if (expected === undefined) continue;
    const { projects, places, budget, costs } = projectsOf(file);
    const ids = projects.map((project) => project['project_id'] ?? '');
    const voters = votersOf(file);
    const setting = settingOf(file, worth, costs.map((cost) => cost * voters), ids, places);
    const { value, cpuSeconds } = timed(() => completed(setting, budget, budget * voters, voters, 'none', 'overspend'));
    const got = value.winners.map((place) => ids[place] ?? '').join(' ');
    yield { corpus: 'equal-shares', case: `${golden.file} ${worth}`, rule: 'equal-shares@1 none', ok: got === expected.join(' '), expected: short(expected.join(' ')), got: short(got), cpuSeconds };
  }
  for (const stop of ['exhaustive', 'overspend'] as const) {
    const expected = stop === 'exhaustive' ? golden.add1_int_exh : golden.add1_int;
    if (expected === undefined) continue;
    const one = { corpus: 'equal-shares', case: `${golden.file} add1 ${stop}`, rule: `equal-shares@1 add1 ${stop}`, expected: short(`share ${expected.share}: ${expected.winners.join(' ')}`) };
    if (!expected.complete) {
      yield { ...one, ok: null, rule: 'a golden run that was cut off', got: '', cpuSeconds: 0 };
      continue;
    }
    const found = sharesOf(file, 'add1', stop, true);
    yield { ...one, ok: found.share === expected.share && found.got.join(' ') === expected.winners.join(' '), got: short(`share ${found.share}: ${found.got.join(' ')}`), cpuSeconds: found.cpuSeconds };
  }
}

const budgetForm = 'a .pb file with META, PROJECTS and VOTES, whose rule can be counted';

function* goldenRuns(path: string, files: readonly string[]): Generator<Case> {
  for (const golden of JSON.parse(readFileSync(path, 'utf8')) as readonly Golden[]) {
    const file = files.find((one) => one.endsWith(`/${golden.file}`));
    if (file === undefined) yield { corpus: 'equal-shares', case: golden.file, rule: 'a golden run whose budget is not there', ok: null, expected: '', got: '', cpuSeconds: 0 };
    else yield* guarded('equal-shares', golden.file, () => goldenCases(golden, file), budgetForm);
  }
}

/** Every budget that names its rule, and every golden run of equal shares. */
export async function* budgets(dataDir: string): AsyncGenerator<Case> {
  const files = budgetsBelow(dataDir);
  for (const path of files) yield* guarded('pabulib', path.slice(path.lastIndexOf('/') + 1), () => [pabulibCase(path)], budgetForm);
  for (const name of readdirSync(dataDir)) {
    const path = join(dataDir, name, 'golden_plain_and_add1.json');
    if (existsSync(path)) yield* guarded('equal-shares', `${name}/golden_plain_and_add1.json`, () => goldenRuns(path, files), 'a JSON list of golden runs, each with the name of its file');
  }
}
