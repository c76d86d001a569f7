import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { neverIn } from '@plenaria/lottery/explain/words.ts';
import { reportSentences } from '@plenaria/lottery/report/page.ts';
import { chancesPicture, groupsPicture } from '@plenaria/lottery/report/picture.ts';
import type { Line, Report } from '@plenaria/lottery/report/report.ts';
import { Table } from '#kit/table.tsx';
import { numberIn, percentIn } from '#kit/words.ts';
import type { Kept } from '../store/draw-files.ts';
import { Drawing } from './picture.tsx';
import { say } from './after-words.ts';

const perMille = (share: number): number => Math.round(share * 1000);

function Groups({ lines, feature, report, language }: { readonly lines: readonly Line[]; readonly feature: string; readonly report: Report; readonly language: Language }): VNode {
  const rows = lines.map((line) => [
    line.value, line.min === line.max ? String(line.min) : `${line.min ?? ''}–${line.max ?? ''}`, `${numberIn(language, line.poolPeople)} (${percentIn(language, perMille(line.poolShare), 1000)})`,
    numberIn(language, Math.round(line.seatsOnAverage * 10) / 10), ...(report.drawn ? [String(line.seatsDrawn ?? '–')] : []),
  ]);
  const number = true as const;
  return <Table caption={say(language, 'groupsCaption', { feature, seats: report.seats })} columns={[{ heading: say(language, 'group'), lead: true }, { heading: say(language, 'quota'), number }, { heading: say(language, 'inPool'), number }, { heading: say(language, 'average'), number }, ...(report.drawn ? [{ heading: say(language, 'drawnSeats'), number }] : [])]} rows={rows} />;
}

/** Everybody's chance in words and as a picture; and who can never be chosen, and why. */
export const Chances = ({ report, never, language }: { readonly report: Report; readonly never: readonly Kept[]; readonly language: Language }): VNode => (
  <>
    {reportSentences(report, language).slice(1).map((sentence) => <p>{sentence}</p>)}
    {never.length === 0 ? null : <ul>{neverIn(language, never.map((one) => ({ values: {}, by: one.by, change: one.change, people: Array.from({ length: one.people }, () => '') }))).map((sentence) => <li>{sentence}</li>)}</ul>}
    <Drawing picture={chancesPicture(report, language)} />
  </>
);

/** Who is in the pool, on the panels, and on the panel that was drawn. */
export const Composition = ({ report, language }: { readonly report: Report; readonly language: Language }): VNode => (
  <>
    <Drawing picture={groupsPicture(report, language)} />
    {[...new Set(report.groups.map(({ feature }) => feature))].map((feature) => <Groups feature={feature} lines={report.groups.filter((line) => line.feature === feature)} report={report} language={language} />)}
  </>
);

/** The report with the seats of the panel that was drawn, from what its members said of themselves. */
export const withDrawn = (report: Report, members: readonly Readonly<Record<string, string>>[]): Report => ({
  ...report, drawn: true, groups: report.groups.map((line) => ({ ...line, seatsDrawn: members.filter((features) => features[line.feature] === line.value).length })),
});
