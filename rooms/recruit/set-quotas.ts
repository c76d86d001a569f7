import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { ok, refuse } from '@plenaria/kernel/result.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Quota } from '#nouns/seat.ts';
import type { Verb } from '#record/contract.ts';
import * as made from './made.ts';

export interface SetQuotasCommand {
  readonly seats: string;
  readonly quotas: readonly Quota[];
  readonly why: string;
}

export type SetQuotasRefusal = 'no-such-seats' | 'portfolio-already-published' | 'reason-missing' | 'no-quotas' | 'least-above-most' | 'cannot-fill-the-seats' | 'named-twice';

const features = (quotas: readonly Quota[]): readonly string[] => [...new Set(quotas.map(({ feature }) => feature))];

/** A feature's least values must fit into the seats and its most values must fill them. */
function cannotFill(quotas: readonly Quota[], seats: number): boolean {
  return features(quotas).some((feature) => {
    const own = quotas.filter((quota) => quota.feature === feature);
    return own.reduce((sum, { min }) => sum + min, 0) > seats || own.reduce((sum, { max }) => sum + max, 0) < seats;
  });
}

function refusalOf({ quotas, why }: SetQuotasCommand, size: number): SetQuotasRefusal | null {
  if (why.trim() === '') return 'reason-missing';
  if (quotas.length === 0) return 'no-quotas';
  if (quotas.some(({ min, max }) => min < 0 || min > max)) return 'least-above-most';
  if (new Set(quotas.map(({ feature, value }) => `${feature}\n${value}`)).size !== quotas.length) return 'named-twice';
  return cannotFill(quotas, size) ? 'cannot-fill-the-seats' : null;
}

/** A quota as it is recorded: nothing else that a file may say of it. */
const plain = ({ feature, value, min, max, minFlex, maxFlex, reason }: Quota): Quota =>
  ({ feature, value, min, max, ...(minFlex === undefined ? {} : { minFlex }), ...(maxFlex === undefined ? {} : { maxFlex }), ...(reason === undefined ? {} : { reason }) });

/** Sets or relaxes the quotas, with the reason, at any time before the possible panels are published. */
export const setQuotas: Verb<SetQuotasCommand, SetQuotasRefusal> = {
  name: 'recruit.set-quotas',
  reads: ({ seats }) => [streamOf('seat', seats)],
  decide: (past, command) => {
    const seats = past.state('seat', command.seats);
    if (seats.state === 'none') return refuse('no-such-seats');
    if (seats.state !== 'open' && seats.state !== 'pool-frozen') return refuse('portfolio-already-published');
    const why = refusalOf(command, seats.size);
    if (why !== null) return refuse(why);
    const quotas = command.quotas.map(plain);
    return ok([made.seats(command.seats, 'QuotasSet', { quotas, digest: digestOfJson(quotas), relaxes: seats.quotas.length > 0 }, { why: command.why })]);
  },
};
