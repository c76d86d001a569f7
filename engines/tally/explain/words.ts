import type { Words } from '@plenaria/kernel/language.ts';
import { budgetClauses } from '../budgets/clauses.ts';
import { committeeClauses } from '../committees/clauses.ts';
import { motionClauses } from '../motions/clauses.ts';
import { rankedClauses } from '../ranked/clauses.ts';
import { scaleClauses } from '../scales/clauses.ts';
import { budgetWords } from './words-budgets.ts';
import { changeWords } from './words-change.ts';
import { chartWords } from './words-chart.ts';
import { clauseWords } from './words-clauses.ts';
import { moreWords } from './words-more.ts';
import { motionWords } from './words-motions.ts';
import { outcomeWords } from './words-outcomes.ts';
import { rankedWords } from './words-ranked.ts';
import { plainWords } from './words-plain.ts';
import { scaleWords } from './words-scales.ts';

/** Every sentence that an explanation can say, in three languages, as plain data. */
export const words = { ...plainWords, ...rankedWords, ...budgetWords, ...changeWords, ...chartWords, ...motionWords, ...moreWords, ...budgetClauses, ...committeeClauses, ...rankedClauses, ...clauseWords, ...motionClauses, ...scaleClauses, ...outcomeWords, ...scaleWords } satisfies Readonly<Record<string, Words>>;
export type Key = keyof typeof words;

export const isKey = (key: string): key is Key => key in words;
