/** Agreed, disagreed, and everybody who saw and answered. */
interface Seen { readonly agree: number; readonly disagree: number; readonly seen: number }

/** What a group says on a statement against the rest, as Polis computes it: shares with one added, and two-proportion z values. */
export interface Representativeness {
  readonly agreeRatio: number;
  readonly disagreeRatio: number;
  readonly agreeRatioTest: number;
  readonly disagreeRatioTest: number;
  readonly agreeTest: number;
  readonly disagreeTest: number;
}

const share = (successes: number, seen: number): number => (successes + 1) / (seen + 2);

/** Test of a share against one half, with one success added. */
const shareTest = (successes: number, seen: number): number => 2 * Math.sqrt(seen + 1) * ((successes + 1) / (seen + 1) - 0.5);

function twoShares(successes: number, seen: number, otherSuccesses: number, otherSeen: number): number {
  const [a, n, b, m] = [successes + 1, seen + 1, otherSuccesses + 1, otherSeen + 1];
  const pooled = (a + b) / (n + m);
  return pooled === 1 ? 0 : (a / n - b / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

export function representativeness(own: Seen, rest: Seen): Representativeness {
  return {
    agreeRatio: share(own.agree, own.seen) / share(rest.agree, rest.seen),
    disagreeRatio: share(own.disagree, own.seen) / share(rest.disagree, rest.seen),
    agreeRatioTest: twoShares(own.agree, own.seen, rest.agree, rest.seen),
    disagreeRatioTest: twoShares(own.disagree, own.seen, rest.disagree, rest.seen),
    agreeTest: shareTest(own.agree, own.seen),
    disagreeTest: shareTest(own.disagree, own.seen),
  };
}

/** Product over groups of the smoothed share who agree. It shrinks with the number of groups: compare within one map only. */
export const groupAwareConsensus = (groups: readonly Seen[]): number => groups.reduce((product, { agree, seen }) => product * share(agree, seen), 1);

/** The weight Polis gives a statement when it chooses what to show next. Meta statements have 49 there. */
export function classicPriority({ agree, pass, seen, extremity }: { readonly agree: number; readonly pass: number; readonly seen: number; readonly extremity: number }): number {
  const importance = (1 - share(pass, seen)) * (extremity + 1) * share(agree, seen);
  return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
}

/** Who is in a Polis conversation: at least seven votes, or all there are; filled up to fifteen with the most active. */
export function inConversation(votesOfPerson: readonly number[], statements: number): readonly number[] {
  const enough = votesOfPerson.flatMap((votes, person) => (votes >= Math.min(7, statements) ? [person] : []));
  if (enough.length >= 15) return enough;
  const others = votesOfPerson.map((votes, person) => ({ votes, person })).filter(({ person }) => !enough.includes(person)).sort((a, b) => b.votes - a.votes || a.person - b.person);
  return [...enough, ...others.slice(0, 15 - enough.length).map(({ person }) => person)];
}
