import { byCodePoint } from '@plenaria/kernel/language.ts';
import { shuffled, type Dice } from '@plenaria/kernel/dice.ts';
import { invariant } from '@plenaria/kernel/result.ts';
import type { Candidate } from './contract.ts';
import type { Shape } from './shape.ts';
import { householdsOf } from './types-of.ts';

/** A seat of a type in a panel that is to be given to a household. */
interface Edge {
  readonly panel: number;
  readonly type: number;
  /** Seats of a type come in rounds of as many as there are households, so that in each round every household is served once. */
  readonly round: string;
}

/**
 * Gives each seat a household, so that no panel has two seats of one and in each full round of a type every household has one: an
 * edge colouring of a bipartite graph with as many colours as its greatest degree (König 1916), by alternating paths.
 */
function colours(edges: readonly Edge[], homes: number): Int32Array {
  const colour = new Int32Array(edges.length).fill(-1);
  const at = new Map<string, Map<number, number>>();
  const ends = edges.map(({ panel, round }) => [`p${panel}`, round] as const);
  const usedAt = (vertex: string): Map<number, number> => {
    const used = at.get(vertex) ?? new Map<number, number>();
    at.set(vertex, used);
    return used;
  };
  const freeAt = (vertex: string): number => {
    const used = usedAt(vertex);
    for (let one = 0; one < homes; one += 1) if (!used.has(one)) return one;
    invariant(false, 'no more seats than households');
  };
  const paint = (edge: number, one: number): void => {
    colour[edge] = one;
    for (const vertex of ends[edge] ?? []) usedAt(vertex).set(one, edge);
  };
  edges.forEach((_, edge) => {
    const [panel = '', round = ''] = ends[edge] ?? [];
    const [here, there] = [freeAt(panel), freeAt(round)];
    const path: number[] = [];
    for (let [vertex, wanted, other] = [round, here, there]; usedAt(vertex).has(wanted); [wanted, other] = [other, wanted]) {
      const next = usedAt(vertex).get(wanted) ?? 0;
      path.push(next);
      vertex = ends[next]?.find((end) => end !== vertex) ?? '';
    }
    const before = path.map((one) => colour[one] ?? 0);
    path.forEach((one, step) => ends[one]?.forEach((vertex) => usedAt(vertex).delete(before[step] ?? 0)));
    path.forEach((one, step) => paint(one, before[step] === here ? there : here));
    paint(edge, here);
  });
  return colour;
}

/** Hands out members in turn; all have had as many turns as each other, give or take one. */
function turns(members: readonly string[]): () => string {
  let next = -1;
  return () => members[(next = (next + 1) % members.length)] ?? '';
}

/** The households of one kind, each as its members by type, in an order by chance. */
function homesOf(pool: readonly Candidate[], typeOf: ReadonlyMap<string, number>, shape: Shape, dice: Dice): ReadonlyMap<string, readonly ReadonlyMap<number, () => string>[]> {
  const kinds = new Map<string, ReadonlyMap<number, () => string>[]>();
  for (const [, people] of [...householdsOf(pool)].sort(([a], [b]) => byCodePoint(a, b))) {
    const byType = new Map<number, string[]>();
    for (const id of people.map((one) => one.id).sort(byCodePoint)) byType.set(typeOf.get(id) ?? 0, [...(byType.get(typeOf.get(id) ?? 0) ?? []), id]);
    const kind = shape.types[[...byType.keys()][0] ?? 0]?.household ?? '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), new Map([...byType].map(([type, ids]) => [type, turns(shuffled(ids, dice))]))]);
  }
  return new Map([...kinds].sort(([a], [b]) => byCodePoint(a, b)).map(([kind, homes]) => [kind, shuffled(homes, dice)]));
}

/**
 * Names for panels of seats by type: the ids of each panel, sorted. Members of a type stand in as many panels as each other, give or
 * take one, and no panel has two of one household.
 */
export function seated(pool: readonly Candidate[], shape: Shape, panels: readonly Int16Array[], dice: Dice): readonly (readonly string[])[] {
  const typeOf = new Map(shape.types.flatMap(({ members }, at) => members.map((id) => [id, at] as const)));
  const names: string[][] = panels.map(() => []);
  shape.types.forEach(({ members, household }, type) => {
    if (household !== undefined) return;
    const next = turns(shuffled(members, dice));
    panels.forEach((panel, at) => {
      for (let seat = panel[type] ?? 0; seat > 0; seat -= 1) names[at]?.push(next());
    });
  });
  for (const [kind, homes] of homesOf(pool, typeOf, shape, dice)) {
    const edges = shape.types.flatMap(({ household }, type) => (household !== kind ? [] : panels.flatMap((panel, at) => Array.from({ length: panel[type] ?? 0 }, () => ({ panel: at, type }))).map((edge, at): Edge => ({ ...edge, round: `${type}/${Math.floor(at / homes.length)}` }))));
    colours(edges, homes.length).forEach((home, at) => {
      const { panel = 0, type = 0 } = edges[at] ?? {};
      names[panel]?.push(homes[home]?.get(type)?.() ?? '');
    });
  }
  return names.map((panel) => panel.sort(byCodePoint));
}
