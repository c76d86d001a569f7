import { idFrom } from '@plenaria/kernel/id.ts';
import type { Instant } from '@plenaria/kernel/civil-date.ts';
import type { Words } from '@plenaria/kernel/language.ts';
import { Button, Form, Problems, TextArea, type Option, type Problem, type Typed } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { moneyIn } from '#kit/words.ts';
import { wordingOf } from '#nouns/item.ts';
import { issueCode } from '#people/code.ts';
import { createPerson, giveRole, pseudonymOf } from '#people/persons.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { centsFrom } from '#people/web/fields.ts';
import { verbForm, generalRefusal } from '#people/web/verb-form.tsx';
import { textsOf } from '#record/read.ts';
import { cyclesOf, mandatesOf } from '#rooms/convene/read.ts';
import { callVote } from '#rooms/decide/call-vote.ts';
import { itemsOf, notesOf, sessionsOf } from '#rooms/deliberate/read.ts';
import { noteId } from '#rooms/deliberate/store/notes.ts';
import { writeItem } from '#rooms/deliberate/write-item.ts';
import { join } from '#rooms/recruit/join.ts';
import type { Money } from '#rules/decision-rule/types.ts';
import { signedCharterOf } from '#rules/signed-charter.ts';
import { say, words } from './work-words.ts';

const policy = { may: ['organiser'] as const, at: async (visit: Visit) => visit.params['body'] ?? null };
const here = async (visit: Visit): Promise<string | null> => visit.params['body'] ?? null;
const at = (field: string, sentence: Words) => ({ field, words: sentence });

/** Notes of closed sheets that no text cites yet, the newest session first. */
async function closedNotes(visit: Visit, body: string): Promise<readonly Option[]> {
  const cited = new Set((await itemsOf(visit.db, [body])).flatMap(({ state }) => (state.state === 'unwritten' ? [] : state.from.map(({ id }) => id))));
  const notes: Option[] = [];
  for (const { id: session, state } of (await sessionsOf(visit.db, [body])).toReversed()) {
    if (state.state === 'unscheduled') continue;
    for (const { round, table } of state.sheets) {
      const sheet = { session, round, table };
      for (const { line, words: text } of await notesOf(visit.db, sheet)) notes.push({ value: noteId(sheet, line), label: text, help: say(visit.language, 'noteFrom', { round, table }) });
    }
  }
  return notes.filter(({ value }) => !cited.has(value));
}

/** What the forms of one body need: its cycle, its charter and the texts that are still drafts. */
async function benchOf(visit: Visit) {
  const body = visit.params['body'] ?? '';
  const [mandate] = await mandatesOf(visit.db, [body]);
  const [cycle] = await cyclesOf(visit.db, [body]);
  if (!mandate || mandate.state.state === 'draft' || !cycle) return null;
  const charter = signedCharterOf(mandate.state.published);
  if (!charter.ok) return null;
  const items = (await itemsOf(visit.db, [body])).flatMap(({ id, state }) => (state.state === 'unwritten' ? [] : [{ id, state, title: wordingOf(state).title }]));
  const texts = await textsOf(visit.db, [mandate.state.question, ...items.map(({ title }) => title)]);
  const options = (states: readonly string[]) => items.filter(({ state }) => states.includes(state.state)).map(({ id, title }) => ({ value: id, label: texts.get(title) ?? '…' }));
  const crumbs = [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: texts.get(mandate.state.question) ?? '…', href: `/assemblies/${body}` }];
  return { notes: await closedNotes(visit, body), body, cycle: cycle.id, charter: charter.value, next: Math.max(0, ...items.map(({ state }) => state.number)) + 1, options, crumbs };
}

