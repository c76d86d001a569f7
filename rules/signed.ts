import type { Json } from '@plenaria/kernel/canonical-json.ts';
import { fraction } from '@plenaria/kernel/fraction.ts';
import type { Language } from '@plenaria/kernel/language.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import { amongOf, type Among } from './among.ts';
import { answersOf, decide, type Decided, type Tally } from './decision-rule/decide.ts';
import { briefRule, explainBoundaries, explainDecided, explainRule as explainRule2 } from './decision-rule/explain.ts';
import { checkRule } from './decision-rule/check.ts';
import { readRule, type Vote } from './decision-rule/types.ts';
import { explainBoundary, explainRule, readDecisionRule, settle, type Base, type DecisionRule, type Label, type Settled, type Share } from './decision.ts';
import { leastThat } from './expression/numbers.ts';
import type { Telling } from './expression/explain.ts';
import type { Expr } from './expression/types.ts';
import { capital, printed, the, type Named, type Said } from './grammar.ts';
import { isRecord } from './reading.ts';

/** What was counted on one text: votes for each label, how many ballots, how many seats. */
export interface Counted {
  readonly answers: Readonly<Record<string, number>>;
  readonly voted: number;
  readonly seated: number;
}

export interface SettledRule {
  readonly outcome: 'adopted' | 'dropped' | 'no-result' | 'asked-chair' | 'asked-lot';
  /** Effect words that follow, each carried out by the room that owns it. */
  readonly effects: readonly ('adopt' | 'drop')[];
  readonly needed: number | null;
  readonly base: number;
  readonly quorumNeeded: number;
}

export interface Cut {
  readonly base: Base;
  readonly atLeast: Share;
  readonly comparator: 'at-least' | 'more-than';
}

/** A decision rule as it was signed, whichever version: rooms and pages never ask which. */
export interface SignedRule {
  readonly version: 'decision-rule/1' | 'decision-rule/2';
  readonly canonical: { readonly [key: string]: Json };
  readonly labels: readonly Label[];
  /** The one cut of a rule about each text alone: a share of a base, reached or passed; null where texts are chosen among. */
  readonly cut: Cut | null;
  /** Set where the ballot is about all the texts together and so many of them are chosen. */
  readonly among: Among | null;
  readonly settle: (counted: Counted) => SettledRule;
  /** The rule in whole sentences. */
  readonly explain: (language: Language) => readonly string[];
  /** The rule in two or three sentences, for the margin of a page; the whole of it is one link away. */
  readonly brief: (language: Language) => readonly string[];
  /** "With 25 counted, 19 are enough; 18 are not." */
  readonly boundary: (whole: number, language: Language) => string;
  /** "Try a count": every comparison with its figures, then what it came to. */
  readonly tryCount: (counted: Counted, language: Language) => readonly string[];
}

/** No result lets a text fall too, so that it is not silently lost; it can be put again. */
function first(rule: DecisionRule): SignedRule {
  const support = rule.labels.filter((label) => label.support).map(({ key }) => key);
  const sum = (answers: Counted['answers'], keys: readonly string[]): number => keys.reduce((total, key) => total + (answers[key] ?? 0), 0);
  const settled = ({ answers, voted, seated }: Counted): Settled =>
    settle(rule, {
      support: sum(answers, support),
      cast: voted,
      valid: sum(
        answers,
        rule.labels.map(({ key }) => key),
      ),
      seated,
      voted,
    });
  return {
    tryCount: (counted, language) =>
      tried(settled(counted), settled(counted).needed === null ? [] : [explainBoundary(rule, settled(counted).base, language)], language),
    version: 'decision-rule/1',
    canonical: rule,
    labels: rule.labels,
    cut: { base: rule.base, atLeast: rule.atLeast, comparator: 'at-least' },
    among: null,
    explain: (language) => [explainRule(rule, language)],
    brief: (language) => [explainRule(rule, language)],
    boundary: (whole, language) => explainBoundary(rule, whole, language),
    settle: (counted) => ({ ...settled(counted), effects: [settled(counted).outcome === 'adopted' ? 'adopt' : 'drop'] }),
  };
}

const tried = ({ outcome }: { readonly outcome: Decided['outcome'] }, before: readonly string[], language: Language): readonly string[] => [
  ...before,
  ...flat(explainDecided({ outcome, effects: [], picked: [], rest: [], restEffects: [], working: [] }, bareTelling(language))),
];
const flat = (lines: readonly Said[]): readonly string[] => printed(lines).map((line) => line.trim().replace(/^– /, ''));

const wordsOf = (name: Named): Label['words'] => ({ en: capital(the(name, 'en')), es: capital(the(name, 'es')), pt: capital(the(name, 'pt')) });
/** Sentences of a rule, made once for each language: a signed rule never changes. */
function once(tell: (language: Language) => readonly string[]): (language: Language) => readonly string[] {
  const told = new Map<Language, readonly string[]>();
  return (language) => {
    const sentences = told.get(language) ?? tell(language);
    told.set(language, sentences);
    return sentences;
  };
}

