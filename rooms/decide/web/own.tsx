import type { VNode } from 'preact';
import type { Naming } from '@plenaria/tally/explain/contract.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { Notice } from '#kit/form.tsx';
import { Page } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import { Said } from '#kit/said.tsx';
import { Facts } from '#kit/table.tsx';
import type { Reply, Visit } from '#people/visit.ts';
import { countOf } from '../counted.ts';
import { costsIn } from '../counted-among.ts';
import { alikeIn, ownPaths, type OwnPath } from '../own.ts';
import { ballotOf, publishedBox, type Choices } from '../store/ballots.ts';
import { markIn } from './ballot-form.tsx';
import type { Booth } from './door.ts';
import { say } from './own-words.ts';
import { say as sayVote } from './words.ts';
import { crumbs, type Known } from './vote.ts';

/** The words people know the texts and the answers of a vote by. */
export const namingOf = ({ state, title, rule }: Known, language: Language): Naming => ({
  names: Object.fromEntries(state.items.map(({ item }) => [item, title(item)])),
  answers: Object.fromEntries(rule.labels.map(({ key, words }) => [key, words[language] ?? key])),
  ...(rule.among?.money ? { money: { currency: rule.among.money.currency, minor: 2 } } : {}),
});

interface Own extends Booth {
  readonly visit: Visit;
}

/** Marked texts first, in the order of their places or scores, as she would tell them herself. */
function inHerOrder({ rule, state }: Known, choices: Choices): readonly string[] {
  const items = state.items.map(({ item }) => item);
  if (rule.among === null) return items;
  const weight = (item: string): number => Number(choices[item] ?? '') || 0;
  const marked = items.filter((item) => (choices[item] ?? '') !== '').sort((a, b) => (rule.among?.form.is === 'rank' ? weight(a) - weight(b) : weight(b) - weight(a)));
  return [...marked, ...items.filter((item) => !marked.includes(item))];
}

const fates = { adopted: 'adopted', dropped: 'dropped', 'no-result': 'noResult', 'asked-chair': 'noResult', 'asked-lot': 'noResult' } as const;

function Marks({ known, visit, choices }: Own & { readonly choices: Choices }): VNode {
  const { language } = visit;
  const fate = (item: string): string => {
    const outcome = known.state.count?.outcomes.find((one) => one.item === item)?.outcome;
    return outcome === undefined ? '' : ` · ${sayVote(language, fates[outcome])}`;
  };
  return <Facts facts={inHerOrder(known, choices).map((item) => [known.title(item), <><strong>{markIn(known, visit, choices[item] ?? '')}</strong><span class="quiet">{fate(item)}</span></>] as const)} />;
}

/** What happened to it at one step is told together. */
const byStep = (path: OwnPath['path']): readonly (readonly [number, string])[] =>
  [...new Set(path.map(({ step }) => step))].map((step) => [step, path.filter((one) => one.step === step).map(({ sentence }) => sentence).join(' ')]);

const Path = ({ path, language }: { readonly path: OwnPath['path']; readonly language: Language }): VNode => {
  const steps = byStep(path);
  return steps.length === 1 ? <p>{steps[0]?.[1]}</p> : <Facts facts={steps.map(([step, words]) => [say(language, 'atStep', { step }), words] as const)} />;
};

const Paths = ({ known, visit, paths }: Own & { readonly paths: readonly OwnPath[] }): VNode => (
  <>{paths.map(({ item, path }) => <>{item === null ? null : <h3><Said>{known.title(item)}</Said></h3>}<Path path={path} language={visit.language} /></>)}</>
);

function Stands({ known, visit, door, alike }: Own & { readonly alike: number }): VNode {
  const { language } = visit;
  const way = say(language, door.channel === 'code' ? 'byCode' : 'byPage');
  return (
    <>
      <h2>{say(language, 'stands')}</h2>
      {alike === 0 ? <Notice tone="late"><p>{say(language, 'missing')}</p></Notice> : <p>{say(language, 'alike', { alike, way })}</p>}
      <p><a href={`/decisions/${known.id}/ballots`}>{say(language, 'file')}</a> · <a href={`/decisions/${known.id}`}>{say(language, 'theCount')}</a></p>
      <p class="small quiet">{say(language, 'digest', { digest: known.state.box?.digest ?? '' })}</p>
      <Notice tone="owed"><p>{say(language, 'showNobody')}</p></Notice>
    </>
  );
}

const page = (own: Own, title: string, children: VNode): Reply => ({
  kind: 'page', secret: true,
  html: renderPage(<Page around={own.visit.around} title={title} lede={say(own.visit.language, 'onlyYou')} place="assemblies" crumbs={crumbs(own.visit, own.known)}>{children}</Page>),
});

const toCount = ({ known, visit }: Own): VNode => <p><a href={`/decisions/${known.id}`}>{say(visit.language, 'theCount')}</a></p>;

/** What a voter's own ballot did: shown to her alone, made anew from her row, the published box and the transcripts each time. */
export async function ownPage(visit: Visit, booth: Booth): Promise<Reply> {
  const own: Own = { ...booth, visit };
  const { known, voter } = booth;
  const { language } = visit;
  const { box, count, electorate, paper } = known.state;
  const ballots = box === null || count === null ? null : await publishedBox(visit.db, box.file);
  if (ballots === null || box === null) return page(own, say(language, 'wait'), <p>{say(language, 'waitMore')}</p>);
  const hers = await ballotOf(visit.db, known.id, voter);
  if (hers === null) return page(own, say(language, 'none'), <><p>{say(language, 'noneMore', { voted: box.voted, seated: electorate.length })}</p>{toCount(own)}</>);
  if (hers.channel === 'paper') return page(own, say(language, 'onPaper'), <><p>{say(language, 'onPaperMore', { papers: paper.reduce((sum, batch) => sum + batch.ballots, 0) })}</p>{toCount(own)}</>);
  const paths = ownPaths({ rule: known.rule, costs: costsIn(known.state) }, countOf(known.state, known.rule, ballots), hers.choices, namingOf(known, language), language);
  const door = { ...booth.door, channel: hers.channel === 'code' ? 'code' as const : 'page' as const };
  return page(own, say(language, 'counted', { voted: box.voted }), (
    <>
      <h2>{say(language, 'says')}</h2>
      <Marks {...own} choices={hers.choices} />
      <h2>{say(language, 'did')}</h2>
      <Paths {...own} paths={paths} />
      <Stands {...own} door={door} alike={alikeIn(ballots, hers.channel, hers.choices)} />
    </>
  ));
}

/** A ballot that came when the box was shut: it says so, and gives back what was marked. */
export const latePage = (visit: Visit, booth: Booth, choices: Choices): Reply => {
  const own: Own = { ...booth, visit };
  const reply = page(own, say(visit.language, 'late'), <><p>{say(visit.language, 'lateMore')}</p><Marks {...own} choices={choices} />{toCount(own)}</>);
  return reply.kind === 'page' ? { ...reply, status: 409 } : reply;
};
