import { digestOfJson, type Digest } from '@plenaria/kernel/digest.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';

/** A passage of a text, with an id that stays when the text changes. */
export interface Passage {
  readonly id: string;
  readonly text: string;
}

export interface Amendment {
  readonly id: string;
  /** `substitute` replaces all its passages by one text; `add` puts a passage after the first of them. */
  readonly kind: 'replace' | 'suppress' | 'add' | 'substitute';
  readonly passages: readonly string[];
  readonly text: string;
  /** The amendment that this one amends: it is voted before it and has no sense without it. Never a third degree. */
  readonly amends?: string;
  /** Others that cannot stand beside it, declared; those on one passage exclude each other anyway, unless they only add. */
  readonly excludes?: readonly string[];
  /** How far it goes from the text, as the chair ranks it: the farthest is 1. */
  readonly farReaching?: number;
  /** The order in which amendments were handed in. */
  readonly submitted: number;
}

/** What orders the votes: the first key that parts two amendments. */
export type OrderKey = 'degree' | 'far-reaching' | 'text' | 'submitted';

export type AmendmentRefusal = { readonly word: 'unknown-passage' | 'unknown-amendment' | 'third-degree' | 'amendment-twice'; readonly about: string };

const degree = ({ amends }: Amendment): number => (amends === undefined ? 1 : 2);

export function checkAmendments(passages: readonly Passage[], amendments: readonly Amendment[]): Result<null, AmendmentRefusal> {
  const byId = new Map(amendments.map((amendment) => [amendment.id, amendment]));
  if (byId.size !== amendments.length) return refuse({ word: 'amendment-twice', about: amendments.map(({ id }) => id).find((id, at, ids) => ids.indexOf(id) !== at) ?? '' });
  for (const amendment of amendments) {
    const passage = amendment.passages.find((id) => !passages.some((one) => one.id === id));
    if (passage !== undefined) return refuse({ word: 'unknown-passage', about: passage });
    const other = [...(amendment.excludes ?? []), ...(amendment.amends === undefined ? [] : [amendment.amends])].find((id) => !byId.has(id));
    if (other !== undefined) return refuse({ word: 'unknown-amendment', about: other });
    if (amendment.amends !== undefined && byId.get(amendment.amends)?.amends !== undefined) return refuse({ word: 'third-degree', about: amendment.id });
  }
  return ok(null);
}

/** The order in which amendments are put to the vote, and for each the key that put it before the next one. */
export function orderOfVotes(passages: readonly Passage[], amendments: readonly Amendment[], keys: readonly OrderKey[]): readonly { readonly id: string; readonly before: OrderKey | null }[] {
  const place = ({ passages: [first = ''] }: Amendment): number => passages.findIndex(({ id }) => id === first);
  const by: Readonly<Record<OrderKey, (a: Amendment, b: Amendment) => number>> = {
    degree: (a, b) => degree(b) - degree(a), 'far-reaching': (a, b) => (a.farReaching ?? Infinity) - (b.farReaching ?? Infinity) || 0, text: (a, b) => place(a) - place(b), submitted: (a, b) => a.submitted - b.submitted,
  };
  const chain: readonly OrderKey[] = [...keys, 'submitted'];
  const parting = (a: Amendment, b: Amendment): OrderKey | null => chain.find((key) => by[key](a, b) !== 0) ?? null;
  const order = amendments.toSorted((a, b) => {
    const key = parting(a, b);
    return key === null ? (a.id < b.id ? -1 : 1) : by[key](a, b);
  });
  return order.map((amendment, at) => {
    const next = order[at + 1];
    return { id: amendment.id, before: next === undefined ? null : parting(amendment, next) };
  });
}

/** Whether two amendments cannot both stand: declared, or on one passage, unless both only add, or one amends the other. */
export function exclude(a: Amendment, b: Amendment): boolean {
  if (a.id === b.amends || b.id === a.amends) return false;
  if ((a.excludes ?? []).includes(b.id) || (b.excludes ?? []).includes(a.id)) return true;
  if (a.amends !== b.amends || (a.kind === 'add' && b.kind === 'add')) return false;
  return a.passages.some((passage) => b.passages.includes(passage));
}

export interface Voted {
  readonly id: string;
  /** `fallen`: one that excludes it was adopted before. `lapsed`: what it amends was not adopted. */
  readonly event: 'adopted' | 'rejected' | 'fallen' | 'lapsed';
  readonly because: string | null;
}

