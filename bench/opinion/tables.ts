import { must } from '@plenaria/kernel/result.ts';
import { planTables } from '@plenaria/opinion/tables.ts';
import { liner, timed, type Line } from './line.ts';

interface Hall {
  readonly people: number;
  readonly seats: number;
  readonly rounds: number;
  readonly moves: number;
  readonly meetings: number;
  readonly seconds: number;
}

/** The sizes of deliberation.md 4.11: what the best known annealing reached there, or better. */
const halls: readonly Hall[] = [
  { people: 100, seats: 5, rounds: 3, moves: 400_000, meetings: 600, seconds: 1 },
  { people: 48, seats: 6, rounds: 6, moves: 1_000_000, meetings: 700, seconds: 4 },
  { people: 150, seats: 8, rounds: 5, moves: 2_000_000, meetings: 2590, seconds: 5 },
];

function measured({ people, seats, rounds, moves, meetings, seconds }: Hall): Line {
  const guests = Array.from({ length: people }, (_, at) => ({ id: `p${String(at).padStart(3, '0')}`, features: { age: `a${at % 4}`, district: `d${(at * 7) % 5}`, gender: `g${(at * 3) % 2}` } }));
  const { result: plan, seconds: taken } = timed(() => must(planTables({ guests, seats: Array.from({ length: Math.ceil(people / seats) }, () => seats), rounds, rules: [], met: [], mixingWeight: 1, moves, seed: 'bench' }), 'a hall without rules has a plan'));
  const line = liner(`tables: ${people} people, ${seats} a table, ${rounds} rounds`);
  return line(`distinct meetings of ${plan.meetings}`, plan.distinctMeetings, `${meetings} or more in ${seconds} s`, plan.distinctMeetings >= meetings && taken <= seconds, taken);
}

/** Table plans over rounds: distinct meetings and CPU time. */
export const tablesChecks = (): readonly Line[] => halls.map(measured);
