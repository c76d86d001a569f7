import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completed, type Completion, type StopRule } from '@plenaria/tally/budgets/complete.ts';
import { smallestChanges } from '@plenaria/tally/change/smallest.ts';
import type { Question } from '@plenaria/tally/contract.ts';
import { decide } from '@plenaria/tally/decide.ts';
import { explain } from '@plenaria/tally/explain/explain.ts';
import { readPb } from '@plenaria/tally/formats/pb.ts';
import { countIrv } from '@plenaria/tally/ranked/irv.ts';
import { projectsOf, settingOf, votersOf } from './budgets.ts';
import { cpuSeconds } from './case.ts';
import { madeBudget, madeRanking, profileOfRows } from './made.ts';
import { scottish } from './scottish.ts';

/** Equal shares on a file, from reading it to the winners. Whole shares where they are raised, exact ones where not. */
function shares(path: string, completion: Completion, stops: readonly StopRule[]): string {
  const read = readPb(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path} line ${read.refusal.line}`);
  const { projects, places, budget, costs } = projectsOf(read.value);
  const [ids, voters, whole] = [projects.map((project) => project['project_id'] ?? ''), votersOf(read.value), completion !== 'none'];
  const setting = settingOf(read.value, 'cost', whole ? costs : costs.map((cost) => cost * voters), ids, places);
  const found = stops.map((stop) => completed(setting, whole ? Math.floor(budget / voters) : budget, whole ? budget : budget * voters, whole ? 1 : voters, completion, stop));
  return `${voters} voters × ${ids.length}; ${found.map(({ winners, runs }) => `${winners.length} funded after ${runs} steps`).join(', ')}`;
}

/** A million voters, each with papers of her own, laid out without a file: the figure is for the count after parsing. */
function million(): { readonly said: string; readonly cpu: number } {
  const profile = profileOfRows(madeRanking(1_000_000, 200, 7, 11), 200);
  const costs = Array.from({ length: 200 }, (_, at) => (1_000 + ((at * 7_919) % 40_000)) * 1_000_000);
  const before = cpuSeconds();
  const { winners } = completed({ profile, costs, worth: 'cost', lots: costs.map((_, at) => at) }, 1_000_000, 1e12, 1_000_000, 'none', 'overspend');
  return { said: `1,000,000 voters × 200, ${profile.rows.length} approvals; ${winners.length} funded`, cpu: cpuSeconds() - before };
}

function runoff(): { readonly said: string; readonly cpu: number } {
  const papers = madeRanking(1_000_000, 16, 10, 5);
  const before = cpuSeconds();
  const { rounds } = countIrv({ options: 16, excluded: [], writeIns: null, papers, mode: 'single', seats: 1, decimals: 0, leastVotes: 0, batch: false, fixedThreshold: false, hareQuota: false, fractionalThreshold: false, untilTwo: true, share: 0, lastRound: null, breakTie: ([first]) => first ?? null });
  const cells = rounds.reduce((sum, { transfers }) => sum + [...transfers.values()].reduce((so, row) => so + row.size, 0), 0);
  return { said: `1,000,000 papers × 10 ranks, 16 options; ${rounds.length} rounds, ${cells} cells of the transfer matrix`, cpu: cpuSeconds() - before };
}

const assembly: Question<unknown> = {
  rule: 'stv-scottish@1', parameters: { seats: 5 }, options: Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, name: `Candidate ${at}` })), lots: Array.from({ length: 12 }, (_, at) => `c${at}`),
  ballots: Array.from({ length: 200 }, (_, voter) => ({ count: 1, says: { kind: 'ranks', ranks: Array.from({ length: 6 }, (__, at) => [`c${(voter * (at + 3) + at * 5 + (voter % 7)) % 12}`]) } })),
};

function telling(): { readonly said: string; readonly cpu: number } {
  const decided = decide(assembly);
  if (!decided.ok) throw new Error(decided.refusal.word);
  const names = Object.fromEntries(assembly.options.map(({ id, name }) => [id, name]));
  const before = cpuSeconds();
  const told = explain(decided.value, { names }, 'en');
  return { said: `200 voters, 12 options, 5 seats: sentence, ${told.steps.length} tables and ${told.reasons.length} reasons, the first time`, cpu: cpuSeconds() - before };
}

function changing(): { readonly said: string; readonly cpu: number } {
  const decided = decide(assembly);
  if (!decided.ok) throw new Error(decided.refusal.word);
  const before = cpuSeconds();
  const changes = smallestChanges(assembly, decided.value, decide, { counts: 600 });
  return { said: `the same: ${changes.length} smallest changes for all options, ${changes.filter(({ least }) => !least).length} of them bounds`, cpu: cpuSeconds() - before };
}

async function wards(data: string): Promise<string> {
  let [count, right] = [0, 0];
  for await (const { ok } of scottish(data)) {
    count += 1;
    right += ok === true ? 1 : 0;
  }
  return `${count} wards, every stage, ${right} as printed`;
}

/** One task in a process of its own; `cpu` where only a part of the process is meant, else all of it counts. */
async function task(name: string, path: string): Promise<{ readonly said: string; readonly cpu?: number }> {
  switch (name) {
    case 'none': return { said: shares(path, 'none', ['overspend']) };
    case 'add1': return { said: shares(path, 'add1', ['exhaustive']) };
    case 'both': return { said: shares(path, 'add1', ['exhaustive', 'overspend']) };
    case 'long': return { said: shares(path, 'add1', ['overspend']) };
    case 'million': return million();
    case 'runoff': return runoff();
    case 'telling': return telling();
    case 'changing': return changing();
    default: return { said: await wards(path) };
  }
}

/** What the child process does and prints: one line of JSON. */
export async function runTask(name: string, path: string): Promise<void> {
  const { said, cpu } = await task(name, path);
  process.stdout.write(`${JSON.stringify({ said, cpu: cpu ?? cpuSeconds(), mb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
}

const peer = `import sys,time
from pabutools.election import parse_pabulib, Cost_Sat
from pabutools.rules import method_of_equal_shares
i,p=parse_pabulib(sys.argv[1]); t=time.process_time()
w=method_of_equal_shares(i,p.as_multiprofile(),sat_class=Cost_Sat)
print(f"{time.process_time():.2f} CPU s with parsing, {len(w)} funded")`;

/** The Python library beside ours, where PLENARIA_PEER_PYTHON (else python3) has it. */
function beside(path: string): string {
  const python = process.env['PLENARIA_PEER_PYTHON'] ?? 'python3';
  if (spawnSync(python, ['-c', 'import pabutools'], { stdio: 'ignore' }).status !== 0) return 'pabutools is not installed for Python: no peer beside these figures';
  const { stdout, status } = spawnSync(python, ['-c', peer, path], { encoding: 'utf8', timeout: 120_000 });
  return status === 0 ? `pabutools on the same file, no completion: ${stdout.trim()}` : 'pabutools did not finish within two minutes';
}

/** A published file with a very long completion, or one made with the same sizes: few voters, a large budget. */
function longFile(data: string, folder: string): string {
  const found = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('Hungary_Budapest_2022_VIII_Jozsefvaros.pb'));
  const path = join(folder, 'long.pb');
  if (found !== undefined) return join(data, found);
  writeFileSync(path, madeBudget(520, 33, 122_600_000, 8, 3));
  return path;
}

/** Speed lines: each task alone in a process of built code, Node's start and parsing counted, with what the issue asks. */
export function speedLines(data: string, say: (line: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'tally-speed-'));
  const [large, middle] = [join(folder, 'large.pb'), join(folder, 'middle.pb')];
  writeFileSync(large, madeBudget(61_668, 83, 30_000_000, 12, 1));
  writeFileSync(middle, madeBudget(12_933, 98, 6_000_000, 12, 2));
  const tasks: readonly (readonly [string, string, string, string])[] = [
    ['none', large, 'equal shares', '≤ 0.9 s, ≤ 120 MB'], ['add1', large, 'equal shares, add1', '≤ 5 s, ≤ 150 MB'], ['both', middle, 'add1, both stop rules', '≤ 4 s, ≤ 120 MB'],
    ['long', longFile(data, folder), 'a very long add1', '≤ 1 s'], ['million', '-', 'equal shares, after parsing', '≤ 4 s, ≤ 300 MB'], ['runoff', '-', 'instant runoff, after parsing', '≤ 3 s, ≤ 500 MB'],
    ['telling', '-', 'explanation', '≤ 0.05 s'], ['changing', '-', 'smallest change', '≤ 2 s'], ...(readdirSync(data).some((name) => existsSync(join(data, name, 'wards.jsonl'))) ? [['wards', data, 'Scottish STV', '≤ 0.9 s for each 1.9 M ballots, ≤ 120 MB'] as const] : []),
  ];
  for (const [name, path, what, asked] of tasks) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1] ?? '', '--task', name, path], { encoding: 'utf8' });
    const line = status === 0 ? (JSON.parse(stdout) as { readonly said: string; readonly cpu: number; readonly mb: number }) : null;
    say(line === null ? `${what}: ${stderr.slice(0, 200)}` : `${what.padEnd(30)} ${line.cpu.toFixed(2).padStart(6)} CPU s ${String(line.mb).padStart(5)} MB  (${asked})  ${line.said}`);
  }
  say(beside(large));
  rmSync(folder, { recursive: true, force: true });
}
