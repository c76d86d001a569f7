import { compare, fraction, plus, zero } from '@plenaria/kernel/fraction.ts';
import { whoIs, type Cast } from '../actor.ts';
import { checkExpr } from '../expression/check.ts';
import { evaluate, isTrue, numberOf, unwatched, type Witness, type World } from '../expression/evaluate.ts';
import { word } from '../expression/say.ts';
import { fault, type Fault } from '../reading.ts';
import { apportion, bothWays, type Cell } from './apportion.ts';
import { fills, stepsOf, type Frame, type Matrix, type Quota, type QuotaSize, type Select, type SelectStep, type Size } from './types.ts';

const nowhere: World = { word: () => null, things: () => [] };

/** Somebody who may come to hold a seat: by which way in, and what is known of her. */
export interface Person {
  readonly key: string;
  readonly route: string;
  readonly world: World;
}

/** What rules cannot do by themselves: draw, elect, name. The engine or the people answer with keys of the pool. */
export type Choose = (step: SelectStep, pool: readonly Person[], seats: number) => readonly string[];

export interface StepTaken {
  readonly step: SelectStep['is'];
  readonly before: number;
  readonly after: number;
}

export interface Selected {
  readonly seated: readonly Person[];
  readonly alternates: number;
  readonly taken: readonly StepTaken[];
  /** Quotas that the seated miss: feature, value, how many sit, how many may. */
  readonly missed: readonly { readonly feature: string; readonly value: string; readonly seated: number; readonly least: number; readonly most: number }[];
}

export function quotaBand(size: QuotaSize, seats: number, witness: Witness = unwatched): readonly [number, number] {
  witness.seen(size);
  return size.is === 'between' ? [size.least, size.most] : bothWays(numberOf(size.share, nowhere, witness) ?? zero, seats);
}

const valueOf = (person: Person, feature: string): unknown =>
  feature === 'route' ? person.route : person.world.word(word('person.feature', { about: feature }));

/** Quotas that a set of people misses. */
export function missedBy(quotas: readonly Quota[], people: readonly Person[], seats: number, witness: Witness = unwatched): Selected['missed'] {
  return quotas.flatMap(({ feature, value, size }) => {
    const [least, most] = quotaBand(size, seats, witness);
    const seated = people.filter((person) => valueOf(person, feature) === value).length;
    return seated < least || seated > most ? [{ feature, value, seated, least, most }] : [];
  });
}

interface Standing {
  readonly pool: readonly Person[];
  readonly alternates: number;
  readonly taken: readonly StepTaken[];
  readonly missed: Selected['missed'];
}

interface Given {
  readonly seats: number;
  readonly choose: Choose;
  readonly cast: Cast;
  readonly witness: Witness;
}

function chosen(step: SelectStep, pool: readonly Person[], { choose, seats }: Given): readonly Person[] {
  const keys = new Set(choose(step, pool, seats));
  return pool.filter(({ key }) => keys.has(key));
}

function left(step: SelectStep, pool: readonly Person[], given: Given): readonly Person[] {
  const { witness } = given;
  switch (step.is) {
    case 'eligible':
    case 'screen':
      return pool.filter(({ world }) => isTrue(step.where, world, witness));
    case 'guardian':
      for (const { world } of pool) isTrue(step.when, world, witness);
      return pool;
    case 'lottery':
      if (step.weight) for (const { world } of pool) evaluate(step.weight, world, witness);
      return chosen(step, pool, given);
    case 'nominate':
    case 'appoint':
      whoIs(step.by, given.cast, witness);
      return chosen(step, pool, given);
    case 'accredit':
      whoIs(step.appeal, given.cast, witness);
      return chosen(step, pool, given);
    case 'elect':
    case 'ex_officio':
    case 'volunteer':
    case 'confirm':
      return chosen(step, pool, given);
    default:
      return pool;
  }
}

function take(standing: Standing, step: SelectStep, given: Given): Standing {
  given.witness.seen(step);
  const pool = left(step, standing.pool, given);
  const taken = [...standing.taken, { step: step.is, before: standing.pool.length, after: pool.length }];
  if (step.is === 'alternates') return { ...standing, taken, alternates: bothWays(numberOf(step.share, nowhere, given.witness) ?? zero, given.seats)[1] };
  return {
    ...standing,
    pool,
    taken,
    missed: step.is === 'lottery' ? [...standing.missed, ...missedBy(step.quotas, pool, given.seats, given.witness)] : standing.missed,
  };
}

function lookedFor(frame: Frame, people: readonly Person[], witness: Witness): readonly Person[] {
  witness.seen(frame);
  if (frame.is === 'phones') numberOf(frame.mobile, nowhere, witness);
  return frame.is === 'open' ? people.filter(({ world }) => isTrue(frame.where, world, witness)) : people;
}

