/*
 * A second Scottish count, paper by paper: every paper is an object that carries its own value, and every stage is found by
 * looking at all papers again. Written from the Order of 2007, schedule 1, part III; it shares no code with the engine.
 */

interface Paper {
  readonly prefers: readonly string[];
  value: bigint;
  holder: string | null;
}

export interface PlainCount {
  readonly elected: readonly string[];
  readonly stages: readonly Readonly<Record<string, string>>[];
}

const one = 100000n;
const text = (units: bigint): string => `${units / one}.${String(units % one).padStart(5, '0')}`;

/** `lots` breaks ties that no earlier stage does: the first of them wins, the last of them leaves. */
export function plainScottish(candidates: readonly string[], votes: readonly (readonly string[])[], seats: number, lots: readonly string[]): PlainCount {
  const papers: Paper[] = votes.filter((prefers) => prefers.length > 0).map((prefers) => ({ prefers, value: one, holder: prefers[0] ?? null }));
  const quota = (BigInt(papers.length) / BigInt(seats + 1) + 1n) * one;
  const [elected, out, settled]: [string[], string[], Set<string>] = [[], [], new Set()];
  const stages: Record<string, bigint>[] = [];
  const running = (): string[] => candidates.filter((name) => !elected.includes(name) && !out.includes(name));
  const sums = (): Record<string, bigint> => Object.fromEntries(candidates.map((name) => [name, settled.has(name) ? quota : papers.filter(({ holder }) => holder === name).reduce((sum, { value }) => sum + value, 0n)]));
  const close = (): void => {
    const now = sums();
    stages.push(now);
    const byVotes = (a: string, b: string): number => ((now[b] ?? 0n) > (now[a] ?? 0n) ? 1 : (now[b] ?? 0n) < (now[a] ?? 0n) ? -1 : candidates.indexOf(a) - candidates.indexOf(b));
    elected.push(...running().filter((name) => (now[name] ?? 0n) >= quota).sort(byVotes));
    if (elected.length < seats && running().length <= seats - elected.length) elected.push(...running().sort(byVotes));
  };
  const pick = (names: readonly string[], best: (a: bigint, b: bigint) => boolean, last: boolean): string => {
    let left = [...names];
    for (const stage of [...stages].reverse()) {
      const extreme = left.map((name) => stage[name] ?? 0n).reduce((a, b) => (best(b, a) ? b : a));
      left = left.filter((name) => (stage[name] ?? 0n) === extreme);
      if (left.length === 1) return left[0] ?? '';
    }
    const drawn = lots.filter((name) => left.includes(name));
    return (last ? drawn.at(-1) : drawn[0]) ?? '';
  };
  const pass = (from: string, scale: (value: bigint) => bigint): void => {
    for (const paper of papers.filter(({ holder }) => holder === from)) {
      paper.value = scale(paper.value);
      const later = paper.prefers.slice(paper.prefers.indexOf(from) + 1);
      paper.holder = later.find((name) => running().includes(name)) ?? null;
    }
  };
  close();
  while (elected.length < seats && running().length > 0) {
    const now = sums();
    const over = elected.filter((name) => (now[name] ?? 0n) > quota);
    if (over.length > 0) {
      const from = pick(over, (a, b) => a > b, false);
      const [total, surplus] = [now[from] ?? 0n, (now[from] ?? 0n) - quota];
      pass(from, (value) => (surplus * value) / total);
      settled.add(from);
    } else {
      const from = pick(running(), (a, b) => a < b, true);
      out.push(from);
      pass(from, (value) => value);
    }
    close();
  }
  return { elected, stages: stages.map((stage) => Object.fromEntries(Object.entries(stage).map(([name, units]) => [name, text(units)]))) };
}
