import { byCodePoint } from '@plenaria/kernel/language.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import type { Candidate, Quota } from '../contract.ts';
import { answerOf, grouped, programOf, sidesOf } from '../explain/program.ts';
import { changed, cheapest, problemOf } from '../explain/relax.ts';
import { solver } from '../solver.ts';
import { typesOf } from '../types-of.ts';
import { departures, type DropOut } from './drop-out.ts';
import { fieldOf, meanLoss, scenariosOf, type Field, type Scenario } from './loss.ts';

export interface Alternates {
  /** In the order in which they help most. */
  readonly chosen: readonly string[];
  /** Mean loss on fresh draws of who leaves: without alternates, with the usual ones (quotas scaled down), and with these. */
  readonly loss: { readonly none: number; readonly usual: number; readonly chosen: number };
  readonly usual: readonly string[];
}

interface Bench {
  readonly field: Field;
  readonly scenarios: readonly Scenario[];
  /** People alike who could be alternates, in the order in which they would be asked. */
  readonly kinds: readonly { readonly own: readonly number[]; readonly people: readonly string[] }[];
}

/** Who could stand by: nobody of the panel or of its members' homes, one of each home. */
function standby(pool: readonly Candidate[], panel: readonly Candidate[], order: readonly string[]): readonly Candidate[] {
  const rank = new Map(order.map((id, at) => [id, at]));
  const [sitting, homes] = [new Set(panel.map(({ id }) => id)), new Set(panel.flatMap(({ household }) => household ?? []))];
  const sorted = pool.filter(({ id }) => !sitting.has(id)).sort((a, b) => (rank.get(a.id) ?? order.length) - (rank.get(b.id) ?? order.length) || byCodePoint(a.id, b.id));
  return sorted.filter(({ household }) => {
    if (household === undefined) return true;
    if (homes.has(household)) return false;
    homes.add(household);
    return true;
  });
}

type Chosen = readonly number[];

const lossOf = ({ field, scenarios, kinds }: Bench, chosen: Chosen): number =>
  meanLoss(field, scenarios, [...chosen].sort((a, b) => a - b).map((kind) => kinds[kind]?.own ?? []), 300);

const room = ({ kinds }: Bench, chosen: Chosen): readonly number[] =>
  [...kinds.keys()].filter((kind) => chosen.filter((other) => other === kind).length < (kinds[kind]?.people.length ?? 0));

/** Adds the kind that helps most, one after the other. */
function grown(bench: Bench, start: Chosen, count: number): Chosen {
  let chosen = start;
  while (chosen.length < count) {
    const open = room(bench, chosen);
    const losses = open.map((kind) => lossOf(bench, [...chosen, kind]));
    const at = losses.indexOf(Math.min(...losses));
    if (at < 0) return chosen;
    chosen = [...chosen, open[at] ?? 0];
  }
  return chosen;
}

const shortList = 40;

/** The kinds that would help most beside half of the chosen; exchanges look at no others, or large pools would take minutes. */
function promising(bench: Bench, chosen: Chosen): ReadonlySet<number> {
  const half = chosen.slice(0, Math.ceil(chosen.length / 2));
  const ranked = room(bench, half).map((kind) => ({ kind, loss: lossOf(bench, [...half, kind]) })).sort((a, b) => a.loss - b.loss);
  return new Set([...chosen, ...ranked.slice(0, shortList).map(({ kind }) => kind)]);
}

/** Exchanges one alternate for another kind as long as that helps. */
function exchanged(bench: Bench, start: Chosen): Chosen {
  let [chosen, now] = [start, lossOf(bench, start)];
  const worth = promising(bench, start);
  for (let quiet = 0, place = 0; quiet < chosen.length; place = (place + 1) % chosen.length) {
    const rest = chosen.toSpliced(place, 1);
    const tried = room(bench, rest).filter((kind) => worth.has(kind)).map((kind) => ({ kind, loss: lossOf(bench, [...rest, kind]) })).reduce((best, one) => (one.loss < best.loss ? one : best), { kind: -1, loss: now - 1e-9 });
    quiet = tried.kind < 0 ? quiet + 1 : 0;
    if (tried.kind >= 0) [chosen, now] = [chosen.with(place, tried.kind), tried.loss];
  }
  return chosen;
}

