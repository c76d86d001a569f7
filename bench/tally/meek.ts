import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readBlt, type BltFile } from '@plenaria/tally/formats/blt.ts';
import { countMeek, type MeekCount, type MeekEvent } from '@plenaria/tally/ranked/meek.ts';
import { guarded, short, timed, type Case } from './case.ts';

/** One action of a transcript: its words, the votes it shows by name, and the sums below. */
interface Action {
  readonly words: string;
  readonly votes: ReadonlyMap<string, string>;
  readonly sums: Readonly<Record<string, string>>;
}

function actionsOf(log: string): readonly Action[] {
  return log.split(/^Action: /m).slice(1).map((block) => {
    const [words = '', ...lines] = block.split('\n');
    const votes = new Map<string, string>();
    const sums: Record<string, string> = {};
    for (const line of lines) {
      const [, names, amount] = /^\t(?:Elected|Hopeful|Defeated):\s+(.*) \((-?[\d.]+)\)$/.exec(line) ?? [];
      if (names !== undefined && amount !== undefined) for (const name of names.split(', ')) votes.set(name, amount);
      const [, sum, value] = /^\t(Quota|Votes|Residual|Surplus): (-?[\d.]+)$/.exec(line) ?? [];
      if (sum !== undefined && value !== undefined) sums[sum] = value;
    }
    return { words: words.trim(), votes, sums };
  });
}

function nineDecimals(units: bigint): string {
  const text = String(units < 0n ? -units : units).padStart(10, '0');
  return `${units < 0n ? '-' : ''}${text.slice(0, -9)}.${text.slice(-9)}`;
}

const wordsOf = (event: MeekEvent, name: (place: number) => string): string => {
  const [who = 0] = event.candidates;
  switch (event.kind) {
    case 'begin': return 'Begin Count';
    case 'moved': return '';
    case 'complete': return 'Count Complete';
    case 'iterate': return `Iterate (${event.why ?? ''})`;
    case 'elect': return `Elect: ${name(who)}`;
    case 'elect-remaining': return `Elect remaining: ${name(who)}`;
    case 'defeat-remaining': return `Defeat remaining: ${name(who)}`;
    case 'tie': return `Break tie (defeat): [${event.candidates.slice(0, -1).map(name).join(', ')}] -> ${name(event.candidates.at(-1) ?? 0)}`;
    case 'defeat': return `Defeat (${event.why === 'stable' ? 'stable ' : ''}surplus ${nineDecimals(event.surplus)}${event.why === 'stable' ? '' : ' < omega'}): ${name(who)}`;
  }
};

function differences(actions: readonly Action[], counted: MeekCount, file: BltFile): readonly string[] {
  const events = counted.events.filter(({ kind }) => kind !== 'moved');
  const name = (place: number): string => file.candidates[place]?.name ?? '';
  const faults = actions.length === events.length ? [] : [`${actions.length} actions published, ${events.length} counted`];
  for (const [at, { words, votes, sums }] of actions.entries()) {
    const event = events[at];
    if (event === undefined) break;
    const ours = wordsOf(event, name);
    if (ours !== words) return [...faults, `action ${at + 1}: ${words} published, ${ours} counted`];
    const places = new Map(file.candidates.map((candidate, place) => [candidate.name, place]));
    for (const [who, amount] of votes) if (nineDecimals(event.totals[places.get(who) ?? -1] ?? 0n) !== amount) faults.push(`action ${at + 1} ${who}: ${amount} published, ${nineDecimals(event.totals[places.get(who) ?? -1] ?? 0n)} counted`);
    const kept = event.totals.reduce((so, total) => so + total, 0n);
    const own: Readonly<Record<string, bigint>> = { Quota: event.quota, Votes: kept, Surplus: event.surplus, Residual: event.residual };
    // The transcripts show no residual at the beginning, also where papers name only people who withdrew.
    for (const [sum, value] of Object.entries(sums)) if (!(event.kind === 'begin' && sum === 'Residual') && nineDecimals(own[sum] ?? 0n) !== value) faults.push(`action ${at + 1} ${sum}: ${value} published, ${nineDecimals(own[sum] ?? 0n)} counted`);
  }
  return faults;
}

/** Why a transcript does not follow the rule that is counted here; null where it does. */
function otherRule(log: string, file: BltFile | null): string | null {
  if (!log.includes('Action: Count Complete')) return 'a transcript that breaks off';
  if (!log.includes('fixed-point decimal arithmetic (9 places)')) return 'Meek with another arithmetic than nine decimals';
  const equal = (file?.ballots ?? []).some(({ ranks }) => ranks.some((rank) => rank.length > 1));
  return equal && !log.includes('(equalized counting)') ? 'Meek with Droop.py’s reading of equal preferences' : null;
}

const bltFor = (log: string, folder: string): string => join(folder, 'ballots', relative(join(folder, 'meek'), log).replace(/(\.equalize)?\.\w+\.log$/, '.blt'));

function judged(path: string, folder: string): Case {
  const one = { corpus: 'stv-meek', case: relative(join(folder, 'meek'), path), expected: '' };
  const ballots = bltFor(path, folder);
  if (!existsSync(ballots)) return { ...one, ok: null, rule: 'a transcript whose ballots are not there', got: '', cpuSeconds: 0 };
  const [read, log] = [readBlt(readFileSync(ballots, 'utf8')), readFileSync(path, 'utf8')];
  const other = otherRule(log, read.ok ? read.value : null);
  if (other !== null) return { ...one, ok: null, rule: other, got: '', cpuSeconds: 0 };
  if (!read.ok) return { ...one, ok: false, rule: 'stv-meek@1', expected: read.refusal.expected, got: `line ${read.refusal.line}: ${read.refusal.found}`, cpuSeconds: 0 };
  const file = read.value;
  const actions = actionsOf(log);
  const papers = file.ballots.map(({ count, ranks }) => ({ count, ranks: ranks.map((rank) => rank.filter((place) => !file.withdrawn.includes(place))).filter((rank) => rank.length > 0) }));
  const setting = { candidates: file.candidates.length, withdrawn: file.withdrawn, seats: file.seats, papers, variant: 'parametric', lots: file.ties ?? file.candidates.map((_, place) => place) } as const;
  // A transcript does not say whether surpluses below zero were added up or left out; the program that wrote them can do either.
  const { value: faults, cpuSeconds } = timed(() => {
    const signed = differences(actions, countMeek({ ...setting, positive: false }), file);
    return signed.length === 0 || differences(actions, countMeek({ ...setting, positive: true }), file).length === 0 ? [] : signed;
  });
  const expected = `${actions.length} actions as published`;
  return { ...one, rule: 'stv-meek@1', ok: faults.length === 0, expected, got: faults.length === 0 ? expected : short(faults.join('; '), 400), cpuSeconds };
}

/** Every transcript of Meek's method, action by action to nine decimals. */
export async function* meek(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir)) {
    const folder = join(dataDir, name);
    if (!existsSync(join(folder, 'meek')) || !existsSync(join(folder, 'ballots'))) continue;
    const logs = readdirSync(join(folder, 'meek'), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.log')).map((entry) => join(entry.parentPath, entry.name)).sort();
    for (const path of logs) yield* guarded('stv-meek', relative(join(folder, 'meek'), path), () => [judged(path, folder)]);
  }
}
