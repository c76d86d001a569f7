import { ok, refuse } from '@plenaria/kernel/result.ts';
import { stageIsOpen } from '#nouns/cycle.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export type CloseStageRefusal = 'stage-not-open';

/** Closes a stage that is open. */
export const closeStage: Verb<{ readonly cycle: string; readonly stage: string }, CloseStageRefusal> = {
  name: 'convene.close-stage',
  reads: ({ cycle }) => [streamOf('cycle', cycle)],
  decide: (past, { cycle: id, stage }) =>
    stageIsOpen(past.state('cycle', id), stage) ? ok([made.cycle(id, 'StageClosed', { stage }, {})]) : refuse('stage-not-open'),
};