const textRoutes = verbForm({
  path: '/assemblies/:body/texts', policy, as: ['organiser'], place: here, button: words.write, verb: writeItem, know: benchOf,
  fields: [{ kind: 'text', name: 'title', label: words.title }, { kind: 'area', name: 'words', label: words.words }, { kind: 'choices', name: 'notes', label: words.notes }, { kind: 'choices', name: 'joins', label: words.joins }],
  show: (visit, bench) => ({ title: say(visit.language, 'textTitle'), lede: say(visit.language, 'textLede'), crumbs: bench.crumbs, place: 'assemblies', options: { joins: bench.options(['draft']), notes: bench.notes } }),
  command: async (visit, { body, cycle, next }) => {
    const [joins, notes] = [visit.form.all('joins'), visit.form.all('notes')];
    const operation = joins.length > 0 ? ('merged' as const) : notes.length > 0 ? ('derived' as const) : ('written' as const);
    return {
      item: idFrom(visit.random(20)), body, cycle, kind: 'recommendation' as const, number: next, axis: null, title: visit.form.get('title'), words: visit.form.get('words'),
      from: [...notes.map((id) => ({ kind: 'note' as const, id })), ...joins.map((id) => ({ kind: 'item' as const, id }))], operation,
    };
  },
  refusals: {
    'already-written': at('title', words.rSource), 'title-missing': at('title', words.rTitle), 'words-missing': at('words', words.rWords), 'no-such-source': at('joins', words.rSource),
    'source-is-decided': at('joins', words.rSource), 'sheet-not-closed': at('joins', words.rSource), 'merge-needs-two': at('joins', words.rTwo),
  },
  done: (_, __, { facts }) => `/items/${facts[0]?.stream.slice('item/'.length) ?? ''}`,
});

type Bench = NonNullable<Awaited<ReturnType<typeof benchOf>>>;
const everywhere = (text: unknown): Words => ({ en: String(text), es: String(text), pt: String(text) });
const costField = (item: string): string => `cost-${item}`;

/** What was typed as the costs of projects; an empty field leaves its project out. */
function costsTyped(visit: Visit, money: Money, items: readonly Option[]): { readonly costs: Readonly<Record<string, number>>; readonly problems: readonly Problem[] } {
  const { language } = visit;
  const typed = items.filter(({ value }) => visit.form.get(costField(value)).trim() !== '').map(({ value }) => [value, centsFrom(visit, costField(value))] as const);
  const problems = typed.flatMap(([item, cents]): readonly Problem[] => {
    if (cents === null || cents === 0) return [{ field: costField(item), words: say(language, 'rCost') }];
    return cents > money.amount ? [{ field: costField(item), words: say(language, 'rCostBeyond', { money: moneyIn(language, money.amount, money.currency) }) }] : [];
  });
  return { costs: Object.fromEntries(typed.map(([item, cents]) => [item, cents ?? 0])), problems: typed.length === 0 ? [{ field: costField(items[0]?.value ?? ''), words: say(language, 'rNoCost') }] : problems };
}

/** Calling a vote under the rule of the mandate: which texts, or, where money is shared out, what each project costs. */
const voteWith = ({ charter: { decision }, options }: Bench) => {
  const money = decision.among?.money ?? null;
  const items = options(['draft', 'dropped']);
  return verbForm({
    path: '/assemblies/:body/vote', policy, as: ['organiser'], place: here, button: words.call, verb: callVote, know: benchOf,
    fields: money === null ? [{ kind: 'choices', name: 'items', label: words.which }] : items.map(({ value, label }) => ({ kind: 'short' as const, name: costField(value), label: everywhere(label) })),
    show: (visit, bench) => ({
      title: say(visit.language, money === null ? 'voteTitle' : 'budgetTitle'), crumbs: bench.crumbs, place: 'assemblies', options: { items },
      lede: money === null ? say(visit.language, 'voteLede', { rule: bench.charter.decision.brief(visit.language).join(' ') }) : say(visit.language, 'budgetLede', { currency: money.currency, rule: bench.charter.decision.brief(visit.language).join(' ') }),
    }),
    command: async (visit, { body, cycle, charter }) => {
      const { costs, problems } = money === null ? { costs: {}, problems: [] } : costsTyped(visit, money, items);
      if (problems.length > 0) return problems;
      const put = money === null ? [...visit.form.all('items')] : Object.keys(costs);
      return { decision: idFrom(visit.random(20)), body, cycle, stage: 'decide', items: put, costs, rule: charter.decision.canonical, ruleKey: charter.template, ballot: 'confidential' as const, closes: null };
    },
    refusals: {
      'already-called': at('items', words.rCalled), 'nothing-to-decide': at('items', words.rNone), 'rule-cannot-be-played': at('items', words.rRule), 'cost-missing': at('items', words.rCost), 'cost-beyond-money': at('items', words.rCost),
      'item-not-ready': at('items', words.rReady), 'closes-in-the-past': at('items', words.rReady),
    },
    done: (_, __, { facts }) => `/decisions/${facts.find(({ type }) => type === 'DecisionCalled')?.stream.slice('decision/'.length) ?? ''}`,
  });
};

