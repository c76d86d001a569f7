import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fitTrait, mainModel } from '@plenaria/opinion/trait/fit.ts';
import { areaUnderCurve, chooseDimensions, foretell, mean, split } from '@plenaria/opinion/trait/held-out.ts';
import type { PackedVotes } from '@plenaria/opinion/packed.ts';
import type { Found } from './conversations.ts';
import { liner, timed, type Line } from './line.ts';
import { narrowed } from './narrowed.ts';

/** Held-out areas of the reference's table (deliberation.md, 4.3), one dimension and two, by the shape it was measured on. */
const TABLE: readonly { readonly people: number; readonly statements: number; readonly areas: readonly [number, number] }[] = [
  { people: 174, statements: 70, areas: [0.897, 0.893] },
  { people: 441, statements: 314, areas: [0.901, 0.902] },
  { people: 1218, statements: 197, areas: [0.892, 0.889] },
  { people: 900, statements: 522, areas: [0.922, 0.919] },
  { people: 1579, statements: 896, areas: [0.873, 0.88] },
  { people: 592, statements: 298, areas: [0.771, 0.755] },
];

const SEEDS = ['1', '2', '3', '4', '5'];

/** Writes which votes were held out: lines `person,statement`, so that another program can be measured on the same ones. */
function writeSplit(name: string, seed: string, votes: PackedVotes, held: Uint32Array): string {
  const folder = resolve('dist/bench/opinion-splits');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${seed}.csv`);
  let person = 0;
  const lines = [...held].map((at) => {
    while ((votes.starts[person + 1] ?? 0) <= at) person += 1;
    return `${votes.personIds[person] ?? ''},${votes.statementIds[(votes.cells[at] ?? 0) >> 2] ?? ''}`;
  });
  writeFileSync(file, `person,statement\n${lines.join('\n')}\n`);
  return file;
}

/** The latent-trait model of a conversation: seconds, dimensions, and how well it foretells held-out votes. */
export function traitChecks(found: Found): readonly Line[] {
  const say = liner(found.name);
  const votes = narrowed(found, 'all');
  if (votes.people < 10) return [];
  fitTrait(votes, { ...mainModel, sweeps: 2 });
  const fit = timed(() => fitTrait(votes, mainModel));
  const allowed = 0.4 * Math.max(1, votes.cells.length / 225_000);
  const chosen = timed(() => chooseDimensions(votes, mainModel, 'dimensions'));
  const areas = ([1, 2] as const).map((dimensions) => mean(SEEDS.map((seed) => {
    const { kept, held } = split(votes, 10, seed);
    writeSplit(found.name, seed, votes, held);
    return areaUnderCurve(foretell(votes, held, fitTrait(kept, { ...mainModel, dimensions })));
  })));
  const row = TABLE.find(({ people, statements }) => people === votes.people && statements === found.conversation.votes.statements);
  const { dimensions } = chosen.result;
  const area = (at: 0 | 1): Line => {
    const least = row === undefined || dimensions !== at + 1 ? null : row.areas[at] - 0.005;
    return say(`held-out area under the curve, ${at + 1} dimension${at ? 's' : ''}, mean of 5 splits`, areas[at] ?? 0, least === null ? '' : `≥ ${least.toFixed(3)}`, least === null ? null : (areas[at] ?? 0) >= least);
  };
  return [
    say(`latent-trait fit of ${votes.cells.length} votes, CPU seconds`, fit.seconds, `≤ ${allowed.toFixed(1)}`, fit.seconds <= allowed, fit.seconds),
    say('dimensions by held-out likelihood', dimensions, '', null, chosen.seconds),
    area(0), area(1),
  ];
}
