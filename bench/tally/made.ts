import type { Profile } from '@plenaria/tally/budgets/profile.ts';
import type { PackedIrvPapers } from '@plenaria/tally/ranked/irv-papers.ts';

/*
 * Elections of the sizes that the figures speak of, made by dice from a seed: the large published files are not ours to ship.
 * Popularity falls off steeply, as it does in real votes; costs are spread over two orders of magnitude.
 */

/** A quick stream of numbers from 0 to below 1 (mulberry32): nothing is decided by it, it only fills large elections. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text of a .pb file with so many voters and projects, and whole costs that together are a few times the budget. */
export function madeBudget(voters: number, projects: number, budget: number, most: number, seed: number): string {
  const next = stream(seed);
  const costs = Array.from({ length: projects }, () => Math.max(10, Math.floor((budget / projects) * 5 * next() ** 2)));
  const lines = ['META', 'key;value', `budget;${budget}`, 'vote_type;approval', 'rule;equalshares', 'PROJECTS', 'project_id;cost;name', ...costs.map((cost, at) => `${at + 1};${cost};Project ${at + 1}`), 'VOTES', 'voter_id;age;sex;vote'];
  for (let voter = 1; voter <= voters; voter += 1) {
    const chosen = new Set<number>();
    for (let left = 1 + Math.floor(next() * most); left > 0; left -= 1) chosen.add(1 + Math.floor(projects * next() ** 1.7));
    lines.push(`${voter};${18 + Math.floor(next() * 70)};F;${[...chosen].join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Ranked papers, each with `ranks` different options of `options`. */
export function madeRanking(papers: number, options: number, ranks: number, seed: number): PackedIrvPapers {
  const next = stream(seed);
  const [starts, marks] = [new Int32Array(papers + 1), new Int16Array(papers * ranks)];
  for (let paper = 0; paper < papers; paper += 1) {
    const from = paper * ranks;
    for (let at = from; at < from + ranks;) {
      const option = Math.floor(options * next() ** 1.5);
      if (marks.subarray(from, at).includes(option)) continue;
      marks[at] = option;
      at += 1;
    }
    starts[paper + 1] = from + ranks;
  }
  return { counts: new Int32Array(papers).fill(1), starts, marks, sets: [] };
}

/** Papers that approve what they name, one voter each, packed both ways. */
export function profileOfRows({ starts, marks }: PackedIrvPapers, projects: number): Profile {
  const voters = starts.length - 1;
  const rows = Int16Array.from(marks);
  const votes = new Float64Array(projects);
  for (let at = 0; at < rows.length; at += 1) votes[rows[at] ?? 0] = (votes[rows[at] ?? 0] ?? 0) + 1;
  const columnStarts = new Int32Array(projects + 1);
  votes.forEach((count, project) => (columnStarts[project + 1] = (columnStarts[project] ?? 0) + count));
  const [columns, filled] = [new Int32Array(rows.length), columnStarts.slice()];
  for (let voter = 0; voter < voters; voter += 1) {
    for (let at = starts[voter] ?? 0; at < (starts[voter + 1] ?? 0); at += 1) {
      const project = rows[at] ?? 0;
      columns[filled[project] ?? 0] = voter;
      filled[project] = (filled[project] ?? 0) + 1;
    }
  }
  return { weights: new Float64Array(voters).fill(1), rowStarts: starts, rows, columnStarts, columns, votes, valid: voters };
}
