import Papa from 'papaparse';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Candidate, Quota } from '../contract.ts';
import { cross, partsOf, withCrossed } from '../quotas/crossed.ts';
import { columnOf, folded, formProblems, headingRow, inOrder, isBlank, meant, plain } from './headings.ts';
import { note, problem, type Note, type Problem } from './problem.ts';
import { tableOfText, type Row, type Table } from './table.ts';
import { tableOf } from './xlsx.ts';

export interface PeopleFile {
  readonly people: readonly Candidate[];
  readonly notes: readonly Note[];
}

/** How a people file is meant: the column that names each person, and the columns that together are an address. */
export interface Meaning {
  readonly id?: string;
  readonly address?: readonly string[];
}

const idNames = ['id', 'nationbuilder id', 'unique id', 'external id', 'pseudonym', 'person id'];
const addressNames = /^(primary )?(address|addr|street|dirección|direccion|endereço|endereco|calle|rua)\b|^(primary )?(zip|postcode|postal code|código postal|codigo postal|cep)$/;

/** Columns whose headings speak of an address: a proposal to a person, never taken by itself. */
export const addressColumns = (headings: readonly string[]): readonly string[] => headings.filter((heading) => addressNames.test(plain(heading)));

interface Asked {
  readonly feature: string;
  readonly at: number;
  /** The values that quotas name, by their folded form; any value does where there is none. */
  readonly known: ReadonlyMap<string, string>;
}

interface Reading {
  readonly head: Row;
  readonly problems: Problem[];
  readonly notes: Note[];
  readonly spellings: Set<string>;
}

/** Plain features that quotas ask about, alone or as part of an intersection, with the values they name. */
function askedOf(quotas: readonly Quota[], heads: readonly string[]): readonly Asked[] {
  const values = new Map<string, Map<string, string>>();
  for (const { feature, value } of quotas) {
    const parts = columnOf(heads, [plain(feature)]) >= 0 ? [feature] : partsOf(feature);
    const cells = parts.length > 1 ? value.split(cross) : [value];
    for (const [at, part] of parts.entries()) {
      const known = values.get(part) ?? new Map<string, string>();
      values.set(part, known.set(folded(cells[at] ?? ''), cells[at] ?? ''));
    }
  }
  const plainly = new Set(quotas.map(({ feature }) => feature));
  return [...values].map(([feature, known]) => ({ feature, at: columnOf(heads, [plain(feature)]), known: plainly.has(feature) ? known : new Map() }));
}

function valueIn({ head, problems, notes, spellings }: Reading, row: Row, { feature, at, known }: Asked): string {
  const found = row.cells[at] ?? '';
  const column = head.cells[at] ?? feature;
  const choices = (): string => [...known.values()].join(' | ');
  if (found === '') problems.push(problem('blank', row.number, column, '', choices() || '…'));
  if (found === '' || known.size === 0) return found;
  const value = known.get(folded(found));
  if (value === undefined) {
    const likely = meant(found, [...known.values()]);
    problems.push(problem('unknown-value', row.number, column, found, likely === null ? choices() : `${likely}?`));
  } else if (value !== found && !spellings.has(`${feature}\n${found}`)) {
    spellings.add(`${feature}\n${found}`);
    notes.push(note('other-spelling', row.number, column, found, value));
  }
  return value ?? found;
}

/** How each person is called: by the id column, by a first column that names everybody once, or by the row. */
function callerOf(rows: readonly Row[], { head, notes }: Reading, asked: readonly Asked[], meaning: Meaning): (row: Row) => string {
  const named = columnOf(head.cells, meaning.id === undefined ? idNames : [plain(meaning.id)]);
  if (named >= 0) return ({ cells }) => cells[named] ?? '';
  const firsts = rows.map(({ cells }) => cells[0] ?? '');
  if (!asked.some(({ at }) => at === 0) && new Set(firsts).size === firsts.length && !firsts.includes('')) {
    notes.push(note('ids-from-first-column', head.number, head.cells[0] ?? ''));
    return ({ cells }) => cells[0] ?? '';
  }
  notes.push(note('ids-from-rows'));
  return ({ number }) => String(number);
}

interface Entry {
  readonly row: Row;
  readonly person: Candidate;
}

/** Leaves out word-for-word repetitions; one id with different answers is a problem. */
function onceEach(entries: readonly Entry[], { head, problems, notes }: Reading, idColumn: string): readonly Entry[] {
  const seen = new Map<string, Entry>();
  return entries.filter((entry) => {
    const { row, person } = entry;
    const earlier = seen.get(person.id);
    if (person.id === '') problems.push(problem('blank', row.number, idColumn || (head.cells[0] ?? 'id'), '', 'id'));
    if (earlier === undefined || person.id === '') {
      seen.set(person.id, entry);
      return true;
    }
    if (earlier.row.cells.join('\n') === row.cells.join('\n')) notes.push(note('same-person-twice', row.number, idColumn, person.id));
    else problems.push(problem('id-twice', row.number, idColumn, person.id, String(earlier.row.number)));
    return false;
  });
}

