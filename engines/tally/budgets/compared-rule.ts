import { byCodePoint } from '@plenaria/kernel/language.ts';
import { ok } from '@plenaria/kernel/result.ts';
import { close, type Found, type Ruling } from '../close.ts';
import type { Ballots, Decision, Line, Step } from '../contract.ts';
import { greedy } from './greedy-rule.ts';
import { preferred } from './preferred.ts';
import { equalShares, type SharesParameters } from './rule.ts';

const line = (option: string, voters: number): Line => ({ option, before: '0', moved: String(voters), after: String(voters) });

function approvalsIn(ballots: readonly Ballots[], ids: readonly string[]): readonly { readonly count: number; readonly approves: readonly number[] }[] {
  return ballots.map(({ count, says }) => ({ count, approves: says.kind === 'approves' ? [...new Set(says.options)].map((id) => ids.indexOf(id)).filter((place) => place >= 0) : [] }));
}

const foundIn = ({ status, outcome, winners, tied, accounts, steps, figures }: Decision): Found => ({ status, winners, accounts, steps, figures, ...(outcome === undefined ? {} : { outcome }), ...(tied === undefined ? {} : { tied }) });

/**
 * Equal shares with its comparison step: where strictly more voters have more approved projects funded by spending down the
 * list of most votes, that list stands instead. The step says how many prefer which; then come the steps of what stands.
 */
export const comparedShares: Ruling<SharesParameters> = (question) => {
  const { parameters, options, ballots } = question;
  const shares = equalShares(question);
  if (!shares.ok || shares.value.status !== 'decided') return shares.ok ? ok(close(question, foundIn(shares.value))) : shares;
  const list = greedy({ ...question, parameters: { budget: parameters.budget, misfit: 'skip', ...(parameters.most === undefined ? {} : { most: parameters.most }) } });
  if (!list.ok || list.value.status !== 'decided') return list.ok ? ok(close(question, foundIn(list.value))) : list;
  const ids = options.map(({ id }) => id).sort(byCodePoint);
  const places = ({ winners }: Decision): ReadonlySet<number> => new Set(winners.map((id) => ids.indexOf(id)));
  const wish = preferred(approvalsIn(ballots, ids), places(shares.value), places(list.value));
  const stands = wish.other > wish.one ? list.value : shares.value;
  const compared: Step = {
    number: 1, clause: 'equal-shares.7', event: 'compare', lines: [line('equal-shares', wish.one), line('greedy', wish.other)], pots: {}, elected: [], excluded: [],
    facts: { stands: stands === list.value ? 'greedy' : 'equal-shares', sharesWinners: shares.value.winners.join(', '), greedyWinners: list.value.winners.join(', ') },
  };
  return ok(close(question, { ...foundIn(stands), steps: [compared, ...stands.steps.map((step) => ({ ...step, number: step.number + 1 }))] }));
};
