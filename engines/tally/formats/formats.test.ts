import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '@plenaria/kernel/result.ts';
import type { Ballots } from '../contract.ts';
import { readAbif, writeAbif } from './abif.ts';
import { isBallotFile, readBallotFile } from './any.ts';
import { joinAlike, type BallotFile } from './ballot-file.ts';
import { readBlt, writeBlt } from './blt.ts';
import { readCdf, writeCdf } from './cdf.ts';
import { readBallots, writeBallots, writeSteps } from './csv.ts';
import { readPb, writePb } from './pb.ts';
import { readPreflib, writePreflib } from './preflib.ts';
import { readSheet, writeSheet } from './rank-sheets.ts';
import { decide } from '../decide.ts';

const ids = ['ana', 'bo', 'cem', 'dee'];
const ranks = fc.shuffledSubarray(ids, { minLength: 1 }).map((order) => order.map((id) => [id]));
const file = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), ranks), { minLength: 1, maxLength: 6 }).map((papers): BallotFile => ({
  title: 'Chair', options: ids.map((id) => ({ id, name: id.toUpperCase() })), ballots: joinAlike(papers.map(([count, given]): Ballots => ({ count, says: { kind: 'ranks', ranks: given } }))),
}));

test('what is written as ABIF, PrefLib, CDF, CSV or a sheet says the same when it is read again', () => {
  fc.assert(fc.property(file, (box) => {
    expect(must(readAbif(writeAbif(box)), 'read again')).toEqual(box);
    expect(must(readCdf(writeCdf(box)), 'read again').ballots).toEqual(box.ballots);
    expect(must(readBallots(writeBallots(box)), 'read again').ballots).toEqual(box.ballots);
    expect(must(readSheet(writeSheet(box), { form: 'ranks', firstColumn: 2, firstRow: 2 }), 'read again').ballots).toEqual(box.ballots);
    const numbered = must(readPreflib(writePreflib(box)), 'read again');
    const named = numbered.ballots.map(({ count, says }): Ballots => ({ count, says: says.kind === 'ranks' ? { kind: 'ranks', ranks: says.ranks.map((rank) => rank.map((id) => ids[Number(id) - 1] ?? '')) } : says }));
    expect(joinAlike(named)).toEqual(box.ballots);
  }), { numRuns: 200, seed: 51 });
});

test('stances, approvals, scores and segments go through CSV and back', () => {
  const box = (ballots: readonly Ballots[], options: readonly string[] = []): BallotFile => ({ title: '', options: options.map((id) => ({ id, name: id })), ballots: joinAlike(ballots) });
  const kinds = [box([{ count: 3, says: { kind: 'stance', stance: 'yes' }, segment: 'city' }, { count: 2, says: { kind: 'stance', stance: 'block', reason: 'It says "no", twice.' }, weight: '5/2' }]), box([{ count: 1, says: { kind: 'approves', options: ['a', 'b'] } }], ['a', 'b']), box([{ count: 4, says: { kind: 'scores', scores: { a: 5, b: -1 } } }], ['a', 'b'])];
  for (const one of kinds) expect(must(readBallots(writeBallots(one)), 'read again')).toEqual(one);
});

test('a .blt file with nicknames, withdrawals, an order for ties, equal ranks and comments', () => {
  const text = '3 2 # three stand for two\n[nick a b c]\n[withdrawn b]\n[tie c a b]\n4 a=c b 0\n2 3 - 1 0\n0\n"Ana \\"the\\" Great"\n"Bo"\n"Cem"\n"Board"\n';
  const read = must(readBlt(text), 'can be read');
  expect(read).toEqual({ title: 'Board', seats: 2, candidates: [{ name: 'Ana "the" Great', nick: 'a' }, { name: 'Bo', nick: 'b' }, { name: 'Cem', nick: 'c' }], withdrawn: [1], ties: [2, 0, 1], ballots: [{ count: 4, ranks: [[0, 2], [1]] }, { count: 2, ranks: [[2], [], [0]] }] });
  expect(must(readBlt(writeBlt(read)), 'read again').ballots).toEqual(read.ballots);
});

