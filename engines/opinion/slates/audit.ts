import { compare, fraction, type Fraction } from '@plenaria/kernel/fraction.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import type { Approvals } from './approvals.ts';

/** People alike who were left out, and how close they come to a claim: at 1 or more the slate breaks the promise. */
export interface Degree {
  readonly degree: Fraction;
  /** The statement they would have had, and how many statements each of them may claim; null where nobody is left out. */
  readonly worst: { readonly statement: string; readonly people: number; readonly claims: number } | null;
}

export interface Audit {
  /** People with at least one mark, and those of them with at least one statement on the slate. */
  readonly people: number;
  readonly covered: number;
  readonly jr: Degree;
  readonly ejrPlus: Degree;
  /** Of the groups declared: the one with the smallest share covered. Groups of one to four people are not looked at. */
  readonly worstGroup: { readonly group: string; readonly people: number; readonly covered: number } | null;
}

/**
 * How well a slate represents. For a statement c outside and l = 1 … k: people who marked c and have fewer than l statements
 * of theirs on the slate, times k, over l × n. Below 1 for all of them is EJR+ (Brill and Peters 2023); for l = 1, JR (Aziz et al. 2017).
 */
export function auditOf(approvals: Approvals, slate: readonly number[], groups: readonly { readonly group: string; readonly covered: boolean }[] = []): Audit {
  const have = haveOf(approvals, slate);
  const people = approvals.ofPerson.length;
  return {
    people, covered: have.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0),
    jr: degreeOf(approvals, slate, have, 1), ejrPlus: degreeOf(approvals, slate, have, slate.length), worstGroup: worstOf(groups),
  };
}

/** How many statements of the slate each person marked. */
export function haveOf({ ofPerson }: Approvals, slate: readonly number[]): Uint32Array {
  const on = new Set(slate);
  return Uint32Array.from(ofPerson, (own) => own.filter((statement) => on.has(statement)).length);
}

function degreeOf(approvals: Approvals, slate: readonly number[], have: Uint32Array, deepest: number): Degree {
  const on = new Set(slate);
  const n = Math.max(1, approvals.ofPerson.length);
  let found: Degree = { degree: fraction(0), worst: null };
  for (const [statement, supporters] of approvals.of.entries()) {
    if (on.has(statement)) continue;
    const lacking = new Array<number>(deepest + 1).fill(0);
    for (const person of supporters) for (let claims = (have[person] as number) + 1; claims <= deepest; claims += 1) lacking[claims] = (lacking[claims] as number) + 1;
    for (let claims = 1; claims <= deepest; claims += 1) {
      const count = lacking[claims] as number;
      const degree = fraction(count * slate.length, claims * n);
      if (compare(degree, found.degree) > 0) found = { degree, worst: { statement: approvals.statements[statement] ?? '', people: count, claims } };
    }
  }
  return found;
}

function worstOf(members: readonly { readonly group: string; readonly covered: boolean }[]): Audit['worstGroup'] {
  const groups = new Map<string, { people: number; covered: number }>();
  for (const { group, covered } of members) {
    const own = groups.get(group) ?? { people: 0, covered: 0 };
    groups.set(group, { people: own.people + 1, covered: own.covered + (covered ? 1 : 0) });
  }
  const share = ({ people, covered }: { readonly people: number; readonly covered: number }): Fraction => fraction(covered, people);
  const worst = [...groups].filter(([, { people }]) => people >= 5).sort(([a, one], [b, other]) => compare(share(one), share(other)) || byCodePoint(a, b))[0];
  return worst ? { group: worst[0], ...worst[1] } : null;
}
