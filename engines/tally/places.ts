import type { Lots, Step } from './contract.ts';

/** A link of a chain: how two options that are still equal compare; below zero where the first is better. */
export interface Link {
  readonly name: string;
  readonly compare: (a: string, b: string) => number;
}

export interface Placed {
  /** Who takes the places, the best first. */
  readonly winners: readonly string[];
  /** The tie at the last place and what broke it: a link of the chain, or the lot. */
  readonly tie?: NonNullable<Step['tie']>;
  /** Options that are equal by the whole chain at the last place where no lot is given. */
  readonly tied?: { readonly set: readonly string[]; readonly places: number };
}

const equalUpTo = (links: readonly Link[], most: number, a: string, b: string): boolean => links.slice(0, most).every(({ compare }) => compare(a, b) === 0);

/**
 * Gives places to the best options by a chain of links, the first being the measure itself. A tie matters only where it lies
 * across the last place; then the first link that parts it is named, and after the whole chain the lot.
 */
export function placed(ids: readonly string[], links: readonly Link[], places: number, lots: Lots | undefined): Placed {
  const rank = new Map((lots ?? ids.toSorted()).map((id, at) => [id, at]));
  const byLot = (a: string, b: string): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
  const byChain = (a: string, b: string): number => links.reduce((so, { compare }) => so || compare(a, b), 0);
  const order = ids.toSorted((a, b) => byChain(a, b) || byLot(a, b));
  const [last, next] = [order[places - 1], order[places]];
  const winners = order.slice(0, places);
  if (last === undefined || next === undefined || !equalUpTo(links, 1, last, next)) return { winners };
  const among = order.filter((id) => equalUpTo(links, 1, id, last)).toSorted();
  const parting = links.findIndex(({ compare }) => compare(last, next) !== 0);
  if (parting > 0) return { winners, tie: { among, brokenBy: links[parting]?.name ?? '' } };
  const set = order.filter((id) => byChain(id, last) === 0).toSorted();
  if (lots !== undefined) return { winners, tie: { among: set, brokenBy: 'lot' } };
  const sure = order.filter((id) => byChain(id, last) < 0);
  return { winners: sure, tied: { set, places: places - sure.length } };
}
