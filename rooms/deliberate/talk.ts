/** The engine's talk queue, for the pages that lead it. */
export { replayTalk, secondsLeft, silentPeople, silentRoom, timeShares, turnsOf } from '@plenaria/opinion/queue.ts';
export type { TalkEvent, TalkKind, TalkRefusal, TalkState } from '@plenaria/opinion/contract.ts';
