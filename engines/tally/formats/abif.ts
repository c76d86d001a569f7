import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots } from '../contract.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import type { FileProblem } from './problem.ts';

interface Reading {
  title: string;
  readonly names: Map<string, string>;
  readonly ballots: Ballots[];
}

/** One candidate of a line: `[a name in brackets]`, `"a name in quotes"` or a bare word, and perhaps `/` with a score. */
function mentionOf(text: string): { readonly id: string; readonly score: number | null } | null {
  const [, bracketed, quoted, bare, score] = /^(?:\[([^\]]+)\]|"([^"]+)"|([^\s/"[\]]+))\s*(?:\/\s*(\d{1,6}))?$/.exec(text.trim()) ?? [];
  const id = bracketed ?? quoted ?? bare;
  return id === undefined ? null : { id, score: score === undefined ? null : Number(score) };
}

/** `A/5>B/3=C` or `A/5,B/3`: ranks where they are written, else the scores alone. */
function saysOf(text: string): Ballots['says'] | null {
  const ranks = text.split('>').map((rank) => rank.split(/[=,]/).map((one) => one.trim()).filter((one) => one !== '').map(mentionOf));
  const mentions = ranks.flat();
  if (mentions.includes(null)) return null;
  const known = mentions.flatMap((mention) => mention ?? []);
  const scored = known.filter(({ score }) => score !== null);
  if (scored.length > 0 && scored.length < known.length) return null;
  if (scored.length > 0) return { kind: 'scores', scores: Object.fromEntries(scored.map(({ id, score }) => [id, score ?? 0])) };
  return { kind: 'ranks', ranks: ranks.map((rank) => rank.flatMap((mention) => (mention === null ? [] : [mention.id]))).filter((rank) => rank.length > 0) };
}

function lineOf(reading: Reading, line: string, number: number): FileProblem | null {
  const meta = /^\{\s*"?([\w-]+)"?\s*:\s*"?([^"}]*)"?\s*\}$/.exec(line);
  if (meta !== null) {
    if (meta[1] === 'title') reading.title = (meta[2] ?? '').trim();
    return null;
  }
  const alias = /^=\s*(?:\[([^\]]+)\]|"([^"]+)"|([^\s:]+))\s*:\s*(?:\[([^\]]*)\]|"([^"]*)"|(.*))$/.exec(line);
  if (alias !== null) {
    reading.names.set(alias[1] ?? alias[2] ?? alias[3] ?? '', (alias[4] ?? alias[5] ?? alias[6] ?? '').trim());
    return null;
  }
  const [, count, order = ''] = /^(\d{1,15})\s*[:*]\s*(.*)$/.exec(line) ?? [];
  if (count === undefined) return { line: number, expected: 'a number of ballots, a colon and an order, as 12:A>B=C', found: line.slice(0, 60) };
  const says = saysOf(order);
  if (says === null) return { line: number, expected: 'candidates between > and =, each with a score or none with one', found: order.slice(0, 60) };
  reading.ballots.push({ count: Number(count), says });
  return null;
}

/** Reads ABIF (Lanphier 2021; electorama.com/abif): comments, `{title: …}`, `=A:name` and lines of ballots alike. */
export function readAbif(text: string): Result<BallotFile, FileProblem> {
  const reading: Reading = { title: '', names: new Map(), ballots: [] };
  for (const [at, raw] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const problem = lineOf(reading, line, at + 1);
    if (problem !== null) return refuse(problem);
  }
  if (reading.ballots.length === 0) return refuse({ line: text.split('\n').length, expected: 'at least one line of ballots', found: 'the end of the file' });
  const named = reading.ballots.flatMap(({ says }) => (says.kind === 'ranks' ? says.ranks.flat() : says.kind === 'scores' ? Object.keys(says.scores) : []));
  const ids = [...new Set([...reading.names.keys(), ...named])].sort();
  return ok({ title: reading.title, options: ids.map((id) => ({ id, name: reading.names.get(id) ?? id })), ballots: joinAlike(reading.ballots) });
}

const token = (id: string): string => (/^[\w.-]+$/.test(id) ? id : `[${id}]`);

/** Writes ABIF; papers of a kind that ABIF has no words for are left out. */
export function writeAbif({ title, options, ballots }: BallotFile): string {
  const lines = ballots.flatMap(({ count, says }) => {
    if (says.kind === 'ranks') return [`${count}:${says.ranks.map((rank) => rank.map(token).join('=')).join('>')}`];
    return says.kind === 'scores' ? [`${count}:${Object.entries(says.scores).sort(([, a], [, b]) => b - a).map(([id, score]) => `${token(id)}/${score}`).join(',')}`] : [];
  });
  return [...(title === '' ? [] : [`{title: "${title.replaceAll('"', '')}"}`]), ...options.map(({ id, name }) => `=${token(id)}:[${name}]`), ...lines, ''].join('\n');
}
