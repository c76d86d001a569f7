import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type OpenStageRefusal = 'no-such-stage' | 'already-open' | 'earlier-stage-open' | 'not-funded';

/** Kinds of stage that ask people to come: they open only when what people need is paid for (safeguard 16). */
const asksPeopleToCome = ['learn', 'deliberate', 'decide'];

/** Opens the next stage of a cycle, in the order in which it was planned. */
export const openStage: Verb<{ readonly cycle: string; readonly stage: string }, OpenStageRefusal> = {
  name: 'convene.open-stage',
  reads: ({ cycle }) => [streamOf('cycle', cycle)],
  decide: (past, { cycle: id, stage: key }, _now, vocabulary) => {
    const cycle = past.state('cycle', id);
    const at = cycle.state === 'unplanned' ? -1 : cycle.stages.findIndex((stage) => stage.key === key);
    const stage = cycle.state === 'unplanned' ? undefined : cycle.stages[at];
    if (cycle.state === 'unplanned' || stage === undefined) return refuse('no-such-stage');
    if (cycle.opened.includes(key)) return refuse('already-open');
    if (cycle.stages.slice(0, at).some((earlier) => !cycle.closed.includes(earlier.key))) return refuse('earlier-stage-open');
    if (asksPeopleToCome.includes(stage.kind)) {
      const short = vocabulary.figure('funds.lines_short', { body: cycle.body, cycle: id, mandate: cycle.mandate }, past);
      if (!short.ok) return refuse(short.refusal);
      if (short.value !== 0) return refuse('not-funded');
    }
    return ok([made.cycle(id, 'StageOpened', { stage: key }, {})]);
  },
};
