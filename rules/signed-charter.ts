import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { SeatClass } from '#nouns/body.ts';
import type { PlannedStage } from '#nouns/cycle.ts';
import { readCharter, type DutyTemplate } from './charter.ts';
import { checkCharter } from './charter-2/check.ts';
import { playOf, type Bound } from './charter-2/play.ts';
import { readCharter2, type Charter } from './charter-2/types.ts';
import type { Gate } from './gate/gate.ts';
import { standardGates } from './gate/standard.ts';
import { fault, isRecord, type Fault } from './reading.ts';
import { readSignedRule, type SignedRule } from './signed.ts';

/** Words of effects and figures that rooms of this house have bound; `server/vocabulary.ts` proves the list against what it binds. */
export const boundInHouse: Bound = {
  effects: ['adopt', 'drop', 'owe', 'pledge', 'seat'],
  figures: [
    'funds.committed',
    'funds.lines_short',
    'funds.required',
    'mandate.published',
    'mandate.signed',
    'seats.filled',
    'seats.total',
    'stages.earlier_open',
  ],
};

/** A charter as it was signed, whichever version, as rooms and pages use it. */
export interface SignedCharter {
  readonly canonical: { readonly [key: string]: Json };
  readonly template: string;
  readonly classes: readonly SeatClass[];
  readonly selection: 'lottery' | 'join';
  readonly stages: readonly PlannedStage[];
  readonly decision: SignedRule;
  readonly duty: DutyTemplate;
  readonly gates: readonly Gate[];
  /** The whole charter where it is of the second version, for its explanation. */
  readonly whole: Charter | null;
}

function second(json: { readonly [key: string]: unknown }): Result<SignedCharter, readonly Fault[]> {
  const read = readCharter2(json, '');
  if (!read.ok) return read;
  const faults = checkCharter(read.value);
  if (faults.length > 0) return refuse(faults);
  const play = playOf(read.value, boundInHouse);
  if (!play.ok) return play;
  const { classes, selection, stages, vote, duty, gates } = play.value;
  const decision = readSignedRule({ version: 'decision-rule/2', rule: vote });
  if (!decision.ok) return refuse([fault('decisions', 'no-room-yet', { word: 'rule' })]);
  const { template } = read.value;
  return ok({
    canonical: json as SignedCharter['canonical'],
    template: `${template.name}/${template.version}`,
    classes,
    selection,
    stages,
    decision: decision.value,
    duty,
    gates,
    whole: read.value,
  });
}

/** Reads a charter by its version: `charter/1` as it was frozen, `charter/2` when it reads, checks and can be carried out here. */
export function readSignedCharter(json: unknown): Result<SignedCharter, readonly Fault[]> {
  if (isRecord(json) && json['version'] === 'charter/2') return second(json);
  const old = readCharter(json);
  if (!old.ok) return refuse([fault('version', 'not-understood', { found: old.refusal })]);
  const { classes, selection, stages, decision, duty, template } = old.value;
  const rule = readSignedRule(decision);
  return rule.ok
    ? ok({ canonical: old.value, template, classes, selection, stages, decision: rule.value, duty, gates: standardGates, whole: null })
    : refuse([fault('decision', 'no-room-yet', { word: 'decision' })]);
}

const remembered = new Map<string, Result<SignedCharter, readonly Fault[]>>();
const most = 200;

/**
 * The charter of a published mandate. Reading and checking one takes 2 ms of processor, half a page, and a charter never
 * changes under its digest: the last two hundred are remembered by it.
 */
export function signedCharterOf({ charter, charterDigest }: { readonly charter: unknown; readonly charterDigest: string }): Result<SignedCharter, readonly Fault[]> {
  const known = remembered.get(charterDigest);
  if (known !== undefined) return known;
  const read = readSignedCharter(charter);
  if (remembered.size >= most) remembered.clear();
  remembered.set(charterDigest, read);
  return read;
}
