import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readPeople, readQuotas } from '@plenaria/lottery/read.ts';
import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';

export interface Pool {
  readonly name: string;
  readonly seats: number;
  readonly quotas: readonly Quota[];
  readonly people: readonly Candidate[];
}

const headOf = (text: string): readonly string[] => (text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').toLowerCase().split(',').map((one) => one.replaceAll('"', '').trim());

function isQuotas(head: readonly string[]): boolean {
  return head.includes('min') && head.includes('max') && (head.includes('feature') || head.includes('category'));
}

/** The pool of a folder, recognised by the heads of its files; null where it holds none that can be read, with the reason. */
export function poolIn(folder: string): Pool | { readonly problem: string } | null {
  const seats = /_(\d+)$/.exec(folder)?.[1];
  if (seats === undefined || !statSync(folder).isDirectory()) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv')).sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const quotaFile = files.find(({ text }) => isQuotas(headOf(text)));
  if (quotaFile === undefined) return null;
  const quotas = readQuotas(quotaFile.text);
  if (!quotas.ok) return { problem: `${quotaFile.name}: ${JSON.stringify(quotas.refusal[0])}` };
  const features = [...new Set(quotas.value.map(({ feature }) => feature.toLowerCase()))];
  const people = files.filter(({ name, text }) => name !== quotaFile.name && !name.includes('already_selected') && features.every((feature) => headOf(text).includes(feature)))
    .sort((a, b) => b.text.split('\n').length - a.text.split('\n').length || (a.name < b.name ? -1 : 1));
  const [file] = people;
  if (file === undefined) return null;
  const hasId = headOf(file.text).some((head) => ['id', 'nationbuilder_id', 'unique_id', 'external_id', 'pseudonym'].includes(head));
  const text = hasId ? file.text : file.text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line !== '').map((line, at) => (at === 0 ? `id,${line}` : `${at},${line}`)).join('\n');
  const read = readPeople(text, quotas.value);
  return read.ok ? { name: folder.slice(folder.lastIndexOf('/') + 1), seats: Number(seats), quotas: quotas.value, people: read.value } : { problem: `${file.name}: ${JSON.stringify(read.refusal.slice(0, 3))}` };
}
