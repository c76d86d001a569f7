import { must } from '@plenaria/kernel/result.ts';
import { isValid } from '@plenaria/lottery/face.ts';
import { leximin, proof } from '@plenaria/lottery/leximin.ts';
import { shapeOf } from '@plenaria/lottery/shape.ts';
import { aimedAt, equalTickets } from '@plenaria/lottery/tickets.ts';
import { madePool } from './made.ts';

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const turn = <T>(list: readonly T[], at: number, otherwise: T): T => list[at % list.length] ?? otherwise;

/** Pools of 250 to 400 people, 20 to 110 seats and 5 to 8 features, made up one from each number; every fourth as the reference's 360 to 30. */
export async function madeUp(count: number, first: number, say: (line: string) => void): Promise<void> {
  for (let seed = first; seed < first + count; seed += 1) {
    const usual = seed % 4 === 0;
    const [people, seats] = usual ? [360, 30] : [turn([300, 360, 400, 330, 250], seed, 360), turn([20, 30, 50, 110, 40, 80, 25], seed, 30)];
    const features = [2, 5, 4, 3, usual ? 4 : 6, 4, 3, 3].slice(0, usual ? 7 : turn([5, 6, 7, 8], seed * 7 + (seed >> 2), 7));
    const pool = madePool({ people, seats, features, skew: usual ? 0.5 : turn([0.4, 0.8, 1.2], seed, 0.8), slack: usual ? 0 : turn([0, 1, 0, 2, 3], seed >> 1, 0), seed });
    const shape = shapeOf(pool.people, pool.quotas, seats);
    const name = `${seed}: ${people} people, ${seats} seats, ${features.length} features, ${shape.types.length} types`;
    const begin = cpu();
    const found = await leximin(shape, { seed: String(seed) });
    if (!found.ok) {
      say(`${name}: ${found.refusal}, ${(cpu() - begin).toFixed(2)} CPU s`);
      continue;
    }
    const proven = cpu() - begin;
    const { panels, off } = must(await equalTickets(shape, found.value, 1000, String(seed)), 'nobody cancels');
    const aim = aimedAt(found.value);
    const broken = [...panels, ...found.value.panels].filter((panel) => !isValid(shape, panel)).length;
    const least = Math.min(...aim.filter((_, type) => !found.value.never.includes(type)));
    say(`${name}: ${found.value.off < proof ? 'proven' : 'NOT proven'}, off by ${found.value.off.toExponential(1)} seats, least chance ${least.toFixed(6)} of at most ${found.value.targets.leastAtMost.toFixed(6)}, ${found.value.cuts.length} cuts, ${proven.toFixed(2)} CPU s; with 1,000 panels ${(cpu() - begin).toFixed(2)} CPU s, ${off} seats outside a panel of the target, ${new Set(panels.map((panel) => panel.join())).size} distinct${broken > 0 ? `, ${broken} BROKEN` : ''}`);
  }
}
