import { gateAsked, groupsGate, type Gate } from '@plenaria/opinion/groups/gate.ts';
import { noiseFrom, normalFrom, type Noise } from '@plenaria/opinion/groups/noise.ts';
import { packRows, type PackedVotes } from '@plenaria/opinion/packed.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';
import { narrowed } from './narrowed.ts';

/** Known answers of the reference (deliberation.md, 4.4 and section 8), by the folder's name. */
const KNOWN: readonly (readonly [RegExp, Gate['answer']])[] = [
  [/london\.youth|brexit|affordable|bg2050/, 'no-separate-groups'],
  [/austria|ssis|tax|\.ubi/, 'two-groups'],
  [/uberx|biodiversity/, 'uneven-spread'],
];

const told = (gate: Gate): string => (gate.answer === 'too-few-people' ? gate.answer : `${gate.answer}: gain ${gate.figures.gain.toFixed(1)}, p ${gate.figures.probability}; over one peak ${gate.figures.gainOverOnePeak.toFixed(1)}, p ${gate.figures.probabilityOfOnePeak}; separation ${gate.figures.separation.toFixed(2)}, ${gate.figures.smaller} of ${gate.figures.people} in the smaller, stability ${gate.figures.stability.toFixed(2)}`);

/** The gate's answer on a conversation; asked even below sixty people, where a room would not be told. */
export function groupsChecks(found: Found): readonly Line[] {
  const votes = narrowed(found, 'in');
  const { result: gate, seconds } = timed(() => groupsGate(votes, { ...gateAsked('bench'), leastPeople: 10 }));
  const known = KNOWN.find(([name]) => name.test(found.name))?.[1];
  return [liner(found.name)('are there groups', told(gate), known ?? '', known === undefined ? null : gate.answer === known, seconds)];
}

const spreads: Readonly<Record<string, (noise: Noise) => number>> = {
  normal: (noise) => normalFrom(noise),
  skewed: (noise) => (-Math.log((1 - noise()) * (1 - noise()) * (1 - noise())) - 3) / Math.sqrt(3),
  'one-edged': (noise) => -Math.log(1 - noise()) - 1,
  'heavy-tailed': (noise) => normalFrom(noise) / Math.sqrt((normalFrom(noise) ** 2 + normalFrom(noise) ** 2 + normalFrom(noise) ** 2 + normalFrom(noise) ** 2) / 4),
  'flat-topped': (noise) => (noise() + noise() - 1) * 2.4,
};

function madeFrom(spread: (noise: Noise) => number, seed: string): PackedVotes {
  const noise = noiseFrom(seed);
  const people = 120 + Math.floor(noise() * 120);
  const statements = Array.from({ length: 40 }, () => ({ ease: normalFrom(noise), slope: normalFrom(noise) * 1.3 }));
  const rows = Array.from({ length: people }, () => {
    const place = spread(noise);
    const leniency = normalFrom(noise) * 0.5;
    return statements.flatMap(({ ease, slope }, j) => (noise() < 0.6 ? [j * 4 + (noise() < 0.1 ? 1 : noise() < 1 / (1 + Math.exp(-(ease + leniency + slope * place))) ? 2 : 0)] : []));
  });
  const name = (at: number): string => String(at).padStart(6, '0');
  return packRows(rows.map((_, at) => name(at)), statements.map((_, at) => name(at)), rows);
}

/** How often the gate finds two groups where everybody stands on one peak. */
export function falseGroups(): readonly Line[] {
  return Object.entries(spreads).map(([name, spread]) => {
    const tries = name === 'normal' ? 40 : 20;
    const { result, seconds } = timed(() => Array.from({ length: tries }, (_, at) => groupsGate(madeFrom(spread, `${name} ${at}`), gateAsked(`false ${at}`)).answer));
    const share = (answer: Gate['answer']): number => result.filter((one) => one === answer).length / tries;
    return liner('made here, one peak')(`${name} spread: groups found where there are none, of ${tries} (an uneven spread said of ${Math.round(share('uneven-spread') * tries)})`, share('two-groups'), '≤ 0.05', share('two-groups') <= 0.05, seconds);
  });
}

/** How often the gate finds two groups where there are two: one in three people stands three standard deviations away. */
export function trueGroups(): readonly Line[] {
  const spread = (noise: Noise): number => (noise() < 1 / 3 ? 2 : -1) + 0.6 * normalFrom(noise);
  const { result, seconds } = timed(() => Array.from({ length: 20 }, (_, at) => groupsGate(madeFrom(spread, `camps ${at}`), gateAsked(`true ${at}`)).answer));
  const found = result.filter((answer) => answer === 'two-groups').length / 20;
  return [liner('made here, two camps')('groups found where there are two, of 20', found, '≥ 0.8', found >= 0.8, seconds)];
}
