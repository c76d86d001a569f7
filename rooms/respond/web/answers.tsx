import type { VNode } from 'preact';
import { civilDate, type CivilDate } from '@plenaria/kernel/civil-date.ts';
import { Button, Choice, DateField, Form, Notice, Problems, Receipt, Select, TextArea, TextField, type Problem, type Typed as FormTyped } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Facts } from '#kit/table.tsx';
import { dateIn } from '#kit/words.ts';
import { dispositions, type Disposition, type Duty } from '#nouns/duty.ts';
import { streamOf } from '#nouns/noun.ts';
import type { Reply, Route, Visit } from '#people/visit.ts';
import { generalRefusal } from '#people/web/verb-form.tsx';
import { titledOf, titlesOf } from '#record/read.ts';
import { answer, refusalOf, type AnswerGiven, type AnswerRefusal } from '../answer.ts';
import { dutiesOfDebtor } from '../read.ts';
import { draftsOf, dropDrafts, keepDraft, type Typed } from '../store/drafts.ts';
import { say } from './words.ts';

type Open = { readonly id: string; readonly version: number; readonly state: Exclude<Duty, { state: 'none' }> };

interface Inbox {
  readonly party: string;
  readonly open: readonly Open[];
  readonly drafts: ReadonlyMap<string, Typed>;
  readonly title: (item: string) => string;
  readonly others: readonly { readonly value: string; readonly label: string }[];
}

async function inboxOf(visit: Visit): Promise<Inbox> {
  const party = visit.params['party'] ?? '';
  const rows = await dutiesOfDebtor(visit.db, [party]);
  const open = rows.flatMap(({ id, version, state }): Open[] => (state.state === 'owed' || state.state === 'overdue' ? [{ id, version, state }] : []));
  const items = open.map(({ state }) => state.item);
  const parties = await titledOf(visit.db, 'party');
  const titles = await titlesOf(visit.db, items.map((item) => streamOf('item', item)));
  return {
    party, open, drafts: await draftsOf(visit.db, party), title: (item) => titles.get(streamOf('item', item)) ?? '…',
    others: [...parties].filter(([id]) => id !== party).map(([value, label]) => ({ value, label })),
  };
}

const choices = [
  ['', 'later', 'laterHelp'], ['accepted', 'accepted', 'acceptedHelp'], ['in-part', 'inPart', 'inPartHelp'], ['conditional', 'conditional', 'conditionalHelp'],
  ['referred', 'referred', 'referredHelp'], ['already-done', 'done', 'doneHelp'], ['declined', 'declined', 'declinedHelp'], ['acknowledged', 'acknowledged', 'acknowledgedHelp'],
] as const;

const fields = ['disposition', 'reason', 'act', 'owner', 'by-day', 'by-month', 'by-year', 'referTo'] as const;
const named = (field: string, duty: string): string => `${field}.${duty}`;
const typedFrom = (visit: Visit, duty: string): Typed => Object.fromEntries(fields.map((field) => [field, visit.form.get(field.startsWith('by-') ? `by.${duty}-${field.slice(3)}` : named(field, duty))]));

function dateTyped(typed: Typed): CivilDate | null {
  const [day = '', month = '', year = ''] = [typed['by-day'], typed['by-month'], typed['by-year']];
  const date = civilDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.ok ? date.value : null;
}

function givenFrom(duty: string, typed: Typed): AnswerGiven | null {
  const disposition = dispositions.find((one): one is Disposition => one === typed['disposition']);
  if (disposition === undefined) return null;
  return { duty, disposition, reason: typed['reason'] ?? '', act: typed['act'] ?? '', owner: typed['owner'] ?? '', by: dateTyped(typed), referredTo: disposition === 'referred' ? (typed['referTo'] ?? '') || null : null };
}

const refusals: Readonly<Record<AnswerRefusal, { readonly field: string; readonly key: Parameters<typeof say>[1] }>> = {
  'no-such-duty': { field: 'disposition', key: 'rNone' }, 'no-longer-asked': { field: 'disposition', key: 'rWaived' }, 'already-answered': { field: 'disposition', key: 'rAnswered' },
  'reason-missing': { field: 'reason', key: 'rReason' }, 'act-missing': { field: 'act', key: 'rAct' }, 'act-promises-nothing': { field: 'act', key: 'rVague' }, 'owner-missing': { field: 'owner', key: 'rOwner' },
  'date-missing': { field: 'by', key: 'rDate' }, 'date-in-the-past': { field: 'by', key: 'rPast' }, 'refer-to-missing': { field: 'referTo', key: 'rReferTo' }, 'refer-to-itself': { field: 'referTo', key: 'rReferSelf' },
};