const voteRoutes: readonly Route[] = (['GET', 'POST'] as const).map((method) => ({
  method, path: '/assemblies/:body/vote', policy,
  run: async (visit) => {
    const bench = await benchOf(visit);
    return bench === null ? { kind: 'not-found' } : (voteWith(bench).find((route) => route.method === method)?.run(visit) ?? { kind: 'not-found' });
  },
}));

async function membersPage(visit: Visit, problem: string | null): Promise<Reply> {
  const bench = await benchOf(visit);
  if (bench === null) return { kind: 'not-found' };
  const typed: Typed = { language: visit.language, values: visit.form.values, problems: problem === null ? [] : [{ field: 'names', words: problem }] };
  const html = renderPage(
    <Page around={visit.around} title={say(visit.language, 'membersTitle')} lede={say(visit.language, 'membersLede')} crumbs={bench.crumbs} place="assemblies" wrong={problem !== null}>
      <Problems typed={typed} />
      <Form action={visit.path} proof={visit.proof}><TextArea name="names" label={say(visit.language, 'names')} typed={typed} rows={12} /><Button>{say(visit.language, 'seat')}</Button></Form>
    </Page>,
  );
  return { kind: 'page', html, status: problem === null ? 200 : 422, secret: true };
}

interface Card {
  readonly name: string;
  readonly code: string;
}

function cardsPage(visit: Visit, cards: readonly Card[]): Reply {
  const { language } = visit;
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'cards', { count: cards.length })} lede={say(language, 'cardsMore')} place="assemblies">
      <ul class="list">{cards.map(({ name, code }) => <li><h3><bdi>{name}</bdi></h3><p>{say(language, 'cardHow', { house: visit.house.name, address: `${visit.origin}/sign-in` })}</p><p class="code"><strong>{code}</strong></p></li>)}</ul>
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

const never = '2100-01-01T00:00:00.000Z' as Instant;

async function newMember(visit: Visit, name: string, body: string): Promise<{ readonly person: string; readonly name: string; readonly pseudonym: string }> {
  const person = await createPerson(visit.db, visit.random, { name, language: visit.language, at: visit.now });
  return { person, name, pseudonym: await pseudonymOf(visit.db, visit.random, person, body) };
}

/** Makes the people, then seats all of them in one act; where the act is refused nobody is seated and no code is printed. */
async function seatMembers(visit: Visit): Promise<Reply> {
  const bench = await benchOf(visit);
  if (bench === null) return { kind: 'not-found' };
  if (bench.charter.selection !== 'join') return membersPage(visit, say(visit.language, 'byLot'));
  const names = visit.form.get('names').split('\n').map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0 || names.length > 500) return membersPage(visit, say(visit.language, 'noNames'));
  const members = [];
  for (const name of names) members.push(await newMember(visit, name, bench.body));
  const by = await visit.actor('organiser', bench.body);
  const command = { body: bench.body, class: 'member', occupants: members.map(({ pseudonym }) => pseudonym), how: 'everyone' as const };
  const acted = await visit.book.act(join, { command, key: visit.form.get('key') || visit.proof.key, by, at: visit.now });
  if (!acted.ok || acted.value.replayed) {
    for (const { person } of members) await visit.db.query('delete from people.person where id = $1', [person]);
    return membersPage(visit, acted.ok ? say(visit.language, 'noNames') : (generalRefusal(acted.refusal, visit.language) ?? say(visit.language, 'full')));
  }
  const cards: Card[] = [];
  for (const { person, name } of members) {
    await giveRole(visit.db, person, 'member', bench.body, visit.now);
    cards.push({ name, code: await issueCode(visit.db, visit.random, { purpose: 'sign-in', subject: person, uses: 1_000_000, ends: never }) });
  }
  return cardsPage(visit, cards);
}

/** What organisers do between the question and the vote: seats, texts, and calling a vote. */
export const workRoutes: readonly Route[] = [
  ...textRoutes, ...voteRoutes,
  { method: 'GET', path: '/assemblies/:body/members', policy, run: (visit) => membersPage(visit, null) },
  { method: 'POST', path: '/assemblies/:body/members', policy, run: seatMembers },
];
