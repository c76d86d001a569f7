import { idFrom } from '@plenaria/kernel/id.ts';
import type { Words } from '@plenaria/kernel/language.ts';
import type { Option, Problem } from '#kit/form.tsx';
import { moneyIn } from '#kit/words.ts';
import { streamOf } from '#nouns/noun.ts';
import { peopleWith, pseudonymOf } from '#people/persons.ts';
import type { Route, Visit } from '#people/visit.ts';
import { centsFrom, unless, wholeFrom } from '#people/web/fields.ts';
import { actingRole, verbForm, type FieldOf } from '#people/web/verb-form.tsx';
import type { Acted } from '#record/contract.ts';
import { textsOf, titledOf, titleOf } from '#record/read.ts';
import { enterParty } from '#rooms/convene/enter-party.ts';
import { openStage } from '#rooms/convene/open-stage.ts';
import { publishMandate, type PublishMandateCommand, type PublishMandateRefusal } from '#rooms/convene/publish-mandate.ts';
import { cyclesOf, mandateById, mandatesOf } from '#rooms/convene/read.ts';
import { receive } from '#rooms/convene/receive.ts';
import { itemsOf } from '#rooms/deliberate/read.ts';
import { commitMoney } from '#rooms/provide/commit.ts';
import { lineById } from '#rooms/provide/read.ts';
import { draw } from '#rooms/recruit/draw.ts';
import { panelsIn, seatsById } from '#rooms/recruit/read.ts';
import { transmit } from '#rooms/respond/transmit.ts';
import type { SignedCharter } from '#rules/signed-charter.ts';
import { templates } from '#scenarios/templates.ts';
import { NewChoices } from './new-choice-links.tsx';
import { say as sayRules } from './rules-words.ts';
import { wordingOf } from '#nouns/item.ts';
import { say, words } from './forms-words.ts';
import { stageName } from './stages.ts';

const crumbs = (visit: Visit, name: string, href: string) => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: name, href }];
const nameOf = (visit: Visit, body: string): Promise<string> => titleOf(visit.db, streamOf('body', body));
export const optionsFrom = (titles: ReadonlyMap<string, string>): readonly Option[] => [...titles].map(([value, label]) => ({ value, label }));
const at = (field: string, sentence: Words): { readonly field: string; readonly words: Words } => ({ field, words: sentence });

const receiveRoutes = verbForm({
  path: '/mandates/:mandate/receive/:party', policy: { may: ['official'], at: async (visit) => visit.params['party'] ?? null }, as: ['official'], place: async (visit) => visit.params['party'] ?? null, button: words.publishWord, verb: receive,
  fields: [{ kind: 'choice', name: 'word', label: words.yourWord, options: [{ value: 'yes', label: words.weAccept }, { value: 'no', label: words.weRefuse }] }, { kind: 'area', name: 'statement', label: words.statement }],
  know: async (visit) => {
    const row = await mandateById(visit.db, visit.params['mandate'] ?? '');
    if (row.state.state === 'draft') return null;
    const texts = await textsOf(visit.db, [row.state.question]);
    return { id: row.id, version: row.version, state: row.state, question: texts.get(row.state.question) ?? '…' };
  },
  show: (visit, { id, version, state, question }) => ({
    title: say(visit.language, 'receiveTitle'), lede: say(visit.language, 'receiveLede'), crumbs: crumbs(visit, question, `/assemblies/${state.published.body}`), place: 'owed',
    before: <blockquote dir="auto">{question}</blockquote>, seen: { [streamOf('mandate', id)]: version },
  }),
  command: async (visit, { id }) => {
    const word = visit.form.get('word');
    if (word !== 'yes' && word !== 'no') return [{ field: 'word', words: say(visit.language, 'chooseWord') }];
    return { mandate: id, recipient: visit.params['party'] ?? '', accepts: word === 'yes', statement: visit.form.get('statement') };
  },
  refusals: { 'no-mandate': at('word', words.noMandate), 'not-a-recipient': at('word', words.notRecipient), 'already-said': at('word', words.alreadySaid), 'statement-missing': at('statement', words.refuseStatement) },
  done: (_, { state }) => `/assemblies/${state.published.body}`,
});

