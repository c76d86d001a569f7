/*
 * A second instant runoff, written from its definition: papers are lists, everybody is counted again from the beginning in
 * every round. It shares no code with the engine and is only for tests.
 */

export interface PlainRunoff {
  readonly winner: string;
  readonly rounds: readonly Readonly<Record<string, number>>[];
  readonly left: readonly string[];
}

/** `lots` breaks ties for last place: the last of those tied leaves. A tie of the last two goes to the first in the lot. */
export function plainRunoff(candidates: readonly string[], papers: readonly (readonly string[])[], lots: readonly string[]): PlainRunoff {
  const [rounds, left]: [Record<string, number>[], string[]] = [[], []];
  for (;;) {
    const here = candidates.filter((name) => !left.includes(name));
    const votes = Object.fromEntries(here.map((name) => [name, 0]));
    let counting = 0;
    for (const paper of papers) {
      const choice = paper.find((name) => here.includes(name));
      if (choice === undefined) continue;
      votes[choice] = (votes[choice] ?? 0) + 1;
      counting += 1;
    }
    rounds.push(votes);
    const winner = here.find((name) => 2 * (votes[name] ?? 0) > counting);
    if (winner !== undefined || here.length === 1) return { winner: winner ?? here[0] ?? '', rounds, left };
    if (here.length === 2) return { winner: lots.find((name) => here.includes(name)) ?? '', rounds, left };
    const fewest = Math.min(...here.map((name) => votes[name] ?? 0));
    left.push([...lots].reverse().find((name) => here.includes(name) && votes[name] === fewest) ?? '');
  }
}
