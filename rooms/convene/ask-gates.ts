import { fraction } from '@plenaria/kernel/fraction.ts';
import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { Needs, Past, Subject, Vocabulary } from '#record/contract.ts';
import { wordsAsked } from '#rules/charter-2/play.ts';
import { unwatched, type Value, type World } from '#rules/expression/evaluate.ts';
import { isWord, words } from '#rules/expression/words.ts';
import { askGate, type Asked, type Gate } from '#rules/gate/gate.ts';

const valueOf = (word: string, figure: number | null): Value => (figure === null ? null : isWord(word) && words[word].type === 'truth' ? figure === 1 : fraction(figure));

/** Asks gates with the figures that rooms own, by way of the vocabulary; `needs` while their streams are not loaded. */
export function askGates(gates: readonly Gate[], subject: Subject, past: Past, vocabulary: Vocabulary): Result<readonly Asked[], Needs> {
  const known = [...new Set(wordsAsked(gates))].map((word) => [word, vocabulary.figure(word, subject, past)] as const);
  const needs = known.flatMap(([, figure]) => (figure.ok ? [] : figure.refusal.needs));
  if (needs.length > 0) return refuse({ needs });
  const values = new Map(known.map(([word, figure]) => [word, valueOf(word, figure.ok ? figure.value : null)]));
  const world: World = { word: ({ word }) => values.get(word) ?? null, things: () => [] };
  return ok(gates.map((gate) => askGate(gate, world, unwatched)));
}
