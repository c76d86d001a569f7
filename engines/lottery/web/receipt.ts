import type { Language } from '@plenaria/kernel/language.ts';
import { readCommitment } from '../draw/commitment.ts';
import { featuresNotBorneOut, provesPlace, type Receipt } from '../draw/pool.ts';
import { readOutcome, type DrawFiles } from '../draw/verify.ts';
import { sayWeb } from './words.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A receipt as its file holds it; null where it is none. */
export function readReceipt(text: string): Receipt | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isRecord(read)) return null;
    const { draw, pseudonym, place, size, salt, features, path } = read;
    if (!isText(draw) || !isText(pseudonym) || !isText(salt) || typeof place !== 'number' || typeof size !== 'number' || !Array.isArray(path) || !path.every(isText) || !Array.isArray(features)) return null;
    const opened = features.flatMap((one: unknown) => (isRecord(one) && isText(one['feature']) && isText(one['value']) && isText(one['salt']) ? [{ feature: one['feature'], value: one['value'], salt: one['salt'] }] : []));
    return { draw, pseudonym, place, size, salt, features: opened, path };
  } catch {
    return null;
  }
}

/** What a receipt shows against the files of a draw: whether its person is in the pool, her chance, and whether she was drawn. */
export function receiptIn(language: Language, files: DrawFiles, receipt: Receipt): readonly string[] {
  const commitment = readCommitment(files.commitment);
  if (!commitment.ok || commitment.value.poolSize !== receipt.size || !provesPlace(receipt, commitment.value.poolRoot)) return [sayWeb(language, 'outside')];
  const panels = files.panels.split('\n').slice(0, -1).map((line) => line.split(',').map(Number));
  const members = readOutcome(files.outcome)?.members.split(',').map(Number) ?? null;
  const wrong = featuresNotBorneOut(receipt, files.attributes);
  return [
    sayWeb(language, 'inside', { place: receipt.place, size: receipt.size }),
    sayWeb(language, 'chance', { count: panels.filter((panel) => panel.includes(receipt.place)).length, panels: panels.length }),
    ...(members === null ? [] : [sayWeb(language, members.includes(receipt.place) ? 'drawn' : 'notDrawn')]),
    ...(receipt.features.length === 0 ? [] : [sayWeb(language, 'said', { features: receipt.features.map(({ feature, value }) => `${feature}: ${value}`).join('; ') })]),
    ...(wrong.length === 0 ? [] : [sayWeb(language, 'notBorneOut', { features: wrong.join(', ') })]),
  ];
}