const lineOf = (visit: Visit) => lineById(visit.db, visit.params['line'] ?? '');

const moneyRoutes = verbForm({
  path: '/money/:line/commit', policy: { may: ['treasurer'], at: async (visit) => (await lineOf(visit)).state.body || null }, as: ['treasurer'], place: async (visit) => (await lineOf(visit)).state.body, button: words.commit, verb: commitMoney,
  fields: [{ kind: 'short', name: 'amount', label: words.amount }, { kind: 'select', name: 'from', label: words.from }, { kind: 'area', name: 'conditions', label: words.conditions }],
  know: async (visit) => {
    const row = await lineOf(visit);
    return row.state.state === 'none' ? null : { row, parties: await titledOf(visit.db, 'party'), name: await nameOf(visit, row.state.body) };
  },
  show: (visit, { row, parties, name }) => ({
    title: say(visit.language, 'commitTitle'), crumbs: crumbs(visit, name, `/assemblies/${row.state.body}#money`), place: 'assemblies', options: { from: optionsFrom(parties) }, seen: { [streamOf('ledger-line', row.id)]: row.version },
    lede: say(visit.language, 'commitLede', { required: moneyIn(visit.language, row.state.required, row.state.currency), committed: moneyIn(visit.language, row.state.committed, row.state.currency) }),
  }),
  command: async (visit, { row }) => {
    const amount = centsFrom(visit, 'amount');
    return amount === null ? [{ field: 'amount', words: say(visit.language, 'amountWrong') }] : { line: row.id, amount, from: visit.form.get('from'), conditions: visit.form.get('conditions') };
  },
  refusals: { 'no-such-line': at('amount', words.noLine), 'amount-not-above-zero': at('amount', words.amountWrong), 'unknown-funder': at('from', words.noFunder) },
  done: (_, { row }) => `/assemblies/${row.state.body}#money`,
});

const organiserHere = { may: ['organiser'] as const, at: async (visit: Visit) => visit.params['body'] ?? null };
const here = async (visit: Visit): Promise<string | null> => visit.params['body'] ?? null;

const stageRoutes = verbForm({
  path: '/assemblies/:body/stages', policy: organiserHere, as: ['organiser'], place: here, button: words.openIt, verb: openStage,
  fields: [{ kind: 'choice', name: 'stage', label: words.stage }],
  know: async (visit) => {
    const [row] = await cyclesOf(visit.db, [visit.params['body'] ?? '']);
    return row === undefined || row.state.state === 'unplanned' ? null : { id: row.id, version: row.version, state: row.state, name: await nameOf(visit, row.state.body) };
  },
  show: (visit, { id, version, state, name }) => ({
    title: say(visit.language, 'stageTitle'), lede: say(visit.language, 'stageLede'), crumbs: crumbs(visit, name, `/assemblies/${state.body}`), place: 'assemblies', seen: { [streamOf('cycle', id)]: version },
    options: { stage: state.stages.filter(({ key }) => !state.opened.includes(key)).map(({ key, kind }) => ({ value: key, label: stageName(kind, visit.language) })) },
  }),
  command: async (visit, { id }) => ({ cycle: id, stage: visit.form.get('stage') }),
  refusals: { 'no-such-stage': at('stage', words.noStage), 'already-open': at('stage', words.alreadyOpen), 'earlier-stage-open': at('stage', words.earlierOpen), 'not-funded': at('stage', words.notFunded), 'gate-does-not-hold': at('stage', words.gateClosed) },
  done: (_, { state }) => `/assemblies/${state.body}`,
});

const digits = (text: string): readonly number[] => [...text.replace(/\D/g, '')].map(Number);
const seatsHere = async (visit: Visit): Promise<string | null> => (await seatsById(visit.db, visit.params['seats'] ?? '')).state.body || null;

