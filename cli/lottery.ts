import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternatesFor } from '@plenaria/lottery/after/alternates.ts';
import { equalDropOut, readDropOut } from '@plenaria/lottery/after/drop-out.ts';
import { lettersByResponse, lettersBySize } from '@plenaria/lottery/after/invite.ts';
import { renewed } from '@plenaria/lottery/after/renew.ts';
import { offers } from '@plenaria/lottery/after/replace.ts';
import { missesIn } from '@plenaria/lottery/after/words.ts';
import type { AimName, Portfolio } from '@plenaria/lottery/contract.ts';
import { filesOf } from '@plenaria/lottery/draw/publish.ts';
import { explained } from '@plenaria/lottery/explain/explain.ts';
import { withWishesKept } from '@plenaria/lottery/explain/relax.ts';
import { changeIn, explainedIn } from '@plenaria/lottery/explain/words.ts';
import { aimNamed, aimNames } from '@plenaria/lottery/fair/names.ts';
import { unknownAimIn } from '@plenaria/lottery/fair/words.ts';
import { readAreas } from '@plenaria/lottery/formats/areas.ts';
import { problemIn } from '@plenaria/lottery/formats/problem.ts';
import { writeQuotas } from '@plenaria/lottery/formats/quotas.ts';
import { portfolio } from '@plenaria/lottery/portfolio.ts';
import { checked, checkIn } from '@plenaria/lottery/quotas/checks.ts';
import { reportPage, reportSentences, svgOf } from '@plenaria/lottery/report/page.ts';
import { chancesPicture, groupsPicture } from '@plenaria/lottery/report/picture.ts';
import { reportOf, type Report } from '@plenaria/lottery/report/report.ts';
import { diceFrom } from '@plenaria/kernel/dice.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { given, usage, type Given } from './lottery-files.ts';
import { languageAsked, needed, option } from './options.ts';

const tell = (lines: readonly string[]): void => {
  for (const line of lines) console.log(line);
};

/** Counting first, then the exact answer with its reasons. */
async function feasible(args: readonly string[]): Promise<number> {
  const { language, seats, quotas, people, population } = await given(args, { people: true });
  tell(checked(quotas, people, seats, population).map((check) => checkIn(language, check)));
  const found = await explained(people, quotas, seats);
  tell(explainedIn(language, found));
  const wishes = found.feasible ? await withWishesKept(people, quotas, seats) : null;
  tell((wishes?.missed ?? []).map((missed) => `~ ${changeIn(language, missed)}`));
  return found.feasible ? 0 : 1;
}

/** The quotas as they were understood, shares turned into seats; checks to standard error. */
async function quotasAgain(args: readonly string[]): Promise<number> {
  const { language, seats, quotas, people, population } = await given(args, { people: false });
  const checks = checked(quotas, people, seats, population);
  for (const check of checks) console.error(checkIn(language, check));
  process.stdout.write(writeQuotas(quotas));
  return checks.some(({ cannot }) => cannot) ? 1 : 0;
}

function aimAsked(args: readonly string[]): AimName {
  const name = args.includes('--aim') ? (option(args, '--aim') ?? '') : 'leximin';
  const aim = aimNamed(name);
  if (aim === null) throw new Error(unknownAimIn(languageAsked(args), name).join('\n'));
  return aim;
}

async function built({ people, quotas, seats, language }: Given, args: readonly string[]): Promise<{ readonly portfolio: Portfolio; readonly quotas: Given['quotas'] } | null> {
  const wished = await withWishesKept(people, quotas, seats);
  const rules = wished?.quotas ?? quotas;
  const made = await portfolio(people, rules, seats, {
    panels: Number(option(args, '--panels') ?? 1000), seed: option(args, '--seed') ?? 'plenaria', aim: aimAsked(args),
    progress: (done, of) => process.stderr.isTTY && process.stderr.write(`\r${done} / ${of} `),
  });
  if (made.ok) return { portfolio: made.value, quotas: rules };
  tell(explainedIn(language, await explained(people, quotas, seats)));
  return null;
}

const salts = (features: readonly string[]) => () => ({ leaf: randomBytes(32).toString('hex'), features: Object.fromEntries(features.map((feature) => [feature, randomBytes(32).toString('hex')])) });

function writeReport(folder: string, report: Report, language: Language): readonly string[] {
  const files: Readonly<Record<string, string>> = { 'report.json': `${JSON.stringify(report, null, 1)}\n`, 'report.html': reportPage(report, language), 'chances.svg': svgOf(chancesPicture(report, language)), 'groups.svg': svgOf(groupsPicture(report, language)) };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return Object.keys(files);
}

/** Writes the panels, everybody's chance, the draw's files and the report into a folder. */
async function writePortfolio(args: readonly string[]): Promise<number> {
  aimAsked(args);
  const everything = await given(args, { people: true });
  const folder = needed(args, '--out', `${usage} --out FOLDER [--aim ${aimNames.join('|')}] [--panels 1000] [--seed TEXT] [--draw NAME] [--dice 3]`);
  const made = await built(everything, args);
  if (made === null) return 1;
  const { people, language, population } = everything;
  const [title, dice] = [option(args, '--draw') ?? 'draw', Number(option(args, '--dice') ?? String(made.portfolio.panels.length - 1).length)];
  const features = [...new Set(people.flatMap((person) => Object.keys(person.features)))];
  const published = filesOf({ draw: title, people, quotas: made.quotas, portfolio: made.portfolio, rule: 'direct', beacon: null, dice: { count: dice, sides: 10 }, outage: 'none', replacements: option(args, '--replacements') ?? 'alternates, then whoever keeps the most quotas' }, salts(features));
  const report = reportOf({ title, pool: people, quotas: made.quotas, portfolio: made.portfolio, drawn: null, population });
  mkdirSync(folder, { recursive: true });
  const files: Readonly<Record<string, string>> = { ...published.files, 'receipts-secret.json': `${JSON.stringify(published.receipts)}\n`, 'portfolio.json': `${JSON.stringify(made.portfolio)}\n` };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  tell([...reportSentences(report, language), `${folder}: ${[...Object.keys(files), ...writeReport(folder, report, language)].join(', ')}`]);
  return 0;
}

