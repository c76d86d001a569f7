import { must, ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Verb } from '#record/contract.ts';
import { guards } from '#rules/gate/gate.ts';
import { signedCharterOf } from '#rules/signed-charter.ts';
import { askGates } from './ask-gates.ts';
import * as made from './made.ts';

export type OpenStageRefusal = 'no-such-stage' | 'already-open' | 'earlier-stage-open' | 'not-funded' | 'gate-does-not-hold';

/** The words that a page has for the two gates every charter carries. */
const refusals: Readonly<Record<string, OpenStageRefusal>> = { 'in-order': 'earlier-stage-open', funded: 'not-funded' };

/** Opens a stage of a cycle when every gate that the signed charter sets before it holds. */
export const openStage: Verb<{ readonly cycle: string; readonly stage: string }, OpenStageRefusal> = {
  name: 'convene.open-stage',
  reads: ({ cycle }) => [streamOf('cycle', cycle)],
  decide: (past, { cycle: id, stage: key }, _now, vocabulary) => {
    const cycle = past.state('cycle', id);
    const stage = cycle.state === 'unplanned' ? undefined : cycle.stages.find((one) => one.key === key);
    if (cycle.state === 'unplanned' || stage === undefined) return refuse('no-such-stage');
    if (cycle.opened.includes(key)) return refuse('already-open');
    const signed = streamOf('mandate', cycle.mandate);
    if (!past.loaded(signed)) return refuse({ needs: [signed] });
    const mandate = past.state('mandate', cycle.mandate);
    if (mandate.state === 'draft') return refuse('no-such-stage');
    const { gates } = must(signedCharterOf(mandate.published), 'a charter that was signed can be read');
    const asked = askGates(gates.filter((gate) => guards(gate, stage)), { body: cycle.body, cycle: id, mandate: cycle.mandate, stage: key }, past, vocabulary);
    if (!asked.ok) return refuse(asked.refusal);
    const failed = asked.value.find(({ passes }) => !passes);
    return failed ? refuse(refusals[failed.gate] ?? 'gate-does-not-hold') : ok([made.cycle(id, 'StageOpened', { stage: key }, {})]);
  },
};
