import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots, Option, Question } from '../contract.ts';
import type { PbFile } from './pb.ts';

/** A question as a file asks it, with the words people know its options by, and what its money is. */
export interface Asked {
  readonly question: Question<unknown>;
  readonly names: Readonly<Record<string, string>>;
  readonly money?: { readonly currency: string; readonly minor: number };
}

/** The rules that Pabulib's files name, as this package has them. */
const rules: Readonly<Record<string, { readonly rule: string; readonly parameters: Readonly<Record<string, unknown>> }>> = {
  greedy: { rule: 'greedy@1', parameters: { misfit: 'skip' } },
  'greedy-threshold': { rule: 'greedy@1', parameters: { misfit: 'skip' } },
  'greedy-no-skip': { rule: 'greedy@1', parameters: { misfit: 'stop' } },
  'greedy-custom': { rule: 'greedy@1', parameters: { misfit: 'poznan' } },
  equalshares: { rule: 'equal-shares@1', parameters: { worth: 'cost', completion: 'none' } },
  'equalshares/add1': { rule: 'equal-shares@1', parameters: { worth: 'cost', completion: 'add1', stop: 'overspend' } },
  'equalshares/add1u': { rule: 'equal-shares@1', parameters: { worth: 'cost', completion: 'add1u', stop: 'overspend' } },
};

/** Pabulib marks withdrawn projects by this cost. */
const withdrawn = '999999999';

/** Decimals that any amount of the file has: 0 or 2. */
const minorOf = (amounts: readonly string[]): number => (amounts.some((text) => /[.,]\d*[1-9]/.test(text)) ? 2 : 0);

/** An amount in whole minor units, cut after their decimals. */
function inMinor(text: string, minor: number): string {
  const [whole = '0', decimals = ''] = text.replace(',', '.').split('.');
  return String(BigInt(`${whole.replace(/\D/g, '') || '0'}${decimals.replace(/\D/g, '').slice(0, minor).padEnd(minor, '0')}`));
}

/**
 * The question that a .pb file asks: its projects without those withdrawn, its ballots as approvals, and, where the file names
 * one, its rule. `chosen` takes the place of the file's rule and adds parameters. Ballots of points and of ranks are refused.
 */
export function questionOfPb(file: PbFile, chosen: { readonly rule?: string; readonly parameters?: Readonly<Record<string, unknown>>; readonly lots?: readonly string[] | 'file' }): Result<Asked, string> {
  const { meta, projects: all, ballots } = file;
  const type = meta['vote_type'] ?? 'approval';
  if (type !== 'approval' && type !== 'choose-1') return refuse(`approval ballots; this file has vote_type ${type}`);
  const named = rules[meta['rule'] ?? ''];
  const rule = chosen.rule ?? named?.rule;
  if (rule === undefined) return refuse(`a rule; the file names ${meta['rule'] ?? 'none'}, so say which with --rule`);
  const projects = all.filter((project) => project['cost'] !== withdrawn);
  const minor = minorOf([meta['budget'] ?? '', ...projects.map((project) => project['cost'] ?? '')]);
  const options = projects.map((project): Option => ({ id: project['project_id'] ?? '', name: project['name'] ?? project['project_id'] ?? '', cost: inMinor(project['cost'] ?? '0', minor) }));
  const known = new Set(options.map(({ id }) => id));
  const threshold = Number(meta['min_project_score_threshold'] ?? 0);
  const parameters = { budget: inMinor(meta['budget'] ?? '0', minor), ...(rule === named?.rule ? named.parameters : {}), ...(rule.startsWith('greedy') && threshold > 0 ? { threshold } : {}), ...chosen.parameters };
  const cast = ballots.map(({ count, ids }): Ballots => ({ count, says: { kind: 'approves', options: ids.filter((id) => known.has(id)).sort(byCodePoint) } }));
  const lots = chosen.lots === 'file' ? options.map(({ id }) => id) : chosen.lots;
  return ok({
    question: { rule, parameters, options, ballots: cast, ...(lots === undefined ? {} : { lots }) },
    names: Object.fromEntries(options.map(({ id, name }) => [id, name])), money: { currency: meta['currency'] ?? '', minor },
  });
}
