import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '@plenaria/kernel/canonical-json.ts';
import { Frontier, leafHash, openCheckpoint, readVerifierKey, sameHash, type Checkpoint, type NoteKey } from '@plenaria/merkle/index.ts';
import type { Recorded } from '#nouns/noun.ts';
import { commitmentTo } from './seal.ts';

/** What a check found: the first problems in words a person can act on, and figures of what was checked. */
export interface Verdict {
  readonly problems: readonly string[];
  readonly facts: number;
  readonly texts: number;
  readonly missingTexts: number;
  readonly checkpoints: number;
  readonly signedTo: number;
}

interface Book {
  readonly key: NoteKey;
  readonly leaves: readonly string[];
  readonly facts: readonly Recorded[];
  readonly texts: ReadonlyMap<string, { readonly salt: string; readonly words: string }>;
  readonly checkpoints: readonly string[];
  readonly announced: number;
}

type Line = { readonly [name: string]: unknown };

function readLines(lines: readonly string[], problems: string[]): readonly Line[] {
  return lines.flatMap((line, at) => {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null) return [value as Line];
    } catch { /* named below */ }
    problems.push(`Line ${at + 1} cannot be read.`);
    return [];
  });
}

const texted = (value: unknown): string => (typeof value === 'string' ? value : '');

function readBook(lines: readonly string[], problems: string[]): Book | null {
  const read = readLines(lines, problems);
  const [header, ...rest] = read;
  const key = readVerifierKey(texted(header?.['key']));
  if (header?.['export'] !== 'plenaria-record/1' || !key.ok) {
    problems.push('The first line does not say that this is an export of a Plenaria record, or its key cannot be read.');
    return null;
  }
  const leaves = rest.flatMap(({ leaf }) => (typeof leaf === 'string' ? [leaf] : []));
  const texts = new Map(rest.flatMap((line) => (typeof line['ref'] === 'string' ? [[line['ref'], { salt: texted(line['salt']), words: texted(line['words']) }] as const] : [])));
  return {
    key: key.value, leaves, texts, announced: Number(header['facts']),
    facts: leaves.map((leaf) => JSON.parse(leaf) as Recorded),
    checkpoints: rest.flatMap(({ checkpoint }) => (typeof checkpoint === 'string' ? [checkpoint] : [])),
  };
}

function checkOrder({ leaves, facts, announced }: Book, problems: string[]): void {
  if (leaves.length !== announced) problems.push(`The export says ${announced} facts and holds ${leaves.length}.`);
  const versions = new Map<string, number>();
  facts.forEach((fact, at) => {
    if (canonicalJson(fact as unknown as Json) !== leaves[at]) problems.push(`Fact ${at + 1} is not written in canonical form.`);
    if (fact.position !== at + 1) problems.push(`Fact ${at + 1} says that it is number ${fact.position}.`);
    const before = versions.get(fact.stream) ?? 0;
    if (fact.version !== before + 1) problems.push(`Fact ${at + 1} is version ${fact.version} of ${fact.stream}; ${before + 1} was expected.`);
    versions.set(fact.stream, fact.version);
    for (const cited of fact.cites) {
      if ((versions.get(cited.stream) ?? 0) < cited.version) problems.push(`Fact ${at + 1} cites ${cited.stream} version ${cited.version}, which comes later or is missing.`);
    }
  });
}

function checkTexts({ facts, texts }: Book, problems: string[]): number {
  let missing = 0;
  const known = new Set<string>();
  for (const fact of facts) {
    for (const ref of Object.values<string>(fact.texts)) {
      known.add(ref);
      const text = texts.get(ref);
      if (text === undefined) missing += 1;
      else if (!/^[0-9a-f]{64}$/.test(text.salt) || commitmentTo(hexToBytes(text.salt), text.words) !== ref) {
        problems.push(`A text of fact ${fact.position} (${fact.type}) is not the one that was recorded.`);
      }
    }
  }
  for (const ref of texts.keys()) if (!known.has(ref)) problems.push(`A text is in the export that no fact names (${ref.slice(0, 12)}…).`);
  return missing;
}

interface Signed {
  readonly whose: string;
  readonly note: string;
}

function checkCheckpoints(book: Book, signed: readonly Signed[], problems: string[]): number {
  const opened: Checkpoint[] = [];
  for (const { whose, note } of signed) {
    const checkpoint = openCheckpoint(note, [book.key]);
    if (!checkpoint.ok) problems.push(`${whose} is not signed by this record’s key (${checkpoint.refusal}).`);
    else if (checkpoint.value.size > book.leaves.length) problems.push(`${whose} covers ${checkpoint.value.size} facts; the export holds only ${book.leaves.length}: facts are missing.`);
    else opened.push(checkpoint.value);
  }
  const frontier = new Frontier();
  const bySize = new Map<number, Checkpoint[]>();
  for (const one of opened) bySize.set(one.size, [...(bySize.get(one.size) ?? []), one]);
  book.leaves.forEach((leaf, at) => {
    frontier.append(leafHash(utf8ToBytes(leaf)));
    for (const one of bySize.get(at + 1) ?? []) {
      if (!sameHash(frontier.root(), one.root)) problems.push(`The first ${one.size} facts are not the ones that were signed: something was changed, added or taken away.`);
    }
  });
  return Math.max(0, ...opened.map(({ size }) => size));
}

/**
 * Checks an export without any database: leaves, order, citations, texts, signatures, and, where somebody kept one, an
 * older checkpoint. Texts that were erased are counted, never a problem. Whoever signs with the key could write a whole
 * new book; only the kept checkpoint shows that, which is why witnesses keep them.
 */
export function verify(lines: readonly string[], kept: string | null): Verdict {
  const problems: string[] = [];
  const book = readBook(lines.filter((line) => line !== ''), problems);
  if (book === null) return { problems, facts: 0, texts: 0, missingTexts: 0, checkpoints: 0, signedTo: 0 };
  checkOrder(book, problems);
  const missingTexts = checkTexts(book, problems);
  const own = book.checkpoints.map((note, at) => ({ whose: `Checkpoint ${at + 1} of the export`, note }));
  const signedTo = checkCheckpoints(book, kept === null ? own : [...own, { whose: 'The checkpoint that you kept', note: kept }], problems);
  if (book.leaves.length > 0 && own.length === 0) problems.push('No checkpoint was ever signed over these facts.');
  return { problems, facts: book.facts.length, texts: book.texts.size, missingTexts, checkpoints: own.length, signedTo };
}
