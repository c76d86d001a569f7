/** What the pages about statements need of the engine: likeness, routing, pictures and their sentences. */
export { Likeness } from '@plenaria/opinion/routing/duplicates.ts';
export { nextStatement, type Showable } from '@plenaria/opinion/routing/next.ts';
export { suggestThemes } from '@plenaria/opinion/routing/themes.ts';
export { tally } from '@plenaria/opinion/tallies.ts';
export { statementBar } from '@plenaria/opinion/pictures/bars.ts';
export { groundPicture } from '@plenaria/opinion/pictures/ground-picture.ts';
export { mapPicture } from '@plenaria/opinion/pictures/map-picture.ts';
export { spanSaid, tallySaid } from '@plenaria/opinion/pictures/picture-words.ts';
export { svgOf } from '@plenaria/opinion/pictures/drawing.ts';
export { planPicture, tablePicture } from '@plenaria/opinion/pictures/plan-picture.ts';
export type { TallyShown } from '@plenaria/opinion/privacy/tally-shown.ts';
