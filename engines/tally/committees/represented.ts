import type { Approvals } from './thiele.ts';

/** A group that deserves more: enough voters for ℓ seats approve a candidate who is out, and each has fewer than ℓ elected. */
export interface Claim {
  readonly candidate: number;
  readonly seats: number;
  readonly voters: number;
}

const elected = ({ approves }: Approvals, committee: ReadonlySet<number>): number => approves.filter((candidate) => committee.has(candidate)).length;

/**
 * EJR+ (Brill and Peters 2023): nobody who is out has, for any ℓ, supporters enough for ℓ seats of whom each has fewer than ℓ
 * elected. Empty where the committee satisfies it: then the list is the certificate, one comparison a candidate and ℓ. `all` is
 * the number of voters, also those who approve nobody.
 */
export function claimsAgainst(papers: readonly Approvals[], candidates: number, committee: readonly number[], all: number): readonly Claim[] {
  const chosen = new Set(committee);
  const claims: Claim[] = [];
  for (let candidate = 0; candidate < candidates; candidate += 1) {
    if (chosen.has(candidate)) continue;
    const supporters = papers.filter(({ approves }) => approves.includes(candidate));
    for (let seats = 1; seats <= committee.length; seats += 1) {
      const voters = supporters.filter((paper) => elected(paper, chosen) < seats).reduce((sum, { count }) => sum + count, 0);
      if (BigInt(voters) * BigInt(committee.length) >= BigInt(seats) * BigInt(all)) claims.push({ candidate, seats, voters });
    }
  }
  return claims;
}

/** How many voters have at least one of those they approve elected. */
export const represented = (papers: readonly Approvals[], committee: readonly number[]): number => papers.filter((paper) => elected(paper, new Set(committee)) > 0).reduce((sum, { count }) => sum + count, 0);
