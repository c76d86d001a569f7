import { zipped, type Encoding } from './pack.ts';

/** A page as it was made, packed at most once for each encoding. */
export class KeptPage {
  readonly version: string;
  readonly html: string;
  readonly #packs = new Map<Encoding, Uint8Array<ArrayBuffer>>();

  constructor(version: string, html: string) {
    [this.version, this.html] = [version, html];
  }

  pack = (plain: Uint8Array, encoding: Exclude<Encoding, null>): Uint8Array<ArrayBuffer> => {
    const before = this.#packs.get(encoding);
    if (before !== undefined) return before;
    const pack = zipped(plain, encoding);
    this.#packs.set(encoding, pack);
    return pack;
  };
}

/** Pages that anybody may read, kept until the record or the day moves on. */
export class PublicPages {
  readonly #pages = new Map<string, KeptPage>();

  get(key: string, version: string): KeptPage | null {
    const page = this.#pages.get(key);
    return page?.version === version ? page : null;
  }

  /** The page as it was last made, for a moment in which the database is away. */
  last(key: string): string | null {
    return this.#pages.get(key)?.html ?? null;
  }

  set(key: string, version: string, html: string): void {
    if (this.#pages.size > 2000) this.#pages.clear();
    this.#pages.set(key, new KeptPage(version, html));
  }
}
