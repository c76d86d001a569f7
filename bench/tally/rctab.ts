import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countIrv, type IrvCount, type IrvSetting, type Mode } from '@plenaria/tally/ranked/irv.ts';
import { irvMarks, type IrvHygiene } from '@plenaria/tally/ranked/irv-marks.ts';
import { javaRandom } from './java-random.ts';
import { readSource, type Source } from './rctab-files.ts';
import { guarded, short, timed, type Case } from './case.ts';

type Rules = Readonly<Record<string, string | boolean>>;

interface Report {
  readonly results: readonly {
    readonly round: number;
    readonly tally: Readonly<Record<string, string>>;
    readonly threshold: string;
    readonly tallyResults: readonly { readonly elected?: string; readonly eliminated?: string; readonly transfers: Readonly<Record<string, string>> }[];
  }[];
}

interface Told {
  readonly name: string;
  readonly rules: Rules;
  readonly candidates: readonly { readonly name: string; readonly excluded: boolean; readonly aliases?: readonly string[]; readonly code?: string }[];
  readonly sources: readonly Source[];
  readonly expected: readonly { readonly file: string; readonly report: Report }[];
}

const writeIn = 'Undeclared Write-ins';
const modes: Readonly<Record<string, Mode>> = {
  singleWinnerMajority: 'single', multiPassIrv: 'single', multiWinnerAllowMultipleWinnersPerRound: 'several-a-round', multiWinnerAllowOnlyOneWinnerPerRound: 'one-a-round', bottomsUp: 'bottoms-up', bottomsUpUsingPercentageThreshold: 'bottoms-up-share',
};
const whole = (text: string | boolean | undefined, other: number | null): number | null => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : other);

function hygieneOf(rules: Rules): IrvHygiene {
  return {
    overvote: rules['overvoteRule'] === 'exhaustImmediately' ? 'exhaust' : rules['overvoteRule'] === 'exhaustIfMultipleContinuing' ? 'exhaust-if-multiple-continuing' : 'skip',
    skipsAllowed: whole(rules['maxSkippedRanksAllowed'], null), ranksAllowed: whole(rules['maxRankingsAllowed'], null), exhaustOnDuplicate: rules['exhaustOnDuplicateCandidate'] === true,
  };
}

