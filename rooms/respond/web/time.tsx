import { after } from '@plenaria/kernel/civil-date.ts';
import type { Duty } from '#nouns/duty.ts';
import { streamOf } from '#nouns/noun.ts';
import { dateIn } from '#kit/words.ts';
import type { Route, Visit } from '#people/visit.ts';
import { dateBoxes, dateFrom } from '#people/web/fields.ts';
import { verbForm, type Said, type Shown } from '#people/web/verb-form.tsx';
import { titlesOf } from '#record/read.ts';
import { declineDuty } from '../decline-duty.ts';
import { extend } from '../extend.ts';
import { dutyById } from '../read.ts';
import { waive } from '../waive.ts';
import { say, words } from './time-words.ts';

interface Known {
  readonly id: string;
  readonly version: number;
  readonly state: Exclude<Duty, { state: 'none' }>;
  readonly title: string;
}

async function dutyOf(visit: Visit): Promise<Known | null> {
  const { id, version, state } = await dutyById(visit.db, visit.params['duty'] ?? '');
  if (state.state === 'none') return null;
  const titles = await titlesOf(visit.db, [streamOf('item', state.item)]);
  return { id, version, state, title: titles.get(streamOf('item', state.item)) ?? '…' };
}

const creditorOf = async (visit: Visit): Promise<string | null> => (await dutyOf(visit))?.state.creditor ?? null;
const debtorOf = async (visit: Visit): Promise<string | null> => (await dutyOf(visit))?.state.debtor ?? null;
const back = (_: Visit, { id, state }: Known): string => `/items/${state.item}#duty-${id}`;
const at = (field: string, sentence: Said['words']): Said => ({ field, words: sentence });

const around = (visit: Visit, { id, version, state, title }: Known): Pick<Shown, 'crumbs' | 'place' | 'before' | 'seen'> => ({
  crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: say(visit.language, 'theText'), href: `/items/${state.item}` }],
  place: 'owed', before: <blockquote dir="auto">{title}</blockquote>, seen: { [streamOf('duty', id)]: version },
});

const standing = ({ state, due, extendedTo }: Known['state']) => (state === 'owed' ? (extendedTo ?? due) : null);

const extendRoutes = verbForm({
  path: '/duties/:duty/extend', policy: { may: ['organiser'], at: creditorOf }, as: ['organiser'], place: creditorOf, button: words.extendIt, verb: extend,
  fields: [{ kind: 'date', name: 'until', label: words.until }, { kind: 'area', name: 'why', label: words.why }],
  know: dutyOf,
  show: (visit, known) => {
    const due = standing(known.state);
    return { ...around(visit, known), title: say(visit.language, 'extendTitle'), lede: known.state.due === null ? say(visit.language, 'noDate') : say(visit.language, 'extendLede', { day: dateIn(visit.language, known.state.due) }), values: due === null ? {} : dateBoxes('until', after(due, { days: 30 })) };
  },
  command: async (visit, { id }) => {
    const until = dateFrom(visit, 'until');
    return until === null ? [{ field: 'until', words: say(visit.language, 'dayMissing') }] : { duty: id, until, why: visit.form.get('why') };
  },
  refusals: {
    'no-such-duty': at('until', words.noDuty), 'not-waiting': at('until', words.notWaiting), 'no-date-was-promised': at('until', words.noDate),
    'not-later': at('until', words.notLater), 'reason-missing': at('why', words.reason),
  },
  done: back,
});

const waiveRoutes = verbForm({
  path: '/duties/:duty/waive', policy: { may: ['organiser'], at: creditorOf }, as: ['organiser'], place: creditorOf, button: words.waiveIt, verb: waive,
  fields: [{ kind: 'area', name: 'why', label: words.why }],
  know: dutyOf,
  show: (visit, known) => ({ ...around(visit, known), title: say(visit.language, 'waiveTitle'), lede: say(visit.language, 'waiveLede') }),
  command: async (visit, { id }) => ({ duty: id, why: visit.form.get('why') }),
  refusals: { 'no-such-duty': at('why', words.noDuty), 'already-over': at('why', words.notWaiting), 'reason-missing': at('why', words.reason) },
  done: back,
});

const declineRoutes = verbForm({
  path: '/duties/:duty/decline', policy: { may: ['official'], at: debtorOf }, as: ['official'], place: debtorOf, button: words.declineIt, verb: declineDuty,
  fields: [{ kind: 'area', name: 'why', label: words.why }],
  know: dutyOf,
  show: (visit, known) => ({ ...around(visit, known), title: say(visit.language, 'declineTitle'), lede: say(visit.language, 'declineLede') }),
  command: async (visit, { id }) => ({ duty: id, why: visit.form.get('why') }),
  refusals: { 'no-such-duty': at('why', words.noDuty), 'already-over': at('why', words.notWaiting), 'laid-by-law': at('why', words.byLaw), 'statement-missing': at('why', words.reason) },
  done: back,
});

/** More time, no longer asked, refused to answer: each in public, each with its reason. */
export const timeRoutes: readonly Route[] = [...extendRoutes, ...waiveRoutes, ...declineRoutes];
