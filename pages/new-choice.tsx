import type { Words } from '@plenaria/kernel/language.ts';
import type { Problem } from '#kit/form.tsx';
import type { Route, Visit } from '#people/visit.ts';
import { centsFrom, unless, wholeFrom } from '#people/web/fields.ts';
import { verbForm, type FieldOf, type Shown } from '#people/web/verb-form.tsx';
import { titledOf } from '#record/read.ts';
import { publishMandate } from '#rooms/convene/publish-mandate.ts';
import { budgetCharter, choiceCharter, givesOne, sharings, ways, type SharingKey, type WayKey } from '#scenarios/choices.ts';
import { askedOfAll, bodyOfNew, commonProblems, daysField, mandateUnder, optionsFrom, publishRefusals } from './forms.tsx';
import { say, words } from './new-choice-words.ts';

const mostMoney = 10_000_000_000;
const from = (choices: Readonly<Record<string, { readonly words: Words }>>): NonNullable<FieldOf['options']> => Object.entries(choices).map(([value, { words: label }]) => ({ value, label }));
const isKey = <Key extends string>(choices: Readonly<Record<Key, unknown>>, text: string): text is Key => Object.hasOwn(choices, text);
const problemIn = (visit: Visit) => unless(visit.language, say);

const known = async (visit: Visit) => ({ parties: await titledOf(visit.db, 'party') });
type Known = Awaited<ReturnType<typeof known>>;

const shown = (visit: Visit, { parties }: Known, what: 'choice' | 'budget', values: Readonly<Record<string, string>>): Shown => ({
  title: say(visit.language, `${what}Title`), lede: say(visit.language, `${what}Lede`), place: 'assemblies',
  crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: say(visit.language, 'begin'), href: '/new' }],
  options: { issuer: [{ value: '', label: '–' }, ...optionsFrom(parties)], recipients: optionsFrom(parties) }, values: { days: '90', ...values },
});

const organiser = { policy: { may: ['organiser'] as const, at: async () => 'house' }, as: ['organiser'] as const, place: async () => 'house', button: words.publish, verb: publishMandate, know: known, done: (_: Visit, __: Known, acted: Parameters<typeof bodyOfNew>[0]) => bodyOfNew(acted) };

function choiceProblems(visit: Visit, way: string, places: number | null): readonly Problem[] {
  const problem = problemIn(visit);
  const inRange = places !== null && places >= 1 && places <= 50;
  return [...problem(isKey(ways, way), 'way', 'mWay'), ...problem(inRange, 'places', 'mPlaces'), ...problem(!inRange || places === 1 || !givesOne.some((one) => one === way), 'places', 'mOne'), ...commonProblems(visit)];
}

const choiceRoutes = verbForm({
  ...organiser, path: '/new/choice',
  fields: [{ kind: 'choice', name: 'way', label: words.way, options: from(ways) }, { kind: 'number', name: 'places', label: words.places }, ...askedOfAll, daysField],
  show: (visit, parties) => shown(visit, parties, 'choice', { way: 'approve', places: '3' }),
  command: async (visit) => {
    const [way, places] = [visit.form.get('way'), wholeFrom(visit, 'places')];
    const problems = choiceProblems(visit, way, places);
    if (problems.length > 0) return problems;
    return mandateUnder(visit, choiceCharter({ way: way as WayKey, places: places ?? 1, dueAfterDays: wholeFrom(visit, 'days') }), 0, 'USD');
  },
  refusals: publishRefusals('way'),
});

function budgetProblems(visit: Visit): readonly Problem[] {
  const problem = problemIn(visit);
  const [money, most] = [centsFrom(visit, 'money'), visit.form.get('most').trim()];
  return [
    ...problem(money !== null && money > 0 && money <= mostMoney, 'money', 'mMoney'), ...problem(/^[A-Za-z]{3}$/.test(visit.form.get('currency').trim()), 'currency', 'mCurrency'),
    ...problem(isKey(sharings, visit.form.get('sharing')), 'sharing', 'mSharing'), ...problem(most === '' || (wholeFrom(visit, 'most') ?? 0) >= 1, 'most', 'mMost'),
    ...problem(['any', 'within'].includes(visit.form.get('ballots')), 'ballots', 'mBallots'), ...commonProblems(visit),
  ];
}

const budgetRoutes = verbForm({
  ...organiser, path: '/new/budget',
  fields: [
    { kind: 'short', name: 'money', label: words.money }, { kind: 'short', name: 'currency', label: words.currency }, { kind: 'choice', name: 'sharing', label: words.sharing, options: from(sharings) },
    { kind: 'number', name: 'most', label: words.most }, { kind: 'choice', name: 'ballots', label: words.ballots, options: [{ value: 'any', label: words.free }, { value: 'within', label: words.within }] }, ...askedOfAll, daysField,
  ],
  show: (visit, parties) => shown(visit, parties, 'budget', { currency: 'USD', sharing: 'equal-shares', ballots: 'any' }),
  command: async (visit) => {
    const problems = budgetProblems(visit);
    if (problems.length > 0) return problems;
    const currency = visit.form.get('currency').trim().toUpperCase();
    const charter = budgetCharter({ money: centsFrom(visit, 'money') ?? 0, currency, sharing: visit.form.get('sharing') as SharingKey, most: wholeFrom(visit, 'most'), within: visit.form.get('ballots') === 'within', dueAfterDays: wholeFrom(visit, 'days') });
    return mandateUnder(visit, charter, 0, currency);
  },
  refusals: publishRefusals('sharing'),
});

/** New assemblies whose ballots are about all texts together. */
export const newChoiceRoutes: readonly Route[] = [...choiceRoutes, ...budgetRoutes];
