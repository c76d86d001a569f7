import { nounView } from '#record/view.ts';

export const sessions = nounView({
  noun: 'session', version: 2, table: 'deliberate_view.session',
  columns: {
    state: { type: 'text', of: (session) => session.state },
    body: { type: 'text', of: (session) => (session.state === 'unscheduled' ? null : session.body) },
    on: { type: 'date', of: (session) => (session.state === 'unscheduled' ? null : session.on) },
  },
});

export const items = nounView({
  noun: 'item', version: 2, table: 'deliberate_view.item',
  columns: {
    state: { type: 'text', of: (item) => item.state },
    body: { type: 'text', of: (item) => (item.state === 'unwritten' ? null : item.body) },
    kind: { type: 'text', of: (item) => (item.state === 'unwritten' ? null : item.kind) },
    number: { type: 'integer', of: (item) => (item.state === 'unwritten' ? null : item.number) },
  },
});
