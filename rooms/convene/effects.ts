import { streamOf } from '#nouns/noun.ts';
import type { FigureWord } from '#record/contract.ts';

const mandate: FigureWord['streams'] = ({ mandate: id }) => [streamOf('mandate', id)];

/** Figures this room owns: of truths, 1 stands for yes and 0 for no. */
export const figures: Readonly<Record<string, FigureWord>> = {
  /** Stages planned before the one in hand that were not closed. */
  'stages.earlier_open': {
    room: 'convene', streams: ({ cycle }) => [streamOf('cycle', cycle)],
    value: (past, { cycle: id, stage }) => {
      const cycle = past.state('cycle', id);
      if (cycle.state === 'unplanned') return null;
      const at = cycle.stages.findIndex(({ key }) => key === stage);
      return at < 0 ? null : cycle.stages.slice(0, at).filter(({ key }) => !cycle.closed.includes(key)).length;
    },
  },
  'mandate.published': { room: 'convene', streams: mandate, value: (past, { mandate: id }) => (past.state('mandate', id).state === 'draft' ? 0 : 1) },
  /** Whether every recipient has said if it will answer, or has stayed silent until its day. */
  'mandate.signed': {
    room: 'convene', streams: mandate,
    value: (past, { mandate: id }) => {
      const state = past.state('mandate', id);
      return state.state !== 'draft' && Object.values(state.published.receptions).every((reception) => reception !== 'asked') ? 1 : 0;
    },
  },
};
