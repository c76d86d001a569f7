import type { Language } from '@plenaria/kernel/language.ts';
import { stageIsOpen, type Cycle, type StageKind } from '#nouns/cycle.ts';
import { say } from './page-words.ts';

const stageWords: Readonly<Record<StageKind, Parameters<typeof say>[1]>> = {
  agenda: 'stAgenda', form: 'stForm', learn: 'stLearn', deliberate: 'stDeliberate', decide: 'stDecide', transmit: 'stTransmit', respond: 'stRespond', implement: 'stImplement', monitor: 'stMonitor',
};

/** What a kind of stage is called. */
export const stageName = (kind: StageKind, language: Language): string => say(language, stageWords[kind]);

/** The words of the stage that is open now. */
export function stageNow(cycle: Cycle | undefined, language: Language): string {
  if (cycle === undefined || cycle.state === 'unplanned') return say(language, 'stNone');
  const open = cycle.stages.find(({ key }) => stageIsOpen(cycle, key));
  return say(language, open ? stageWords[open.kind] : 'stNone');
}
