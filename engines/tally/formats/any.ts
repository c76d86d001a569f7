import { ok, type Result } from '@plenaria/kernel/result.ts';
import type { Ballots } from '../contract.ts';
import { readAbif } from './abif.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import { readBlt, type BltFile } from './blt.ts';
import { readCdf } from './cdf.ts';
import { readBallots } from './csv.ts';
import { readPreflib } from './preflib.ts';
import type { FileProblem } from './problem.ts';
import { readSheet } from './rank-sheets.ts';

/** A .blt file as ballots: whoever withdrew is taken out of the list and of every paper. Nicknames are ids. */
export function ballotsOfBlt({ title, seats, candidates, withdrawn, ballots }: BltFile): BallotFile {
  const nick = (place: number): string => candidates[place]?.nick ?? '';
  // Whoever withdrew is out of the paper as if never named: the rank goes, so that no gap stands where the voter left none.
  const still = (rank: readonly number[]): readonly (readonly string[])[] => (rank.length > 0 && rank.every((place) => withdrawn.includes(place)) ? [] : [rank.filter((place) => !withdrawn.includes(place)).map(nick)]);
  const ranked = ballots.map(({ count, ranks }): Ballots => ({ count, says: { kind: 'ranks', ranks: ranks.flatMap((rank) => still(rank)) } }));
  return { title, seats, options: candidates.flatMap(({ name, nick: id }, place) => (withdrawn.includes(place) ? [] : [{ id, name }])), ballots: joinAlike(ranked) };
}

const endings = ['.blt', '.abif', '.soc', '.soi', '.toc', '.toi', '.cat', '.csv', '.xml', '.json'] as const;

/** Whether a file of this name is one of ballots that can be read; budgets have their own reader (`pb.ts`). */
export const isBallotFile = (name: string): boolean => endings.some((ending) => name.toLowerCase().endsWith(ending));

/**
 * Reads a file of ballots by the ending of its name. A CSV with a column `count` is Plenaria's own; with columns `Choice_…` it
 * is Clear Ballot's; any other has one column for each candidate behind the first, and ranks in its cells. `contest` names the
 * one that is meant where a file carries several.
 */
export function readBallotFile(name: string, text: string, contest?: string): Result<BallotFile, FileProblem> {
  const ending = name.toLowerCase().slice(name.lastIndexOf('.'));
  if (ending === '.blt') {
    const read = readBlt(text);
    return read.ok ? ok(ballotsOfBlt(read.value)) : read;
  }
  if (ending === '.abif') return readAbif(text);
  if (ending === '.xml' || ending === '.json') return readCdf(text, contest);
  if (ending !== '.csv') return readPreflib(text);
  const head = text.slice(0, text.search(/\r?\n|$/));
  if (/(^|,)\s*"?count"?\s*(,|$)/.test(head)) return readBallots(text);
  return readSheet(text, { form: head.includes('Choice_') ? 'choices' : 'candidates', firstColumn: 2, firstRow: 2, ...(contest === undefined ? {} : { contest }) });
}
