import type { VNode } from 'preact';
import { Arc } from '#kit/arc.tsx';
import { Notice } from '#kit/form.tsx';
import { Said } from '#kit/said.tsx';
import { Bar, Facts, Table } from '#kit/table.tsx';
import type { Outcome } from '#nouns/decision.ts';
import type { Visit } from '#people/visit.ts';
import type { Money } from '#rules/decision-rule/types.ts';
import type { ItemCounted } from '../counted-among.ts';
import { moneyOf } from './ballot-form.tsx';
import { say as sayBudget } from './budget-words.ts';
import { namingOf } from './own.tsx';
import type { Known } from './vote.ts';
import { Working } from './working.tsx';
import { say } from './words.ts';

interface Shown {
  readonly known: Known;
  readonly visit: Visit;
}

const outcomeKey = { adopted: 'adopted', dropped: 'dropped', 'no-result': 'noResult', 'asked-chair': 'noResult', 'asked-lot': 'noResult' } as const;
const Title = ({ known, item }: { readonly known: Known; readonly item: string }): VNode => <a href={`/items/${item}`}><Said>{known.title(item)}</Said></a>;

/** Each text by itself: its answers, its support, and the line that it had to reach. */
function Each({ known, visit, outcomes }: Shown & { readonly outcomes: readonly Outcome[] }): VNode {
  const { language } = visit;
  const [base, needed] = [outcomes[0]?.figures['base'] ?? 0, outcomes[0]?.figures['needed'] ?? 0];
  return (
    <Table caption={say(language, 'caption', { base, needed })}
      columns={[{ heading: say(language, 'text'), lead: true }, ...known.rule.labels.map(({ words }) => ({ heading: words[language] ?? '', number: true as const })), { heading: say(language, 'blank'), number: true }, { heading: say(language, 'support'), number: true }, { heading: say(language, 'result') }]}
      rows={outcomes.map(({ item, outcome, figures }) => [
        <><Title known={known} item={item} /><Bar share={base === 0 ? 0 : Math.floor(((figures['support'] ?? 0) * 1000) / base)} needed={base === 0 ? null : Math.floor((needed * 1000) / base)} words={`${figures['support'] ?? 0} / ${base}, ${needed}`} /></>,
        ...known.rule.labels.map(({ key }) => String(figures[`label.${key}`] ?? 0)), String(figures['blank'] ?? 0), <strong>{figures['support'] ?? 0}</strong>, say(language, outcomeKey[outcome]),
      ])} />
  );
}

const votes = ({ figures }: Outcome): number => figures['support'] ?? 0;
/** The chosen ones first, each group by its votes. */
const ordered = (outcomes: readonly Outcome[]): readonly Outcome[] => [...outcomes].sort((a, b) => Number(b.outcome === 'adopted') - Number(a.outcome === 'adopted') || votes(b) - votes(a));
const sumOf = (outcomes: readonly Outcome[], figure: string): number => outcomes.reduce((sum, { figures }) => sum + (figures[figure] ?? 0), 0);

/** What the adopted projects cost together. */
export const spentOn = (outcomes: readonly Outcome[]): number => sumOf(outcomes.filter(({ outcome }) => outcome === 'adopted'), 'cost');

/** Projects with their costs and votes. */
function Funded({ known, visit, outcomes, money }: Shown & { readonly outcomes: readonly Outcome[]; readonly money: Money }): VNode {
  const { language } = visit;
  const result = { adopted: 'funded', dropped: 'notFunded' } as const;
  const words = (cents: number): string => moneyOf(known, language, cents);
  return (
    <Table caption={sayBudget(language, 'caption', { valid: outcomes[0]?.figures['valid'] ?? 0, left: words(money.amount - spentOn(outcomes)), money: words(money.amount) })}
      columns={[{ heading: sayBudget(language, 'project'), lead: true }, { heading: sayBudget(language, 'cost'), number: true }, { heading: sayBudget(language, 'votes'), number: true }, { heading: say(language, 'result') }]}
      rows={ordered(outcomes).map((one) => [<Title known={known} item={one.item} />, words(one.figures['cost'] ?? 0), <strong>{votes(one)}</strong>, one.outcome === 'adopted' || one.outcome === 'dropped' ? sayBudget(language, result[one.outcome]) : say(language, 'noResult')])} />
  );
}

/** The texts together: which of them were chosen. */
const Together = ({ known, visit, outcomes }: Shown & { readonly outcomes: readonly Outcome[] }): VNode => (
  <Table caption={say(visit.language, 'amongCaption', { valid: outcomes[0]?.figures['valid'] ?? 0, places: known.rule.among?.places ?? 0 })}
    columns={[{ heading: say(visit.language, 'text'), lead: true }, { heading: say(visit.language, known.rule.among?.form.is === 'approve' ? 'approvals' : 'amount'), number: true }, { heading: say(visit.language, 'result') }]}
    rows={ordered(outcomes).map(({ item, outcome, figures }) => [<Title known={known} item={item} />, <strong>{figures['support'] ?? 0}</strong>, say(visit.language, outcomeKey[outcome])])} />
);

function Outcomes({ known, visit, outcomes }: Shown & { readonly outcomes: readonly Outcome[] }): VNode {
  const { among } = known.rule;
  if (among === null) return <Each known={known} visit={visit} outcomes={outcomes} />;
  return among.money === null ? <Together known={known} visit={visit} outcomes={outcomes} /> : <Funded known={known} visit={visit} outcomes={outcomes} money={among.money} />;
}

function Workings({ known, visit, counts }: Shown & { readonly counts: readonly ItemCounted[] }): VNode | null {
  const { language } = visit;
  const [first] = counts;
  if (first === undefined) return null;
  const naming = namingOf(known, language);
  if (known.rule.among !== null) return <><h2>{known.rule.among.money === null ? say(language, 'howAll') : sayBudget(language, 'howCounted')}</h2><Working one={first} language={language} title={null} naming={naming} /><p class="small quiet">{say(language, 'lotFromBox')}</p></>;
  return (
    <>
      <h2>{say(language, 'eachText')}</h2>
      {counts.map((one) => <Working one={one} language={language} title={<Said>{known.title(one.item)}</Said>} naming={{ ...naming, names: { [one.item]: known.title(one.item) } }} />)}
    </>
  );
}

/** A vote that was counted: the outcome of every text, how it was counted, and where the ballots came from. */
export function CountedVote({ known, visit, counts }: Shown & { readonly counts: readonly ItemCounted[] }): VNode | null {
  const { language } = visit;
  const { count, box, electorate } = known.state;
  if (count === null || box === null) return null;
  const { quorum = 0, voted = 0 } = count.outcomes[0]?.figures ?? {};
  return (
    <>
      {voted < quorum ? <Notice tone="owed"><p>{say(language, 'noQuorum', { voted, quorum })}</p></Notice> : null}
      <Outcomes known={known} visit={visit} outcomes={count.outcomes} />
      <Workings known={known} visit={visit} counts={counts} />
      <h2>{say(language, 'byWay')}</h2>
      <Facts facts={Object.entries(box.byChannel).map(([channel, n]) => [say(language, channel as 'page' | 'code' | 'paper'), String(n)] as const)} />
      <p><a href={`/decisions/${known.id}/ballots`}>{say(language, 'download')}</a></p>
      <Arc counts={electorate.length <= 150 ? { for: box.voted, absent: electorate.length - box.voted } : {}} caption={say(language, 'countLede', { voted: box.voted, seated: electorate.length })} />
    </>
  );
}