/** Ties as RCTab breaks them: by the order of its file, by Java's generator, or by earlier rounds first. */
function tieBreaker(told: Told, names: readonly string[]): IrvSetting['breakTie'] {
  const mode = String(told.rules['tiebreakMode'] ?? '');
  const random = javaRandom(BigInt(whole(told.rules['randomSeed'], 0) ?? 0));
  const alphabet = (tied: readonly number[]): readonly number[] => tied.toSorted((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  const shuffled = mode === 'generatePermutation' ? random.shuffled(names.map((_, place) => place).toSorted((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1))) : names.map((_, place) => place);
  const byRandom = (tied: readonly number[]): number | null => alphabet(tied)[Math.floor(random.nextDouble() * tied.length)] ?? null;
  return (tied, choosing, _, rounds) => {
    if (mode === 'useCandidateOrder' || mode === 'generatePermutation') {
      const order = shuffled.filter((place) => tied.includes(place));
      return (choosing === 'winner' ? order[0] : order.at(-1)) ?? null;
    }
    if (mode === 'random') return byRandom(tied);
    let left = tied;
    for (const { tally } of rounds.toReversed()) {
      const votes = left.map((place) => tally.get(place) ?? 0);
      const wanted = choosing === 'winner' ? Math.max(...votes) : Math.min(...votes);
      left = left.filter((place) => (tally.get(place) ?? 0) === wanted);
    }
    return left.length === 1 ? (left[0] ?? null) : mode.endsWith('Random') ? byRandom(left) : null;
  };
}

function settingOf(told: Told, folder: string, alreadyElected: readonly number[]): { readonly setting: IrvSetting; readonly names: readonly string[] } | null {
  const names = [...told.candidates.map(({ name }) => name), writeIn];
  const places = new Map(told.candidates.flatMap(({ name, aliases = [], code }, place) => [name, ...aliases, ...(code ? [code] : [])].map((one) => [one.trim(), place] as const)));
  const sets: number[][] = [];
  const [counts, marks]: [number[], (readonly number[])[]] = [[], []];
  let anyWriteIn = told.sources.some(({ settings }) => typeof settings['undeclaredWriteInLabel'] === 'string' && settings['undeclaredWriteInLabel'] !== '');
  for (const source of told.sources) {
    const rows = readSource(source, folder, told.rules);
    if (rows === null) return null;
    for (const { count, ranks } of rows) {
      const read = irvMarks(ranks, (id) => places.get(id.trim()) ?? (id === '' ? null : names.length - 1), hygieneOf(told.rules), sets);
      anyWriteIn ||= read.includes(names.length - 1);
      counts.push(count);
      marks.push(read);
    }
  }
  const { rules } = told;
  const excluded = [...told.candidates.flatMap(({ excluded: out }, place) => (out ? [place] : [])), ...alreadyElected, ...(anyWriteIn ? [] : [names.length - 1])];
  const setting: Omit<IrvSetting, 'breakTie'> = {
    options: names.length, excluded, writeIns: anyWriteIn ? names.length - 1 : null, papers: { counts, marks, sets }, mode: modes[String(rules['winnerElectionMode'])] ?? 'single',
    seats: whole(rules['numberOfWinners'], 1) ?? 1, decimals: whole(rules['decimalPlacesForVoteArithmetic'], 4) ?? 4, leastVotes: whole(rules['minimumVoteThreshold'], 0) ?? 0, batch: rules['batchElimination'] === true,
    fixedThreshold: rules['doesFirstRoundDetermineThreshold'] === true, hareQuota: rules['hareQuota'] === true, fractionalThreshold: rules['nonIntegerWinningThreshold'] === true, untilTwo: rules['continueUntilTwoCandidatesRemain'] === true,
    share: 100 * (whole(rules['multiSeatBottomsUpPercentageThreshold'], 0) ?? 0), lastRound: whole(rules['stopTabulationEarlyAfterRound'], null),
  };
  return { setting: setting as IrvSetting, names };
}

/** Where a count differs from a report: tallies, thresholds, who was elected and who left, and where their votes went. */
function differences(report: Report, counted: IrvCount, names: readonly string[], decimals: number): readonly string[] {
  const unit = 10 ** decimals;
  const faults: string[] = [];
  if (report.results.length !== counted.rounds.length) faults.push(`${report.results.length} rounds published, ${counted.rounds.length} counted`);
  for (const [at, told] of report.results.entries()) {
    const ours = counted.rounds[at];
    if (ours === undefined) break;
    const tally = Object.fromEntries([...ours.tally].map(([place, votes]) => [names[place] ?? '', votes]));
    for (const [name, votes] of Object.entries(told.tally)) if (Math.abs((tally[name] ?? -1) - Number(votes) * unit) > 0.01) faults.push(`round ${told.round} ${name}: ${votes} published, ${(tally[name] ?? -1) / unit} counted`);
    if (Math.abs(Number(told.threshold) * unit - ours.threshold) > 0.01) faults.push(`round ${told.round} threshold: ${told.threshold} published, ${ours.threshold / unit} counted`);
    for (const kind of ['elected', 'eliminated'] as const) {
      const theirs = told.tallyResults.flatMap((result) => result[kind] ?? []).sort().join(', ');
      const own = ours[kind].map((place) => names[place] ?? '').sort().join(', ');
      if (theirs !== own) faults.push(`round ${told.round} ${kind}: ${theirs || 'nobody'} published, ${own || 'nobody'} counted`);
    }
    for (const result of told.tallyResults) {
      const row = ours.transfers.get(names.indexOf(result.elected ?? result.eliminated ?? ''));
      for (const [to, votes] of Object.entries(result.transfers)) {
        if (to === 'residual surplus') continue;
        const own = row?.get(to === 'exhausted' ? null : names.indexOf(to)) ?? 0;
        if (Math.abs(own - Number(votes) * unit) > 0.01) faults.push(`round ${told.round} to ${to}: ${votes} published, ${own / unit} counted`);
      }
    }
  }
  return faults;
}

function* judged(told: Told, folder: string): Generator<Case> {
  const elected: number[] = [];
  for (const { file, report } of told.expected) {
    const one = { corpus: 'rctab', case: told.expected.length > 1 ? file : told.name, rule: `irv@1 ${String(told.rules['winnerElectionMode'])}`, expected: `${report.results.length} rounds as published` };
    const made = settingOf(told, folder, elected);
    if (made === null) {
      yield { ...one, ok: null, rule: 'a file of ballots that is not there or of a kind that is not read', got: '', cpuSeconds: 0 };
      return;
    }
    const { value, cpuSeconds } = timed(() => countIrv({ ...made.setting, breakTie: tieBreaker(told, made.names) }));
    elected.push(...(told.rules['winnerElectionMode'] === 'multiPassIrv' ? value.winners : []));
    const faults = differences(report, value, made.names, made.setting.decimals);
    yield { ...one, ok: faults.length === 0, got: faults.length === 0 ? one.expected : short(faults.join('; '), 600), cpuSeconds };
  }
}

/** Every case of every folder with RCTab's `cases.json`, round by round. */
export async function* rctab(dataDir: string): AsyncGenerator<Case> {
  for (const name of readdirSync(dataDir)) {
    const [folder, path] = [join(dataDir, name), join(dataDir, name, 'cases.json')];
    if (!existsSync(path)) continue;
    const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly Told[];
    if (!cases.some((told) => 'rules' in told && 'sources' in told)) continue;
    for (const told of cases) yield* guarded('rctab', told.name, () => judged(told, folder));
  }
}
