import { refuse, ok, type Result } from '@plenaria/kernel/result.ts';

/** A Pabulib file (Faliszewski et al., IJCAI 2023): three sections META, PROJECTS, VOTES of lines with semicolons. */
export interface PbFile {
  readonly meta: Readonly<Record<string, string>>;
  readonly projects: readonly Readonly<Record<string, string>>[];
  /** Ballots alike joined: the ids in the order they stand on the paper, and the points beside them where there are any. */
  readonly ballots: readonly { readonly count: number; readonly ids: readonly string[]; readonly points: readonly string[] }[];
}

export interface PbProblem {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** Splits a line at semicolons; quotation marks keep one inside a field, doubled ones stand for themselves. */
export function fieldsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(';');
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) => (quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"')));
}

const sections = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = (typeof sections)[number];

interface Reading {
  readonly meta: Record<string, string>;
  readonly projects: Readonly<Record<string, string>>[];
  readonly groups: Map<string, { count: number; readonly ids: readonly string[]; readonly points: readonly string[] }>;
}

const list = (text: string): readonly string[] => (text.trim() === '' ? [] : text.split(',').map((one) => one.trim()));

function vote(reading: Reading, heads: readonly string[], fields: readonly string[]): void {
  const [vote_, points] = [fields[heads.indexOf('vote')] ?? '', heads.includes('points') ? (fields[heads.indexOf('points')] ?? '') : ''];
  const key = `${vote_};${points}`;
  const group = reading.groups.get(key);
  if (group) group.count += 1;
  else reading.groups.set(key, { count: 1, ids: list(vote_), points: list(points) });
}

/** Reads a .pb file; the first line that cannot be read is named with what was expected. */
export function readPb(text: string): Result<PbFile, PbProblem> {
  const reading: Reading = { meta: {}, projects: [], groups: new Map() };
  let [section, heads]: [Section | null, readonly string[] | null] = [null, null];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const found = sections.find((one) => one === line.trim().replace(/;+$/, ''));
    if (found !== undefined) {
      [section, heads] = [found, null];
      continue;
    }
    if (section === null) return refuse({ line: at + 1, expected: 'META, PROJECTS or VOTES', found: line.slice(0, 60) });
    const fields = fieldsOf(line);
    if (heads === null) {
      heads = fields.map((head) => head.trim().toLowerCase());
      continue;
    }
    if (section === 'META') reading.meta[(fields[0] ?? '').trim().toLowerCase()] = fields.slice(1).join(';').trim();
    else if (section === 'VOTES') vote(reading, heads, fields);
    else if (fields.length < heads.length - 1) return refuse({ line: at + 1, expected: `${heads.length} fields: ${heads.join(', ')}`, found: `${fields.length} fields` });
    else reading.projects.push(Object.fromEntries(heads.map((head, column) => [head, (fields[column] ?? '').trim()])));
  }
  if (reading.projects.length === 0) return refuse({ line: lines.length, expected: 'a section PROJECTS with at least one project', found: 'the end of the file' });
  return ok({ meta: reading.meta, projects: reading.projects, ballots: [...reading.groups.values()] });
}

const fieldFor = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes a .pb file, one line a voter; reading it again gives the same file. Voters are numbered, nobody is named. */
export function writePb({ meta, projects, ballots }: PbFile): string {
  const heads = Object.keys(projects[0] ?? { project_id: '', cost: '' });
  const points = ballots.some((ballot) => ballot.points.length > 0);
  const voters = ballots.flatMap(({ count, ids, points: given }) => Array.from({ length: count }, () => [ids.join(','), ...(points ? [given.join(',')] : [])]));
  const line = (fields: readonly string[]): string => fields.map(fieldFor).join(';');
  return [
    'META', 'key;value', ...Object.entries(meta).map(line), 'PROJECTS', heads.join(';'), ...projects.map((project) => line(heads.map((head) => project[head] ?? ''))),
    'VOTES', `voter_id;vote${points ? ';points' : ''}`, ...voters.map((fields, at) => line([String(at + 1), ...fields])), '',
  ].join('\n');
}
