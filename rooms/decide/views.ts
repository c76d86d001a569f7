import { nounView } from '#record/view.ts';

export const decisions = nounView({
  noun: 'decision', version: 1, table: 'decide_view.decision',
  columns: {
    state: { type: 'text', of: (decision) => decision.state },
    body: { type: 'text', of: (decision) => (decision.state === 'uncalled' ? null : decision.body) },
    items: { type: 'text[]', of: (decision) => (decision.state === 'uncalled' ? [] : decision.items.map(({ item }) => item)) },
  },
});
