import { signaturesNeeded } from '../delegates/mandates.ts';

/** One signature or support, in the order of `sequence`; `signer` is a pseudonym that the electorate's roll knows. */
export interface Support {
  readonly signer: string;
  readonly petition: string;
  readonly sequence: number;
  readonly withdrawn?: boolean;
}

export interface SupportRule {
  /** What a petition needs: a share of the electorate, rounded up to a whole person, or a number. */
  readonly needs: { readonly share: string } | { readonly people: number };
  /** How many petitions one person may support at a time; the first in sequence count. No limit where nothing is said. */
  readonly perPerson?: number;
}

export interface SupportCount {
  readonly petition: string;
  readonly counted: number;
  readonly needed: number;
  readonly reached: boolean;
  /** Every act is in one of the classes; together they are those received. */
  readonly classes: { readonly counted: number; readonly twice: number; readonly withdrawn: number; readonly notElector: number; readonly overLimit: number };
}

type Class = keyof SupportCount['classes'];

/**
 * Counts signatures for petitions, motions from the floor and nominations: each elector once for each petition, no more
 * petitions than the rule allows. A support that is taken back frees its place. Null where the share is no share.
 */
export function countSupports(supports: readonly Support[], electorate: ReadonlySet<string>, rule: SupportRule): readonly SupportCount[] | null {
  const needed = 'people' in rule.needs ? rule.needs.people : signaturesNeeded(electorate.size, rule.needs.share);
  if (needed === null) return null;
  const last = new Map<string, Support>();
  const ordered = supports.toSorted((a, b) => a.sequence - b.sequence);
  const classes = new Map<Support, Class>();
  for (const support of ordered) {
    const key = JSON.stringify([support.signer, support.petition]);
    const earlier = last.get(key);
    if (earlier !== undefined && !(earlier.withdrawn ?? false)) classes.set(earlier, support.withdrawn === true ? 'withdrawn' : 'twice');
    last.set(key, support);
    classes.set(support, support.withdrawn === true ? 'withdrawn' : electorate.has(support.signer) ? 'counted' : 'notElector');
  }
  const held = new Map<string, number>();
  for (const support of ordered) {
    if (classes.get(support) !== 'counted') continue;
    const before = held.get(support.signer) ?? 0;
    if (before >= (rule.perPerson ?? Infinity)) classes.set(support, 'overLimit');
    else held.set(support.signer, before + 1);
  }
  return [...new Set(supports.map(({ petition }) => petition))].sort().map((petition) => {
    const of = (kind: Class): number => ordered.filter((support) => support.petition === petition && classes.get(support) === kind).length;
    const counted = of('counted');
    return { petition, counted, needed, reached: counted >= needed, classes: { counted, twice: of('twice'), withdrawn: of('withdrawn'), notElector: of('notElector'), overLimit: of('overLimit') } };
  });
}
