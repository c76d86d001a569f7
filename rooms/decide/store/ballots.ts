import type { Instant } from '@plenaria/kernel/civil-date.ts';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import type { GradedBallot } from '@plenaria/tally/contract.ts';
import { blobOf, keep } from '#record/blob.ts';
import type { Db } from '#record/contract.ts';

/** What one voter chose: a label for each item, or none where she left it blank. */
export type Choices = Readonly<Record<string, string>>;

const gate = `with box as (select 1 from decide.box where decision = $1 and open for share)`;

/** Runs a statement that is allowed while the box is open; the first one of a vote finds no row yet and makes it. */
async function whileOpen(db: Db, statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] }): Promise<boolean> {
  const run = async (): Promise<boolean> => (await db.query({ name: statement.name, text: `${gate} ${statement.text}`, values: [...statement.values] })).rowCount === 1;
  if (await run()) return true;
  await db.query('insert into decide.box (decision, open) values ($1, true) on conflict do nothing', [statement.values[0]]);
  return run();
}

/**
 * Casts or changes a page or code ballot; the last one before the close counts. Answers false where it was not taken: the
 * box is shut, or the voter was handed paper and cannot cast on the page any more. What is answered true is in the count.
 */
export const cast = (db: Db, decision: string, voter: string, channel: 'page' | 'code', choices: Choices, at: Instant): Promise<boolean> =>
  whileOpen(db, {
    name: 'cast-ballot',
    text: `insert into decide.ballot (decision, voter, channel, choices, at) select $1, $2, $3, $4, $5 from box
           on conflict (decision, voter) do update set channel = excluded.channel, choices = excluded.choices, at = excluded.at where decide.ballot.channel <> 'paper'`,
    values: [decision, voter, channel, JSON.stringify(choices), at],
  });

/** Handing somebody a paper ballot closes her page ballot: what she chose there is gone. False where the box is shut. */
export const handPaper = (db: Db, decision: string, voter: string, at: Instant): Promise<boolean> =>
  whileOpen(db, {
    name: 'hand-paper',
    text: `insert into decide.ballot (decision, voter, channel, choices, at) select $1, $2, 'paper', '{}', $3 from box
           on conflict (decision, voter) do update set channel = 'paper', choices = '{}', at = excluded.at`,
    values: [decision, voter, at],
  });

/** A paper that came back unmarked: its voter may vote on the page again. */
export const takeBack = (db: Db, decision: string, voter: string): Promise<boolean> =>
  whileOpen(db, { name: 'take-paper-back', text: `delete from decide.ballot using box where decision = $1 and voter = $2 and channel = 'paper'`, values: [decision, voter] });

export async function handedPaper(db: Db, decision: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ voter: string }>(`select voter from decide.ballot where decision = $1 and channel = 'paper' order by at, voter`, [decision]);
  return rows.map(({ voter }) => voter);
}

/** Shuts the box before it is emptied, and waits for ballots that are being written: none can slip in behind the count. */
export const shutBox = (db: Db, decision: string) => db.query('insert into decide.box (decision, open) values ($1, false) on conflict (decision) do update set open = false', [decision]);

/** The close was refused (papers do not add up): voting goes on. */
export const reopenBox = (db: Db, decision: string) => db.query('update decide.box set open = true where decision = $1', [decision]);

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

/** What one counter typed from a batch of papers so far; the other never sees it. */
export const keepPapers = (db: Db, decision: string, batch: string, counter: string, papers: readonly Paper[], at: Instant, complete = true) =>
  db.query(`insert into decide.paper (decision, batch, counter, papers, at, complete) values ($1, $2, $3, $4, $5, $6) on conflict (decision, batch, counter) do update set papers = excluded.papers, at = excluded.at, complete = excluded.complete`, [decision, batch, counter, JSON.stringify(papers), at, complete]);

export interface Reading {
  readonly batch: string;
  readonly counter: string;
  readonly papers: readonly Paper[];
  readonly complete: boolean;
}

/** What every counter read, batch by batch, in the order in which they began. */
export async function readingsOf(db: Db, decision: string): Promise<readonly Reading[]> {
  const { rows } = await db.query<Reading>('select batch, counter, papers, complete from decide.paper where decision = $1 order by batch, at, counter', [decision]);
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
