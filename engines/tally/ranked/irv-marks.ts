/** What a ranked paper may do where it is not one clean list, as RCTab names it (rctab-docs 2.0, "Config file parameters"). */
export interface IrvHygiene {
  readonly overvote: 'exhaust' | 'skip' | 'exhaust-if-multiple-continuing';
  /** Empty ranks in a row that are passed over; null: any number. */
  readonly skipsAllowed: number | null;
  /** Ranks that are read; null: all. */
  readonly ranksAllowed: number | null;
  readonly exhaustOnDuplicate: boolean;
}

/** A mark that ends a paper, and why. */
export const ended = { overvote: -1, skip: -2, duplicate: -3 } as const;
/** A rank with several options stands as `firstSet - place of the set`. */
export const firstSet = -4;

/** The marks of one paper: places of options, ends and sets. `placeOf` answers null for a name that is none; -1 is not an answer. */
export function irvMarks(ranks: readonly (readonly string[])[], placeOf: (id: string) => number | null, hygiene: IrvHygiene, sets: number[][]): readonly number[] {
  const marks: number[] = [];
  let empty = 0;
  for (const rank of hygiene.ranksAllowed === null ? ranks : ranks.slice(0, hygiene.ranksAllowed)) {
    const places = rank.flatMap((id) => placeOf(id) ?? []);
    empty = rank.length === 0 ? empty + 1 : 0;
    if (hygiene.skipsAllowed !== null && empty > hygiene.skipsAllowed) return [...marks, ended.skip];
    const [place] = places;
    if (rank.length > 1) {
      if (hygiene.overvote === 'exhaust') return [...marks, ended.overvote];
      if (hygiene.overvote === 'exhaust-if-multiple-continuing') marks.push(firstSet - (sets.push(places) - 1));
    } else if (place !== undefined) {
      if (!marks.includes(place)) marks.push(place);
      else if (hygiene.exhaustOnDuplicate) return [...marks, ended.duplicate];
    }
  }
  return marks;
}