const throwRoutes = verbForm({
  path: '/draws/:seats/throw', policy: { may: ['recruiter'], at: seatsHere }, as: ['recruiter'], place: seatsHere, button: words.drawIt, verb: draw,
  fields: [{ kind: 'short', name: 'dice', label: words.dice }, { kind: 'short', name: 'readBack', label: words.readBack }, { kind: 'select', name: 'second', label: words.second }],
  know: async (visit) => {
    const row = await seatsById(visit.db, visit.params['seats'] ?? '');
    if (row.state.portfolio === null) return null;
    const others = (await peopleWith(visit.db, 'recruiter', row.state.body)).filter(({ id }) => id !== visit.person?.id);
    return { row, others, panels: (await panelsIn(visit.db, row.state.portfolio.file))?.panels ?? [], name: await nameOf(visit, row.state.body) };
  },
  show: (visit, { row, others, name }) => ({
    title: say(visit.language, 'throwTitle'), lede: say(visit.language, 'throwLede', { panels: row.state.portfolio?.panels ?? 0 }), crumbs: crumbs(visit, name, `/draws/${row.id}`), place: 'assemblies',
    options: { second: others.map(({ id, name }) => ({ value: id, label: name })) }, seen: { [streamOf('seat', row.id)]: row.version },
  }),
  command: async (visit, { row, others, panels }) => {
    const second = others.find(({ id }) => id === visit.form.get('second'));
    if (second === undefined) return [{ field: 'second', words: say(visit.language, 'dSame') }];
    const readBackBy = await pseudonymOf(visit.db, visit.random, second.id, row.state.body);
    return { seats: row.id, dice: digits(visit.form.get('dice')), readBack: digits(visit.form.get('readBack')), readBackBy, panels };
  },
  refusals: {
    'draw-not-announced': at('dice', words.dNotAnnounced), 'before-the-day': at('dice', words.dBefore), 'already-drawn': at('dice', words.dAlready), 'wrong-number-of-dice': at('dice', words.dCount),
    'not-a-ten-sided-die': at('dice', words.dCount), 'readings-differ': at('readBack', words.dDiffer), 'read-back-by-the-same-person': at('second', words.dSame), 'panels-are-not-the-published-ones': at('dice', words.dPanels), 'throw-again': at('dice', words.dAgain),
  },
  done: (_, { row }) => `/draws/${row.id}`,
});

async function readyToSend(visit: Visit) {
  const body = visit.params['body'] ?? '';
  const [mandate] = await mandatesOf(visit.db, [body]);
  if (mandate === undefined || mandate.state.state === 'draft') return null;
  const items = (await itemsOf(visit.db, [body])).flatMap(({ id, state }) => (state.state === 'adopted' ? [{ id, title: wordingOf(state).title }] : []));
  const texts = await textsOf(visit.db, items.map(({ title }) => title));
  const parties = await titledOf(visit.db, 'party');
  const recipients = new Map(mandate.state.published.recipients.map((party) => [party, parties.get(party) ?? party]));
  return { body, name: await nameOf(visit, body), mandate: mandate.id, items: items.map(({ id, title }) => ({ id, title: texts.get(title) ?? '…' })), recipients };
}

/** The fields depend on what was adopted, so the form is made for each visit. */
const transmitWith = (visit: Visit, known: NonNullable<Awaited<ReturnType<typeof readyToSend>>>) => verbForm({
  path: '/assemblies/:body/transmit', policy: organiserHere, as: ['organiser'], place: here, button: words.handOver, verb: transmit,
  fields: [
    ...known.items.map(({ id, title }) => ({ kind: 'choices' as const, name: `to.${id}`, label: { en: say('en', 'who', { title }), es: say('es', 'who', { title }), pt: say('pt', 'who', { title }) } })),
    { kind: 'choices' as const, name: 'later', label: words.laterTitle, options: [{ value: 'yes', label: words.laterYes }] },
  ],
  know: async () => known,
  show: () => ({
    title: say(visit.language, 'transmitTitle'), lede: say(visit.language, 'transmitLede'), crumbs: crumbs(visit, known.name, `/assemblies/${known.body}`), place: 'assemblies',
    options: Object.fromEntries(known.items.map(({ id }) => [`to.${id}`, optionsFrom(known.recipients)])),
  }),
  command: async (sent) => {
    const items = known.items.map(({ id }) => ({ item: id, to: sent.form.all(`to.${id}`) }));
    const without = items.filter(({ to }) => to.length === 0);
    if (without.length === items.length || (without.length > 0 && sent.form.get('later') !== 'yes')) return without.map(({ item }): Problem => ({ field: `to.${item}`, words: say(visit.language, 'chooseSomebody') }));
    return { mandate: known.mandate, creditor: known.body, items: items.filter(({ to }) => to.length > 0) };
  },
  refusals: {
    'no-mandate': at('main', words.noMandate), 'nothing-to-send': at('main', words.notAdopted), 'addressed-to-nobody': at('main', words.chooseSomebody),
    'not-a-recipient': at('main', words.notRecipient), 'not-adopted': at('main', words.notAdopted), 'already-sent': at('main', words.notAdopted),
  },
  done: () => `/assemblies/${known.body}`,
});

