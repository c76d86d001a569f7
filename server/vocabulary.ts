import { refuse } from '@plenaria/kernel/result.ts';
import { words } from '#rules/expression/words.ts';
import type { EffectArguments, EffectWord, FigureWord, Vocabulary } from '#record/contract.ts';
import { figures as stages } from '#rooms/convene/effects.ts';
import { effects as deliberate } from '#rooms/deliberate/effects.ts';
import { effects as monitor } from '#rooms/monitor/effects.ts';
import { effects as provide, figures as money } from '#rooms/provide/effects.ts';
import { effects as recruit, figures as seats } from '#rooms/recruit/effects.ts';
import { effects as respond } from '#rooms/respond/effects.ts';

/** Every effect word with the room that owns it. A word that is not here does not compile; one that is here twice stops the start. */
type Bound = { readonly [Word in keyof EffectArguments]: EffectWord<EffectArguments[Word]> };

const effects: Bound = { ...deliberate, ...monitor, ...provide, ...recruit, ...respond };

const figures: Readonly<Record<string, FigureWord>> = { ...stages, ...money, ...seats };

/** Words that two rooms claim; the start refuses to go on when there is one. */
export function boundTwice(): readonly string[] {
  const all = [deliberate, monitor, provide, recruit, respond, stages, money, seats].flatMap((words) => Object.keys(words));
  return all.filter((word, at) => all.indexOf(word) !== at);
}

/** Words that are bound, as the checker of charters asks for them. */
export const bound = { effects: Object.keys(effects), figures: Object.keys(figures) } as const;

/**
 * Words of the rule languages whose rooms are not built yet. A charter that uses one is refused in words rather than
 * doing less than it says.
 */
export const absent = {
  effects: ['publish', 'admit', 'merge', 'route', 'promote', 'report', 'vacate', 'accredit', 'charter', 'found', 'amend', 'open', 'close_window', 'allocate', 'bind', 'notify', 'transmit', 'refer', 'succeed', 'extend', 'raise', 'call', 'mobilise', 'assign'],
  figures: Object.entries(words).filter(([word, { scope }]) => scope === 'cycle' && !(word in figures)).map(([word]) => word),
} as const;

export const vocabulary: Vocabulary = {
  effect(word, argument, past, now) {
    const bound = effects[word];
    const missing = bound.streams(argument).filter((stream) => !past.loaded(stream));
    return missing.length > 0 ? refuse({ needs: missing }) : bound.make(past, argument, now);
  },
  figure(word, subject, past) {
    const bound = figures[word];
    if (bound === undefined) throw new Error(`Invariant broken: the figure ${word} is bound`);
    const missing = bound.streams(subject).filter((stream) => !past.loaded(stream));
    return missing.length > 0 ? refuse({ needs: missing }) : { ok: true, value: bound.value(past, subject) };
  },
};