/** Runs a selection over people: each way in by itself, then all together; every step says how many it left. */
export function select(rule: Select, people: readonly Person[], given: Given): Selected {
  given.witness.seen(rule);
  const { routes, then } = rule;
  const start: Standing = { pool: [], alternates: 0, taken: [], missed: [] };
  const together = routes.reduce((sum, { key, frame, steps }): Standing => {
    const one = steps.reduce((standing, step) => take(standing, step, given), {
      ...start,
      pool: lookedFor(
        frame,
        people.filter(({ route }) => route === key),
        given.witness,
      ),
    });
    return {
      pool: [...sum.pool, ...one.pool],
      alternates: sum.alternates + one.alternates,
      taken: [...sum.taken, ...one.taken],
      missed: [...sum.missed, ...one.missed],
    };
  }, start);
  const { pool, alternates, taken, missed } = then.reduce((standing, step) => take(standing, step, given), together);
  return { seated: pool, alternates, taken, missed };
}

/** How many seats a class has, at least and at most; `null` is open to all. */
export function seatsOf(size: Size, witness: Witness = unwatched): { readonly least: number; readonly most: number | null; readonly cells: readonly Cell[] } {
  witness.seen(size);
  switch (size.is) {
    case 'exactly':
      return { least: size.seats, most: size.seats, cells: [] };
    case 'between':
      return { least: size.least, most: size.most, cells: [] };
    case 'open':
      return { least: 0, most: null, cells: [] };
    case 'one_each':
      return { least: 0, most: size.of.length, cells: [] };
    case 'share': {
      const [least, most] = bothWays(numberOf(size.of, nowhere, witness) ?? zero, size.total);
      return { least, most, cells: [] };
    }
    case 'cells': {
      const cells = apportion(size.matrix, witness).filter(({ segment }) => segment === size.segment);
      const seats = cells.reduce((sum, cell) => sum + cell.seats, 0);
      return { least: seats, most: seats, cells };
    }
  }
}

function checkQuotas(quotas: readonly Quota[], most: number | null, path: string): readonly Fault[] {
  const wrong = quotas.flatMap(({ size }, at) =>
    size.is === 'between' && size.least > size.most ? [fault(`${path}.quotas[${at}]`, 'least-above-most', { least: size.least, most: size.most })] : [],
  );
  if (most === null) return wrong;
  return [
    ...wrong,
    ...[...new Set(quotas.map(({ feature }) => feature))].flatMap((feature) => {
      const bands = quotas.filter((quota) => quota.feature === feature).map(({ size }) => quotaBand(size, most));
      const [low, high] = [bands.reduce((sum, [least]) => sum + least, 0), bands.reduce((sum, [, top]) => sum + top, 0)];
      return low > most || (high < most && bands.length > 1)
        ? [fault(`${path}.quotas`, 'quotas-cannot-meet', { seats: most, feature, least: low, most: high })]
        : [];
    }),
  ];
}

function checkStep(step: SelectStep, most: number | null, path: string): readonly Fault[] {
  switch (step.is) {
    case 'eligible':
    case 'screen':
      return checkExpr(step.where, 'truth', ['person'], `${path}.where`);
    case 'guardian':
      return checkExpr(step.when, 'truth', ['person'], `${path}.when`);
    case 'lottery':
      return [...checkQuotas(step.quotas, most, path), ...(step.weight ? checkExpr(step.weight, 'number', ['person'], `${path}.weight`) : [])];
    case 'alternates':
      return checkExpr(step.share, 'number', [], `${path}.share`);
    default:
      return [];
  }
}

/** Shares of the segments of a matrix make the whole. */
export function checkMatrix(matrix: Matrix, path: string): readonly Fault[] {
  const total = matrix.columns.reduce((sum, { share }) => plus(sum, numberOf(share, nowhere) ?? zero), zero);
  const { size } = matrix;
  return [
    ...(compare(total, fraction(1)) === 0 ? [] : [fault(`${path}.columns`, 'shares-do-not-add-up')]),
    ...(size.is === 'total' && size.seats % size.multiple !== 0
      ? [fault(`${path}.size`, 'not-in-multiples', { seats: size.seats, multiple: size.multiple })]
      : []),
  ];
}

/** What is wrong with a way of filling seats by itself: types, quotas that cannot meet, a class nobody can fill. */
export function checkSelect(chosen_: Select, size: Size, path: string): readonly Fault[] {
  const { most } = seatsOf(size);
  const filled = stepsOf(chosen_).some(({ is }) => fills.includes(is)) && chosen_.routes.length > 0;
  return [
    ...(filled ? [] : [fault(path, 'seats-nobody-fills')]),
    ...(size.is === 'between' && size.least > size.most ? [fault(`${path}.size`, 'least-above-most', { least: size.least, most: size.most })] : []),
    ...(size.is === 'cells' ? checkMatrix(size.matrix, `${path}.size.matrix`) : []),
    ...chosen_.routes.flatMap(({ key, steps, frame }) => [
      ...(frame.is === 'open' ? checkExpr(frame.where, 'truth', ['person'], `${path}.routes.${key}.frame.where`) : []),
      ...steps.flatMap((step, at) => checkStep(step, null, `${path}.routes.${key}.steps[${at}]`)),
    ]),
    ...chosen_.then.flatMap((step, at) => checkStep(step, most, `${path}.then[${at}]`)),
  ];
}
