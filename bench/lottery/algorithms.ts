import { aimNames } from '@plenaria/lottery/fair/names.ts';

/** Every fair lottery that is measured, by its name; `legacy` is what they are compared with. */
export const algorithms: readonly string[] = [...aimNames, 'legacy'];
