import { nounView } from '#record/view.ts';

/** Money lines: what is needed, promised, committed and paid, in whole cents. */
export const lines = nounView({
  noun: 'ledger-line', version: 1, table: 'provide_view.line',
  columns: { body: { type: 'text', of: (line) => line.body }, cycle: { type: 'text', of: (line) => line.cycle } },
});
