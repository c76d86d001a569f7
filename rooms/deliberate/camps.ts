import { gateAsked, groupsGate, type Gate } from '@plenaria/opinion/groups/gate.ts';
import { placesOf } from '@plenaria/opinion/map/places.ts';
import { pack, type PackedVotes } from '@plenaria/opinion/packed.ts';
import { partsShown } from '@plenaria/opinion/privacy/parts-shown.ts';
import { fewestForMap, regionsOf, regionsOfPart, type Placed, type Region } from '@plenaria/opinion/privacy/regions.ts';
import { fewest } from '@plenaria/opinion/privacy/tally-shown.ts';
import { tallyBy, type LastVotes } from '@plenaria/opinion/tallies.ts';
import type { Counts } from '@plenaria/opinion/contract.ts';

/** People of one camp, or of none, on the map. */
export interface CampDrawn {
  readonly camp: 'A' | 'B' | null;
  readonly regions: readonly Region[];
}

/** Whether there are groups, as published: the answer of the gate with the figures that say nothing of single people. */
export interface Camps {
  readonly answer: Gate['answer'];
  /** Chance that one crowd alone would look as much like two; distance in standard deviations; agreement when a tenth is left out. */
  readonly figures: { readonly probability: number; readonly separation: number; readonly stability: number } | null;
  /** Statements that part the camps most; empty where there are none. */
  readonly parting: readonly { readonly statement: string; readonly a: Counts; readonly b: Counts }[];
  readonly map: readonly CampDrawn[];
}

/** Answers without which nobody is put on the map: below them a place is a guess. */
const fewestAnswers = 7;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The gate and the map of a session's answers. Deterministic: the seed is the gate's own and public. */
export function campsOf(votes: LastVotes, statements: number): Camps {
  const packed = pack(votes);
  if (packed.people < fewestForMap) return { answer: 'too-few-people', figures: null, parting: [], map: [] };
  const gate: Gate = packed.people < gateAsked('').leastPeople ? { answer: 'too-few-people', people: packed.people } : groupsGate(packed, gateAsked('groups of a session'));
  const places = placesOf(packed);
  const onMap = drawn(packed, statements);
  const figures = gate.answer === 'too-few-people' ? null : { probability: hundredths(gate.figures.probability), separation: hundredths(gate.figures.separation), stability: hundredths(gate.figures.stability) };
  if (gate.answer !== 'two-groups') return { answer: gate.answer, figures, parting: [], map: asOne(onMap.map((person) => places[person]).filter((one) => one !== undefined)) };
  const sides = everybodySomewhere(gate.sides, onMap, places);
  const part = (side: number): readonly Placed[] => onMap.flatMap((person) => (sides[person] === side ? (places[person] ?? []) : []));
  const map = ([['A', 0], ['B', 1], [null, 2]] as const).map(([camp, side]) => ({ camp, regions: regionsOfPart(part(side)) })).filter(({ regions }) => regions.length > 0);
  return { answer: gate.answer, figures, parting: partingOf(votes, packed, gate.sides), map };
}

const asOne = (people: readonly Placed[]): readonly CampDrawn[] => (people.length < fewestForMap ? [] : [{ camp: null, regions: regionsOf(people) }]);

/** Positions of those who answered enough. Where leaving the others out would point at one to four people, they are drawn too. */
function drawn(packed: PackedVotes, statements: number): readonly number[] {
  const everybody = [...packed.personIds.keys()];
  const enough = everybody.filter((person) => (packed.starts[person + 1] ?? 0) - (packed.starts[person] ?? 0) >= Math.min(fewestAnswers, statements));
  return packed.people - enough.length < fewest ? everybody : enough;
}

/** One to four people in neither camp would be pointed at: they are drawn with the camp they stand nearer to. */
function everybodySomewhere(sides: Uint8Array, onMap: readonly number[], places: readonly Placed[]): Uint8Array {
  const neither = onMap.filter((person) => sides[person] === 2);
  if (neither.length === 0 || neither.length >= fewest) return sides;
  const middle = (side: number): number => {
    const own = onMap.filter((person) => sides[person] === side);
    return own.reduce((sum, person) => sum + (places[person]?.x ?? 0), 0) / Math.max(1, own.length);
  };
  const [a, b] = [middle(0), middle(1)];
  const next = sides.slice();
  for (const person of neither) next[person] = Math.abs((places[person]?.x ?? 0) - a) <= Math.abs((places[person]?.x ?? 0) - b) ? 0 : 1;
  return next;
}

/** Up to five statements on which the camps' shares of agreement lie furthest apart, of those whose counts may be said for both. */
function partingOf(votes: LastVotes, packed: PackedVotes, sides: Uint8Array): Camps['parting'] {
  const campOf = new Map(packed.personIds.map((id, person) => [id, ['A', 'B', 'neither'][sides[person] ?? 2] ?? 'neither']));
  const byCamp = tallyBy(votes, (person) => campOf.get(person) ?? 'neither');
  const share = ({ agree, disagree, pass }: Counts): number => agree / Math.max(1, agree + disagree + pass);
  return packed.statementIds.flatMap((statement) => {
    const parts = byCamp.flatMap(({ part, counts }) => counts.filter((one) => one.statement === statement).map(({ agree, disagree, pass }) => ({ part, counts: { agree, disagree, pass } })));
    const alone = partsShown(parts)?.alone ?? [];
    const [a, b] = ['A', 'B'].map((camp) => alone.find(({ part }) => part === camp)?.counts);
    return a === undefined || b === undefined ? [] : [{ statement, a, b, apart: Math.abs(share(a) - share(b)) }];
  }).sort((one, other) => other.apart - one.apart).slice(0, 5).map(({ statement, a, b }) => ({ statement, a, b }));
}
