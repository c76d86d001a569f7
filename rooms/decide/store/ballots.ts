import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import type { GradedBallot } from '@plenaria/tally/contract.ts';
import { blobOf, keep } from '#record/blob.ts';
import type { Db } from '#record/contract.ts';

/** What one voter chose: a label for each item, or none where she left it blank. */
export type Choices = Readonly<Record<string, string>>;

/**
 * Casts or changes a page or code ballot; the last one before the close counts. A voter who was handed paper cannot cast
 * on the page any more: answers false.
 */
export async function cast(db: Db, decision: string, voter: string, channel: 'page' | 'code', choices: Choices, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'cast-ballot',
    text: `insert into decide.ballot (decision, voter, channel, choices, at) values ($1, $2, $3, $4, $5)
           on conflict (decision, voter) do update set channel = excluded.channel, choices = excluded.choices, at = excluded.at where decide.ballot.channel <> 'paper'`,
    values: [decision, voter, channel, JSON.stringify(choices), at],
  });
  return rowCount === 1;
}

export async function ballotOf(db: Db, decision: string, voter: string): Promise<{ readonly channel: string; readonly choices: Choices } | null> {
  const { rows } = await db.query<{ channel: string; choices: Choices }>('select channel, choices from decide.ballot where decision = $1 and voter = $2', [decision, voter]);
  return rows[0] ?? null;
}

/** How many have voted so far, by way in; never who. */
export async function votedSoFar(db: Db, decision: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.query<{ channel: string; count: string }>('select channel, count(*) from decide.ballot where decision = $1 group by channel order by channel', [decision]);
  return Object.fromEntries(rows.map(({ channel, count }) => [channel, Number(count)]));
}

/** One paper: its number on the sheet and the choices marked on it. */
export interface Paper {
  readonly paper: number;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

export const papersDigest = (papers: readonly Paper[]): Digest =>
  digestOfJson([...papers].sort((a, b) => a.paper - b.paper).map(({ paper, choices }) => ({ paper, choices: { ...choices } })));

/** What one counter typed from a batch of papers; the other never sees it. */
export const keepPapers = (db: Db, decision: string, batch: string, counter: string, papers: readonly Paper[], at: Instant) =>
  db.query(`insert into decide.paper (decision, batch, counter, papers, at) values ($1, $2, $3, $4, $5) on conflict (decision, batch, counter) do update set papers = excluded.papers, at = excluded.at`, [decision, batch, counter, JSON.stringify(papers), at]);

export async function countsOfBatch(db: Db, decision: string, batch: string): Promise<readonly { readonly counter: string; readonly papers: readonly Paper[] }[]> {
  const { rows } = await db.query<{ counter: string; papers: readonly Paper[] }>('select counter, papers from decide.paper where decision = $1 and batch = $2 order by at, counter', [decision, batch]);
  return rows;
}

export async function batchesOf(db: Db, decision: string): Promise<readonly { readonly batch: string; readonly counters: readonly string[] }[]> {
  const { rows } = await db.query<{ batch: string; counters: string[] }>('select batch, array_agg(counter order by at) as counters from decide.paper where decision = $1 group by batch order by batch', [decision]);
  return rows;
}

async function papersIn(db: Db, decision: string, batches: readonly string[]): Promise<readonly Paper[]> {
  const { rows } = await db.query<{ batch: string; papers: readonly Paper[] }>('select distinct on (batch) batch, papers from decide.paper where decision = $1 and batch = any($2) order by batch, at', [decision, batches]);
  return rows.flatMap(({ papers }) => papers);
}

/**
 * Empties the box: every ballot with a new number, in an order thrown by dice, so that neither place nor time says who
 * cast it. Papers come from the batches that two people agreed on.
 */
export async function boxOf(db: Db, decision: string, batches: readonly string[], seed: string): Promise<readonly GradedBallot[]> {
  const { rows } = await db.query<{ channel: string; choices: Choices }>(`select channel, choices from decide.ballot where decision = $1 and channel <> 'paper' order by voter`, [decision]);
  const typed = rows.map(({ channel, choices }) => ({ channel, choices: Object.fromEntries(Object.entries(choices).filter(([, label]) => label !== '').map(([item, label]) => [item, [label]])) }));
  const papers = (await papersIn(db, decision, batches)).map(({ choices }) => ({ channel: 'paper', choices }));
  return shuffled([...typed, ...papers], diceFrom(seed)).map((ballot, at) => ({ number: at + 1, ...ballot }));
}

/** The published box: anybody can count it again. */
export const publishBox = (db: Db, ballots: readonly GradedBallot[], at: Instant): Promise<Digest> =>
  keep(db, { mediaType: 'application/json', name: 'ballots.json', bytes: new TextEncoder().encode(`${JSON.stringify(ballots)}\n`) }, at);

export async function publishedBox(db: Db, file: string): Promise<readonly GradedBallot[] | null> {
  const blob = await blobOf(db, file);
  return blob === null ? null : (JSON.parse(new TextDecoder().decode(blob.bytes)) as readonly GradedBallot[]);
}