test('a contest of a common data format file, in JSON with candidates and in XML with places of marks', () => {
  const xml = `<?xml version="1.0"?><!-- made up --><CastVoteRecordReport xmlns="x"><CVR><CurrentSnapshotId>s1</CurrentSnapshotId><CVRSnapshot ObjectId="s1"><CVRContest><ContestId>k9</ContestId><CVRContestSelection><ContestSelectionId>k9_R1</ContestSelectionId><Rank>1</Rank><SelectionPosition><HasIndication>yes</HasIndication><Position>7</Position></SelectionPosition></CVRContestSelection></CVRContest></CVRSnapshot><CVRSnapshot ObjectId="s2"><CVRContest><ContestId>k8</ContestId></CVRContest></CVRSnapshot></CVR><Election><Candidate ObjectId="Candidate_7"><Name>Ana &amp; Bo</Name></Candidate><Contest ObjectId="k9"><ContestSelection ObjectId="k9_R1"/><Name>Mayor</Name></Contest><Contest ObjectId="k8"/></Election></CastVoteRecordReport>`;
  expect(must(readCdf(xml, 'Mayor'), 'can be read')).toEqual({ title: 'Mayor', options: [{ id: 'Ana & Bo', name: 'Ana & Bo' }], ballots: [{ count: 1, says: { kind: 'ranks', ranks: [['Ana & Bo']] } }] });
  const mark = (id: string, rank: number, more: object = {}): object => ({ ContestSelectionId: id, SelectionPosition: [{ HasIndication: 'yes', Rank: rank, ...more }] });
  const json = JSON.stringify({ CVR: [{ CurrentSnapshotId: 'new', CVRSnapshot: [{ '@id': 'old', CVRContest: [{ ContestId: 'c', CVRContestSelection: [mark('s-b', 1)] }] }, { '@id': 'new', CVRContest: [{ ContestId: 'c', CVRContestSelection: [mark('s-a', 1), mark('s-b', 1), mark('s-a', 2), mark('s-b', 3, { IsAllocable: 'no' })] }] }] }], Election: [{ Contest: [{ '@id': 'c', Name: 'Mayor', ContestSelection: [{ '@id': 's-a', Code: [{ Value: 'A' }] }, { '@id': 's-b', Code: [{ Value: 'B' }] }] }] }] });
  expect(must(readCdf(json), 'can be read').ballots).toEqual([{ count: 1, says: { kind: 'ranks', ranks: [['A', 'B'], ['A']] } }]);
});

test('sheets with ranks in cells, with a column for each choice, and with names and words in cells', () => {
  expect(must(readSheet('id,Ana,Bo\nr1,2,1\nr2,,1\n', { form: 'candidates', firstColumn: 2, firstRow: 2 }), 'can be read').ballots).toEqual([{ count: 1, says: { kind: 'ranks', ranks: [['Bo'], ['Ana']] } }, { count: 1, says: { kind: 'ranks', ranks: [['Bo']] } }]);
  const choices = 'Row,"Choice_1_1:City, Auditor:1:Number of Winners 1:Ana:NON","Choice_1_1:City, Auditor:2:Number of Winners 1:Ana:NON","Choice_2_1:City, Auditor:1:Number of Winners 1:Bo:NON"\n1,0,1,1\n';
  expect(must(readSheet(choices, { form: 'choices', firstColumn: 2, firstRow: 2, contest: 'City, Auditor' }), 'can be read').ballots).toEqual([{ count: 1, says: { kind: 'ranks', ranks: [['Bo'], ['Ana']] } }]);
  expect(must(readSheet('id,1,2,3\nx,undervote,overvote,Ana\n', { form: 'ranks', firstColumn: 2, firstRow: 2, skipped: 'undervote', overvote: 'overvote' }), 'can be read').ballots).toEqual([{ count: 1, says: { kind: 'ranks', ranks: [[], ['overvote', 'overvote'], ['Ana']] } }]);
});

test('a file is read by the ending of its name; whoever withdrew is on no paper', () => {
  expect(must(readBallotFile('ward.blt', '3 2\n-2\n4 1 2 3 0\n0\n"A"\n"B"\n"C"\n"Ward"\n'), 'can be read')).toEqual({ title: 'Ward', seats: 2, options: [{ id: '1', name: 'A' }, { id: '3', name: 'C' }], ballots: [{ count: 4, says: { kind: 'ranks', ranks: [['1'], ['3']] } }] });
  expect(must(readBallotFile('x.csv', 'count,approves\n2,a b\n'), 'can be read').ballots).toEqual([{ count: 2, says: { kind: 'approves', options: ['a', 'b'] } }]);
  expect(must(readBallotFile('x.csv', 'id,Ana,Bo\nr1,2,1\n'), 'can be read').ballots).toEqual([{ count: 1, says: { kind: 'ranks', ranks: [['Bo'], ['Ana']] } }]);
  expect(must(readBallotFile('x.toi', '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: {1,2}\n'), 'can be read').ballots).toEqual([{ count: 3, says: { kind: 'ranks', ranks: [['1', '2']] } }]);
  expect(isBallotFile('x.docx')).toBe(false);
});

