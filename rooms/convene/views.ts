import { nounView } from '#record/view.ts';

export const parties = nounView({
  noun: 'party', version: 1, table: 'convene_view.party',
  columns: { state: { type: 'text', of: (party) => party.state }, kind: { type: 'text', of: (party) => (party.state === 'unknown' ? null : party.kind) } },
});

export const bodies = nounView({
  noun: 'body', version: 1, table: 'convene_view.body',
  columns: {
    state: { type: 'text', of: (body) => body.state },
    convener: { type: 'text', of: (body) => (body.state === 'proposed' ? null : body.convener) },
    cycle: { type: 'text', of: (body) => (body.state === 'proposed' ? null : body.cycle) },
  },
});

export const mandates = nounView({
  noun: 'mandate', version: 1, table: 'convene_view.mandate',
  columns: {
    state: { type: 'text', of: (mandate) => mandate.state },
    body: { type: 'text', of: (mandate) => (mandate.state === 'draft' ? null : mandate.published.body) },
    recipients: { type: 'text[]', of: (mandate) => (mandate.state === 'draft' ? [] : mandate.published.recipients) },
    silent_after: { type: 'date', of: (mandate) => (mandate.state === 'draft' ? null : mandate.published.silentAfter) },
  },
});

export const cycles = nounView({
  noun: 'cycle', version: 1, table: 'convene_view.cycle',
  columns: {
    state: { type: 'text', of: (cycle) => cycle.state },
    body: { type: 'text', of: (cycle) => (cycle.state === 'unplanned' ? null : cycle.body) },
  },
});
