import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { feasibility } from '@plenaria/lottery/feasible.ts';
import { portfolio } from '@plenaria/lottery/portfolio.ts';
import { readPeople, readQuotas } from '@plenaria/lottery/read.ts';
import { cpuMilliseconds, machine } from '../machine.ts';
import { convention } from './ccc.ts';

/** A real pool through import, feasibility, portfolio and draw. The data folder is read, never copied. */
const data = process.env['PLENARIA_DATA'] ?? join('..', 'shared', 'data');
const folder = join(data, 'lottery', 'opendlp_monitoring_30');
console.log(machine());
if (!existsSync(folder)) {
  console.log(`${folder} is not there; name the data folder with PLENARIA_DATA.`);
  process.exit(0);
}
const quotas = readQuotas(readFileSync(join(folder, 'categories.csv'), 'utf8'));
if (!quotas.ok) throw new Error(JSON.stringify(quotas.refusal.slice(0, 5)));
const people = readPeople(readFileSync(join(folder, 'respondents.csv'), 'utf8'), quotas.value);
if (!people.ok) {
  console.log('The people file cannot be read; nothing was imported:');
  for (const { row, column, found, expected } of people.refusal.slice(0, 10)) console.log(`  row ${row}, ${column}: "${found}"; expected ${expected}`);
  process.exit(1);
}
console.log(`opendlp_monitoring_30: ${people.value.length} people, ${quotas.value.length} quotas, 30 seats`);
const checked = await feasibility(people.value, quotas.value, 30);
console.log(checked.feasible ? 'The quotas can be met.' : `The quotas cannot be met: ${JSON.stringify(checked.relaxations)}`);
const [begin, cpu] = [performance.now(), cpuMilliseconds()];
const built = await portfolio(people.value, quotas.value, 30, { panels: 1000, seed: 'bench' });
if (!built.ok) throw new Error(built.refusal);
const { panels, least, leastPossibleAtMost } = built.value;
console.log(`1,000 panels in ${((cpuMilliseconds() - cpu) / 1000).toFixed(1)} CPU s (${((performance.now() - begin) / 1000).toFixed(1)} s): ${new Set(panels.map(String)).size} different; least chance ${(least / 1e6).toFixed(4)}, no lottery above ${(leastPossibleAtMost / 1e6).toFixed(4)}`);
console.log(`Dice 8 1 1: panel 811 = ${panels[810]?.slice(0, 5).join(', ')}, … (${panels[810]?.length} people)`);
await convention(data);
