import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classicPriority, groupAwareConsensus, inConversation, representativeness } from '@plenaria/opinion/map/classic-figures.ts';
import { classicMap } from '@plenaria/opinion/map/classic.ts';
import { classicMapOfMoments, momentsOf, mergeMoments } from '@plenaria/opinion/map/moments.ts';
import { pack, type PackedVotes } from '@plenaria/opinion/packed.ts';
import { noVotes, withVotes } from '@plenaria/opinion/tallies.ts';
import { eventsIn, type Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';

/** What `reference-classic.json` holds, computed by others with numpy. */
interface Reference {
  readonly tids: readonly number[];
  readonly pca: { readonly center: readonly number[]; readonly comps: readonly (readonly number[])[]; readonly singular_values: readonly number[]; readonly extremity: readonly number[] };
  readonly participants_order: readonly number[];
  readonly projection_x: readonly number[];
  readonly projection_y: readonly number[];
  readonly in_conv_stateless: readonly number[];
  readonly group_votes: Readonly<Record<string, { readonly n: number; readonly A: readonly number[]; readonly D: readonly number[]; readonly S: readonly number[] }>>;
  readonly group_aware_consensus: readonly number[];
  readonly repness: Readonly<Record<string, Readonly<Record<'ra' | 'rd' | 'rat' | 'rdt' | 'pat' | 'pdt', readonly number[]>>>>;
  readonly comment_priority: readonly number[];
}

const furthest = (own: readonly number[], theirs: readonly number[]): number => own.reduce((most, value, at) => Math.max(most, Math.abs(value - (theirs[at] ?? NaN)) / Math.max(1, Math.abs(theirs[at] ?? NaN))), 0);
const cosine = (own: ArrayLike<number>, theirs: readonly number[]): number => {
  let [dot, a, b] = [0, 0, 0];
  theirs.forEach((value, at) => { const mine = own[at] ?? 0; dot += value * mine; a += mine * mine; b += value * value; });
  return Math.abs(dot) / Math.sqrt(a * b);
};

interface Tallied { readonly n: number; readonly A: readonly number[]; readonly D: readonly number[]; readonly S: readonly number[] }

/** Tallies of the recorded groups, of the votes as cast: the reference counts statements that were taken out like the others. */
function groupTallies({ conversation: { votes, groups } }: Found): ReadonlyMap<string, Tallied> {
  const tallies = new Map<string, { n: number; A: number[]; D: number[]; S: number[] }>();
  const none = (): number[] => votes.statementIds.map(() => 0);
  groups.forEach((group, person) => {
    if (group === '') return;
    const own = tallies.get(group) ?? { n: 0, A: none(), D: none(), S: none() };
    tallies.set(group, own);
    own.n += 1;
    for (const cell of votes.cells.subarray(votes.starts[person], votes.starts[person + 1])) {
      const at = cell >> 2;
      own.S[at] = (own.S[at] ?? 0) + 1;
      if ((cell & 3) === 2) own.A[at] = (own.A[at] ?? 0) + 1;
      if ((cell & 3) === 0) own.D[at] = (own.D[at] ?? 0) + 1;
    }
  });
  return tallies;
}

function figures(found: Found, reference: Reference, extremity: Float64Array): readonly (readonly [string, number])[] {
  const { votes } = found.conversation;
  const groups = groupTallies(found);
  const names = Object.keys(reference.group_votes);
  const of = (name: string): Tallied => groups.get(name) ?? { n: 0, A: [], D: [], S: [] };
  const at = (name: string, j: number) => ({ agree: of(name).A[j] ?? 0, disagree: of(name).D[j] ?? 0, seen: of(name).S[j] ?? 0 });
  const rest = (name: string, j: number) => names.filter((other) => other !== name).map((other) => at(other, j)).reduce((sum, one) => ({ agree: sum.agree + one.agree, disagree: sum.disagree + one.disagree, seen: sum.seen + one.seen }), { agree: 0, disagree: 0, seen: 0 });
  const statements = [...votes.statementIds.keys()];
  const tallies = names.flatMap((name) => (['A', 'D', 'S'] as const).map((which) => furthest(of(name)[which], reference.group_votes[name]?.[which] ?? [])));
  const tests = names.flatMap((name) => {
    const own = statements.map((j) => representativeness(at(name, j), rest(name, j)));
    const theirs = reference.repness[name];
    return theirs === undefined ? [] : [furthest(own.map((one) => one.agreeRatio), theirs.ra), furthest(own.map((one) => one.disagreeRatio), theirs.rd), furthest(own.map((one) => one.agreeRatioTest), theirs.rat), furthest(own.map((one) => one.disagreeRatioTest), theirs.rdt), furthest(own.map((one) => one.agreeTest), theirs.pat), furthest(own.map((one) => one.disagreeTest), theirs.pdt)];
  });
  // Polis sums the groups: who is in none of them does not weigh.
  const priorities = statements.map((j) => {
    const { agree, disagree, seen } = rest('', j);
    return classicPriority({ agree, pass: seen - agree - disagree, seen, extremity: extremity[j] ?? 0 });
  });
  return [
    ['tallies of the recorded groups', Math.max(0, ...tallies)],
    ['group-aware consensus', furthest(statements.map((j) => groupAwareConsensus(names.map((name) => at(name, j)))), reference.group_aware_consensus)],
    ['representativeness ratios and z values', Math.max(0, ...tests)],
    ['priorities', furthest(priorities, reference.comment_priority)],
  ];
}

/** The last event of each person on each statement is the table of participants, in every cell. */
function eventsAgree(found: Found): Line | null {
  const events = eventsIn(found.folder);
  if (events === null || !events.ok) return null;
  const { result: own, seconds } = timed(() => pack(withVotes(noVotes, events.votes)));
  const cellsOf = (votes: PackedVotes): ReadonlyMap<string, number> => new Map(votes.personIds.flatMap((id, person) => [...votes.cells.subarray(votes.starts[person], votes.starts[person + 1])].map((cell) => [`${id} ${votes.statementIds[cell >> 2] ?? ''}`, cell & 3] as const)));
  const [mine, theirs] = [cellsOf(own), cellsOf(found.conversation.votes)];
  const same = [...theirs].filter(([key, code]) => mine.get(key) === code).length;
  return liner(found.name)('last events equal the matrix, share of cells', same / Math.max(theirs.size, mine.size), '= 1', same === theirs.size && same === mine.size, seconds);
}

/** The classic map of a conversation, beside its reference where there is one, to the tolerances of deliberation.md, section 8. */
export function classicChecks(found: Found): readonly Line[] {
  const say = liner(found.name);
  const { votes } = found.conversation;
  const { result: map, seconds } = timed(() => classicMap(votes, { out: found.out, accuracy: 1e-10 }));
  const { result: summed, seconds: momentSeconds } = timed(() => classicMapOfMoments(mergeMoments(momentsOf(votes, 0, votes.people >> 1), momentsOf(votes, votes.people >> 1, votes.people)), { out: found.out, accuracy: 1e-10 }));
  const events = eventsAgree(found);
  // Votes that do not spread along an axis leave it undetermined: there is nothing to compare.
  const known = ([0, 1] as const).filter((which) => map.singular[which] > 1e-9);
  const off = Math.max(0, ...known.map((which) => 1 - cosine(summed.axes[which], [...map.axes[which]])));
  const moments = say(`map from co-moments of two shards, 1 − |cosine|${known.length === 2 ? '' : `, axes that exist: ${known.length}`}`, off, '≤ 1e-9', known.length === 0 ? null : off <= 1e-9, momentSeconds);
  const lines = [...(events === null ? [] : [events]), say('classic map, passes', map.passes, '', null, seconds), moments];
  const file = join(found.folder, 'reference-classic.json');
  if (!existsSync(file)) return lines;
  const reference = JSON.parse(readFileSync(file, 'utf8')) as Reference;
  const within = (check: string, off: number, most: number): Line => say(check, off, `≤ ${most}`, off <= most);
  const at = new Map(votes.personIds.map((id, person) => [id, person]));
  const order = reference.participants_order.map((id) => at.get(String(id)) ?? -1);
  const column = (which: number): readonly number[] => order.map((person) => map.points[person * 2 + which] ?? NaN);
  const inside = inConversation(votes.personIds.map((_, person) => (votes.starts[person + 1] ?? 0) - (votes.starts[person] ?? 0)), votes.statements).map((person) => Number(votes.personIds[person]));
  return [
    ...lines,
    within('centre', furthest([...map.centre], reference.pca.center), 1e-9),
    ...[0, 1].map((which) => within(`component ${which + 1}, 1 − |cosine|`, 1 - cosine(map.axes[which] ?? [], reference.pca.comps[which] ?? []), 1e-9)),
    within('projections', Math.max(furthest(column(0), reference.projection_x), furthest(column(1), reference.projection_y)), 1e-6),
    within('statement extremity', furthest([...map.extremity], reference.pca.extremity), 1e-9),
    within('who is in the conversation, differences', new Set([...inside, ...reference.in_conv_stateless]).size - inside.filter((id) => reference.in_conv_stateless.includes(id)).length, 0),
    ...figures(found, reference, map.extremity).map(([check, off]) => within(check, off, 1e-9)),
  ];
}
