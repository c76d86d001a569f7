import { readFileSync } from 'node:fs';
import { digestOfJson } from '@plenaria/kernel/digest.ts';
import { panelNumber } from '#rooms/recruit/draw.ts';

interface PanelsFile {
  readonly panels: readonly (readonly string[])[];
}

/** Draws again from the published file: the digest, the number, the panel. Answers the lines to print and whether all held. */
export function drawAgain(file: PanelsFile, digest: string, dice: readonly number[]): { readonly lines: readonly string[]; readonly holds: boolean } {
  const own = digestOfJson(file.panels);
  const panel = panelNumber(dice);
  const members = file.panels[panel - 1];
  const holds = own === digest && members !== undefined;
  return {
    holds,
    lines: [
      `${file.panels.length} panels in the file; their digest is ${own}`,
      own === digest ? 'That is the digest that was published before the dice were thrown.' : `That is NOT the published digest ${digest}: this is another file.`,
      `The dice ${dice.join(' · ')} are panel ${panel}.`,
      members === undefined ? 'There is no such panel: the dice are thrown again.' : `Its members: ${members.join(', ')}`,
    ],
  };
}

/** `plenaria draw verify PANELS --digest DIGEST --dice 8,1,1` */
export function runDrawVerify(args: readonly string[]): number {
  const [path] = args;
  const option = (name: string): string => args[args.indexOf(name) + 1] ?? '';
  if (path === undefined || !args.includes('--digest') || !args.includes('--dice')) throw new Error('What to check? plenaria draw verify PANELS --digest DIGEST --dice 8,1,1');
  const file = JSON.parse(readFileSync(path, 'utf8')) as PanelsFile;
  const { lines, holds } = drawAgain(file, option('--digest'), option('--dice').split(',').map(Number));
  for (const line of lines) console.log(line);
  return holds ? 0 : 1;
}
