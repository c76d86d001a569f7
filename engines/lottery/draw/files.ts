import type { DrawFiles } from './verify.ts';

/** The published files of a draw, as they are called in a folder. */
export const fileNames = { commitment: 'commitment.txt', pool: 'pool.txt', attributes: 'attributes.txt', quotas: 'quotas.csv', panels: 'panels.csv', outcome: 'outcome.txt' } as const;

/** All files of a draw in one, so that one download is enough to draw again. */
export interface OneFile {
  readonly form: 'assembly-lottery/v1/files';
  readonly files: Omit<DrawFiles, 'witnessed'>;
  readonly witnessed?: readonly number[];
}

const keys = Object.keys(fileNames) as (keyof typeof fileNames)[];

export const oneFile = ({ witnessed, ...files }: DrawFiles): string => `${JSON.stringify({ form: 'assembly-lottery/v1/files', files, ...(witnessed === undefined ? {} : { witnessed }) } satisfies OneFile, null, 1)}\n`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Reads the one file back; null where it is none. Fields it does not know are ignored, a field it needs must be a text. */
export function readOneFile(text: string): DrawFiles | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isRecord(read) || read['form'] !== 'assembly-lottery/v1/files' || !isRecord(read['files'])) return null;
    const files = read['files'];
    if (keys.some((key) => typeof files[key] !== 'string')) return null;
    const { commitment, pool, attributes, quotas, panels, outcome } = files as Readonly<Record<keyof typeof fileNames, string>>;
    const witnessed = read['witnessed'];
    return { commitment, pool, attributes, quotas, panels, outcome, ...(Array.isArray(witnessed) && witnessed.every((at) => typeof at === 'number') ? { witnessed } : {}) };
  } catch {
    return null;
  }
}

/** A draw's files from their names and texts: the one file, or the six by name. What is missing is answered by name. */
export function filesAmong(texts: ReadonlyMap<string, string>): DrawFiles | { readonly missing: readonly string[] } {
  for (const text of texts.values()) {
    const read = text.startsWith('{') ? readOneFile(text) : null;
    if (read !== null) return read;
  }
  const missing = keys.filter((key) => !texts.has(fileNames[key])).map((key) => fileNames[key]);
  if (missing.length > 0) return { missing };
  const at = (key: keyof typeof fileNames): string => texts.get(fileNames[key]) ?? '';
  return { commitment: at('commitment'), pool: at('pool'), attributes: at('attributes'), quotas: at('quotas'), panels: at('panels'), outcome: at('outcome') };
}
