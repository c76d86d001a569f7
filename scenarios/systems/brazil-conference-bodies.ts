import { party } from '#rules/actor.ts';
import { word } from '#rules/expression/say.ts';
import { named, type Named } from '#rules/grammar.ts';
import type { Matrix, SelectStep } from '#rules/selection/types.ts';
import { body, elect, everyone, invented, open, openTo, seats, usually, way, ways } from './pieces.ts';

export const gk = usually.cite;

export type Tier = 'municipal' | 'state' | 'national';

export const tiers: Readonly<Record<Tier, Named>> = {
  municipal: named('the municipal conference', 'la conferencia municipal', 'a conferência municipal'),
  state: named('the state conference', 'la conferencia estatal', 'a conferência estadual'),
  national: named('the national conference', 'la conferencia nacional', 'a conferência nacional'),
};

export const segments = {
  users: named('users|s', 'las personas usuarias', 'as pessoas usuárias'),
  workers: named('workers|s', 'el personal trabajador', 'as trabalhadoras e os trabalhadores|m'),
  managers: named('managers and providers|s', 'las personas gestoras y prestadoras', 'as pessoas gestoras e prestadoras'),
} as const;

export type Segment = keyof typeof segments;

export const shares: Readonly<Record<Segment, ReturnType<typeof usually.of>>> = { users: usually.of(1, 2), workers: usually.of(1, 4), managers: usually.of(1, 4) };

export const all = Object.keys(segments) as Segment[];

/** Seats by population with a floor for everybody, in fours, so that half, a quarter and a quarter come out whole. */
export const matrix = (rows: readonly (readonly [string, string, number])[], seats_: number): Matrix => ({
  rows: rows.map(([key, name, figure]) => ({ key, name: named(name, `${name}|f`, `${name}|f`), figure, cite: invented.cite })),
  figureName: named('the population', 'la población', 'a população'),
  size: { is: 'total', seats: seats_, floor: 4, multiple: 4, method: 'largest-remainder', cite: gk },
  columns: all.map((segment) => ({ segment, share: shares[segment] })),
  alternates: usually.of(3, 10),
});

export const matrices = {
  state: matrix(
    [
      ['serra', 'Serra', 90000],
      ['vale', 'Vale', 30000],
    ],
    48,
  ),
  national: matrix(
    [
      ['norte', 'Norte', 1200000],
      ['sul', 'Sul', 800000],
      ['leste', 'Leste', 400000],
    ],
    120,
  ),
};

export const accredit: SelectStep = { is: 'accredit', proof: 'either', appeal: party('health-council') };

export const door = way('caucus', named('the segment’s plenary', 'la plenaria del segmento', 'a plenária do segmento'), openTo(word('person.resident')), everyone);

/** A segment's seats are filled only by electors of that segment (I9). */
export const delegatesOf = (tier: Tier, segment: Segment, from: Tier | null) =>
  seats(
    segment,
    segments[segment],
    from === null ? open : { is: 'cells', segment, matrix: matrices[tier === 'state' ? 'state' : 'national'] },
    ways(
      from === null
        ? [door]
        : [
            way(
              'caucus',
              named('the segment’s caucus below', 'la asamblea del segmento en el nivel inferior', 'a reunião do segmento no nível inferior'),
              { is: 'seats', body: from, class: segment, turn: 'this' },
              elect(`${from}-${segment}`, segment),
            ),
          ],
      [accredit, ...(from === null ? [] : [{ is: 'alternates' as const, share: usually.of(3, 10) }])],
    ),
    { segment, government: segment === 'managers' },
  );

export const guests = (tier: Tier) =>
  seats(
    'guest',
    named('guests and observers|s', 'las personas invitadas y observadoras', 'as pessoas convidadas e observadoras'),
    { is: 'share', of: usually.of(1, 10), total: tier === 'national' ? 120 : 48, cite: gk },
    ways([way('invited', named('an invitation', 'una invitación', 'um convite'), { is: 'organisations', count: null, cite: gk }, everyone)]),
    { vote: false },
  );

export const conference = (tier: Tier, from: Tier | null) =>
  body(tier, tiers[tier], [...all.map((segment) => delegatesOf(tier, segment, from)), guests(tier)], {
    family: 'tiers',
    renewal: { is: 'term', span: usually.years(4) },
    competence: ['guideline', 'motion'],
  });
