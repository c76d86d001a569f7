/** A verb answers with what it decided, or with a refusal: a value, never an exception (STYLE 3). */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal });

/** Stops the program where something happened that the design says cannot. */
export function invariant(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(`Invariant broken: ${sentence}`);
}

/** The value of a result that cannot be a refusal here; a refusal is a broken invariant. */
export function must<T>(result: Result<T, unknown>, sentence: string): T {
  invariant(result.ok, sentence);
  return result.value;
}

/** Makes a switch over a closed union exhaustive: a new member stops compiling here. */
export function unreachable(never: never): never {
  throw new Error(`Invariant broken: unexpected ${JSON.stringify(never)}`);
}
