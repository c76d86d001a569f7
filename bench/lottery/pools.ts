import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { columnOf, headingRow, isBlank, folded, plain } from '@plenaria/lottery/formats/headings.ts';
import { peopleIn } from '@plenaria/lottery/formats/people.ts';
import { problemIn } from '@plenaria/lottery/formats/problem.ts';
import { isHeading, quotasIn } from '@plenaria/lottery/formats/quotas.ts';
import type { Table } from '@plenaria/lottery/formats/table.ts';
import { tableOf } from '@plenaria/lottery/formats/xlsx.ts';
import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';

export interface Pool {
  readonly name: string;
  readonly seats: number;
  readonly quotas: readonly Quota[];
  readonly people: readonly Candidate[];
  /** What was taken for granted, to be told. */
  readonly told: string | null;
}

interface Read {
  readonly name: string;
  readonly table: Table;
}

async function tablesIn(folder: string): Promise<readonly Read[]> {
  const found: Read[] = [];
  for (const name of readdirSync(folder).filter((one) => /\.(csv|tsv|txt|xlsx)$/i.test(one)).sort()) {
    const table = await tableOf(readFileSync(join(folder, name)));
    if (typeof table !== 'string') found.push({ name, table });
  }
  return found;
}

const headOf = (table: Table, features: readonly string[]) => headingRow(table, (cells) => features.every((feature) => columnOf(cells, [plain(feature)]) >= 0));

/** People whose file the reader refuses for single cells are measured all the same: what no quota names meets no quota. */
function loosely(table: Table, quotas: readonly Quota[], features: readonly string[]): readonly Candidate[] {
  const head = headOf(table, features);
  const known = new Map(quotas.map(({ feature, value }) => [`${feature}\n${folded(value)}`, value]));
  const rows = table.rows.filter((row) => head !== null && row.number > head.number && !isBlank(row));
  return rows.map(({ cells, number }) => ({ id: `row ${number}`, features: Object.fromEntries(features.map((feature) => [feature, known.get(`${feature}\n${folded(cells[columnOf(head?.cells ?? [], [plain(feature)])] ?? '')}`) ?? ''])) }));
}

const rowsIn = (table: Table): number => table.rows.filter((row) => !isBlank(row)).length;

/**
 * The pool of a folder, its files recognised by their headings: a quota file, and of the people files that are not `already_selected` the
 * largest, then the first by name. The number after the last underscore of the folder is the number of seats. Null where there is no such pool.
 */
export async function poolIn(folder: string): Promise<Pool | { readonly problem: string } | null> {
  const seats = Number(/_(\d+)$/.exec(basename(folder))?.[1] ?? Number.NaN);
  if (!statSync(folder).isDirectory() || !Number.isInteger(seats) || seats < 1) return null;
  const tables = await tablesIn(folder);
  const quotaFile = tables.find(({ table }) => headingRow(table, isHeading) !== null);
  if (quotaFile === undefined) return null;
  const quotas = quotasIn(quotaFile.table, seats);
  if (!quotas.ok) return { problem: `${quotaFile.name}: ${quotas.refusal.slice(0, 1).map((one) => problemIn('en', one)).join('')}` };
  const features = [...new Set(quotas.value.quotas.map(({ feature }) => feature))];
  const [file] = tables.filter(({ name, table }) => name !== quotaFile.name && !/already.?selected/i.test(name) && headOf(table, features) !== null).sort((a, b) => rowsIn(b.table) - rowsIn(a.table) || (a.name < b.name ? -1 : 1));
  if (file === undefined) return { problem: `${quotaFile.name} names ${features.join(', ')}; no file has a column for each` };
  const people = peopleIn(file.table, quotas.value.quotas);
  const known = { name: basename(folder), seats, quotas: quotas.value.quotas };
  if (people.ok) return { ...known, people: people.value.people, told: null };
  return { ...known, people: loosely(file.table, quotas.value.quotas, features), told: `${file.name}: ${people.refusal.length} cells meet no quota (${people.refusal.slice(0, 1).map((one) => problemIn('en', one)).join('')})` };
}
