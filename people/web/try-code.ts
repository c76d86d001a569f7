import { refuse, type Result } from '@plenaria/kernel/result.ts';
import { fromEverywhere, fromOneNetwork, mayTry, tryBack } from '../attempts.ts';
import { lookUp, type CodeRefusal, type Purpose } from '../code.ts';
import type { Visit } from '../visit.ts';

export interface FoundCode {
  readonly purpose: Purpose;
  readonly subject: string;
  readonly locator: string;
}

/** Looks a code up as far as this network may still try; the try is counted before, and given back when the code was right. */
export async function tryCode(visit: Visit, typed: string): Promise<Result<FoundCode, CodeRefusal>> {
  const network = visit.knock.network === null ? [] : [[`code/${visit.knock.network}`, fromOneNetwork] as const];
  const counted = [...network, ['code', fromEverywhere] as const];
  for (const [what, limit] of counted) if (!(await mayTry(visit.db, what, limit))) return refuse('too-many-tries');
  const found = await lookUp(visit.db, typed, visit.now);
  if (found.ok) for (const [what, limit] of counted) await tryBack(visit.db, what, limit);
  return found;
}
