import { packedOf, type PackedVotes, type Rows, type VoteSource } from '@plenaria/opinion/packed.ts';

/** A conversation that can be made again, a person at a time, faster than it could be read from a disk. */
export interface MadeUp {
  readonly people: number;
  readonly statements: number;
  /** Votes of a person, on average. */
  readonly votesEach: number;
  /** How strongly each of three traits moves votes. A third as strong as the second leaves the second axis a weak gap. */
  readonly strengths: readonly [number, number, number];
  readonly seed: number;
}

const RUN = 4096;

/** Fine mixing of 32 bits (Chris Wellons' lowbias32). */
function mixed(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

const loadings = ({ statements, seed }: MadeUp, which: number, strength: number): Float64Array => Float64Array.from({ length: statements }, (_, j) => strength * ((mixed(seed + which * 7919 + j * 31) / 2 ** 31) - 1));

/** Votes straight from numbers, never kept: statements in their order, the first ones seen most, as in real conversations. */
export function stream(made: MadeUp): VoteSource {
  const { people, statements, votesEach, seed } = made;
  const lean = loadings(made, 1, 0.9);
  const [strong, second, third] = made.strengths;
  const a = loadings(made, 2, strong);
  // The second and the third trait move statements in turn, one of each pair as much as the other: as strong, they cannot be told apart.
  const alike = loadings(made, 3, 1);
  const b = alike.map((_, j) => (j & 1 ? 0 : second * (alike[j >> 1] as number)));
  const c = alike.map((_, j) => (j & 1 ? third * (alike[j >> 1] as number) : 0));
  const gap = Float64Array.from({ length: statements }, (_, j) => (1.373 * statements / votesEach) * (0.2 + 1.6 * j / statements) * 2 / 65536);
  const starts = new Uint32Array(RUN + 1);
  const cells = statements <= 1 << 14 ? new Uint16Array(RUN * Math.ceil(votesEach * 8)) : new Uint32Array(RUN * Math.ceil(votesEach * 8));
  const three = (h: number): number => ((h & 1023) + ((h >>> 10) & 1023) + ((h >>> 20) & 1023)) / 511.5 - 3;
  function* rows(): Iterable<Rows> {
    for (let first = 0; first < people; first += RUN) {
      const count = Math.min(RUN, people - first);
      let end = 0;
      for (let row = 0; row < count; row += 1) {
        let h = mixed(seed ^ Math.imul(first + row + 1, 0x9e3779b1));
        const [x, y, z] = [three(h), three(mixed(h + 1)), three(mixed(h + 2))];
        const active = (h >>> 8) / 2 ** 24;
        const slow = 1 / (0.25 + 2.25 * active * active);
        starts[row] = end;
        for (let j = 0; ;) {
          h = (Math.imul(h, 1664525) + 1013904223) | 0;
          j += ((h >>> 16) * (gap[j] as number) * slow) | 0;
          if (j >= statements) break;
          h = (Math.imul(h, 1664525) + 1013904223) | 0;
          const says = (lean[j] as number) + (a[j] as number) * x + (b[j] as number) * y + (c[j] as number) * z + h / 2 ** 31;
          cells[end] = j * 4 + (says > 0.15 ? 2 : says < -0.15 ? 0 : 1);
          end += 1;
          j += 1;
          if (j >= statements) break;
        }
      }
      starts[count] = end;
      yield { first, count, starts, cells };
    }
  }
  return { people, statements, rows };
}

/** The same votes packed in memory. Ids are not made: at a million people they would be larger than the votes. */
export function packedFrom(source: VoteSource): VoteSource & { readonly votes: number; readonly starts: Uint32Array; readonly cells: Uint16Array | Uint32Array } {
  let votes = 0;
  for (const { count, starts } of source.rows()) votes += starts[count] as number;
  const starts = new Uint32Array(source.people + 1);
  const cells = source.statements <= 1 << 14 ? new Uint16Array(votes) : new Uint32Array(votes);
  let end = 0;
  for (const run of source.rows()) {
    for (let row = 0; row < run.count; row += 1) starts[run.first + row] = end + (run.starts[row] as number);
    const own = run.starts[run.count] as number;
    cells.set(run.cells.subarray(0, own), end);
    end += own;
  }
  starts[source.people] = end;
  return { people: source.people, statements: source.statements, votes, starts, cells, rows: () => [{ first: 0, count: source.people, starts, cells }] };
}

/** The same with ids, for what wants them. */
export function withIds(source: VoteSource): PackedVotes {
  const { starts, cells } = packedFrom(source);
  const name = (letter: string, at: number): string => `${letter}${String(at).padStart(7, '0')}`;
  return packedOf(Array.from({ length: source.people }, (_, at) => name('p', at)), Array.from({ length: source.statements }, (_, at) => name('s', at)), starts, cells);
}