const transmitRoutes: readonly Route[] = (['GET', 'POST'] as const).map((method) => ({
  method, path: '/assemblies/:body/transmit', policy: organiserHere,
  run: async (visit) => {
    const known = await readyToSend(visit);
    if (known === null) return { kind: 'not-found' };
    return transmitWith(visit, known).find((route) => route.method === method)?.run(visit) ?? { kind: 'not-found' };
  },
}));

/** Parties that an organiser names for the first time are entered before the mandate that needs them. */
async function enterNamed(visit: Visit, names: readonly string[]): Promise<readonly string[]> {
  const by = await visit.actor(actingRole(visit, ['organiser'], 'house'), 'house');
  const ids: string[] = [];
  for (const [at_, name] of names.entries()) {
    const party = idFrom(visit.random(20));
    const acted = await visit.book.act(enterParty, { command: { party, kind: 'public-body', name }, key: `${visit.form.get('key')}/party/${at_}`, by, at: visit.now });
    if (acted.ok) ids.push(acted.value.facts[0]?.stream.slice(6) ?? party);
  }
  return ids;
}

/** What every new assembly is asked, whatever it decides by. */
export const askedOfAll: readonly FieldOf[] = [
  { kind: 'text', name: 'name', label: words.name }, { kind: 'area', name: 'question', label: words.question }, { kind: 'area', name: 'why', label: words.why },
  { kind: 'area', name: 'inScope', label: words.inScope }, { kind: 'area', name: 'outOfScope', label: words.outOfScope }, { kind: 'area', name: 'newParties', label: words.newParties },
  { kind: 'select', name: 'issuer', label: words.issuer }, { kind: 'choices', name: 'recipients', label: words.recipients },
];
const stipend: readonly FieldOf[] = [{ kind: 'short', name: 'money', label: words.stipend }, { kind: 'short', name: 'currency', label: words.currency }];
export const daysField: FieldOf = { kind: 'number', name: 'days', label: words.days };

const problemIn = (visit: Visit) => unless(visit.language, say);

/** What is wrong with the answers that every new assembly gives. */
export function commonProblems(visit: Visit): readonly Problem[] {
  const problem = problemIn(visit);
  return [
    ...problem(visit.form.get('name').trim() !== '', 'name', 'mName'), ...problem(visit.form.get('question').trim() !== '', 'question', 'mQuestion'), ...problem(visit.form.get('why').trim() !== '', 'why', 'mWhy'),
    ...problem(visit.form.get('days').trim() === '' || (wholeFrom(visit, 'days') ?? 0) >= 1, 'days', 'mDays'),
    ...problem(visit.form.all('recipients').length > 0 || visit.form.get('newParties').trim() !== '', 'recipients', 'mRecipient'),
  ];
}

/** The mandate that a form asks for, under a charter; the money is for stipends, care and travel, in cents. */
export async function mandateUnder(visit: Visit, charter: SignedCharter, money: number, currency: string): Promise<PublishMandateCommand | readonly Problem[]> {
  const named = await enterNamed(visit, visit.form.get('newParties').split('\n').map((name) => name.trim()).filter((name) => name !== ''));
  const issuer = visit.form.get('issuer') || named[0];
  if (!issuer) return [{ field: 'issuer', words: say(visit.language, 'mIssuer') }];
  const [body, cycle, mandate] = [idFrom(visit.random(20)), idFrom(visit.random(20)), idFrom(visit.random(20))];
  return {
    body, cycle, mandate, name: visit.form.get('name'), purpose: visit.form.get('question'), question: visit.form.get('question'), why: visit.form.get('why'), inScope: visit.form.get('inScope'), outOfScope: visit.form.get('outOfScope'),
    issuer, recipients: [...new Set([...visit.form.all('recipients'), ...named])], authority: 3, charter: charter.canonical, classes: charter.classes, stages: charter.stages,
    supports: money > 0 ? [{ purpose: 'stipends' as const, words: say(visit.language, 'supportWords'), required: money }] : [], currency, silentAfter: null,
  };
}

