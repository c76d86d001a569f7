import { diceFrom } from '@plenaria/kernel/dice.ts';
import { byCodePoint } from '@plenaria/kernel/language.ts';
import { plainText, type Statement } from './duplicates.ts';

/** A theme the machine suggests. It stands nowhere until somebody confirms it, gives it a name, or moves statements. */
export interface ThemeSuggested {
  /** Words that mark it, most telling first. */
  readonly words: readonly string[];
  /** Ids in code-point order. */
  readonly statements: readonly string[];
}

type Weights = ReadonlyMap<string, number>;

const stem = (word: string): string => [...word].slice(0, 6).join('');

/** Words of a text by their first six letters; a text in a script without spaces by its pairs of letters. */
function termsOf(words: string): readonly string[] {
  return plainText(words).split(' ').flatMap((word) => {
    const letters = [...word];
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word) ? letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`) : letters.length > 2 ? [stem(word)] : [];
  });
}

/** Rare words weigh more (Spärck Jones 1972); words of one statement only, or of more than two fifths, weigh nothing. Unit length. */
function weighed(statements: readonly Statement[]): readonly Weights[] {
  const terms = statements.map(({ words }) => new Set(termsOf(words)));
  const count = new Map<string, number>();
  for (const own of terms) for (const term of own) count.set(term, (count.get(term) ?? 0) + 1);
  return terms.map((own) => {
    const kept = [...own].sort(byCodePoint).filter((term) => (count.get(term) ?? 0) > 1 && (count.get(term) ?? 0) * 5 <= Math.max(10, 2 * statements.length));
    return unit(new Map(kept.map((term) => [term, Math.log(statements.length / (count.get(term) ?? 1))])));
  });
}

function unit(weights: Weights): Weights {
  const length = Math.sqrt([...weights.values()].reduce((sum, one) => sum + one * one, 0));
  return length === 0 ? weights : new Map([...weights].map(([term, one]) => [term, one / length]));
}

const product = (one: Weights, other: Weights): number => [...one].reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);

/**
 * Themes among statements by their words alone, never by the picture of the votes: k-means on the sphere from ten seeded
 * starts (Dhillon and Modha 2001), as many themes as the cube root of the number of statements. Statements whose words
 * nobody else uses come last, as a theme without words. The order of the list changes nothing.
 */
export function suggestThemes(statements: readonly Statement[], seed: string): readonly ThemeSuggested[] {
  const sorted = [...statements].sort((a, b) => byCodePoint(a.id, b.id));
  const vectors = weighed(sorted);
  const placed = vectors.flatMap((vector, at) => (vector.size > 0 ? [at] : []));
  const count = Math.min(placed.length, Math.max(1, Math.round(Math.cbrt(sorted.length))));
  const runs = Array.from({ length: 10 }, (_, run) => cluster(vectors, placed, count, `${seed} themes ${run}`)).sort((a, b) => b.fit - a.fit);
  const themes = (runs[0]?.clusters ?? []).filter((members) => members.length > 0).map((members): ThemeSuggested => ({
    words: telling(members.map((at) => vectors[at] ?? new Map()), vectors).map((term) => whole(term, members.map((at) => sorted[at]?.words ?? ''))),
    statements: members.map((at) => sorted[at]?.id ?? ''),
  }));
  const alone = sorted.filter((_, at) => !placed.includes(at)).map(({ id }) => id);
  const bySize = themes.sort((a, b) => b.statements.length - a.statements.length || byCodePoint(a.statements[0] ?? '', b.statements[0] ?? ''));
  return alone.length === 0 ? bySize : [...bySize, { words: [], statements: alone }];
}

/** The four terms that most statements of a theme have and few others: times the share of all uses that lie in the theme. */
function telling(members: readonly Weights[], all: readonly Weights[]): readonly string[] {
  const uses = (of: readonly Weights[], term: string): number => of.filter((own) => own.has(term)).length;
  const terms = [...new Set(members.flatMap((own) => [...own.keys()]))].map((term) => ({ term, worth: uses(members, term) ** 2 / uses(all, term) }));
  return terms.sort((a, b) => b.worth - a.worth || byCodePoint(a.term, b.term)).slice(0, 4).map(({ term }) => term);
}

/** The word as people wrote it most often, for a stem. */
function whole(term: string, texts: readonly string[]): string {
  const forms = new Map<string, number>();
  for (const word of texts.flatMap((text) => plainText(text).split(' ')).filter((one) => stem(one) === term || one === term)) forms.set(word, (forms.get(word) ?? 0) + 1);
  return [...forms].sort(([a, x], [b, y]) => y - x || byCodePoint(a, b))[0]?.[0] ?? term;
}

function centre(members: readonly Weights[]): Weights {
  const sum = new Map<string, number>();
  for (const member of members) for (const [term, weight] of member) sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}

function cluster(vectors: readonly Weights[], placed: readonly number[], count: number, seed: string): { readonly clusters: readonly (readonly number[])[]; readonly fit: number } {
  const dice = diceFrom(seed);
  const vectorOf = (at: number): Weights => vectors[at] ?? new Map();
  let centres: readonly Weights[] = Array.from({ length: count }, () => vectorOf(placed[dice.below(placed.length)] ?? 0));
  let clusters: readonly (readonly number[])[] = [];
  let fit = 0;
  for (let round = 0; round < 20; round += 1) {
    const nearest = placed.map((at) => centres.map((one, number) => ({ number, like: product(vectorOf(at), one) })).reduce((best, one) => (one.like > best.like ? one : best)));
    fit = nearest.reduce((sum, { like }) => sum + like, 0);
    const next = centres.map((_, number) => placed.filter((__, order) => nearest[order]?.number === number));
    if (JSON.stringify(next) === JSON.stringify(clusters)) break;
    clusters = next;
    centres = centres.map((old, number) => ((clusters[number]?.length ?? 0) > 0 ? centre((clusters[number] ?? []).map(vectorOf)) : old));
  }
  return { clusters, fit };
}
