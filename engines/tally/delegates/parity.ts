import { ceiling, floor, fraction, times } from '@plenaria/kernel/fraction.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import { exactOf } from '../sort-papers.ts';

/** Somebody on a ranked list; `marks` are what people declared, and nobody has to declare anything. */
export interface Person {
  readonly id: string;
  readonly marks: Readonly<Record<string, string>>;
  /** The list or chapter within which a replacement must stay, where the rule says so. */
  readonly list?: string;
}

/** A quota over one mark: a minimum for a protected group, or a maximum for any one group. Never an equality. */
export type Quota =
  | { readonly mark: string; readonly group: string; readonly atLeast: string; readonly rounding: 'up' | 'down' }
  /** `group` left out: no group whatever may have more. */
  | { readonly mark: string; readonly group?: string; readonly atMost: string; readonly rounding: 'up' | 'down' };

export interface Replacement {
  readonly out: string;
  readonly in: string;
  /** The quota that was short, and by how much before this replacement. */
  readonly quota: Quota;
  readonly missing: number;
}

export interface Corrected {
  readonly elected: readonly string[];
  readonly replacements: readonly Replacement[];
  /** Quotas that no replacement could fill: nobody suitable was left. */
  readonly unfilled: readonly Quota[];
}

const numberOf = (quota: Quota, seats: number): number => {
  const share = exactOf('atLeast' in quota ? quota.atLeast : quota.atMost);
  invariant(share !== null, 'a quota is a share such as 1/2');
  const exact = times(share, fraction(seats));
  return Number(quota.rounding === 'up' ? ceiling(exact) : floor(exact));
};

const inGroup = (people: readonly Person[], mark: string, group: string): readonly Person[] => people.filter(({ marks }) => marks[mark] === group);

interface Gap {
  readonly missing: number;
  /** Who may go, and who may come, for this quota. */
  readonly leaves: (person: Person) => boolean;
  readonly comes: (person: Person) => boolean;
}

function gapOf(quota: Quota, people: readonly Person[]): Gap {
  const { mark } = quota;
  if ('atLeast' in quota) {
    const has = (person: Person): boolean => person.marks[mark] === quota.group;
    return { missing: numberOf(quota, people.length) - inGroup(people, mark, quota.group).length, leaves: (person) => !has(person), comes: has };
  }
  const groups = quota.group === undefined ? [...new Set(people.flatMap(({ marks }) => marks[mark] ?? []))].sort() : [quota.group];
  const most = numberOf(quota, people.length);
  const over = groups.map((group) => ({ group, by: inGroup(people, mark, group).length - most })).sort((a, b) => b.by - a.by)[0];
  return { missing: over?.by ?? 0, leaves: (person) => person.marks[mark] === over?.group, comes: (person) => person.marks[mark] !== over?.group };
}

const short = (quotas: readonly Quota[], people: readonly Person[]): number => quotas.reduce((sum, quota) => sum + Math.max(0, gapOf(quota, people).missing), 0);

/** The exchange that fills a gap: the last elected who may go, for the best not elected who may come, and no other quota is made worse. */
function exchange(gap: Gap, people: readonly Person[], reserve: readonly Person[], quotas: readonly Quota[], within: 'list' | 'all'): { readonly out: Person; readonly come: Person } | null {
  for (const out of people.toReversed().filter(gap.leaves)) {
    for (const come of reserve.filter((person) => gap.comes(person) && (within === 'all' || person.list === out.list))) {
      const after = people.map((person) => (person === out ? come : person));
      if (short(quotas, after) < short(quotas, people)) return { out, come };
    }
  }
  return null;
}

/**
 * Corrects an election so that quotas hold: while one is short, the last elected member of an over-represented group gives way
 * to the best not elected of the under-represented one, within the same list where the rule says so; every exchange is
 * written down. `people` in order of election, `reserve` in order of votes. After the rule of Chile's convention of 2021.
 */
export function correctParity(people: readonly Person[], reserve: readonly Person[], quotas: readonly Quota[], within: 'list' | 'all' = 'list'): Corrected {
  let [elected, waiting]: [readonly Person[], readonly Person[]] = [people, reserve];
  const replacements: Replacement[] = [];
  const unfilled: Quota[] = [];
  for (const quota of quotas) {
    for (;;) {
      const gap = gapOf(quota, elected);
      if (gap.missing <= 0) break;
      const found = exchange(gap, elected, waiting, quotas, within);
      if (found === null) {
        unfilled.push(quota);
        break;
      }
      const { out, come } = found;
      replacements.push({ out: out.id, in: come.id, quota, missing: gap.missing });
      elected = elected.map((person) => (person === out ? come : person));
      waiting = [...waiting.filter((person) => person !== come), out];
    }
  }
  return { elected: elected.map(({ id }) => id), replacements, unfilled };
}

/**
 * A zipper list: groups take turns in the declared order, each with its best ranked person; whoever declared none of these
 * groups stands where she was ranked and takes nobody's turn. When a group is used up the others go on.
 */
export function zipper(ranked: readonly Person[], mark: string, turns: readonly string[]): readonly string[] {
  const queues = new Map(turns.map((group) => [group, ranked.filter(({ marks }) => marks[mark] === group)]));
  const order: string[] = [];
  let turn = 0;
  for (const person of ranked) {
    if (!turns.includes(person.marks[mark] ?? '')) {
      order.push(person.id);
      continue;
    }
    for (let tries = 0; tries < turns.length && (queues.get(turns[turn % turns.length] ?? '') ?? []).length === 0; tries += 1) turn += 1;
    const next = queues.get(turns[turn % turns.length] ?? '')?.shift();
    if (next !== undefined) order.push(next.id);
    turn += 1;
  }
  return order;
}

/** For each elected person the first not yet taken of the reserve with the same marks, and the same list where it matters. */
export function alternatesOf(people: readonly Person[], reserve: readonly Person[], marks: readonly string[], within: 'list' | 'all' = 'list'): readonly { readonly member: string; readonly alternate: string | null }[] {
  const taken = new Set<string>();
  return people.map((member) => {
    const found = reserve.find((person) => !taken.has(person.id) && (within === 'all' || person.list === member.list) && marks.every((mark) => person.marks[mark] === member.marks[mark]));
    if (found !== undefined) taken.add(found.id);
    return { member: member.id, alternate: found?.id ?? null };
  });
}
