import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** The machine beside the figures. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

/** The value below which a share of sorted numbers lies. */
export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export const cpuMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** CPU milliseconds of every PostgreSQL process of this machine so far (Linux, clock ticks of 10 ms). */
export function databaseMilliseconds(): number {
  const ticks = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((process) => {
    try {
      const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${process}/stat`, 'utf8')) ?? [];
      const fields = rest.split(' ');
      return name === 'postgres' ? Number(fields[11]) + Number(fields[12]) : 0;
    } catch {
      return 0;
    }
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}
