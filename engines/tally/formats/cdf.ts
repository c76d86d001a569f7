import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import type { FileProblem } from './problem.ts';
import { readXml, type Element } from './xml.ts';

/*
 * Cast vote records in the common data format of NIST (SP 1500-103), as JSON or XML. Both are read into one tree of nodes.
 */

interface Node {
  readonly id: string;
  readonly fields: ReadonlyMap<string, readonly Node[]>;
  readonly text: string;
}

const none: readonly Node[] = [];
const all = (node: Node | undefined, name: string): readonly Node[] => node?.fields.get(name) ?? none;
const word = (node: Node | undefined, name: string): string => all(node, name)[0]?.text.trim() ?? '';
const words = (node: Node | undefined, name: string): readonly string[] => all(node, name).flatMap(({ text }) => text.trim().split(/\s+/).filter((one) => one !== ''));

function fromJson(value: unknown): Node {
  if (typeof value !== 'object' || value === null) return { id: '', fields: new Map(), text: value === null ? '' : String(value) };
  const fields = new Map(Object.entries(value).map(([key, inner]) => [key, (Array.isArray(inner) ? inner : [inner]).map(fromJson)] as const));
  return { id: fields.get('@id')?.[0]?.text ?? '', fields, text: '' };
}

function fromXml({ attributes, inside, text }: Element): Node {
  const fields = new Map<string, Node[]>();
  for (const element of inside) fields.set(element.name, [...(fields.get(element.name) ?? []), fromXml(element)]);
  return { id: attributes['ObjectId'] ?? '', fields, text };
}

/** The line on which JSON.parse stopped: its message names the place, or quotes ten letters on both sides of it. */
function jsonProblem(text: string, error: unknown): FileProblem {
  const [, position] = /position (\d+)/.exec(String(error)) ?? [];
  const [, cut = '', quoted] = /(\.\.\.)?"([\s\S]*?)(?:"\.\.\.)? is not valid JSON/.exec(String(error)) ?? [];
  const near = quoted === undefined ? text.length : text.indexOf(quoted.replace(/"$/, '')) + (cut === '' ? 0 : 10);
  const place = position === undefined ? near : Number(position);
  return { line: text.slice(0, place).split('\n').length, expected: 'JSON', found: text.slice(place, place + 30) };
}

function rootOf(text: string): Result<Node, FileProblem> {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trimStart().startsWith('<')) {
    const read = readXml(plain);
    return read.ok ? ok(fromXml(read.value)) : read;
  }
  try {
    return ok(fromJson(JSON.parse(plain)));
  } catch (error) {
    return refuse(jsonProblem(plain, error));
  }
}

interface Names {
  readonly candidates: ReadonlyMap<string, string>;
  readonly selections: ReadonlyMap<string, string>;
}

/** What a selection of a contest is called: its candidate's name, else the code that the vendor gave it, else its id. */
function namesOf(elections: readonly Node[], contest: Node): Names {
  const candidates = new Map(elections.flatMap((election) => all(election, 'Candidate')).map((candidate) => [candidate.id, word(candidate, 'Name') || candidate.id]));
  const selections = new Map(all(contest, 'ContestSelection').map((selection) => {
    const named = words(selection, 'CandidateIds').flatMap((id) => candidates.get(id) ?? []);
    const code = all(selection, 'Code').map((one) => word(one, 'Value')).find((value) => value !== '');
    const writeIn = word(selection, 'IsWriteIn') === 'true' ? 'Write-in' : '';
    return [selection.id, named.join(' / ') || code || word(selection, 'Selection') || writeIn || ''] as const;
  }));
  return { candidates, selections };
}

/** Where a file says only the place of the mark (Unisyn), the candidate's number is in the place. */
function nameOf(selection: Node, position: Node, { candidates, selections }: Names): string {
  const id = word(selection, 'ContestSelectionId');
  const named = selections.get(id) ?? '';
  if (named !== '') return named;
  const place = word(position, 'Position') || word(selection, 'OptionPosition');
  return candidates.get(place) ?? candidates.get(`Candidate_${place}`) ?? (id === '' ? word(all(position, 'CVRWriteIn')[0], 'Text') || 'Write-in' : id);
}

function ranksOf(contest: Node, names: Names): readonly (readonly string[])[] {
  const marks = all(contest, 'CVRContestSelection').flatMap((selection) => all(selection, 'SelectionPosition')
    .filter((position) => word(position, 'HasIndication') !== 'no' && word(position, 'IsAllocable') !== 'no')
    .map((position) => ({ rank: Number(word(position, 'Rank') || word(selection, 'Rank') || '1'), name: nameOf(selection, position, names) })));
  const most = Math.max(0, ...marks.map(({ rank }) => rank));
  return Array.from({ length: Math.min(most, 1000) }, (_, at) => marks.filter(({ rank }) => rank === at + 1).map(({ name }) => name));
}

