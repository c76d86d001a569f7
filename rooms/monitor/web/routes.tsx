import { after } from '@plenaria/kernel/civil-date.ts';
import { Paragraphs } from '#kit/said.tsx';
import { dateIn } from '#kit/words.ts';
import { verdicts, type Commitment, type Verdict } from '#nouns/commitment.ts';
import { isTested, type Tested } from '#nouns/finding.ts';
import { streamOf, type TextRef } from '#nouns/noun.ts';
import type { Route, Visit } from '#people/visit.ts';
import { dateBoxes, dateFrom } from '#people/web/fields.ts';
import { verbForm, type FieldOf, type Shown } from '#people/web/verb-form.tsx';
import { keep } from '#record/blob.ts';
import { textsOf } from '#record/read.ts';
import { abandon } from '../abandon.ts';
import { claim } from '../claim.ts';
import { dispute } from '../dispute.ts';
import { publishFinding } from '../publish-finding.ts';
import { findingById, promiseById } from '../read.ts';
import { reply } from '../reply.ts';
import { sendFinding } from '../send-finding.ts';
import { say, words } from './words.ts';

type Promised = Exclude<Commitment, { state: 'none' }>;
type Found = Tested;

interface KnownPromise {
  readonly id: string;
  readonly version: number;
  readonly state: Promised;
  readonly text: (ref: TextRef | null) => string;
}

const textOf = async (visit: Visit, refs: readonly TextRef[]): Promise<(ref: TextRef | null) => string> => {
  const found = await textsOf(visit.db, refs);
  return (ref) => (ref === null ? '' : (found.get(ref) ?? '…'));
};

async function promiseOf(visit: Visit): Promise<KnownPromise | null> {
  const { id, version, state } = await promiseById(visit.db, visit.params['commitment'] ?? '');
  return state.state === 'none' ? null : { id, version, state, text: await textOf(visit, [state.act, state.owner]) };
}

interface KnownFinding {
  readonly id: string;
  readonly version: number;
  readonly state: Found;
  readonly text: (ref: TextRef | null) => string;
}

async function findingOf(visit: Visit): Promise<KnownFinding | null> {
  const { id, version, state } = await findingById(visit.db, visit.params['finding'] ?? '');
  return !isTested(state) ? null : { id, version, state, text: await textOf(visit, [state.words, ...(state.reply === null ? [] : [state.reply])]) };
}

const debtorOf = async (visit: Visit): Promise<string | null> => (await promiseOf(visit))?.state.debtor ?? null;
const bodyOf = async (visit: Visit): Promise<string | null> => (await promiseOf(visit))?.state.body ?? null;
const findingDebtor = async (visit: Visit): Promise<string | null> => (await findingOf(visit))?.state.debtor ?? null;
const findingBody = async (visit: Visit): Promise<string | null> => (await findingOf(visit))?.state.body ?? null;

const crumbsTo = (visit: Visit, item: string): Shown['crumbs'] => [{ words: say(visit.language, 'assemblies'), href: '/' }, { words: say(visit.language, 'theText'), href: `/items/${item}` }];

const promiseShown = (visit: Visit, { id, version, state, text }: KnownPromise) => ({
  crumbs: crumbsTo(visit, state.item), place: 'owed' as const, before: <blockquote dir="auto">{text(state.act)}</blockquote>, seen: { [streamOf('commitment', id)]: version },
});

const fileField: FieldOf = { kind: 'file', name: 'file', label: words.file };

async function evidenceIn(visit: Visit): Promise<readonly string[]> {
  const file = visit.form.file('file');
  return file === null ? [] : [await keep(visit.db, file, visit.now)];
}

