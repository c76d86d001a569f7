import { invariant } from '@plenaria/kernel/result.ts';
import type { Candidate, Portfolio, Quota } from '../contract.ts';
import { writeQuotas } from '../formats/quotas.ts';
import { commitmentText, sha256Hex, type Commitment } from './commitment.ts';
import { fileNames } from './files.ts';
import { commitPool, type Receipt, type Salts } from './pool.ts';

/** A draw that is about to be announced. */
export interface Announced extends Pick<Commitment, 'draw' | 'rule' | 'beacon' | 'dice' | 'outage' | 'replacements'> {
  readonly people: readonly Candidate[];
  readonly quotas: readonly Quota[];
  readonly portfolio: Portfolio;
}

export interface Published {
  /** The files by name, as they are published before the draw. */
  readonly files: Readonly<Record<string, string>>;
  readonly commitment: Commitment;
  /** One for each person; secret, each is for her alone. */
  readonly receipts: readonly Receipt[];
}

/** Panels as places in the pool, a line each (assembly-lottery/v1, 3). */
function panelsText(portfolio: Portfolio, receipts: readonly Receipt[]): string {
  const place = new Map(receipts.map((receipt) => [receipt.pseudonym, receipt.place]));
  return portfolio.panels.map((panel) => {
    const places = panel.map((id) => place.get(id) ?? -1).sort((a, b) => a - b);
    invariant(!places.includes(-1), 'every member of a panel stands in the pool');
    return `${places.join(',')}\n`;
  }).join('');
}

/** Everything that is published before chance speaks: pool, attributes, quotas, panels and the commitment to them. */
export function filesOf({ people, quotas, portfolio, ...said }: Announced, salts: (id: string) => Salts): Published {
  const pool = commitPool(said.draw, people, salts);
  const [panels, rules] = [panelsText(portfolio, pool.receipts), writeQuotas(quotas)];
  const commitment: Commitment = {
    ...said, poolSize: people.length, poolRoot: pool.root, attributes: sha256Hex(pool.attributes), quotas: sha256Hex(rules), panels: portfolio.panels.length, panelsDigest: sha256Hex(panels), algorithm: portfolio.algorithm,
  };
  const files = { [fileNames.commitment]: commitmentText(commitment), [fileNames.pool]: pool.pool, [fileNames.attributes]: pool.attributes, [fileNames.quotas]: rules, [fileNames.panels]: panels };
  return { files, commitment, receipts: pool.receipts };
}