const problemOf = (visit: Visit, duty: string, why: AnswerRefusal): Problem => ({ field: named(refusals[why].field, duty), words: say(visit.language, refusals[why].key) });

function valuesOf(inbox: Inbox): Readonly<Record<string, string>> {
  return Object.fromEntries([...inbox.drafts].flatMap(([duty, typed]) => fields.map((field) => [field.startsWith('by-') ? `by.${duty}-${field.slice(3)}` : named(field, duty), typed[field] ?? ''])));
}

function Asked({ inbox, duty, typed }: { readonly inbox: Inbox; readonly duty: Open; readonly typed: FormTyped }): VNode {
  const { language } = typed;
  const { id, state } = duty;
  const title = inbox.title(state.item);
  const due = state.due === null ? say(language, 'noDue') : say(language, state.state === 'overdue' ? 'late' : 'due', { day: dateIn(language, state.due) });
  return (
    <li>
      <h2><a href={`/items/${state.item}`}><Said>{title}</Said></a></h2>
      <p class="quiet">{due}</p>
      <Choice name={named('disposition', id)} label={say(language, 'answer', { title })} typed={typed} options={choices.map(([value, label, help]) => ({ value, label: say(language, label), help: say(language, help) }))} />
      <TextArea name={named('act', id)} label={say(language, 'act')} help={say(language, 'actHelp')} typed={typed} rows={2} />
      <TextField name={named('owner', id)} label={say(language, 'owner')} typed={typed} />
      <DateField name={named('by', id)} label={say(language, 'by')} typed={typed} />
      <TextArea name={named('reason', id)} label={say(language, 'reason')} typed={typed} rows={3} />
      <Select name={named('referTo', id)} label={say(language, 'referTo')} typed={typed} options={[{ value: '', label: '–' }, ...inbox.others]} />
    </li>
  );
}

function formPage(visit: Visit, inbox: Inbox, problems: readonly Problem[]): Reply {
  const { language } = visit;
  const values = visit.method === 'POST' ? visit.form.values : valuesOf(inbox);
  const typed: FormTyped = { language, problems, values };
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'title', { count: inbox.open.length })} lede={inbox.open.length > 0 ? say(language, 'lede') : undefined} place="owed" wrong={problems.length > 0} crumbs={[{ words: say(language, 'home'), href: '/owed' }]}>
      <Problems typed={typed} />
      {inbox.open.length === 0 ? null : (
        <Form action={`/answers/${inbox.party}`} proof={visit.proof} wide>
          <ul class="list">{inbox.open.map((duty) => <Asked inbox={inbox} duty={duty} typed={typed} />)}</ul>
          <Button>{say(language, 'next')}</Button>
        </Form>
      )}
    </Page>,
  );
  return { kind: 'page', html, status: problems.length > 0 ? 422 : 200, secret: true };
}

/** Keeps every draft first, so that nothing typed is lost; then says what is missing, or leads to the check page. */
async function saveDrafts(visit: Visit): Promise<Reply> {
  const inbox = await inboxOf(visit);
  const problems: Problem[] = [];
  let chosen = 0;
  for (const { id, state } of inbox.open) {
    const typed = typedFrom(visit, id);
    await keepDraft(visit.db, inbox.party, id, typed, visit.now);
    const given = givenFrom(id, typed);
    if (given === null) continue;
    chosen += 1;
    const why = refusalOf(state, given, visit.day);
    if (why !== null) problems.push(problemOf(visit, id, why));
  }
  if (chosen === 0) problems.push({ field: named('disposition', inbox.open[0]?.id ?? ''), words: say(visit.language, 'none') });
  return problems.length > 0 ? formPage(visit, inbox, problems) : { kind: 'see-other', to: `/answers/${inbox.party}/check` };
}