const claimRoutes = verbForm({
  path: '/promises/:commitment/claim', policy: { may: ['official'], at: debtorOf }, as: ['official'], place: debtorOf, files: true, button: words.publishClaim, verb: claim,
  fields: [
    { kind: 'choice', name: 'standing', label: words.standing, options: [{ value: 'under-way', label: words.underWay }, { value: 'done', label: words.done }] },
    { kind: 'area', name: 'statement', label: words.statement }, fileField,
  ],
  know: promiseOf,
  show: (visit, { id, version, state, text }) => ({
    title: say(visit.language, 'claimTitle'), lede: say(visit.language, 'claimLede'), crumbs: crumbsTo(visit, state.item), place: 'owed',
    before: <blockquote dir="auto">{text(state.act)}</blockquote>, values: { standing: 'under-way' }, seen: { [streamOf('commitment', id)]: version },
  }),
  command: async (visit, { id }) => ({ commitment: id, standing: visit.form.get('standing') === 'done' ? ('done' as const) : ('under-way' as const), statement: visit.form.get('statement'), evidence: await evidenceIn(visit) }),
  refusals: {
    'no-such-promise': { field: 'statement', words: words.noPromise }, 'already-verified': { field: 'statement', words: words.verified },
    'given-up': { field: 'statement', words: words.givenUp }, 'statement-missing': { field: 'statement', words: words.statementMissing },
  },
  done: (_, { state, id }) => `/items/${state.item}#promise-${id}`,
});

const verdictField: FieldOf = {
  kind: 'choice', name: 'verdict', label: words.verdict,
  options: [{ value: 'verified', label: words.vVerified }, { value: 'in-part', label: words.vInPart }, { value: 'not-verified', label: words.vNotVerified }, { value: 'not-done', label: words.vNotDone }],
};
const verdictFrom = (visit: Visit): Verdict | null => verdicts.find((verdict) => verdict === visit.form.get('verdict')) ?? null;
const officesOf = (visit: Visit): readonly string[] => visit.person?.roles.flatMap(({ role, place }) => (role === 'official' ? [place] : [])) ?? [];

const findRoutes = verbForm({
  path: '/promises/:commitment/find', policy: { may: ['monitor'], at: bodyOf }, as: ['monitor'], place: bodyOf, files: true, button: words.sendFinding, verb: sendFinding,
  fields: [verdictField, { kind: 'area', name: 'words', label: words.findWords }, fileField, { kind: 'date', name: 'replyBy', label: words.replyBy }],
  know: promiseOf,
  show: (visit, { id, version, state, text }) => ({
    title: say(visit.language, 'findTitle'), lede: say(visit.language, 'findLede'), crumbs: crumbsTo(visit, state.item), place: 'owed',
    before: <blockquote dir="auto">{text(state.act)}</blockquote>, values: dateBoxes('replyBy', after(visit.day, { days: 14 })), seen: { [streamOf('commitment', id)]: version },
  }),
  command: async (visit, { id }) => {
    const [verdict, replyBy] = [verdictFrom(visit), dateFrom(visit, 'replyBy')];
    const problems = [...(verdict === null ? [{ field: 'verdict', words: say(visit.language, 'verdictMissing') }] : []), ...(replyBy === null ? [{ field: 'replyBy', words: say(visit.language, 'noTime') }] : [])];
    if (verdict === null || replyBy === null) return problems;
    return { commitment: id, verdict, words: visit.form.get('words'), replyBy, evidence: await evidenceIn(visit), worksFor: officesOf(visit) };
  },
  refusals: {
    'no-such-promise': { field: 'words', words: words.noPromise }, 'judges-its-own-promise': { field: 'words', words: words.ownHouse }, 'words-missing': { field: 'words', words: words.wordsMissing },
    'no-time-to-reply': { field: 'replyBy', words: words.noTime }, 'evidence-missing': { field: 'file', words: words.evidenceMissing },
  },
  done: (_, { state }) => `/items/${state.item}`,
});

const replyRoutes = verbForm({
  path: '/findings/:finding/reply', policy: { may: ['official'], at: findingDebtor }, as: ['official'], place: findingDebtor, files: true, button: words.publishReply, verb: reply,
  fields: [{ kind: 'area', name: 'reply', label: words.reply }, fileField],
  know: findingOf,
  show: (visit, { id, version, state, text }) => ({
    title: say(visit.language, 'replyTitle'), lede: say(visit.language, 'replyLede', { day: dateIn(visit.language, state.replyBy) }), crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }], place: 'owed',
    before: <blockquote dir="auto">{text(state.words)}</blockquote>, seen: { [streamOf('finding', id)]: version },
  }),
  command: async (visit, { id }) => ({ finding: id, reply: visit.form.get('reply'), evidence: await evidenceIn(visit) }),
  refusals: {
    'no-such-finding': { field: 'reply', words: words.noPromise }, 'too-late-to-reply': { field: 'reply', words: words.tooLate },
    'already-replied': { field: 'reply', words: words.replied }, 'reply-missing': { field: 'reply', words: words.replyMissing },
  },
  done: () => '/today',
});

