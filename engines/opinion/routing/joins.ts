import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';

/** What people decided about a suggestion. A join hides the one behind the other; votes stay where they were cast and are asked again. */
export type JoinEvent =
  | { readonly type: 'joined'; readonly statement: string; readonly into: string; readonly by: string }
  | { readonly type: 'kept-apart'; readonly one: string; readonly other: string; readonly by: string }
  | { readonly type: 'parted'; readonly statement: string; readonly by: string };

export type JoinRefusal = 'joined-already' | 'into-itself' | 'not-joined' | 'into-a-joined-one';

export interface Joins {
  /** statement → the one it stands behind. */
  readonly behind: ReadonlyMap<string, string>;
  readonly keptApart: ReadonlySet<string>;
}

const pair = (one: string, other: string): string => JSON.stringify(one < other ? [one, other] : [other, one]);

export const isKeptApart = ({ keptApart }: Joins, one: string, other: string): boolean => keptApart.has(pair(one, other));

/** The joins as their log left them; the same log gives the same joins. */
export function joinsAfter(log: readonly JoinEvent[]): Result<Joins, { readonly at: number; readonly because: JoinRefusal }> {
  const behind = new Map<string, string>();
  const keptApart = new Set<string>();
  for (const [at, event] of log.entries()) {
    const because = event.type === 'joined' ? wrongWith(behind, event) : event.type === 'parted' && !behind.has(event.statement) ? 'not-joined' : null;
    if (because !== null) return refuse({ at, because });
    if (event.type === 'joined') behind.set(event.statement, event.into);
    if (event.type === 'parted') behind.delete(event.statement);
    if (event.type === 'kept-apart') keptApart.add(pair(event.one, event.other));
  }
  return ok({ behind, keptApart });
}

/** One step only, so that nobody has to follow a chain to find where a statement went. */
function wrongWith(behind: ReadonlyMap<string, string>, { statement, into }: { readonly statement: string; readonly into: string }): JoinRefusal | null {
  if (statement === into) return 'into-itself';
  if (behind.has(statement) || [...behind.values()].includes(statement)) return 'joined-already';
  return behind.has(into) ? 'into-a-joined-one' : null;
}
