import { readFile } from 'node:fs/promises';
import { build, type PluginBuild } from 'esbuild';
import { expect, test } from 'vitest';
import { diceFrom, shuffled } from '@plenaria/kernel/dice.ts';
import type { Ballots, Decision, Question } from './contract.ts';
import type * as Decide from './decide.ts';
import type * as Apportion from './seats/apportion.ts';
import { plainRankedPairs, plainSchulze } from './second/pairs.ts';
import { plainRunoff } from './second/runoff.ts';
import { plainScottish } from './second/scottish.ts';
import { plainSeats } from './second/seats.ts';
import { plainShares } from './second/shares.ts';

type Engine = typeof Decide & typeof Apportion;

/** The engine, bundled anew with one piece of its source replaced. */
async function planted(file: string, from: string, to: string): Promise<Engine> {
  const plugin = {
    name: 'plant',
    setup: (on: PluginBuild) => on.onLoad({ filter: /engines\/tally\/.+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!path.endsWith(`/tally/${file}.ts`)) return { contents: text, loader: 'ts' };
      expect(text.split(from)).toHaveLength(2);
      return { contents: text.replace(from, to), loader: 'ts' };
    }),
  };
  const contents = `export * from './decide.ts';\nexport * from './seats/apportion.ts';`;
  const built = await build({ stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'node', plugins: [plugin] });
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(built.outputFiles[0]?.text ?? '').toString('base64')}`)) as Engine;
}

const ids = [...'abcd'];
const options = ids.map((id) => ({ id, name: id }));
const orders = (papers: readonly (readonly string[])[]): readonly Ballots[] => papers.map((order) => ({ count: 1, says: { kind: 'ranks', ranks: order.map((id) => [id]) } }));

/** Small elections full of ties, the same ones every time. */
function* elections(many: number): Generator<{ readonly papers: readonly (readonly string[])[]; readonly lots: readonly string[]; readonly seats: number }> {
  const dice = diceFrom('faults');
  for (let at = 0; at < many; at += 1) {
    const papers = Array.from({ length: 2 + dice.below(9) }, () => shuffled(ids, dice).slice(0, 1 + dice.below(4)));
    yield { papers, lots: shuffled(ids, dice), seats: 1 + dice.below(3) };
  }
}

function wrong(engine: Engine): readonly string[] {
  const faults = new Set<string>();
  const check = (name: string, holds: boolean): unknown => (holds ? undefined : faults.add(name));
  const decided = (question: Question<unknown>): Decision => {
    const decision = engine.decide(question);
    if (!decision.ok) throw new Error(decision.refusal.word);
    return decision.value;
  };
  for (const { papers, lots, seats } of elections(50)) {
    if (faults.size > 0) return [...faults];
    const asked = (rule: string, parameters: unknown): Decision => decided({ rule, parameters, options, ballots: orders(papers), lots });
    const scottish = plainScottish(ids, papers, seats, lots);
    check('scottish', JSON.stringify(asked('stv-scottish@1', { seats }).steps.map(({ lines }) => lines.map(({ after }) => after))) === JSON.stringify(scottish.stages.map((stage) => ids.map((id) => stage[id]))));
    check('irv', asked('irv@1', {}).winners.join() === plainRunoff(ids, papers, lots).winner);
    check('pairs', asked('ranked-pairs@1', {}).winners.join() === plainRankedPairs(ids, papers, lots));
    check('schulze', asked('schulze@1', {}).winners[0] === lots.find((id) => plainSchulze(ids, papers).includes(id)));
    const costs = [30, 20, 20, 50];
    const voters = papers.map((order) => order.map((id) => ids.indexOf(id)));
    const shares = decided({ rule: 'equal-shares@1', parameters: { budget: '60', worth: 'cost', completion: 'none' }, options: options.map((option, at) => ({ ...option, cost: String(costs[at]) })), ballots: papers.map((named) => ({ count: 1, says: { kind: 'approves', options: named } })), lots: ids });
    check('shares', shares.winners.join() === plainShares({ costs, budget: 60, voters, worth: 'cost' }).map((at) => ids[at]).join());
    const votes = ids.map((id) => papers.filter(([first]) => first === id).length * 7 + papers.length);
    for (const [method, how] of [['dhondt', 'down'], ['sainte-lague', 'half'], ['adams', 'up']] as const) {
      const plain = plainSeats(votes, 7, how);
      const shared = engine.apportion(ids.map((id, at) => ({ id, weight: BigInt(votes[at] ?? 0) })), 7, method);
      check(method, plain === null || (shared.ok && ids.map((id) => shared.value.seats[id]).join() === plain.join()));
    }
  }
  return [...faults, ...knownAnswers(decided)];
}

/** Questions whose answers are known by hand. */
function knownAnswers(decided: (question: Question<unknown>) => Decision): readonly string[] {
  const one = [{ id: 'm', name: 'm' }];
  const stances = (counts: Readonly<Record<string, number>>): readonly Ballots[] => Object.entries(counts).map(([stance, count]) => ({ count, says: { kind: 'stance', stance } }));
  const motion = (counts: Readonly<Record<string, number>>, threshold: string, comparator: string) => decided({ rule: 'motion@1', parameters: { majorities: [{ among: 'people', base: { of: 'answers', without: ['abstain'] }, threshold, comparator }] }, options: one, ballots: stances(counts) }).outcome;
  const scores = (rule: string, parameters: unknown, ...papers: readonly Readonly<Record<string, number>>[]) => decided({ rule, parameters, options: options.slice(0, 3), ballots: papers.map((given) => ({ count: 1, says: { kind: 'scores', scores: given } })), lots: ['a', 'b', 'c'] });
  const approves = (seats: number, method: string) => decided({ rule: 'committee@1', parameters: { seats, method }, options, ballots: [{ count: 6, says: { kind: 'approves', options: ['a', 'b', 'c'] } }, { count: 3, says: { kind: 'approves', options: ['d'] } }], lots: ids });
  const ranks = (count: number, order: string): Ballots => ({ count, says: { kind: 'ranks', ranks: order.split('>').map((id) => [id]) } });
  // Every defeat has five votes; a over b has the least against it, then b over c, so that c over a closes the circle.
  const circle = decided({ rule: 'ranked-pairs@1', parameters: { unranked: 'no-opinion' }, options: options.slice(0, 3), ballots: [ranks(5, 'a>b'), ranks(2, 'b>a'), ranks(5, 'b>c'), ranks(3, 'c>b'), ranks(5, 'c>a'), ranks(4, 'a>c')], lots: ['a', 'b', 'c'] });
  // Worked out by hand from the rule: a keeps 0.500000001 and b then 0.529411766 of what reaches them, each product rounded up.
  const meek = decided({ rule: 'stv-meek@1', parameters: { seats: 3 }, options, ballots: [ranks(9, 'a>b>c'), ranks(4, 'b>a>d'), ranks(3, 'c'), ranks(2, 'd')], lots: ids });
  const answers: readonly (readonly [string, boolean])[] = [
    ['half', motion({ yes: 5, no: 5, abstain: 9 }, '1/2', 'more-than') === 'tied'], ['two thirds', motion({ yes: 66, no: 33 }, '2/3', 'at-least') === 'adopted'], ['abstentions', motion({ yes: 3, no: 2, abstain: 9 }, '1/2', 'more-than') === 'adopted'],
    ['blocks', decided({ rule: 'consensus@1', parameters: { blocks: { atMost: 1 }, standAsides: '1/4' }, options: one, ballots: [{ count: 9, says: { kind: 'stance', stance: 'agree' } }, { count: 2, says: { kind: 'stance', stance: 'block', reason: 'No.' } }] }).outcome === 'blocked'],
    ['quadratic', scores('quadratic@1', { places: 1, credits: 9 }, { a: 3 }, { b: 2, c: 2 }, { b: 4 }).winners.join() === 'a'], ['star', scores('star@1', { most: 5 }, { a: 5, b: 4 }, { a: 5, b: 4 }, { b: 5, c: 1 }).winners.join() === 'a'],
    ['judgment', scores('majority-judgment@1', { places: 1, grades: ['bad', 'fair', 'good'] }, { a: 2, b: 1 }, { a: 0, b: 1 }).winners.join() === 'b'], ['fair', approves(3, 'phragmen').winners.includes('d') && approves(3, 'pav').winners.includes('d')], ['certificate', approves(3, 'av').figures['ejrPlus'] === '0' && approves(3, 'pav').figures['ejrPlus'] === '1'],
    ['circle', circle.winners.join() === 'a'], ['meek', meek.steps[3]?.lines.map(({ after }) => after).join() === '5.441176481,4.500000011,5.117647044,2.941176464'],
  ];
  return answers.flatMap(([name, holds]) => (holds ? [] : [name]));
}

test('without a planted fault nothing is wrong', async () => expect(wrong(await planted('decide', '/** The names of the rules', '/** Names of the rules'))).toEqual([]));

test.each([
  ['motions/majority', 'order >= 0 : order > 0', 'order > 0 : order > 0'],
  ['motions/majority', 'base.without.includes(answer) ? []', 'base.without.length > 9 ? []'],
  ['scales/consent', 'compare(block, limit) > 0', 'compare(block, limit) > 1'],
  ['scales/counts', 'BigInt(votes) * BigInt(votes)', 'BigInt(votes)'],
  ['scales/star', 'return compare(other, one);', 'return compare(one, other);'],
  ['scales/judgment', 'grade = grades.length - 1; grade > 0', 'grade = grades.length - 1; grade > 1'],
  ['ranked/scottish', '(valid / (seats + 1)) + 1)', '(valid / (seats + 1)))'],
  ['ranked/scottish', '(product - (product % total)) / total', 'Math.ceil(product / total)'],
  ['ranked/condorcet', 'power(b) - power(a) || a.opposition - b.opposition', 'power(b) - power(a) || b.opposition - a.opposition'],
  ['ranked/condorcet', 'Math.min(at(paths, from, via), at(paths, via, to))', 'Math.max(at(paths, from, via), at(paths, via, to))'],
  ['ranked/meek-share', 'power = rounding === \'up\' ? power - kept', 'power = rounding === \'up\' ? power - keep'],
  ['seats/apportion', '\'sainte-lague\': (n, held) => ({ n, d: 2n * held + 1n })', '\'sainte-lague\': (n, held) => ({ n, d: 2n * held + 2n })'],
  ['budgets/shares-run', '(costs[a] ?? 0) - (costs[b] ?? 0) || (votes[b] ?? 0) - (votes[a] ?? 0)', '(costs[b] ?? 0) - (costs[a] ?? 0) || (votes[b] ?? 0) - (votes[a] ?? 0)'],
  ['committees/represented', '< seats).reduce', '<= seats).reduce'],
  ['committees/phragmen', 'held, group) => (groups.includes(group) ? load : held)', 'held, group) => (groups.includes(group) ? held : load)'],
])('planted in %s: %s becomes %s, and is caught', async (file, from, to) => {
  const engine = await planted(file, from, to);
  let found: readonly string[] = [];
  try {
    found = wrong(engine);
  } catch (broken) {
    found = [String(broken)];
  }
  expect(found).not.toEqual([]);
});