function newProblems(visit: Visit): readonly Problem[] {
  const problem = problemIn(visit);
  const percent = wholeFrom(visit, 'percent');
  const seats = wholeFrom(visit, 'seats');
  const model = visit.form.get('model');
  return [
    ...problem(model in templates, 'model', 'mModel'), ...commonProblems(visit), ...problem(model !== 'lottery' || (seats !== null && seats >= 5 && seats <= 500), 'seats', 'mSeats'),
    ...problem(percent !== null && percent >= 1 && percent <= 100, 'percent', 'mPercent'),
    ...problem(centsFrom(visit, 'money') !== null, 'money', 'mMoney'),
  ];
}

/** Where each refusal to publish a mandate is said; what concerns the charter as a whole stands at the field that chose it. */
export const publishRefusals = (model: string): Readonly<Record<PublishMandateRefusal, ReturnType<typeof at>>> => ({
    'already-published': at('name', words.mAlready), 'name-missing': at('name', words.mName), 'question-missing': at('question', words.mQuestion), 'why-missing': at('why', words.mWhy), 'no-issuer': at('issuer', words.mIssuer),
    'unknown-recipient': at('recipients', words.mRecipient), 'authority-out-of-range': at(model, words.mModel), 'no-stages': at(model, words.mModel), 'no-seats': at(model, words.mModel), 'silence-before-today': at('days', words.mDays), 'charter-cannot-be-carried-out': at(model, words.mCharter),
});
/** The page of the assembly that was just made. */
export const bodyOfNew = ({ facts }: Acted): string => `/assemblies/${facts.find(({ type }) => type === 'BodyChartered')?.stream.slice(5) ?? ''}`;

const newRoutes = verbForm({
  path: '/new', policy: { may: ['organiser'], at: async () => 'house' }, as: ['organiser'], place: async () => 'house', button: words.publishNew, verb: publishMandate,
  fields: [
    { kind: 'choice', name: 'model', label: words.model, options: Object.entries(templates).map(([value, { words: label, help }]) => ({ value, label, help })) },
    ...askedOfAll, { kind: 'number', name: 'seats', label: words.seats }, { kind: 'number', name: 'percent', label: words.percent }, daysField, ...stipend,
  ],
  know: async (visit) => ({ parties: await titledOf(visit.db, 'party') }),
  show: (visit, { parties }) => ({
    title: say(visit.language, 'newTitle'), lede: say(visit.language, 'newLede'), before: <><p><a href="/new/rules">{sayRules(visit.language, 'previewTitle')}</a></p><NewChoices language={visit.language} /></>, crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }], place: 'assemblies',
    options: { issuer: [{ value: '', label: '–' }, ...optionsFrom(parties)], recipients: optionsFrom(parties) }, values: { model: 'lottery', seats: '30', percent: '75', days: '90', money: '0', currency: 'USD' },
  }),
  command: async (visit) => {
    const problems = newProblems(visit);
    if (problems.length > 0) return problems;
    const template = templates[visit.form.get('model') === 'members' ? 'members' : 'lottery'];
    const charter = template.charter({ seats: wholeFrom(visit, 'seats') ?? 30, percent: wholeFrom(visit, 'percent') ?? 75, dueAfterDays: wholeFrom(visit, 'days') });
    return mandateUnder(visit, charter, centsFrom(visit, 'money') ?? 0, visit.form.get('currency').trim().slice(0, 3).toUpperCase() || 'USD');
  },
  refusals: publishRefusals('model'),
  done: (_, __, acted) => bodyOfNew(acted),
});

/** Forms that need several rooms to be drawn; each hands its command to the one room whose verb it is. */
export const formRoutes: readonly Route[] = [...receiveRoutes, ...moneyRoutes, ...stageRoutes, ...throwRoutes, ...transmitRoutes, ...newRoutes];
