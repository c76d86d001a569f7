/** One check as the contract of `npm run bench -- opinion --json` prints it. `ok` is null where nothing was promised. */
export interface Line {
  readonly conversation: string;
  readonly check: string;
  readonly value: number | string;
  readonly expected: string;
  readonly ok: boolean | null;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** CPU seconds of this process so far, all threads. */
export const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The most memory this process ever held, in megabytes. */
export const peak = (): number => process.resourceUsage().maxRSS / 1024;

/** Runs `work` and tells its CPU seconds. */
export function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = cpu();
  const result = work();
  return { result, seconds: cpu() - before };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Lines of one conversation. */
export const liner = (conversation: string) => (check: string, value: number | string, expected: string, ok: boolean | null, cpuSeconds = 0): Line =>
  ({ conversation, check, value: typeof value === 'number' ? rounded(value) : value, expected, ok, cpuSeconds: rounded(cpuSeconds), megabytes: Math.round(peak()) });

export const told = ({ check, value, expected, ok, cpuSeconds, megabytes }: Line): string =>
  `  ${ok === null ? '  ' : ok ? 'ok' : 'NO'}  ${check}: ${value}${expected === '' ? '' : ` (${expected})`}${cpuSeconds > 0 ? `, ${cpuSeconds.toFixed(3)} CPU s` : ''}, ${megabytes} MB`;
