import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Accounts, Ballots, Option } from '../contract.ts';

/**
 * Approval papers alike joined and packed both ways: which projects a group approves, and which groups approve a project.
 * Projects and groups are places in lists, groups in the code-point order of what they approve.
 */
export interface Profile {
  readonly weights: Float64Array;
  readonly rowStarts: Int32Array;
  readonly rows: Int16Array;
  readonly columnStarts: Int32Array;
  readonly columns: Int32Array;
  /** Approvals of each project. */
  readonly votes: Float64Array;
  /** Papers that approve at least one project. */
  readonly valid: number;
}

/** Places of projects as the one string that stands for them: shorter than a list, and alike papers have the same. */
export const keyOfPlaces = (places: readonly number[]): string => String.fromCharCode(...places);

/** Packs groups of papers that approve the same projects, by `keyOfPlaces`. Groups that approve nothing carry no money and are left out. */
export function packedProfile(groups: ReadonlyMap<string, number>, projects: number): Profile {
  const keys = [...groups.keys()].filter((key) => key !== '').sort(byCodePoint);
  const rowStarts = new Int32Array(keys.length + 1);
  const weights = Float64Array.from(keys, (key) => groups.get(key) ?? 0);
  const votes = new Float64Array(projects);
  const sizes = new Int32Array(projects);
  keys.forEach((key, group) => (rowStarts[group + 1] = (rowStarts[group] ?? 0) + key.length));
  const rows = new Int16Array(rowStarts[keys.length] ?? 0);
  keys.forEach((key, group) => {
    for (let at = 0; at < key.length; at += 1) {
      const project = key.charCodeAt(at);
      rows[(rowStarts[group] ?? 0) + at] = project;
      votes[project] = (votes[project] ?? 0) + (weights[group] ?? 0);
      sizes[project] = (sizes[project] ?? 0) + 1;
    }
  });
  const columnStarts = new Int32Array(projects + 1);
  for (let project = 0; project < projects; project += 1) columnStarts[project + 1] = (columnStarts[project] ?? 0) + (sizes[project] ?? 0);
  const columns = new Int32Array(rows.length);
  const filled = columnStarts.slice();
  for (let group = 0; group < keys.length; group += 1) {
    for (let at = rowStarts[group] ?? 0; at < (rowStarts[group + 1] ?? 0); at += 1) {
      const project = rows[at] ?? 0;
      columns[filled[project] ?? 0] = group;
      filled[project] = (filled[project] ?? 0) + 1;
    }
  }
  return { weights, rowStarts, rows, columnStarts, columns, votes, valid: weights.reduce((sum, count) => sum + count, 0) };
}

/** The profile of ballots that approve options, in the order of `ids`; the classes add up to those cast. */
export function profileOf(options: readonly Option[], ballots: readonly Ballots[], most: number): { readonly ids: readonly string[]; readonly profile: Profile; readonly accounts: Accounts } {
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const places = new Map(ids.map((id, place) => [id, place]));
  const groups = new Map<string, number>();
  const tally = { cast: 0, valid: 0, blank: 0 };
  const [invalid, passed] = [{} as Record<string, number>, { unknown: 0, duplicate: 0 }];
  for (const { count, says } of ballots) {
    tally.cast += count;
    const named = says.kind === 'approves' ? says.options : [];
    const approves = [...new Set(named.flatMap((id) => places.get(id) ?? []))].sort((a, b) => a - b);
    const unknown = named.filter((id) => !places.has(id)).length;
    passed.unknown += unknown * count;
    passed.duplicate += (named.length - unknown - approves.length) * count;
    const wrong = says.kind !== 'approves' ? 'not-an-approval' : approves.length > most ? 'over-limit' : null;
    if (wrong !== null) invalid[wrong] = (invalid[wrong] ?? 0) + count;
    else if (approves.length === 0) tally.blank += count;
    else {
      tally.valid += count;
      const key = keyOfPlaces(approves);
      groups.set(key, (groups.get(key) ?? 0) + count);
    }
  }
  return { ids, profile: packedProfile(groups, ids.length), accounts: { ...tally, abstain: 0, invalid, marks: passed } };
}
