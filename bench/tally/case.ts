/** One case of a corpus, as the benchmark's contract prints it. `ok` is null where the case's rule is not one of ours. */
export interface Case {
  readonly corpus: string;
  readonly case: string;
  readonly rule: string;
  readonly ok: boolean | null;
  readonly expected: string;
  readonly got: string;
  readonly cpuSeconds: number;
  /** Why it differs, where that is known: a fault in the published table, a choice the file does not state. */
  readonly why?: string;
}

/** CPU seconds of this process, user and system together. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The result of a piece of work and the CPU seconds it took. */
export function timed<T>(work: () => T): { readonly value: T; readonly cpuSeconds: number } {
  const before = cpuSeconds();
  const value = work();
  return { value, cpuSeconds: Math.round((cpuSeconds() - before) * 1e6) / 1e6 };
}

/** The first `most` letters of a list of differences. */
export const short = (text: string, most = 200): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

/** The cases of one file; where reading or counting it throws, one more case that says so, and the next file goes on. */
export function* guarded(corpus: string, name: string, cases: () => Iterable<Case>, expected = 'a file of the form that its corpus describes'): Generator<Case> {
  try {
    yield* cases();
  } catch (error) {
    yield { corpus, case: name, rule: 'unread', ok: false, expected, got: short(String(error)), cpuSeconds: 0 };
  }
}