/** The snapshot that a record calls current, or the only one. A file may keep one snapshot for each contest: then all count. */
function snapshotsOf(record: Node, contestId: string): readonly Node[] {
  const snapshots = all(record, 'CVRSnapshot').filter((snapshot) => all(snapshot, 'CVRContest').some((contest) => word(contest, 'ContestId') === contestId));
  const current = snapshots.filter(({ id }) => id !== '' && id === word(record, 'CurrentSnapshotId'));
  return current.length > 0 ? current : snapshots.slice(0, 1);
}

/**
 * Reads one contest of a file of cast vote records. `contest` is its id or name; it may be left out where there is only one.
 * Refuses a file that is no such report, and a contest that is not in it, naming those that are.
 */
export function readCdf(text: string, contest?: string): Result<BallotFile, FileProblem> {
  const root = rootOf(text);
  if (!root.ok) return root;
  const elections = all(root.value, 'Election');
  const contests = elections.flatMap((election) => all(election, 'Contest'));
  const records = all(root.value, 'CVR');
  if (records.length === 0 && elections.length === 0) return refuse({ line: 1, expected: 'a CastVoteRecordReport with CVR and Election', found: [...root.value.fields.keys()].slice(0, 5).join(', ') });
  const wanted = contest === undefined || contest === '' ? contests : contests.filter((one) => one.id === contest || word(one, 'Name') === contest);
  const [chosen] = wanted;
  if (chosen === undefined || wanted.length > 1) return refuse({ line: 1, expected: contest === undefined || contest === '' ? 'one contest, or the name of the one that is meant' : `the contest ${contest}`, found: contests.map((one) => word(one, 'Name') || one.id).join(', ').slice(0, 200) });
  const names = namesOf(elections, chosen);
  const ballots = records.flatMap((record) => snapshotsOf(record, chosen.id).flatMap((snapshot) => all(snapshot, 'CVRContest').filter((one) => word(one, 'ContestId') === chosen.id)).map((one) => ({ count: 1, says: { kind: 'ranks', ranks: ranksOf(one, names) } } as const)));
  const known = new Set([...names.selections.values()].filter((name) => name !== ''));
  for (const { says } of ballots) for (const name of says.ranks.flat()) known.add(name);
  return ok({ title: word(chosen, 'Name') || chosen.id, options: [...known].sort().map((name) => ({ id: name, name })), ballots: joinAlike(ballots) });
}

/** Writes cast vote records as CDF JSON, one record a paper. Ranked papers only; reading it again gives the same ballots. */
export function writeCdf({ title, options, ballots }: BallotFile): string {
  const id = (option: string): string => `cs-${options.findIndex((one) => one.id === option) + 1}`;
  const selection = (option: string, rank: number) => ({ '@type': 'CVR.CVRContestSelection', ContestSelectionId: id(option), SelectionPosition: [{ '@type': 'CVR.SelectionPosition', HasIndication: 'yes', NumberVotes: 1, Rank: rank }] });
  const papers = ballots.flatMap(({ count, says }) => Array.from({ length: count }, () => (says.kind === 'ranks' ? says.ranks : [])));
  const record = (ranks: readonly (readonly string[])[], at: number) => ({
    '@type': 'CVR.CVR', CurrentSnapshotId: `ballot-${at + 1}`, ElectionId: 'election',
    CVRSnapshot: [{ '@id': `ballot-${at + 1}`, '@type': 'CVR.CVRSnapshot', Type: 'original', CVRContest: [{ '@type': 'CVR.CVRContest', ContestId: 'contest', CVRContestSelection: ranks.flatMap((rank, place) => rank.map((option) => selection(option, place + 1))) }] }],
  });
  const contest = { '@id': 'contest', '@type': 'CVR.CandidateContest', Name: title, ContestSelection: options.map((option) => ({ '@id': id(option.id), '@type': 'CVR.CandidateSelection', CandidateIds: [`c-${id(option.id)}`] })) };
  const election = { '@id': 'election', '@type': 'CVR.Election', Candidate: options.map((option) => ({ '@id': `c-${id(option.id)}`, '@type': 'CVR.Candidate', Name: option.id })), Contest: [contest] };
  return `${JSON.stringify({ '@type': 'CVR.CastVoteRecordReport', Version: '1.0.0', CVR: papers.map(record), Election: [election] }, null, 1)}\n`;
}
