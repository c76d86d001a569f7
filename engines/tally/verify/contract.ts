/** What the verifier found wrong, with the step it concerns; 0 where it concerns the decision as a whole. */
export interface Problem {
  readonly step: number;
  readonly problem: string;
}

export interface Verdict {
  readonly holds: boolean;
  /** Equations and comparisons that were made. */
  readonly checks: number;
  readonly problems: readonly Problem[];
  /** What was not replayed, in words: a rule without a replay here, earlier shares of a long completion. */
  readonly unchecked: readonly string[];
}

/** Notes what holds and what does not while a transcript is gone through. */
export class Notes {
  readonly problems: Problem[] = [];
  readonly unchecked: string[] = [];
  checks = 0;

  /** One check: what is said must hold, or the sentence is noted as a problem. */
  check(holds: boolean, step: number, problem: string): boolean {
    this.checks += 1;
    if (!holds) this.problems.push({ step, problem });
    return holds;
  }

  verdict(): Verdict {
    return { holds: this.problems.length === 0, checks: this.checks, problems: this.problems, unchecked: this.unchecked };
  }
}
