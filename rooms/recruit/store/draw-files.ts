import type { CivilDate, Instant } from '@plenaria/kernel/civil-date.ts';
import { digestOf, digestOfJson } from '@plenaria/kernel/digest.ts';
import type { Candidate, Portfolio, Quota } from '@plenaria/lottery/contract.ts';
import { fileNames, oneFile } from '@plenaria/lottery/draw/files.ts';
import { filesOf } from '@plenaria/lottery/draw/publish.ts';
import { readCommitment } from '@plenaria/lottery/draw/commitment.ts';
import { outcomeText, type DrawFiles } from '@plenaria/lottery/draw/verify.ts';
import type { Blocked } from '@plenaria/lottery/explain/never.ts';
import { reportOf, type Report } from '@plenaria/lottery/report/report.ts';
import type { Seats } from '#nouns/seat.ts';
import { blobOf, keep } from '#record/blob.ts';
import type { Db } from '#record/contract.ts';
import type { AnnounceDrawCommand } from '../announce-draw.ts';
import type { PublishPortfolioCommand } from '../publish-portfolio.ts';
import { poolOf, saltsIn } from './applicants.ts';

const text = new TextDecoder();
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Who can never be chosen and why, without saying who. */
export type Kept = Pick<Blocked, 'by' | 'change'> & { readonly people: number };

export interface Built {
  readonly portfolio: Portfolio;
  readonly never: readonly Kept[];
}

/** What a published portfolio's file holds, for people who check it and for our own pages. */
interface PanelsFile {
  readonly panels: readonly (readonly string[])[];
  readonly chances: Readonly<Record<string, number>>;
  readonly algorithm: string;
  readonly leastPerMillion: number;
  readonly noLotteryAbovePerMillion: number;
  readonly never: readonly Kept[];
  /** The report before the draw; no cell of it is about one person. */
  readonly report: Report;
  /** Digests of the files that the draw is committed to, by name. */
  readonly files: Readonly<Record<string, string>>;
}

const mediaTypes: Readonly<Record<string, string>> = { csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8' };

async function keepAll(db: Db, files: Readonly<Record<string, string>>, at: Instant): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const [name, words] of Object.entries(files)) digests[name] = await keep(db, { mediaType: mediaTypes[name.split('.').at(-1) ?? ''] ?? 'text/plain', name, bytes: bytesOf(words) }, at);
  return digests;
}

export interface ToPublish {
  readonly seats: string;
  readonly body: string;
  readonly quotas: readonly Quota[];
  readonly size: number;
  readonly on: CivilDate;
  readonly built: Built;
}

/** What the record is told, once the files are kept: first the portfolio, then the draw's announcement. */
export interface Ready {
  readonly portfolio: PublishPortfolioCommand;
  readonly announce: AnnounceDrawCommand;
}

const replacementRule = 'alternates in their order, then whoever of the pool misses the fewest quotas, then by pseudonym';

/** Intersections of a small pool would describe single people, so the public report has none. */
const publicReport = (report: Report): Report => ({ ...report, intersections: [] });

/**
 * Keeps everything that anybody needs to check the draw: pool, attributes, quotas, panels and the commitment to them
 * (assembly-lottery/v1, direct rule: the dice are the panel's number), and one file with the panels by pseudonym.
 */
export async function keepDraw(db: Db, { seats, quotas, size, on, built }: ToPublish, at: Instant): Promise<Ready> {
  const { portfolio, never } = built;
  const people = await poolOf(db, seats);
  const dice = { count: String(portfolio.panels.length - 1).length, sides: 10 };
  const published = filesOf({ draw: seats, people, quotas, portfolio, rule: 'direct', beacon: null, dice, outage: 'none', replacements: replacementRule }, await saltsIn(db, seats));
  const files = await keepAll(db, published.files, at);
  const { panels, chances, algorithm, least, leastPossibleAtMost } = portfolio;
  const report = publicReport(reportOf({ title: '', pool: people, quotas, portfolio, drawn: null }));
  const all: PanelsFile = { panels, chances, algorithm, leastPerMillion: least, noLotteryAbovePerMillion: leastPossibleAtMost, never, report, files };
  const file = await keep(db, { mediaType: 'application/json', name: 'panels.json', bytes: bytesOf(`${JSON.stringify(all)}\n`) }, at);
  const perMille = (count: number): number => Math.floor((count * 1000) / panels.length);
  const counts = Object.values(chances);
  return {
    portfolio: {
      seats,
      portfolio: {
        panels: panels.length, digest: digestOfJson(panels), seats: size, algorithm, file,
        leastPerMille: perMille(Math.min(...counts)), mostPerMille: perMille(Math.max(...counts)), certificate: `least ${least}, no lottery above ${leastPossibleAtMost} per million`,
      },
    },
    announce: { seats, commitment: digestOf(published.files[fileNames.commitment] ?? ''), on, file: files[fileNames.commitment] ?? '' },
  };
}

/** The published panels, read back from their file. */
export async function panelsIn(db: Db, file: string): Promise<PanelsFile | null> {
  const blob = await blobOf(db, file);
  return blob === null ? null : (JSON.parse(text.decode(blob.bytes)) as PanelsFile);
}

/** The files of a draw as they are published now; the outcome is empty before the draw. */
export async function filesNow(db: Db, { portfolio, drawn }: Seats): Promise<DrawFiles | null> {
  const panels = portfolio === null ? null : await panelsIn(db, portfolio.file);
  if (panels === null) return null;
  const read = async (name: string): Promise<string> => text.decode((await blobOf(db, panels.files[name] ?? ''))?.bytes ?? new Uint8Array());
  const commitment = await read(fileNames.commitment);
  const pool = await read(fileNames.pool);
  const attributes = await read(fileNames.attributes);
  const quotas = await read(fileNames.quotas);
  const places = await read(fileNames.panels);
  const said = readCommitment(commitment);
  if (!said.ok) return null;
  const outcome = drawn === null ? '' : outcomeText(commitment, places, { round: null, signature: null, dice: drawn.dice.join(',') }, said.value);
  return { commitment, pool, attributes, quotas, panels: places, outcome };
}

/** Everything that a stranger needs to draw again, in one file; null before the draw. */
export async function drawnFile(db: Db, seats: Seats): Promise<string | null> {
  const files = seats.drawn === null ? null : await filesNow(db, seats);
  return files === null ? null : oneFile(files);
}

/** The report of a draw as it stands now, with every figure that only the organiser may see. */
export function reportNow(title: string, seats: Seats, panels: PanelsFile, pool: readonly Candidate[]): Report {
  const portfolio: Portfolio = { algorithm: panels.algorithm, seats: seats.size, panels: panels.panels, chances: panels.chances, leastPossibleAtMost: panels.noLotteryAbovePerMillion, least: panels.leastPerMillion };
  return reportOf({ title, pool, quotas: seats.quotas, portfolio, drawn: seats.drawn === null ? null : seats.drawn.occupants });
}