const readyIn = (inbox: Inbox): readonly { readonly duty: Open; readonly given: AnswerGiven }[] =>
  inbox.open.flatMap((duty) => {
    const given = givenFrom(duty.id, inbox.drafts.get(duty.id) ?? {});
    return given === null ? [] : [{ duty, given }];
  });

async function checkPage(visit: Visit): Promise<Reply> {
  const inbox = await inboxOf(visit);
  const ready = readyIn(inbox);
  const { language } = visit;
  if (ready.length === 0) return { kind: 'see-other', to: `/answers/${inbox.party}` };
  const label = (disposition: Disposition): string => say(language, choices.find(([value]) => value === disposition)?.[1] ?? 'later');
  const html = renderPage(
    <Page around={visit.around} title={say(language, 'checkTitle', { count: ready.length })} lede={say(language, 'checkLede')} place="owed" crumbs={[{ words: say(language, 'home'), href: '/owed' }]}>
      {ready.map(({ duty, given }) => (
        <>
          <h2><Said>{inbox.title(duty.state.item)}</Said></h2>
          <Facts facts={[[say(language, 'answer', { title: '' }).replace(/[“”«»\s]+$/g, ''), <strong>{label(given.disposition)}</strong>], ...(given.act ? [[say(language, 'act'), <Said>{given.act}</Said>] as const] : []), ...(given.owner ? [[say(language, 'owner'), <Said>{given.owner}</Said>] as const] : []), ...(given.by ? [[say(language, 'by'), dateIn(language, given.by)] as const] : []), ...(given.reason ? [[say(language, 'reason'), <Said>{given.reason}</Said>] as const] : [])]} />
        </>
      ))}
      <Form action={`/answers/${inbox.party}/publish`} proof={visit.proof} seen={Object.fromEntries(ready.map(({ duty }) => [streamOf('duty', duty.id), duty.version]))}>
        <p class="acts"><Button>{say(language, 'publish', { count: ready.length })}</Button><a href={`/answers/${inbox.party}`}>{say(language, 'change')}</a></p>
      </Form>
    </Page>,
  );
  return { kind: 'page', html, secret: true };
}

async function publish(visit: Visit): Promise<Reply> {
  const inbox = await inboxOf(visit);
  const ready = readyIn(inbox);
  const answers = ready.map(({ given }) => given);
  const by = await visit.actor('official', inbox.party);
  const acted = await visit.book.act(answer, { command: { answers }, key: visit.form.get('key') || visit.proof.key, by, at: visit.now, seen: visit.seen });
  if (!acted.ok) {
    const general = generalRefusal(acted.refusal, visit.language);
    const own = typeof acted.refusal === 'object' && 'duty' in acted.refusal ? [problemOf(visit, acted.refusal.duty, acted.refusal.why)] : [];
    return formPage({ ...visit, method: 'GET' }, inbox, general === null ? own : [{ field: named('disposition', inbox.open[0]?.id ?? ''), words: general }]);
  }
  await dropDrafts(visit.db, inbox.party, answers.map(({ duty }) => duty));
  return { kind: 'see-other', to: `/answers/${inbox.party}/receipt?count=${answers.length}&position=${acted.value.position}` };
}

function receiptPage(visit: Visit): Reply {
  const { language, query } = visit;
  const values = { count: Number(query.get('count') ?? 0), position: Number(query.get('position') ?? 0) };
  const title = say(language, 'receipt', values);
  return { kind: 'page', secret: true, html: renderPage(<Page around={visit.around} title={title} place="owed"><Receipt title={title}><p>{say(language, 'receiptMore')}</p></Receipt><Notice><p><a href="/owed">{say(language, 'home')}</a></p></Notice></Page>) };
}

const policy = { may: ['official'] as const, at: async (visit: Visit) => visit.params['party'] ?? null };

/** An official's inbox: an answer for each item, a draft that is kept, a page to check, then one act for all. */
export const answerRoutes: readonly Route[] = [
  { method: 'GET', path: '/answers/:party', policy, run: async (visit) => formPage(visit, await inboxOf(visit), []) },
  { method: 'POST', path: '/answers/:party', policy, run: saveDrafts },
  { method: 'GET', path: '/answers/:party/check', policy, run: checkPage },
  { method: 'POST', path: '/answers/:party/publish', policy, run: publish },
  { method: 'GET', path: '/answers/:party/receipt', policy, run: async (visit) => receiptPage(visit) },
];
