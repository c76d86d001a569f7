import { isTested } from '#nouns/finding.ts';
import { nounView } from '#record/view.ts';

/** Promises and findings as rows, for this room's window. */
export const commitments = nounView({
  noun: 'commitment', version: 1, table: 'monitor_view.commitment',
  columns: {
    state: { type: 'text', of: (commitment) => commitment.state },
    body: { type: 'text', of: (commitment) => (commitment.state === 'none' ? null : commitment.body) },
    item: { type: 'text', of: (commitment) => (commitment.state === 'none' ? null : commitment.item) },
    debtor: { type: 'text', of: (commitment) => (commitment.state === 'none' ? null : commitment.debtor) },
    due: { type: 'date', of: (commitment) => (commitment.state === 'none' ? null : commitment.due) },
  },
});

export const findings = nounView({
  noun: 'finding', version: 2, table: 'monitor_view.finding',
  columns: {
    state: { type: 'text', of: (finding) => finding.state },
    body: { type: 'text', of: (finding) => (finding.state === 'none' ? null : finding.body) },
    commitment: { type: 'text', of: (finding) => (isTested(finding) ? finding.commitment : null) },
    debtor: { type: 'text', of: (finding) => (isTested(finding) ? finding.debtor : null) },
    item: { type: 'text', of: (finding) => (finding.state === 'reading' || finding.state === 'rating' ? finding.item : null) },
  },
});
