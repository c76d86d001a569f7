/** Approval papers alike joined: how many, and which candidates they approve, by place. */
export interface Approvals {
  readonly count: number;
  readonly approves: readonly number[];
}

/** What the i-th elected candidate that a voter approves is worth to her, in whole units of 1/`unit`. */
export interface Worth {
  readonly name: 'av' | 'sav' | 'pav' | 'cc' | 'slav' | 'geom2';
  readonly unit: bigint;
  readonly of: (nth: number, approved: number) => bigint;
}

function commonMultiple(numbers: readonly number[]): bigint {
  const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
  return numbers.map(BigInt).reduce((so, n) => (so * n) / divisor(so, n), 1n);
}

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);

/** Thiele's rules (1895) and satisfaction approval, exact: every weight is a whole number over one denominator. */
export function worths(candidates: number): Readonly<Record<Worth['name'], Worth>> {
  const [harmonic, odd, power] = [commonMultiple(upTo(candidates)), commonMultiple(upTo(candidates).map((n) => 2 * n - 1)), 2n ** BigInt(candidates)];
  return {
    av: { name: 'av', unit: 1n, of: () => 1n },
    sav: { name: 'sav', unit: harmonic, of: (_, approved) => harmonic / BigInt(approved) },
    pav: { name: 'pav', unit: harmonic, of: (nth) => harmonic / BigInt(nth) },
    cc: { name: 'cc', unit: 1n, of: (nth) => (nth === 1 ? 1n : 0n) },
    slav: { name: 'slav', unit: odd, of: (nth) => odd / BigInt(2 * nth - 1) },
    geom2: { name: 'geom2', unit: power, of: (nth) => power / 2n ** BigInt(nth) },
  };
}

/** Satisfaction with a committee, in units of 1/`unit`. */
export function satisfaction(papers: readonly Approvals[], committee: ReadonlySet<number>, worth: Worth): bigint {
  let total = 0n;
  for (const { count, approves } of papers) {
    const elected = approves.filter((candidate) => committee.has(candidate)).length;
    let own = 0n;
    for (let nth = 1; nth <= elected; nth += 1) own += worth.of(nth, approves.length);
    total += BigInt(count) * own;
  }
  return total;
}

/** All committees of a size, in lexical order. */
export function* committeesOf(candidates: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else for (let first = from; first <= candidates - size; first += 1) for (const rest of committeesOf(candidates, size - 1, first + 1)) yield [first, ...rest];
}

/** A rule that elects one after the other: which candidates are equally good next. */
export type Next<State> = (state: State, committee: readonly number[]) => readonly { readonly candidate: number; readonly state: State }[];

/** Every committee that some order of broken ties leads to, each sorted; equal states are followed once. */
export function allOutcomes<State>(start: State, size: number, next: Next<State>, most = 20_000): readonly (readonly number[])[] {
  let front = new Map<string, { readonly committee: readonly number[]; readonly state: State }>([['', { committee: [], state: start }]]);
  for (let seat = 0; seat < size; seat += 1) {
    const following = new Map<string, { readonly committee: readonly number[]; readonly state: State }>();
    for (const { committee, state } of front.values()) {
      for (const { candidate, state: after } of next(state, committee)) {
        const order = [...committee, candidate];
        const key = `${order.toSorted((a, b) => a - b).join(' ')} ${JSON.stringify(after, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`;
        if (following.size < most) following.set(key, { committee: order, state: after });
      }
    }
    front = following;
  }
  return [...new Map([...front.values()].map(({ committee }) => committee.toSorted((a, b) => a - b)).map((committee) => [committee.join(' '), committee])).values()];
}

/** One committee: at every tie the candidate who stands first in the lots. */
export function oneOutcome<State>(start: State, size: number, next: Next<State>, lots: readonly number[]): readonly number[] {
  let [committee, state]: [readonly number[], State] = [[], start];
  while (committee.length < size) {
    const equal = [...next(state, committee)].sort((a, b) => lots.indexOf(a.candidate) - lots.indexOf(b.candidate));
    const [chosen] = equal;
    if (chosen === undefined) return committee;
    [committee, state] = [[...committee, chosen.candidate], chosen.state];
  }
  return committee;
}

/** Sequential Thiele: the candidate who adds most joins, until the committee is full. */
export const sequentially = (papers: readonly Approvals[], candidates: number, worth: Worth): Next<null> => (_, committee) => {
  const chosen = new Set(committee);
  const gains = upTo(candidates).map((n) => n - 1).filter((candidate) => !chosen.has(candidate)).map((candidate) => ({ candidate, gain: satisfaction(papers, new Set([...committee, candidate]), worth), state: null }));
  const most = gains.reduce((so, { gain }) => (gain > so ? gain : so), -1n);
  return gains.filter(({ gain }) => gain === most);
};

/** Reverse sequential Thiele: start with everybody; whoever's leaving costs least leaves. Returned are those who leave, in order. */
export const inReverse = (papers: readonly Approvals[], candidates: number, worth: Worth): Next<null> => (_, left) => {
  const gone = new Set(left);
  const staying = upTo(candidates).map((n) => n - 1).filter((candidate) => !gone.has(candidate));
  const losses = staying.map((candidate) => ({ candidate, kept: satisfaction(papers, new Set(staying.filter((other) => other !== candidate)), worth), state: null }));
  const most = losses.reduce((so, { kept }) => (kept > so ? kept : so), -1n);
  return losses.filter(({ kept }) => kept === most);
};