/** Puts amendments to the vote in an order. `passes`: which of them find their majority when they are put. */
export function putInOrder(amendments: readonly Amendment[], order: readonly string[], passes: ReadonlySet<string>): readonly Voted[] {
  const byId = new Map(amendments.map((amendment) => [amendment.id, amendment]));
  const voted: Voted[] = [];
  for (const id of order) {
    const amendment = byId.get(id);
    if (amendment === undefined) continue;
    const stands = voted.filter(({ event }) => event === 'adopted').flatMap((one) => byId.get(one.id) ?? []).find((other) => exclude(amendment, other));
    if (stands !== undefined) voted.push({ id, event: 'fallen', because: stands.id });
    else voted.push({ id, event: passes.has(id) ? 'adopted' : 'rejected', because: null });
  }
  const adopted = (id: string): boolean => voted.some((one) => one.id === id && one.event === 'adopted');
  return voted.map((one) => {
    const { amends } = byId.get(one.id) ?? { amends: undefined };
    return one.event === 'adopted' && amends !== undefined && !adopted(amends) ? { id: one.id, event: 'lapsed', because: amends } : one;
  });
}

/** The text with what was adopted, passage by passage, and its digest. Amendments of amendments change the text they amend. */
export function compose(passages: readonly Passage[], amendments: readonly Amendment[], adopted: ReadonlySet<string>): { readonly passages: readonly Passage[]; readonly digest: Digest } {
  const standing = amendments.filter(({ id }) => adopted.has(id));
  const wording = (amendment: Amendment): string => standing.filter(({ amends }) => amends === amendment.id).reduce((text, { kind, text: other }) => (kind === 'suppress' ? '' : kind === 'add' ? `${text} ${other}`.trim() : other), amendment.text);
  let composed = [...passages];
  for (const amendment of standing.filter(({ amends }) => amends === undefined)) {
    const [first = ''] = amendment.passages;
    const at = composed.findIndex(({ id }) => id === first);
    const text = wording(amendment);
    if (amendment.kind === 'add') composed = composed.toSpliced(at + 1, 0, { id: `${first}+${amendment.id}`, text });
    else composed = composed.flatMap((passage) => (!amendment.passages.includes(passage.id) ? [passage] : passage.id === first && amendment.kind !== 'suppress' ? [{ id: first, text }] : []));
  }
  return { passages: composed, digest: digestOfJson(composed.map(({ id, text }) => ({ id, text }))) };
}

export interface OtherOrders {
  /** Every set of adopted amendments that some order gives, with one order that gives it. */
  readonly results: readonly { readonly adopted: readonly string[]; readonly order: readonly string[] }[];
  /** Amendments that are adopted by some orders only. */
  readonly byOrder: readonly string[];
  readonly tried: number;
  /** False where there are more orders than were tried. */
  readonly complete: boolean;
}

function* orders(list: readonly string[]): Generator<readonly string[]> {
  if (list.length <= 1) yield list;
  else for (const first of list) for (const rest of orders(list.filter((one) => one !== first))) yield [first, ...rest];
}

/**
 * Whether another order of votes would have adopted other amendments. Only those that exclude others matter, so that eight of
 * them (40,320 orders) can be tried to the end; with more the answer is what was found so far.
 */
export function otherOrders(amendments: readonly Amendment[], passes: ReadonlySet<string>, most = 40_320): OtherOrders {
  const contested = amendments.filter((a) => passes.has(a.id) && amendments.some((b) => a !== b && passes.has(b.id) && exclude(a, b))).map(({ id }) => id);
  const rest = amendments.map(({ id }) => id).filter((id) => !contested.includes(id));
  const found = new Map<string, { readonly adopted: readonly string[]; readonly order: readonly string[] }>();
  let [tried, complete] = [0, true];
  for (const some of orders(contested)) {
    if (tried >= most) {
      complete = false;
      break;
    }
    tried += 1;
    const order = [...some, ...rest];
    const adopted = putInOrder(amendments, order, passes).filter(({ event }) => event === 'adopted').map(({ id }) => id).sort();
    if (!found.has(adopted.join('\n'))) found.set(adopted.join('\n'), { adopted, order });
  }
  const results = [...found.values()].sort((a, b) => (a.adopted.join('\n') < b.adopted.join('\n') ? -1 : 1));
  const byOrder = [...new Set(results.flatMap(({ adopted }) => adopted))].filter((id) => !results.every(({ adopted }) => adopted.includes(id))).sort();
  return { results, byOrder, tried, complete };
}

/** Texts of which at most one can stand, in groups of three and more: better voted on together by a Condorcet or approval ballot than one after the other. */
export function competing(amendments: readonly Amendment[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const amendment of amendments) {
    const group = groups.find((ids) => ids.every((id) => amendments.some((other) => other.id === id && exclude(amendment, other))));
    if (group === undefined) groups.push([amendment.id]);
    else group.push(amendment.id);
  }
  return groups.filter((group) => group.length > 2);
}
