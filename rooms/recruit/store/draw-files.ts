import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { portfolio } from '@plenaria/lottery/portfolio.ts';
import type { Portfolio, Quota, Wishes } from '@plenaria/lottery/contract.ts';
import { ok, type Result } from '@plenaria/kernel/result.ts';
import { blobOf, keep } from '#record/blob.ts';
import type { Db } from '#record/contract.ts';
import type { PublishPortfolioCommand } from '../publish-portfolio.ts';
import { poolOf } from './applicants.ts';

const asFile = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

interface Built {
  readonly command: PublishPortfolioCommand;
  readonly portfolio: Portfolio;
}

/** Other visitors are answered between two pieces of a long computation. */
const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Builds the possible panels and keeps the two files that anybody can check: the panels and each person's chance. */
export async function buildPortfolio(db: Db, seats: string, quotas: readonly Quota[], size: number, wishes: Wishes, at: Instant): Promise<Result<Built, 'infeasible' | 'cancelled'>> {
  const built = await portfolio(await poolOf(db, seats), quotas, size, { breathe, ...wishes });
  if (!built.ok) return built;
  const { panels, chances, algorithm, least, leastPossibleAtMost } = built.value;
  const file = await keep(db, { mediaType: 'application/json', name: 'panels.json', bytes: asFile({ panels, chances, algorithm, leastPerMillion: least, noLotteryAbovePerMillion: leastPossibleAtMost }) }, at);
  const perMille = (count: number): number => Math.floor((count * 1000) / panels.length);
  const counts = Object.values(chances);
  const command: PublishPortfolioCommand = {
    seats,
    portfolio: {
      panels: panels.length, digest: digestOfJson(panels), seats: size, algorithm, file,
      leastPerMille: perMille(Math.min(...counts)), mostPerMille: perMille(Math.max(...counts)), certificate: `least ${least}, no lottery above ${leastPossibleAtMost} per million`,
    },
  };
  return ok({ command, portfolio: built.value });
}

interface PanelsFile {
  readonly panels: readonly (readonly string[])[];
  readonly chances: Readonly<Record<string, number>>;
  readonly algorithm: string;
  readonly leastPerMillion: number;
  readonly noLotteryAbovePerMillion: number;
}

/** The published panels, read back from their file. */
export async function panelsIn(db: Db, file: string): Promise<PanelsFile | null> {
  const blob = await blobOf(db, file);
  return blob === null ? null : (JSON.parse(new TextDecoder().decode(blob.bytes)) as PanelsFile);
}

export interface Commitment {
  readonly seats: string;
  readonly poolRoot: string;
  readonly quotas: string;
  readonly panels: number;
  readonly panelsDigest: string;
  readonly on: string;
}

/** The commitment text: canonical, published before the dice are thrown (assembly-lottery/v1, direct rule). */
export const commitmentText = ({ seats, poolRoot, quotas, panels, panelsDigest, on }: Commitment): string =>
  ['assembly-lottery/v1', `draw ${seats}`, `pool-root ${poolRoot}`, `quotas ${quotas}`, `panels ${panels}`, `panels-digest ${panelsDigest}`, `rule direct, ten-sided dice, first die first, all zeros is the last panel, higher numbers are thrown again`, `on ${on}`, ''].join('\n');

export const keepCommitment = (db: Db, text: string, at: Instant): Promise<Digest> =>
  keep(db, { mediaType: 'text/plain; charset=utf-8', name: 'commitment.txt', bytes: new TextEncoder().encode(text) }, at);
