import type { Highs } from 'highs';

/*
 * A second leximin, from its definition: every panel there is, one variable each, and one linear program after another written
 * out as text. It looks at persons, not types, and shares no code with the engine. Only for pools so small that all panels fit.
 */

export interface SmallPool {
  /** The value of each feature of each person. */
  readonly people: readonly (readonly string[])[];
  /** Of feature f and value v at least and at most so many: `f v` → [min, max]. */
  readonly quotas: ReadonlyMap<string, readonly [number, number]>;
  readonly seats: number;
  /** The household of each person; people of one never stand in one panel. */
  readonly homes?: readonly number[];
}

/** Every set of people that fills the seats and meets every quota. */
export function everyPanel({ people, quotas, seats, homes }: SmallPool): readonly (readonly number[])[] {
  const panels: number[][] = [];
  const walk = (from: number, chosen: readonly number[]): void => {
    if (chosen.length === seats) {
      if (homes !== undefined && new Set(chosen.map((person) => homes[person])).size < seats) return;
      const counts = new Map<string, number>();
      for (const person of chosen) people[person]?.forEach((value, feature) => counts.set(`${feature} ${value}`, (counts.get(`${feature} ${value}`) ?? 0) + 1));
      if ([...quotas].every(([key, [min, max]]) => (counts.get(key) ?? 0) >= min && (counts.get(key) ?? 0) <= max)) panels.push([...chosen]);
      return;
    }
    for (let person = from; person <= people.length - (seats - chosen.length); person += 1) walk(person + 1, [...chosen, person]);
  };
  walk(0, []);
  return panels;
}

const sum = (panels: readonly (readonly number[])[], person: number): string => {
  const terms = panels.flatMap((panel, at) => (panel.includes(person) ? [`p${at}`] : []));
  return terms.length === 0 ? '0 p0' : terms.join(' + ');
};

function solved(highs: Highs, panels: readonly (readonly number[])[], goal: string, rules: readonly string[]): number {
  const text = ['Maximize', ` obj: ${goal}`, 'Subject To', ` all: ${panels.map((_, at) => `p${at}`).join(' + ')} = 1`, ...rules.map((rule, at) => ` r${at}: ${rule}`), 'Bounds', ' 0 <= z <= 1', 'End'].join('\n');
  return highs.solve(text).ObjectiveValue;
}

/** Each person's chance in the leximin lottery; people whom no panel holds have 0 and are left out of the order. */
export function leximinByDefinition(highs: Highs, pool: SmallPool): readonly number[] | null {
  const panels = everyPanel(pool);
  if (panels.length === 0) return null;
  const chances = new Map<number, number>();
  pool.people.forEach((_, person) => {
    if (!panels.some((panel) => panel.includes(person))) chances.set(person, 0);
  });
  while (chances.size < pool.people.length) {
    const open = pool.people.flatMap((_, person) => (chances.has(person) ? [] : [person]));
    const held = [...chances].filter(([, chance]) => chance > 0).map(([person, chance]) => `${sum(panels, person)} >= ${chance - 1e-9}`);
    const level = solved(highs, panels, 'z', [...held, ...open.map((person) => `${sum(panels, person)} - z >= 0`)]);
    const floor = open.map((person) => `${sum(panels, person)} >= ${level - 1e-9}`);
    for (const person of open) if (solved(highs, panels, sum(panels, person), [...held, ...floor]) < level + 1e-7) chances.set(person, level);
  }
  return pool.people.map((_, person) => chances.get(person) ?? 0);
}
