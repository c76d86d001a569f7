import type { Language } from '@plenaria/kernel/language.ts';
import { aimIn } from '../fair/words.ts';
import { percent } from '../say.ts';
import { chancesPicture, groupsPicture, type Look, type Mark, type Picture } from './picture.ts';
import type { Intersection, Line, Report } from './report.ts';
import { sayReport } from './words.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
const round = (number: number): string => String(Math.round(number * 10) / 10);

const looks: Readonly<Record<Look, string>> = {
  axis: 'stroke="#d8d3c8"', label: 'fill="#3d3a35"', curve: 'fill="none" stroke="#0b5c50" stroke-width="2.5"', equal: 'stroke="#8a5a00" fill="#8a5a00" stroke-dasharray="6 4"', best: 'stroke="#7a2e5c" fill="#7a2e5c" stroke-dasharray="2 3"',
  range: 'stroke="#b9b2a3" stroke-width="9" stroke-linecap="round"', pool: 'fill="#fff" stroke="#3d3a35" stroke-width="2"', population: 'fill="#8a5a00"', panel: 'fill="#0b5c50"',
};

function drawn(mark: Mark): string {
  const look = looks[mark.look];
  switch (mark.kind) {
    case 'path': return `<path ${look} d="${mark.d}"/>`;
    case 'line': return `<line ${look} x1="${round(mark.from[0])}" y1="${round(mark.from[1])}" x2="${round(mark.to[0])}" y2="${round(mark.to[1])}"/>`;
    case 'dot': return `<circle ${look} cx="${round(mark.at[0])}" cy="${round(mark.at[1])}" r="5"/>`;
    case 'text': return `<text ${/fill="#[^"]+"/.exec(look)?.[0] ?? ''} x="${round(mark.at[0])}" y="${round(mark.at[1])}" text-anchor="${mark.anchor}">${escaped(mark.words)}</text>`;
  }
}

/** A picture as an SVG file. */
export const svgOf = ({ width, height, words, marks }: Picture): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words)}" font-family="system-ui, sans-serif" font-size="12"><title>${escaped(words)}</title>${marks.map(drawn).join('')}</svg>\n`;

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide"><table><caption>${escaped(caption)}</caption><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows.map(([first = '', ...rest]) => `<tr><th scope="row">${escaped(first)}</th>${rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;

function linesTable(caption: string, lines: readonly Line[], report: Report, language: Language): string {
  const say = (key: Parameters<typeof sayReport>[1]): string => sayReport(language, key);
  const [known, ruled] = [lines.some(({ populationShare }) => populationShare !== null), lines.some(({ min }) => min !== null)];
  const decimal = (seats: number): string => seats.toFixed(1).replace('.', language === 'en' ? '.' : ',');
  const heads = [say('group'), ...(ruled ? [say('quota')] : []), say('inPool'), ...(known ? [say('ofPopulation')] : []), say('average'), ...(report.drawn ? [say('drawnSeats')] : [])];
  const rows = lines.map((line) => [
    line.value, ...(ruled ? [line.min === null ? '–' : line.min === line.max ? String(line.min) : `${line.min}–${line.max ?? ''}`] : []), `${line.poolPeople} (${percent(language, line.poolShare)})`,
    ...(known ? [line.populationShare === null ? '–' : percent(language, line.populationShare)] : []), decimal(line.seatsOnAverage), ...(report.drawn ? [String(line.seatsDrawn ?? '–')] : []),
  ]);
  return table(caption, heads, rows);
}

/** Sentences that tell what was done and how fair it is. */
export function reportSentences(report: Report, language: Language): readonly string[] {
  const { chances } = report;
  const aim = aimIn(language, report.algorithm);
  const share = (chance: number): string => percent(language, chance);
  return [
    sayReport(language, 'what', { people: report.people, seats: report.seats, panels: report.panels, distinct: report.distinctPanels }),
    sayReport(language, 'chance', { least: share(chances.least), most: share(chances.most), equal: share(chances.equal) }),
    sayReport(language, 'bound', { bound: share(chances.leastPossibleAtMost) }),
    ...(aim === null ? [] : [aim]),
    sayReport(language, 'never', { never: chances.never }),
    sayReport(language, 'figures', { gini: chances.gini.toFixed(3), mean: share(chances.geometricMean), algorithm: report.algorithm }),
  ];
}

const style = 'body{font:1rem/1.55 system-ui,sans-serif;color:#211f1c;background:#fbfaf7;max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font:600 1.9rem/1.2 Georgia,serif}h2{font:600 1.3rem/1.3 Georgia,serif;margin-top:2.2rem}svg{width:100%;min-width:34rem;height:auto}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{padding:.35rem .6rem;border-bottom:1px solid #ddd7ca;text-align:right;font-variant-numeric:tabular-nums}th:first-child{text-align:left}tbody th{font-weight:400}summary{cursor:pointer;padding:.4rem 0}';

const crossing = (report: Report, language: Language) => ({ features, lines }: Intersection): string =>
  `<details><summary>${escaped(features.join(' × '))}</summary>${linesTable(features.join(' × '), lines, report, language)}</details>`;

/** The public page of a report: one HTML file without scripts and without anything from elsewhere. */
export function reportPage(report: Report, language: Language): string {
  const title = sayReport(language, report.drawn ? 'headingDrawn' : 'heading', { title: report.title, seats: report.seats });
  const [what = '', ...fairness] = reportSentences(report, language);
  const reasons = report.groups.filter(({ reason }) => reason !== '').map(({ feature, value, reason }) => `<li>${escaped(sayReport(language, 'reasonLine', { feature, value, reason }))}</li>`).join('');
  const features = [...new Set(report.groups.map(({ feature }) => feature))];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(what)}</p>`,
    `<h2>${escaped(sayReport(language, 'chanceTitle'))}</h2>${fairness.map((sentence) => `<p>${escaped(sentence)}</p>`).join('')}<div class="wide">${svgOf(chancesPicture(report, language))}</div>`,
    `<h2>${escaped(sayReport(language, 'groupsTitle'))}</h2><div class="wide">${svgOf(groupsPicture(report, language))}</div>${features.map((feature) => linesTable(feature, report.groups.filter((line) => line.feature === feature), report, language)).join('')}`,
    reasons === '' ? '' : `<h3>${escaped(sayReport(language, 'reasons'))}</h3><ul>${reasons}</ul>`,
    report.intersections.length === 0 ? '' : `<h2>${escaped(sayReport(language, 'crossTitle'))}</h2><p>${escaped(sayReport(language, 'crossWhy'))}</p>${report.intersections.map(crossing(report, language)).join('')}`,
    '</main></body></html>\n',
  ].join('\n');
}