/** The report again from a folder that `portfolio` wrote, now with the panel that was drawn. */
async function report(args: readonly string[]): Promise<number> {
  const { people, quotas, language, population } = await given(args, { people: true });
  const folder = needed(args, '--out', `${usage} --out FOLDER --drawn NUMBER [--draw NAME]`);
  const made = JSON.parse(readFileSync(join(folder, 'portfolio.json'), 'utf8')) as Portfolio;
  const drawn = made.panels[Number(needed(args, '--drawn', 'Which panel was drawn? It is the number on the dice.')) - 1];
  if (drawn === undefined) throw new Error(`There are ${made.panels.length} panels.`);
  const whole = reportOf({ title: option(args, '--draw') ?? 'draw', pool: people, quotas, portfolio: made, drawn, population });
  writeReport(folder, whole, language);
  tell(reportSentences(whole, language));
  return 0;
}

/** Alternates for a panel: by pseudonyms with commas, or the number of a panel in a folder that `portfolio` wrote. */
async function alternates(args: readonly string[]): Promise<number> {
  const { people, quotas, language } = await given(args, { people: true });
  const panel = among(people, needed(args, '--panel', `${usage} --panel id,id,… --count N [--drop-out FILE or 0.12] [--seed TEXT]`));
  const leaves = option(args, '--drop-out') ?? '0.12';
  const read = /^0?\.\d+$/.test(leaves) ? null : readDropOut(readFileSync(leaves, 'utf8'));
  if (read !== null && !read.ok) throw new Error(read.refusal.map((one) => problemIn(language, one)).join('\n'));
  const found = await alternatesFor(people, panel, quotas, { count: Number(option(args, '--count') ?? 8), dropOut: read?.value ?? equalDropOut(Number(leaves)), seed: option(args, '--seed') ?? 'plenaria' });
  console.log(JSON.stringify(found, null, 1));
  return 0;
}

const among = (people: Given['people'], list: string): Given['people'] => {
  const ids = new Set(list.split(','));
  const found = people.filter(({ id }) => ids.has(id));
  if (found.length !== ids.size) throw new Error(`Not in the pool: ${[...ids].filter((id) => !found.some((person) => person.id === id)).join(', ')}`);
  return found;
};

/** Who could take one vacant seat: fits first, then near misses with what the body would miss. */
async function replace(args: readonly string[]): Promise<number> {
  const { people, quotas, language } = await given(args, { people: true });
  const staying = among(people, needed(args, '--panel', `${usage} --panel id,id,… --left id,… [--alternates id,…] [--count N]`));
  const found = offers(people, staying, (option(args, '--left') ?? '').split(','), (option(args, '--alternates') ?? '').split(',').filter((id) => id !== ''), quotas);
  for (const offer of found.slice(0, Number(option(args, '--count') ?? 20))) console.log([offer.person.id, ...missesIn(language, offer)].join('\t'));
  return found.some(({ off }) => off === 0) ? 0 : 1;
}

/** Part of a body is drawn anew: who stays by lot, and the quotas of the lottery for the rest. */
async function renew(args: readonly string[]): Promise<number> {
  const { people, quotas } = await given(args, { people: true });
  const sitting = among(people, needed(args, '--panel', `${usage} --panel id,id,… --keep N --seed TEXT [--again]`));
  const found = await renewed(people, sitting, quotas, Number(needed(args, '--keep', 'How many stay?')), diceFrom(needed(args, '--seed', 'The seed makes the lots: use what dice showed.')), { again: args.includes('--again') });
  if (!found.ok) throw new Error(found.refusal === 'cannot-be-completed' ? 'No set of members who stay can be completed within the quotas.' : 'More are to stay than sit.');
  const { staying, leaving, vacant, casts } = found.value;
  console.log(JSON.stringify({ staying: staying.map(({ id }) => id), leaving, casts, seats: vacant.seats, quotas: vacant.quotas, pool: vacant.pool.map(({ id }) => id) }, null, 1));
  return 0;
}

/** How many letters to which area. */
function letters(args: readonly string[]): number {
  const path = needed(args, '--areas', 'plenaria lottery letters --areas FILE --letters N [--extra 20] [--by-response]');
  const areas = readAreas(readFileSync(path, 'utf8'));
  if (!areas.ok) throw new Error(areas.refusal.map((one) => problemIn(languageAsked(args), one)).join('\n'));
  const count = Number(needed(args, '--letters', 'How many letters?'));
  const mailing = args.includes('--by-response') ? lettersByResponse(areas.value, count) : lettersBySize(areas.value, count, Math.round(Number(option(args, '--extra') ?? 20) * 10));
  console.log(JSON.stringify(mailing, null, 1));
  return 0;
}

/** `plenaria lottery …` */
export async function runLottery(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case 'feasible': return feasible(rest);
    case 'quotas': return quotasAgain(rest);
    case 'portfolio': return writePortfolio(rest);
    case 'report': return report(rest);
    case 'alternates': return alternates(rest);
    case 'replace': return replace(rest);
    case 'renew': return renew(rest);
    case 'letters': return letters(rest);
    default: throw new Error(usage);
  }
}