const bareTelling = (language: Language): Telling => ({ language, nameOf: () => null });

/** The share a quorum asks for, where it is one of those seated. */
const quorumShare = (needs: Expr | undefined): Expr | null => (needs?.is === 'compare' && needs.a.is === 'share' && needs.b.is === 'number' ? needs.b : null);

function neededBy({ settle: how }: Vote, decided: Decided): { readonly needed: number | null; readonly base: number } {
  const cut = how.is === 'bands' ? how.steps[0] : undefined;
  const line = how.is === 'bands' ? decided.working.find(({ expr, share }) => share !== null && expr.a === how.measure) : undefined;
  const base = Number(line?.share?.whole?.n ?? 0n);
  return { base, needed: cut?.from.is === 'number' && base > 0 ? leastThat(cut.including ? '>=' : '>', fraction(cut.from.of, cut.from.per), base) : null };
}

const bases: Readonly<Record<string, Base>> = { 'tally.cast': 'cast', 'tally.valid': 'valid', 'tally.seated': 'seated' };

/** The cut of a vote whose support is measured by one share of a base that the counting engine knows; null for any other. */
export function cutOf({ settle: how }: Vote): Cut | null {
  if (how.is !== 'bands' || how.measure.is !== 'share' || how.steps.length !== 1) return null;
  const { part, whole } = how.measure;
  const [step] = how.steps;
  const base = whole.is === 'word' ? bases[whole.word] : undefined;
  if (part.is !== 'word' || part.word !== 'tally.support' || base === undefined || step?.from.is !== 'number') return null;
  return { base, atLeast: { of: step.from.of, per: step.from.per }, comparator: step.including ? 'at-least' : 'more-than' };
}

function second(vote: Vote, cut: Cut | null, among: Among | null, canonical: SignedRule['canonical']): SignedRule {
  const [roll] = vote.electorates;
  const share = quorumShare(vote.quorum?.needs);
  const tallyOf = ({ answers, voted, seated }: Counted): Tally => ({
    electorates: { [roll?.key ?? '']: { answers, voted, seated, present: voted, eligible: seated } },
  });
  return {
    version: 'decision-rule/2',
    canonical,
    cut,
    among,
    labels: answersOf(vote.method).map(({ key, name, support }) => ({ key, support, words: wordsOf(name) })),
    explain: (language) => flat(explainRule2(vote, bareTelling(language))),
    brief: once((language) => flat(briefRule(vote, bareTelling(language)))),
    tryCount: (counted, language) => flat(explainDecided(decide(vote, tallyOf(counted)), bareTelling(language))),
    boundary: (whole, language) =>
      explainBoundaries(vote, whole, bareTelling(language))
        .map(({ text }) => text)
        .join(' '),
    settle: (counted) => {
      const decided = decide(vote, tallyOf(counted));
      const outcome =
        decided.outcome === 'adopted' || decided.outcome === 'dropped' || decided.outcome === 'asked-chair' || decided.outcome === 'asked-lot'
          ? decided.outcome
          : 'no-result';
      const quorumNeeded = share?.is === 'number' ? (leastThat('>=', fraction(share.of, share.per), counted.seated) ?? 0) : 0;
      return { outcome, effects: decided.effects.flatMap(({ is }) => (is === 'adopt' || is === 'drop' ? [is] : [])), quorumNeeded, ...neededBy(vote, decided) };
    },
  };
}

/** Reads a rule as it was signed, by its version; what no version can play is refused, never guessed. */
export function readSignedRule(json: unknown): Result<SignedRule, 'rule-cannot-be-played'> {
  if (typeof json !== 'object' || json === null) return refuse('rule-cannot-be-played');
  const before = read.get(json);
  if (before !== undefined) return before;
  const rule = readAnew(json);
  read.set(json, rule);
  return rule;
}

/** Rules that were read before, as long as their JSON is kept: a signed rule never changes. */
const read = new WeakMap<object, Result<SignedRule, 'rule-cannot-be-played'>>();

function readAnew(json: object): Result<SignedRule, 'rule-cannot-be-played'> {
  if (!isRecord(json) || json['version'] !== 'decision-rule/2') {
    const old = readDecisionRule(json);
    return old.ok ? ok(first(old.value)) : refuse('rule-cannot-be-played');
  }
  const rule = readRule(json['rule'], 'rule');
  if (!rule.ok || rule.value.is !== 'vote' || checkRule(rule.value, 'rule').length > 0) return refuse('rule-cannot-be-played');
  const [cut, among] = [cutOf(rule.value), amongOf(rule.value)];
  return cut === null && among === null ? refuse('rule-cannot-be-played') : ok(second(rule.value, cut, among, json as SignedRule['canonical']));
}
