/** Why a file cannot be read: the line, what was expected there and what stands there. */
export interface FileProblem {
  /** The first line is 1. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}