/** People at one address get one household; addresses themselves go no further. Compared without case, signs and runs of blanks. */
function withHouseholds(entries: readonly Entry[], columns: readonly number[], notes: Note[]): readonly Entry[] {
  const addressOf = ({ row }: Entry): string => columns.map((at) => folded(row.cells[at] ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()).filter((part) => part !== '').join('\n');
  const groups = new Map<string, number>();
  for (const entry of entries) if (addressOf(entry) !== '') groups.set(addressOf(entry), (groups.get(addressOf(entry)) ?? 0) + 1);
  const shared = [...groups].filter(([, count]) => count > 1).map(([address]) => address);
  if (columns.length > 0) notes.push(note('households', 0, '', String(shared.reduce((sum, address) => sum + (groups.get(address) ?? 0), 0)), String(shared.length)));
  const place = new Map(shared.map((address, at) => [address, `h${at + 1}`]));
  return entries.map((entry) => {
    const household = place.get(addressOf(entry));
    return household === undefined ? entry : { ...entry, person: { ...entry.person, household } };
  });
}

const missing = (head: Row, columns: readonly string[]): readonly Problem[] =>
  columns.filter((column) => columnOf(head.cells, [plain(column)]) < 0).map((column) => problem('heading-missing', head.number, column, head.cells.filter((cell) => cell !== '').join(', ')));

/** The heading row: the first that names every feature, else the first that is not blank. */
function headOf(table: Table, quotas: readonly Quota[]): Row | null {
  const features = new Set(quotas.flatMap(({ feature }) => partsOf(feature)));
  const all = headingRow(table, (cells) => [...features].every((feature) => columnOf(cells, [plain(feature)]) >= 0));
  return all ?? table.rows.find((row) => !isBlank(row)) ?? null;
}

/**
 * Reads a people table: a row each, a column for each feature that quotas ask about, and an id. Values are compared without
 * case; a value that no quota names is a problem, with its row and column. With `address`, people at one address become a
 * household. All problems come at once.
 */
export function peopleIn(table: Table, quotas: readonly Quota[], meaning: Meaning = {}): Result<PeopleFile, readonly Problem[]> {
  const head = headOf(table, quotas);
  if (head === null) return refuse([problem('empty-file', 0, '')]);
  const asked = askedOf(quotas, head.cells);
  const address = meaning.address ?? [];
  const lacking = missing(head, [...asked.map(({ feature }) => feature), ...address, ...(meaning.id === undefined ? [] : [meaning.id])]);
  if (lacking.length > 0) return refuse(lacking);
  const idAt = columnOf(head.cells, meaning.id === undefined ? idNames : [plain(meaning.id)]);
  const reading: Reading = { head, notes: table.notes.map((is) => note(is)), spellings: new Set(), problems: [...formProblems(table, head, [idAt, ...asked.map(({ at }) => at)])] };
  if (table.rows.some((row) => row.number < head.number && !isBlank(row))) reading.notes.push(note('heading-not-first', head.number));
  const isEmpty = (row: Row): boolean => [idAt, ...asked.map(({ at }) => at)].every((at) => (row.cells[at] ?? '') === '');
  const rows = table.rows.filter((row) => row.number > head.number && !isBlank(row));
  for (const row of rows.filter(isEmpty)) reading.notes.push(note('blank-row', row.number));
  const full = rows.filter((row) => !isEmpty(row));
  const call = callerOf(full, reading, asked, meaning);
  const entries = full.map((row): Entry => ({ row, person: { id: call(row), features: Object.fromEntries(asked.map((one) => [one.feature, valueIn(reading, row, one)])) } }));
  const once = withHouseholds(onceEach(entries, reading, head.cells[idAt] ?? ''), address.map((column) => columnOf(head.cells, [plain(column)])), reading.notes);
  return reading.problems.length > 0 ? refuse(inOrder(reading.problems, head)) : ok({ people: withCrossed(once.map(({ person }) => person), quotas), notes: reading.notes });
}

/** Reads a people file, CSV or XLSX. */
export async function readPeopleFile(bytes: Uint8Array, quotas: readonly Quota[], meaning: Meaning = {}): Promise<Result<PeopleFile, readonly Problem[]>> {
  const table = await tableOf(bytes);
  return typeof table === 'string' ? refuse([problem(table, 0, '')]) : peopleIn(table, quotas, meaning);
}

export const readPeopleText = (text: string, quotas: readonly Quota[], meaning: Meaning = {}): Result<PeopleFile, readonly Problem[]> => peopleIn(tableOfText(text), quotas, meaning);

/** A people file that `readPeopleFile` reads back: id, household where there is one, then the plain features in their order. */
export function writePeople(people: readonly Candidate[]): string {
  const features = [...new Set(people.flatMap((person) => Object.keys(person.features)))].filter((feature) => partsOf(feature).length === 1);
  const housed = people.some(({ household }) => household !== undefined);
  const rows = people.map(({ id, household, features: own }) => [id, ...(housed ? [household ?? ''] : []), ...features.map((feature) => own[feature] ?? '')]);
  return `${Papa.unparse([['id', ...(housed ? ['household'] : []), ...features], ...rows], { newline: '\n' })}\n`;
}
