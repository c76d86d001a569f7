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

/** A paper as it stands in the file. Its lists are cut out when they are asked for: all of a large file at once would be held twice. */
class PaperRead {
  count = 1;
  readonly #vote: string;
  readonly #points: string;
  readonly #known: Map<string, string>;

  constructor(vote: string, points: string, known: Map<string, string>) {
    [this.#vote, this.#points, this.#known] = [vote, points, known];
  }

  get ids(): readonly string[] {
    return list(this.#vote, this.#known);
  }

  get points(): readonly string[] {
    return list(this.#points, this.#known);
  }
}

interface Reading {
  readonly meta: Record<string, string>;
  readonly projects: Readonly<Record<string, string>>[];
  readonly known: Map<string, string>;
  readonly groups: Map<string, PaperRead>;
}

/** The lines of a text, one after the other, so that a large file is not held twice. */
function* linesOf(text: string): Generator<string> {
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const line = end < 0 ? text.slice(from) : text.slice(from, end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    from = end < 0 ? text.length + 1 : end + 1;
  }
}

const nothing: readonly string[] = [];

/** Ids of a list, each the one string that stands for it everywhere: a large file names the same few projects again and again. */
function list(text: string, known: Map<string, string>): readonly string[] {
  if (text.trim() === '') return nothing;
  return text.split(',').map((one) => {
    const id = one.trim();
    const same = known.get(id);
    if (same === undefined) known.set(id, id);
    return same ?? id;
  });
}

/** One field of a line without cutting up the rest of it: votes are most of a file. */
function fieldAt(line: string, column: number): string {
  let from = 0;
  for (let at = 0; at < column; at += 1) {
    const next = line.indexOf(';', from);
    if (next < 0) return '';
    from = next + 1;
  }
  const end = line.indexOf(';', from);
  return end < 0 ? line.slice(from) : line.slice(from, end);
}

function vote(reading: Reading, heads: readonly string[], line: string): void {
  const fields = line.includes('"') ? fieldsOf(line) : null;
  const of = (head: string): string => {
    const column = heads.indexOf(head);
    return column < 0 ? '' : (fields === null ? fieldAt(line, column) : (fields[column] ?? ''));
  };
  const [vote_, points] = [of('vote'), of('points')];
  const key = points === '' ? vote_ : `${vote_};${points}`;
  const group = reading.groups.get(key);
  if (group) group.count += 1;
  else reading.groups.set(key, new PaperRead(vote_, points, reading.known));
}

/** Reads a .pb file; the first line that cannot be read is named with what was expected. */
export function readPb(text: string): Result<PbFile, PbProblem> {
  const reading: Reading = { meta: {}, projects: [], known: new Map(), groups: new Map() };
  let [section, heads]: [Section | null, readonly string[] | null] = [null, null];
  let number = 0;
  for (const line of linesOf(text.replace(/^\uFEFF/, ''))) {
    number += 1;
    if (line.trim() === '') continue;
    const found = line.length > 40 ? undefined : sections.find((one) => one === line.trim().replace(/;+$/, ''));
    if (found !== undefined) {
      [section, heads] = [found, null];
      continue;
    }
    if (section === null) return refuse({ line: number, expected: 'META, PROJECTS or VOTES', found: line.slice(0, 60) });
    if (section === 'VOTES' && heads !== null) {
      vote(reading, heads, line);
      continue;
    }
    const fields = fieldsOf(line);
    if (heads === null) {
      heads = fields.map((head) => head.trim().toLowerCase());
      continue;
    }
    if (section === 'META') reading.meta[(fields[0] ?? '').trim().toLowerCase()] = fields.slice(1).join(';').trim();
    else if (fields.length < heads.length - 1) return refuse({ line: number, expected: `${heads.length} fields: ${heads.join(', ')}`, found: `${fields.length} fields` });
    else reading.projects.push(Object.fromEntries(heads.map((head, column) => [head, (fields[column] ?? '').trim()])));
  }
  if (reading.projects.length === 0) return refuse({ line: number, expected: 'a section PROJECTS with at least one project', found: 'the end of the file' });
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
