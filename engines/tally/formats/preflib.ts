import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots } from '../contract.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import type { FileProblem } from './problem.ts';

/** Splits `1,{2,3},4` into groups. */
function groupsOf(text: string): readonly (readonly string[])[] | null {
  const groups: string[][] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [all, braced, bare] = /^(?:\{([^{}]*)\}|([^,{}]+))\s*(?:,|$)\s*/.exec(rest) ?? [];
    if (all === undefined) return null;
    groups.push((braced ?? bare ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''));
    rest = rest.slice(all.length);
  }
  return groups;
}

interface Reading {
  readonly meta: Map<string, string>;
  readonly names: Map<string, string>;
  readonly ballots: Ballots[];
}

function ballotOf(reading: Reading, line: string, number: number, categories: boolean): FileProblem | null {
  const [, count, order = ''] = /^(\d{1,15})\s*:\s*(.*)$/.exec(line) ?? [];
  if (count === undefined) return { line: number, expected: 'a number of ballots, a colon and an order, as 12: 1,{2,3}', found: line.slice(0, 60) };
  const groups = groupsOf(order);
  if (groups === null) return { line: number, expected: 'alternatives between commas, equal ones in braces', found: order.slice(0, 60) };
  const stranger = groups.flat().find((id) => !reading.names.has(id));
  if (stranger !== undefined) return { line: number, expected: `one of the ${reading.names.size} alternatives that the head names`, found: stranger };
  // In a categorical file the first category is what the paper approves.
  const ranks = groups.filter((group) => group.length > 0);
  reading.ballots.push({ count: Number(count), says: categories ? { kind: 'approves', options: groups[0] ?? [] } : { kind: 'ranks', ranks } });
  return null;
}

/**
 * Reads PrefLib's files in their form since September 2022 (Mattei and Walsh 2013): `.soc`, `.soi`, `.toc`, `.toi` as ranks,
 * `.cat` with its first category as approvals. The kind is in the head as DATA TYPE.
 */
export function readPreflib(text: string): Result<BallotFile, FileProblem> {
  const reading: Reading = { meta: new Map(), names: new Map(), ballots: [] };
  for (const [at, raw] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('#')) {
      const [, key = '', value = ''] = /^#\s*([^:]+):\s*(.*)$/.exec(line) ?? [];
      const [, number] = /^ALTERNATIVE NAME (\S+)$/.exec(key.trim()) ?? [];
      if (number === undefined) reading.meta.set(key.trim(), value.trim());
      else reading.names.set(number, value.trim());
      continue;
    }
    const problem = ballotOf(reading, line, at + 1, reading.meta.get('DATA TYPE') === 'cat');
    if (problem !== null) return refuse(problem);
  }
  if (reading.names.size === 0) return refuse({ line: 1, expected: '# ALTERNATIVE NAME 1: and so on (files from before September 2022 have another head)', found: text.split('\n')[0]?.slice(0, 60) ?? '' });
  return ok({ title: reading.meta.get('TITLE') ?? '', options: [...reading.names].map(([id, name]) => ({ id, name })), ballots: joinAlike(reading.ballots) });
}

/** Writes ranked papers as PrefLib's `.toi`; alternatives are numbered in the order of the options. */
export function writePreflib({ title, options, ballots }: BallotFile, fileName = 'election.toi'): string {
  const number = new Map(options.map(({ id }, at) => [id, String(at + 1)]));
  const ranked = ballots.flatMap(({ count, says }) => (says.kind === 'ranks' ? [{ count, ranks: says.ranks }] : []));
  const rank = (ids: readonly string[]): string => (ids.length === 1 ? (number.get(ids[0] ?? '') ?? '') : `{${ids.map((id) => number.get(id) ?? '').join(',')}}`);
  const voters = ranked.reduce((sum, { count }) => sum + count, 0);
  const head = [`# FILE NAME: ${fileName}`, `# TITLE: ${title}`, '# DATA TYPE: toi', `# NUMBER ALTERNATIVES: ${options.length}`, `# NUMBER VOTERS: ${voters}`, `# NUMBER UNIQUE ORDERS: ${ranked.length}`, ...options.map(({ name }, at) => `# ALTERNATIVE NAME ${at + 1}: ${name}`)];
  return [...head, ...ranked.toSorted((a, b) => b.count - a.count).map(({ count, ranks }) => `${count}: ${ranks.map(rank).join(',')}`), ''].join('\n');
}
