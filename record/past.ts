import { invariant } from '@plenaria/kernel/result.ts';
import { nouns } from '#nouns/all.ts';
import { idOf, nounOf, streamOf, type FactShape, type Made, type Noun, type NounName, type Recorded, type Stream } from '#nouns/noun.ts';
import type { Change, Past, StateOf } from './contract.ts';

/** One stream as far as it was read. */
interface Known {
  readonly version: number;
  readonly state: unknown;
}

/** How facts that do not stand yet are folded: the act knows its texts' references and its day. */
export type Foresee = (made: Made, version: number) => Recorded;

/** The fact that a text was erased says nothing about its noun. */
export const isErasure = (fact: { readonly type: string }): boolean => fact.type === 'TextErased';

const nounNamed = (name: NounName): Noun<NounName, unknown, FactShape> => nouns[name] as unknown as Noun<NounName, unknown, FactShape>;

function folded(known: Known, stream: Stream, fact: Recorded): Known {
  const noun = nounNamed(nounOf(stream));
  const state = isErasure(fact) ? known.state : noun.evolve(known.state, fact);
  return { version: fact.version, state };
}

const nothing = (stream: Stream): Known => ({ version: 0, state: nounNamed(nounOf(stream)).empty });

/** The past of some streams: what is not in `streams` was not read, and asking for it is a broken invariant. */
export class Memory implements Past {
  readonly #known: ReadonlyMap<Stream, Known>;
  readonly #foresee: Foresee;

  constructor(known: ReadonlyMap<Stream, Known>, foresee: Foresee) {
    this.#known = known;
    this.#foresee = foresee;
  }

  /** Folds the facts of the streams in the order in which they stand. */
  static of(streams: readonly Stream[], facts: readonly Recorded[], foresee: Foresee): Memory {
    const known = new Map<Stream, Known>(streams.map((stream) => [stream, nothing(stream)]));
    for (const fact of facts) known.set(fact.stream, folded(known.get(fact.stream) ?? nothing(fact.stream), fact.stream, fact));
    return new Memory(known, foresee);
  }

  #read(stream: Stream): Known {
    const known = this.#known.get(stream);
    invariant(known, `a verb reads only streams that it named; ${stream} was not read`);
    return known;
  }

  state<N extends NounName>(noun: N, id: string): StateOf<N> {
    return this.#read(streamOf(noun, id)).state as StateOf<N>;
  }

  version(stream: Stream): number {
    return this.#read(stream).version;
  }

  has(stream: Stream): boolean {
    return this.#read(stream).version > 0;
  }

  loaded(stream: Stream): boolean {
    return this.#known.has(stream);
  }

  with(facts: readonly Made[]): Memory {
    if (facts.length === 0) return this;
    const known = new Map(this.#known);
    for (const made of facts) {
      const before = known.get(made.stream) ?? nothing(made.stream);
      known.set(made.stream, folded(before, made.stream, this.#foresee(made, before.version + 1)));
    }
    return new Memory(known, this.#foresee);
  }

  /** Every stream that was read. */
  streams(): readonly Stream[] {
    return [...this.#known.keys()];
  }

  /** The same past, with another way to fold what is still to come. */
  seenThrough(foresee: Foresee): Memory {
    return new Memory(this.#known, foresee);
  }

  /** The streams as they stand, for the views. */
  changes(positions: ReadonlyMap<Stream, number>): readonly Change[] {
    return [...positions].map(([stream, position]) => {
      const { version, state } = this.#read(stream);
      return { noun: nounOf(stream), stream, id: idOf(stream), version, position, state };
    });
  }
}