const inOrderOfUse = (bench: Bench, chosen: Chosen): Chosen => {
  let [left, order]: [Chosen, Chosen] = [chosen, []];
  while (left.length > 0) {
    const losses = left.map((kind) => lossOf(bench, [...order, kind]));
    const at = losses.indexOf(Math.min(...losses));
    order = [...order, left[at] ?? 0];
    left = left.toSpliced(at, 1);
  }
  return order;
};

/** What most organisers do: a small panel of alternates by the same quotas, scaled to their number, widened where they clash. */
async function usualOnes(people: readonly Candidate[], quotas: readonly Quota[], seats: number, count: number): Promise<readonly string[]> {
  const scaled = quotas.map(({ feature, value, min, max }): Quota => ({ feature, value, min: Math.floor((min * count) / seats), max: Math.ceil((max * count) / seats) }));
  const relaxed = await cheapest(problemOf(people, scaled, count), { flexed: false });
  if (relaxed === null) return [];
  const [rules, groups] = [changed(scaled, relaxed.changes), grouped(people, scaled)];
  const answer = answerOf(await solver(), programOf(groups, { quotas: rules, seats: count, sides: sidesOf(rules), worth: () => 1 }));
  const taken = new Map<number, number>();
  for (const [at, { type }] of groups.columns.entries()) taken.set(type, (taken.get(type) ?? 0) + (answer?.seatsOf(at) ?? 0));
  return groups.types.flatMap(({ members }, type) => members.slice(0, taken.get(type) ?? 0));
}

export interface Wanted {
  readonly count: number;
  readonly dropOut: DropOut;
  readonly seed: string;
  /** The order in which people alike would be asked: the alternates' list of the public draw. */
  readonly order?: readonly string[];
  /** Draws of who leaves that the choice is made on; as many fresh ones measure it. */
  readonly draws?: number;
}

/**
 * Alternates for a panel, chosen so that after its members leave by their chances (`dropOut`), and the alternates step in as well
 * as can be, the least quota is lost on average (empirical risk minimisation over drawn departures: Assos, Baharav, Flanigan and
 * Procaccia, EC 2025). Greedy and exchanges from two starts: not proven best, never worse than the usual ones on those draws. The same seed gives
 * the same people.
 */
export async function alternatesFor(pool: readonly Candidate[], panel: readonly Candidate[], quotas: readonly Quota[], wanted: Wanted): Promise<Alternates> {
  const [people, draws] = [standby(pool, panel, wanted.order ?? []), wanted.draws ?? 200];
  const [field, dice, count] = [fieldOf(quotas, panel.length), diceFrom(`${wanted.seed}/alternates`), Math.min(wanted.count, people.length)];
  const [seen, fresh] = [departures(panel, wanted.dropOut, dice, draws), departures(panel, wanted.dropOut, dice, draws)].map((drawn) => scenariosOf(field, panel, drawn));
  const place = new Map(people.map((person, at) => [person.id, at]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const kinds = typesOf(people, quotas).map(({ members }) => {
    const asked = [...members].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const first = byId.get(asked[0] ?? '');
    return { own: first === undefined ? [] : field.valuesOf(first), people: asked };
  });
  const bench: Bench = { field, scenarios: seen ?? [], kinds };
  const usual = await usualOnes(people, quotas, panel.length, count);
  const starts = [grown(bench, [], count), grown(bench, usual.map((id) => kinds.findIndex((kind) => kind.people.includes(id))), count)];
  const found = starts.map((start) => exchanged(bench, start)).reduce((best, one) => (lossOf(bench, one) < lossOf(bench, best) ? one : best));
  const measured = (ids: readonly string[]): number => meanLoss(field, fresh ?? [], kinds.flatMap((kind) => kind.people.filter((id) => ids.includes(id)).map(() => kind.own)));
  const taken = new Map<number, number>();
  const chosen = inOrderOfUse(bench, found).map((kind) => {
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    return kinds[kind]?.people[(taken.get(kind) ?? 1) - 1] ?? '';
  });
  return { chosen, usual, loss: { none: measured([]), usual: measured(usual), chosen: measured(chosen) } };
}
