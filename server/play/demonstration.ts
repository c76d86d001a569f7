import { deschutes } from '#scenarios/deschutes.ts';
import { riverbend } from '#scenarios/riverbend.ts';
import { playWorld } from './play.ts';
import type { Theatre } from './stage.ts';

/**
 * What a visitor finds in a demonstration: the real Deschutes case of 2024 with its sources, then the invented county in
 * which everybody can be stepped into. Older days come first, so that the record reads in the order of time.
 */
export async function playDemonstration(theatre: Theatre): Promise<void> {
  await playWorld(theatre, deschutes);
  await playWorld(theatre, riverbend);
}