const publishRoutes = verbForm({
  path: '/findings/:finding/publish', policy: { may: ['monitor'], at: findingBody }, as: ['monitor'], place: findingBody, button: words.publish, verb: publishFinding,
  fields: [verdictField, { kind: 'area', name: 'words', label: words.findWords }],
  know: findingOf,
  show: (visit, { id, version, state, text }) => ({
    title: say(visit.language, 'publishTitle'), lede: say(visit.language, 'publishLede'), crumbs: [{ words: say(visit.language, 'assemblies'), href: '/' }], place: 'owed',
    before: state.reply === null ? null : <><p><strong>{say(visit.language, 'theReply')}</strong></p><Paragraphs text={text(state.reply)} /></>,
    values: { verdict: state.verdict, words: text(state.words) }, seen: { [streamOf('finding', id)]: version },
  }),
  command: async (visit, { id }) => {
    const verdict = verdictFrom(visit);
    return verdict === null ? [{ field: 'verdict', words: say(visit.language, 'verdictMissing') }] : { finding: id, verdict, words: visit.form.get('words') };
  },
  refusals: {
    'no-such-finding': { field: 'words', words: words.noPromise }, 'already-published': { field: 'words', words: words.tooLate },
    'reply-still-open': { field: 'verdict', words: words.stillOpen }, 'words-missing': { field: 'words', words: words.wordsMissing },
  },
  done: (_, { state }) => `/promises/${state.commitment}`,
});

const disputeRoutes = verbForm({
  path: '/promises/:commitment/dispute', policy: { may: ['monitor', 'member'], at: bodyOf }, as: ['monitor', 'member'], place: bodyOf, button: words.disputeIt, verb: dispute,
  fields: [{ kind: 'area', name: 'why', label: words.why }],
  know: promiseOf,
  show: (visit, known) => ({ title: say(visit.language, 'disputeTitle'), lede: say(visit.language, 'disputeLede'), ...promiseShown(visit, known) }),
  command: async (visit, { id }) => ({ commitment: id, why: visit.form.get('why') }),
  refusals: { 'no-such-promise': { field: 'why', words: words.noPromise }, 'nothing-to-dispute': { field: 'why', words: words.nothingToDispute }, 'reason-missing': { field: 'why', words: words.reasonMissing } },
  done: (_, { state, id }) => `/items/${state.item}#promise-${id}`,
});

const abandonRoutes = verbForm({
  path: '/promises/:commitment/abandon', policy: { may: ['official'], at: debtorOf }, as: ['official'], place: debtorOf, button: words.abandonIt, verb: abandon,
  fields: [{ kind: 'area', name: 'why', label: words.why }],
  know: promiseOf,
  show: (visit, known) => ({ title: say(visit.language, 'abandonTitle'), lede: say(visit.language, 'abandonLede'), ...promiseShown(visit, known) }),
  command: async (visit, { id }) => ({ commitment: id, why: visit.form.get('why') }),
  refusals: { 'no-such-promise': { field: 'why', words: words.noPromise }, 'already-over': { field: 'why', words: words.alreadyOver }, 'reason-missing': { field: 'why', words: words.reasonMissing } },
  done: (_, { state, id }) => `/items/${state.item}#promise-${id}`,
});

/** From a promise to the recommendation it belongs to. */
const promiseRoute: Route = {
  method: 'GET', path: '/promises/:commitment', policy: { may: 'anyone' },
  run: async (visit) => {
    const known = await promiseOf(visit);
    return known === null ? { kind: 'not-found' } : { kind: 'see-other', to: `/items/${known.state.item}#promise-${known.id}` };
  },
};

export const routes: readonly Route[] = [promiseRoute, ...claimRoutes, ...findRoutes, ...replyRoutes, ...publishRoutes, ...disputeRoutes, ...abandonRoutes];
