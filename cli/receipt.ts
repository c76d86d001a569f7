import { readFileSync } from 'node:fs';
import { provesEntry, readReceipt, readVerifierKey } from '@plenaria/merkle/index.ts';

/** `plenaria receipt PROOF --export RECORD.jsonl --key KEY`: whether a fact of an export is in a log that KEY signed. Answers the exit code. */
export function checkReceipt(args: readonly string[], leafAt: (path: string, index: number) => string | null): number {
  const option = (name: string): string => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : '');
  const [path] = args;
  if (path === undefined || option('--key') === '' || option('--export') === '') throw new Error('Which receipt? plenaria receipt FILE.tlog-proof --export record.jsonl --key KEY');
  const [receipt, key] = [readReceipt(readFileSync(path, 'utf8')), readVerifierKey(option('--key'))];
  if (!receipt.ok || !key.ok) {
    console.log(receipt.ok ? 'That is not the key of a log.' : 'That is not a receipt.');
    return 1;
  }
  const leaf = leafAt(option('--export'), receipt.value.index);
  const proven = leaf === null ? null : provesEntry(leaf, receipt.value, [key.value]);
  console.log(proven?.ok ? `Fact ${receipt.value.index + 1} is in ${proven.value.origin} as it was signed at ${proven.value.size} facts.` : `The receipt does not prove this: ${proven === null ? 'the export has no such fact' : proven.refusal}.`);
  return proven?.ok ? 0 : 1;
}
