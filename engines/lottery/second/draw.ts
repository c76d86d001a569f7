import { createHash, createHmac } from 'node:crypto';

/*
 * The public draw a second time, from draw/assembly-lottery-v1.md alone: buffers and node:crypto, no code of the engine.
 * It computes; it does not judge. What it makes of the files must be what the engine says.
 */

const sha = (...parts: readonly (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const mac = (key: Buffer, text: Buffer): Buffer => createHmac('sha256', key).update(text).digest();
const expand = (prk: Buffer, label: string, tail: Buffer = Buffer.alloc(0)): Buffer => mac(prk, Buffer.concat([Buffer.from(label), tail, Buffer.of(1)]));
const lines = (text: string): string[] => text.split('\n').filter((line) => line.length > 0);

export function leafAgain(draw: string, pseudonym: string, salt: string): string {
  return sha(Buffer.of(0), `assembly-lottery/pool/v1\n${draw}\n${pseudonym}\n${salt}`).toString('hex');
}

export function rootAgain(pool: string): string {
  let row: Buffer[] = lines(pool).map((hex) => Buffer.from(hex, 'hex'));
  if (row.length === 0) return sha('').toString('base64');
  // Level by level; a hash without a neighbour goes up as it is, which is RFC 6962's tree.
  while (row.length > 1) row = row.flatMap((left, at) => (at % 2 === 1 ? [] : [row[at + 1] === undefined ? left : sha(Buffer.of(1), left, row[at + 1] ?? '')]));
  return (row[0] ?? Buffer.alloc(0)).toString('base64');
}

function prkAgain(commitment: string, signature: string, dice: string): Buffer {
  const [sig, faces] = [Buffer.from(signature === 'none' ? '' : signature, 'hex'), Buffer.from(dice === 'none' ? '' : dice)];
  const ikm = Buffer.alloc(8 + sig.length + faces.length);
  ikm.writeUInt32BE(sig.length, 0);
  sig.copy(ikm, 4);
  ikm.writeUInt32BE(faces.length, 4 + sig.length);
  faces.copy(ikm, 8 + sig.length);
  return mac(sha(commitment), ikm);
}

function derived(prk: Buffer, m: bigint): number {
  const range = 1n << 256n;
  for (let c = 0; ; c += 1) {
    const x = BigInt(`0x${expand(prk, `assembly-lottery/v1/panel/${c}`).toString('hex')}`);
    if (x < range - (range % m)) return Number(x % m);
  }
}

function direct(dice: string, sides: string): number {
  const last = dice.split(' ').pop() ?? '';
  if (sides !== 'd10') return parseInt(last, 10) - 1;
  const digits = last.replaceAll(',', '');
  return /^0+$/.test(digits) ? 10 ** digits.length - 1 : parseInt(digits, 10) - 1;
}

export interface Again {
  readonly root: string;
  readonly prk: string;
  readonly index: number;
  readonly members: string;
  readonly order: (list: string) => readonly number[];
}

export function drawAgain(files: { readonly commitment: string; readonly pool: string; readonly panels: string }, signature: string, dice: string): Again {
  const said = new Map(lines(files.commitment).map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]));
  const prk = prkAgain(files.commitment, signature, dice);
  const panels = lines(files.panels);
  const index = said.get('rule') === 'direct' ? direct(dice, said.get('dice')?.split(' ')[1] ?? '') : derived(prk, BigInt(panels.length));
  const order = (list: string): readonly number[] => lines(files.pool)
    .map((leaf, at) => ({ at, ticket: expand(prk, `assembly-lottery/v1/${list}\n`, Buffer.from(leaf, 'hex')).toString('hex') }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).map(({ at }) => at);
  return { root: rootAgain(files.pool), prk: prk.toString('hex'), index, members: panels[index] ?? '', order };
}
