/*
 * A second Schulze and a second Ranked Pairs, written from their definitions: the beatpath by looking at every path without a
 * repetition, circles by walking from the loser. They share no code with the engine and are only for tests.
 */

type Papers = readonly (readonly string[])[];

const prefers = (papers: Papers, one: string, other: string): number => papers.filter((paper) => paper.includes(one) && (!paper.includes(other) || paper.indexOf(one) < paper.indexOf(other))).length;

function strongest(candidates: readonly string[], papers: Papers, from: string, to: string, walked: readonly string[]): number {
  let best = 0;
  for (const step of candidates) {
    if (step === from || walked.includes(step)) continue;
    const votes = prefers(papers, from, step);
    if (votes <= prefers(papers, step, from)) continue;
    const rest = step === to ? votes : Math.min(votes, strongest(candidates, papers, step, to, [...walked, from]));
    best = Math.max(best, rest);
  }
  return best;
}

/** Everybody whom nobody beats by a stronger path. */
export const plainSchulze = (candidates: readonly string[], papers: Papers): readonly string[] =>
  candidates.filter((one) => candidates.every((other) => one === other || strongest(candidates, papers, one, other, []) >= strongest(candidates, papers, other, one, [])));

/** The winner by Ranked Pairs with winning votes, then the smaller opposition, then who stands earlier in the lot. */
export function plainRankedPairs(candidates: readonly string[], papers: Papers, lots: readonly string[]): string {
  const wins = candidates.flatMap((a) => candidates.filter((b) => prefers(papers, a, b) > prefers(papers, b, a)).map((b) => ({ a, b, votes: prefers(papers, a, b), against: prefers(papers, b, a) })));
  wins.sort((x, y) => y.votes - x.votes || x.against - y.against || lots.indexOf(x.a) - lots.indexOf(y.a) || lots.indexOf(y.b) - lots.indexOf(x.b));
  const fixed: { a: string; b: string }[] = [];
  const leads = (from: string, to: string): boolean => from === to || fixed.filter(({ a }) => a === from).some(({ b }) => leads(b, to));
  for (const { a, b } of wins) if (!leads(b, a)) fixed.push({ a, b });
  return lots.find((name) => fixed.every(({ b }) => b !== name)) ?? '';
}
