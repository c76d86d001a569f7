import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { FileProblem } from './problem.ts';

/** A .blt file (Hill, Wichmann and Woodall 1987, with Droop.py's nicknames, ties and withdrawals). Candidates are places in the list. */
export interface BltFile {
  readonly title: string;
  readonly seats: number;
  readonly candidates: readonly { readonly name: string; readonly nick: string }[];
  readonly withdrawn: readonly number[];
  /** The order in which ties are broken, where the file gives one. */
  readonly ties: readonly number[] | null;
  readonly ballots: readonly { readonly count: number; readonly ranks: readonly (readonly number[])[] }[];
}

interface Token {
  readonly line: number;
  readonly text: string;
  readonly quoted: boolean;
}

/** Words, quoted names and bracketed options, each with its line; what follows # on a line is a comment. */
function tokensOf(text: string): readonly Token[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).flatMap((line, at) => [...line.matchAll(/"((?:[^"\\]|\\.)*)"|\[([^\]]*)\]|#.*$|([^\s"[\]#]+)/g)].flatMap(([all, quoted, bracketed, word]): Token[] => {
    if (quoted !== undefined) return [{ line: at + 1, text: quoted.replaceAll('\\"', '"'), quoted: true }];
    return bracketed !== undefined ? [{ line: at + 1, text: all, quoted: false }] : word === undefined ? [] : [{ line: at + 1, text: word, quoted: false }];
  }));
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  next(): Token {
    const token = this.#tokens[this.#at] ?? { line: this.#tokens.at(-1)?.line ?? 1, text: 'the end of the file', quoted: false };
    this.#at += 1;
    return token;
  }
}

const bad = (token: Token, expected: string): Result<never, FileProblem> => refuse({ line: token.line, expected, found: token.text.slice(0, 60) });
const whole = (token: Token): number | null => (!token.quoted && /^\d{1,16}$/.test(token.text) ? Number(token.text) : null);

interface Options {
  nicks: readonly string[];
  ties: readonly string[] | null;
  withdrawn: string[];
}

/** `[nick …]`, `[tie …]`, `[withdrawn …]`, and numbers below zero, which withdraw too. Others are passed over. */
function optionsOf(reader: Reader): Options {
  const options: Options = { nicks: [], ties: null, withdrawn: [] };
  for (let token = reader.peek(); token !== undefined && /^(\[|-\d)/.test(token.text); token = reader.peek()) {
    reader.next();
    const [key = '', ...words] = token.text.replace(/^\[|\]$/g, '').trim().split(/\s+/);
    if (token.text.startsWith('-')) options.withdrawn.push(token.text.slice(1));
    else if (key === 'nick') options.nicks = words;
    else if (key === 'tie') options.ties = words;
    else if (key === 'withdrawn') options.withdrawn.push(...words);
  }
  return options;
}

type Ballot = BltFile['ballots'][number];

/** One ballot: its number, ranks (`=` joins equal ones, `-` is an empty rank) and a closing 0. */
function ballotOf(reader: Reader, count: number, placeOf: (name: string) => number | null): Result<Ballot, FileProblem> {
  const ranks: (readonly number[])[] = [];
  for (;;) {
    const token = reader.next();
    if (token.text === '0') return ok({ count, ranks });
    if (token.quoted || token.text === 'the end of the file') return bad(token, 'a preference, or 0 at the end of the ballot');
    const places = token.text === '-' ? [] : token.text.split('=').map(placeOf);
    const known = places.flatMap((place) => place ?? []);
    if (known.length < places.length) return bad(token, 'the number or nickname of a candidate');
    ranks.push(known);
  }
}

function ballotsOf(reader: Reader, placeOf: (name: string) => number | null): Result<readonly Ballot[], FileProblem> {
  const ballots: Ballot[] = [];
  for (;;) {
    const token = reader.next();
    if (token.text === '0') return ok(ballots);
    // Ballots may carry an identifier in brackets before their number.
    if (/^\(.*\)$/.test(token.text)) continue;
    const count = whole(token);
    if (count === null) return bad(token, 'how many ballots are alike, or 0 after the last ballot');
    const ballot = ballotOf(reader, count, placeOf);
    if (!ballot.ok) return ballot;
    ballots.push(ballot.value);
  }
}

/** Reads a .blt file; the first thing that cannot be read is named with its line and what was expected there. */
export function readBlt(text: string): Result<BltFile, FileProblem> {
  const reader = new Reader(text);
  const [first, second] = [reader.next(), reader.next()];
  const [size, seats] = [whole(first), whole(second)];
  if (size === null || size === 0) return bad(first, 'the number of candidates');
  if (seats === null) return bad(second, 'the number of seats');
  const options = optionsOf(reader);
  const placeOf = (name: string): number | null => {
    const place = /^\d+$/.test(name) ? Number(name) - 1 : options.nicks.indexOf(name);
    return place >= 0 && place < size ? place : null;
  };
  const ballots = ballotsOf(reader, placeOf);
  if (!ballots.ok) return ballots;
  const names: string[] = [];
  while (names.length < size) {
    const token = reader.next();
    if (!token.quoted) return bad(token, `the name of candidate ${names.length + 1} in quotation marks`);
    names.push(token.text);
  }
  const title = reader.next();
  const places = (list: readonly string[]): readonly number[] => list.flatMap((name) => placeOf(name) ?? []);
  return ok({
    title: title.quoted ? title.text : '', seats, candidates: names.map((name, at) => ({ name, nick: options.nicks[at] ?? String(at + 1) })),
    withdrawn: places(options.withdrawn), ties: options.ties === null ? null : places(options.ties), ballots: ballots.value,
  });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** Writes a .blt file with numbers for candidates; reading it again gives the same ballots. */
export function writeBlt({ title, seats, candidates, withdrawn, ballots }: BltFile): string {
  const rank = (places: readonly number[]): string => (places.length === 0 ? '-' : places.map((place) => place + 1).join('='));
  const lines = ballots.map(({ count, ranks }) => [count, ...ranks.map(rank), 0].join(' '));
  return [`${candidates.length} ${seats}`, ...withdrawn.map((place) => `-${place + 1}`), ...lines, '0', ...candidates.map(({ name }) => quoted(name)), quoted(title), ''].join('\n');
}
