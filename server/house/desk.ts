import type { Desk } from '#record/act.ts';
import { signIn, type Way } from '#people/sessions.ts';
import type { Reply, Visit } from '#people/visit.ts';
import type { Clock } from '../clock.ts';
import { setSession } from '../cookies.ts';
import type { OpenLog } from '../log.ts';

/** What the house's own routes need beside a visit. */
export interface HouseTools {
  readonly clock: Clock;
  readonly turn: () => Promise<void>;
  readonly desk: Desk;
  readonly log: OpenLog;
  /** Reads the house's settings again, once they were changed. */
  readonly settle: () => Promise<void>;
}

/** The keeper of the house. */
export const steward = { may: ['steward'] as const, at: async () => 'house' };

export const https = (visit: Visit): boolean => visit.origin.startsWith('https:');

/** A page that is not kept anywhere. */
export const page = (html: string, status: 200 | 422 = 200): Reply => ({ kind: 'page', html, status, secret: true });

/** Begins a signed-in time for somebody on this device. */
export async function comeIn(visit: Visit, person: string, to: string, way: Way): Promise<Reply> {
  const token = await signIn(visit.db, visit.random, person, { device: visit.knock.device, way });
  return { kind: 'see-other', to, cookies: [setSession(token, https(visit))] };
}
