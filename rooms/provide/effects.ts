import { ok, refuse } from '@plenaria/kernel/result.ts';
import type { Purpose } from '#nouns/ledger-line.ts';
import { streamOf, type Stream } from '#nouns/noun.ts';
import type { EffectWord, FigureWord, Past, Subject } from '#record/contract.ts';
import * as made from './made.ts';

export interface OpenLine {
  readonly body: string;
  readonly cycle: string;
  readonly currency: string;
  readonly purpose: Purpose;
  readonly words: string;
  readonly required: number;
}

declare module '#record/contract.ts' {
  interface EffectArguments {
    open_line: OpenLine;
  }
}

export const purposes: readonly Purpose[] = ['stipends', 'care', 'interpretation', 'travel', 'venue', 'food', 'facilitation', 'outreach', 'follow-up'];

/** One line for each purpose of a cycle, so that its stream can be named without a search. */
export const lineId = (cycle: string, purpose: Purpose): string => `${cycle}.${purpose}`;

const openLine: EffectWord<OpenLine> = {
  room: 'provide',
  streams: ({ cycle, purpose }) => [streamOf('ledger-line', lineId(cycle, purpose))],
  make: (past, { body, cycle, currency, purpose, words, required }) => {
    const id = lineId(cycle, purpose);
    if (past.has(streamOf('ledger-line', id))) return refuse('line-already-open');
    return ok([made.line(id, 'LineOpened', { body, cycle, purpose, currency, required }, { words })]);
  },
};

const streams = ({ cycle }: Subject): readonly Stream[] => purposes.map((purpose) => streamOf('ledger-line', lineId(cycle, purpose)));

const sum = (past: Past, cycle: string, of: 'required' | 'committed' | 'paid' | 'pledged'): number =>
  purposes.reduce((total, purpose) => total + past.state('ledger-line', lineId(cycle, purpose))[of], 0);

/** How many lines are short of what they need: money for childcare does not pay an interpreter. */
const short = (past: Past, cycle: string): number =>
  purposes.filter((purpose) => {
    const line = past.state('ledger-line', lineId(cycle, purpose));
    return line.committed < line.required;
  }).length;

const figure = (value: FigureWord['value']): FigureWord => ({ room: 'provide', streams, value });

export const effects = { open_line: openLine };

export const figures = {
  'funds.required': figure((past, { cycle }) => sum(past, cycle, 'required')),
  'funds.committed': figure((past, { cycle }) => sum(past, cycle, 'committed')),
  'funds.pledged': figure((past, { cycle }) => sum(past, cycle, 'pledged')),
  'funds.paid': figure((past, { cycle }) => sum(past, cycle, 'paid')),
  'funds.lines_short': figure((past, { cycle }) => short(past, cycle)),
};