test('a .pb file is written and read again', () => {
  const pb = must(readPb('META\nkey;value\nbudget;100\nPROJECTS\nproject_id;cost;name\n1;60;"Park; and pond"\n2;40;Hall\nVOTES\nvoter_id;vote;points\na;1,2;3,1\nb;1,2;3,1\n'), 'can be read');
  const again = must(readPb(writePb(pb)), 'read again');
  expect([again.meta, again.projects]).toEqual([pb.meta, pb.projects]);
  const papers = ({ ballots }: typeof pb) => ballots.map(({ count, ids, points }) => [count, ids, points]);
  expect(papers(again)).toEqual(papers(pb));
  expect(papers(pb)).toEqual([[2, ['1', '2'], ['3', '1']]]);
});

test.each([
  ['a .blt without seats', () => readBlt('3 x\n'), 1, 'the number of seats'], ['a .blt with a stranger', () => readBlt('2 1\n3 1 0\n2 7 0\n0\n"A"\n"B"\n"T"\n'), 3, 'the number or nickname of a candidate'],
  ['a .blt that ends early', () => readBlt('2 1\n3 1 0\n'), 2, 'how many ballots are alike, or 0 after the last ballot'], ['a .blt without a name', () => readBlt('2 1\n3 1 0\n0\n"A"\n'), 4, 'the name of candidate 2 in quotation marks'],
  ['ABIF without a colon', () => readAbif('# a\n12 A>B\n'), 2, 'a number of ballots, a colon and an order, as 12:A>B=C'], ['ABIF half scored', () => readAbif('12:A/5>B\n'), 1, 'candidates between > and =, each with a score or none with one'],
  ['PrefLib with a stranger', () => readPreflib('# ALTERNATIVE NAME 1: A\n3: 1,2\n'), 2, 'one of the 1 alternatives that the head names'], ['PrefLib with an open brace', () => readPreflib('# ALTERNATIVE NAME 1: A\n3: {1\n'), 2, 'alternatives between commas, equal ones in braces'],
  ['CDF that is no JSON', () => readCdf(`{\n"Version": "1.0.0 of a report with a long name",\n"CVR": [,],\n"Election": [], "Other": "a further field with words"}`), 3, 'JSON'], ['CDF without the contest', () => readCdf('{"CVR":[],"Election":[{"Contest":[{"@id":"a"}]}]}', 'b'), 1, 'the contest b'], ['XML that is not closed', () => readCdf('<a>\n<b>\n</a>'), 3, '</b>'],
  ['a sheet with a word for a rank', () => readSheet('id,Ana\nr1,1\nr2,first\n', { form: 'candidates', firstColumn: 2, firstRow: 2 }), 3, 'a rank or nothing for Ana'],
  ['CSV without a count', () => readBallots('stance\nyes\n'), 1, 'a column count, and one of stance, approves, ranks or score:…'], ['CSV with half a person', () => readBallots('count,stance\n2,yes\n1.5,no\n'), 3, 'a whole number under count'], ['CSV with a word for a score', () => readBallots('count,score:a\n1,many\n'), 2, 'a whole number or nothing for score:a'],
] as const)('%s is refused with its line and what was expected', (_, read, line, expected) => {
  expect(read()).toMatchObject({ ok: false, refusal: { line, expected } });
});

test('the steps of a decision go into a sheet, line by line, with what no option holds', () => {
  const decision = must(decide({ rule: 'irv@1', parameters: {}, options: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }], ballots: [{ count: 2, says: { kind: 'ranks', ranks: [['a']] } }, { count: 1, says: { kind: 'ranks', ranks: [['b']] } }] }), 'decided');
  expect(writeSteps(decision).split('\n').slice(0, 4)).toEqual(['step,clause,event,option,before,moved,after,what', '1,irv.1,first,a,0,2,2,elected', '1,irv.1,first,b,0,1,1,', '1,irv.1,first,(exhausted),,,0,']);
});
