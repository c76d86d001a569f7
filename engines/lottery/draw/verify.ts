import { bytesToHex } from '@noble/hashes/utils.js';
import { timeOf } from './beacon.ts';
import { chanceFault, indexOf, seedOf, type Chance, type ChanceFault } from './chance.ts';
import { readCommitment, sha256Hex, type Commitment, type CommitmentFault } from './commitment.ts';
import { poolRoot } from './pool.ts';

/** The published files of a draw, as text. `witnessed`: when independent witnesses signed the commitment, in seconds since 1970. */
export interface DrawFiles {
  readonly commitment: string;
  readonly pool: string;
  readonly attributes: string;
  readonly quotas: string;
  readonly panels: string;
  readonly outcome: string;
  readonly witnessed?: readonly number[];
}

export interface Outcome extends Chance {
  readonly commitment: string;
  readonly prk: string;
  readonly index: number;
  readonly members: string;
}

export type DrawFault =
  | CommitmentFault | ChanceFault | 'not-an-outcome' | 'other-commitment' | 'pool-size' | 'pool-file' | 'pool-root' | 'attributes-changed' | 'quotas-changed' | 'panels-changed'
  | 'panels-count' | 'panels-file' | 'witnessed-too-late' | 'prk' | 'index' | 'members';

/** What was checked and what was found wrong. No fault means: these files give exactly these members. */
export interface Verdict {
  readonly faults: readonly DrawFault[];
  readonly members: readonly number[];
  /** Whether the commitment was witnessed a day ahead; without witnesses' times nobody can say. */
  readonly inTime: boolean | null;
}

const none = (text: string | number | null): string => (text === null ? 'none' : String(text));

/** The outcome's text (assembly-lottery/v1, 9). */
export function outcomeText(commitment: string, panels: string, chance: Chance, rule: Commitment): string {
  const seed = seedOf(commitment, chance);
  const index = indexOf(rule, seed, chance);
  return [
    'assembly-lottery/v1/outcome', `commitment-sha256 ${sha256Hex(commitment)}`, `round ${none(chance.round)}`, `signature ${none(chance.signature)}`,
    `dice ${none(chance.dice)}`, `prk ${bytesToHex(seed)}`, `index ${index}`, `members ${panels.split('\n')[index] ?? ''}`, '',
  ].join('\n');
}

const outcomeForm = /^assembly-lottery\/v1\/outcome\ncommitment-sha256 ([0-9a-f]{64})\nround (none|[1-9]\d{0,14})\nsignature (none|[0-9a-f]+)\ndice (none|[\d, ]+)\nprk ([0-9a-f]{64})\nindex (0|[1-9]\d{0,8})\nmembers ([\d,]+)\n$/;

/** Reads an outcome back; null when the text is none. */
export function readOutcome(text: string): Outcome | null {
  const found = outcomeForm.exec(text);
  if (found === null) return null;
  const [, commitment = '', round = '', signature = '', dice = '', prk = '', index = '', members = ''] = found;
  return { commitment, round: round === 'none' ? null : Number(round), signature: signature === 'none' ? null : signature, dice: dice === 'none' ? null : dice, prk, index: Number(index), members };
}

const panelForm = /^(?:0|[1-9]\d*)(?:,[1-9]\d*)*$/;

/** A panel's line is ascending places of the pool, each once; all panels have as many members. */
function panelsRead(panels: string, poolSize: number): boolean {
  const rows = panels.split('\n').slice(0, -1).map((line) => (panelForm.test(line) ? line.split(',').map(Number) : []));
  const seats = rows[0]?.length ?? 0;
  return panels.endsWith('\n') && seats > 0 && rows.every((row) => row.length === seats && row.every((place, at) => place < poolSize && (at === 0 || place > (row[at - 1] ?? 0))));
}

function fileFaults(c: Commitment, { pool, attributes, quotas, panels }: DrawFiles): readonly DrawFault[] {
  const leaves = pool.split('\n').slice(0, -1);
  const poolReads = pool.endsWith('\n') && leaves.every((line) => /^[0-9a-f]{64}$/.test(line)) && new Set(leaves).size === leaves.length;
  const checks: readonly (readonly [DrawFault, boolean])[] = [
    ['pool-file', poolReads], ['pool-size', leaves.length === c.poolSize], ['pool-root', poolReads && poolRoot(pool) === c.poolRoot],
    ['attributes-changed', sha256Hex(attributes) === c.attributes], ['quotas-changed', sha256Hex(quotas) === c.quotas], ['panels-changed', sha256Hex(panels) === c.panelsDigest],
    ['panels-count', panels.split('\n').length - 1 === c.panels], ['panels-file', panelsRead(panels, c.poolSize)],
  ];
  return checks.flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

const witnesses = 2;
const dayAhead = 24 * 3600;

/** Whether at least two witnesses signed a day before the round: without it somebody could draw again until they like it. */
function inTime({ beacon }: Commitment, witnessed: readonly number[] | undefined): boolean | null {
  if (witnessed === undefined || beacon === null) return null;
  return witnessed.filter((at) => at <= timeOf(beacon.round) - dayAhead).length >= witnesses;
}

/** Draws again from the published files alone and says every way in which they do not agree. Needs no network and no clock. */
export function verifyDraw(files: DrawFiles): Verdict {
  const read = readCommitment(files.commitment);
  if (!read.ok) return { faults: [read.refusal], members: [], inTime: null };
  const [outcome, timely] = [readOutcome(files.outcome), inTime(read.value, files.witnessed)];
  const before: readonly DrawFault[] = [...fileFaults(read.value, files), ...(timely === false ? ['witnessed-too-late' as const] : [])];
  if (outcome === null) return { faults: [...before, 'not-an-outcome'], members: [], inTime: timely };
  const chance = chanceFault(read.value, outcome);
  if (chance !== null) return { faults: [...before, chance], members: [], inTime: timely };
  const seed = seedOf(files.commitment, outcome);
  const index = indexOf(read.value, seed, outcome);
  const members = files.panels.split('\n')[index] ?? '';
  const after: readonly (readonly [DrawFault, boolean])[] = [
    ['other-commitment', outcome.commitment === sha256Hex(files.commitment)], ['prk', outcome.prk === bytesToHex(seed)], ['index', outcome.index === index], ['members', outcome.members === members],
  ];
  return { faults: [...before, ...after.flatMap(([fault, holds]) => (holds ? [] : [fault]))], members: members.split(',').map(Number), inTime: timely };
}
