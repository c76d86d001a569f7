import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { invariant, ok, refuse, type Result } from '@plenaria/kernel/result.ts';

export interface Commitment {
  readonly draw: string;
  readonly poolSize: number;
  readonly poolRoot: string;
  readonly attributes: string;
  readonly quotas: string;
  readonly panels: number;
  readonly panelsDigest: string;
  readonly algorithm: string;
  readonly rule: 'direct' | 'derived';
  readonly beacon: { readonly chain: string; readonly round: number } | null;
  readonly dice: { readonly count: number; readonly sides: number } | null;
  readonly outage: 'none' | 'later-round' | 'dice-alone';
  readonly replacements: string;
}

export type CommitmentFault = 'not-a-commitment' | 'no-chance-named' | 'direct-needs-dice-alone' | 'dice-cannot-reach-every-panel' | 'outage-rule-without-its-means';

export const sha256Hex = (text: string | Uint8Array): string => bytesToHex(sha256(typeof text === 'string' ? utf8ToBytes(text) : text));

/** The highest number that dice can show under the direct rule. */
export const reach = ({ count, sides }: { readonly count: number; readonly sides: number }): number => (sides === 10 ? 10 ** count : sides);

/** What in a commitment cannot stand; null when it can. */
export function faultOf({ rule, beacon, dice, outage, panels }: Commitment): CommitmentFault | null {
  if (beacon === null && dice === null) return 'no-chance-named';
  if (rule === 'direct' && (dice === null || beacon !== null || (dice.sides !== 10 && dice.count !== 1))) return 'direct-needs-dice-alone';
  if (rule === 'direct' && dice !== null && reach(dice) < panels) return 'dice-cannot-reach-every-panel';
  if ((outage !== 'none' && beacon === null) || (outage === 'dice-alone' && dice === null)) return 'outage-rule-without-its-means';
  return null;
}

const words = ['draw', 'pool-size', 'pool-root', 'attributes-sha256', 'quotas-sha256', 'panels', 'panels-sha256', 'algorithm', 'rule', 'beacon', 'dice', 'outage', 'replacements'] as const;

/** The commitment's text (assembly-lottery/v1, 4), to be published and witnessed before the chance that it names. */
export function commitmentText(c: Commitment): string {
  const fault = faultOf(c);
  invariant(fault === null, `a commitment can be kept (${fault ?? ''})`);
  const said = [
    c.draw, c.poolSize, c.poolRoot, c.attributes, c.quotas, c.panels, c.panelsDigest, c.algorithm, c.rule,
    c.beacon === null ? 'none' : `drand ${c.beacon.chain} round ${c.beacon.round}`,
    c.dice === null ? 'none' : `${c.dice.count} d${c.dice.sides}`, c.outage, c.replacements,
  ].map(String);
  invariant(said.every((text) => text !== '' && text === text.trim() && !text.includes('\n')), 'each word of a commitment says something, on one line');
  return ['assembly-lottery/v1', ...words.map((word, at) => `${word} ${said[at] ?? ''}`), ''].join('\n');
}

const form = new RegExp(`^assembly-lottery/v1\n${[
  'draw (.+)', 'pool-size ([1-9]\\d{0,8})', 'pool-root ([A-Za-z0-9+/]{43}=)', 'attributes-sha256 ([0-9a-f]{64})', 'quotas-sha256 ([0-9a-f]{64})', 'panels ([1-9]\\d{0,8})',
  'panels-sha256 ([0-9a-f]{64})', 'algorithm (.+)', 'rule (direct|derived)', 'beacon (?:none|drand ([0-9a-f]{64}) round ([1-9]\\d{0,14}))', 'dice (?:none|([1-9]\\d?) d([1-9]\\d{0,6}))',
  'outage (none|later-round|dice-alone)', 'replacements (.+)',
].join('\n')}\n$`);

/** Reads a commitment text back; only the exact form is one. */
export function readCommitment(text: string): Result<Commitment, CommitmentFault> {
  const found = form.exec(text);
  if (found === null) return refuse('not-a-commitment');
  const at = (group: number): string => found[group] ?? '';
  const commitment: Commitment = {
    draw: at(1), poolSize: Number(at(2)), poolRoot: at(3), attributes: at(4), quotas: at(5), panels: Number(at(6)), panelsDigest: at(7), algorithm: at(8),
    rule: at(9) === 'direct' ? 'direct' : 'derived', beacon: found[10] === undefined ? null : { chain: at(10), round: Number(at(11)) },
    dice: found[12] === undefined ? null : { count: Number(at(12)), sides: Number(at(13)) },
    outage: at(14) === 'later-round' ? 'later-round' : at(14) === 'dice-alone' ? 'dice-alone' : 'none', replacements: at(15),
  };
  const fault = faultOf(commitment);
  return fault === null ? ok(commitment) : refuse(fault);
}
