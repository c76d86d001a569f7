import { nounView } from '#record/view.ts';

/** Duties as rows: who owes what to whom, by when. */
export const duties = nounView({
  noun: 'duty', version: 1, table: 'respond_view.duty',
  columns: {
    state: { type: 'text', of: (duty) => duty.state },
    body: { type: 'text', of: (duty) => (duty.state === 'none' ? null : duty.body) },
    item: { type: 'text', of: (duty) => (duty.state === 'none' ? null : duty.item) },
    debtor: { type: 'text', of: (duty) => (duty.state === 'none' ? null : duty.debtor) },
    due: { type: 'date', of: (duty) => (duty.state === 'none' ? null : (duty.extendedTo ?? duty.due)) },
  },
});
