import { invariant } from './result.ts';

/** What a leaf of the record may hold: no floats, no undefined, no dates that are not text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text per value, whoever writes it: RFC 8785 without floats. Keys stand in UTF-16 order, numbers are safe
 * integers, strings are well-formed. Throws on anything else, so that a digest never depends on a library's habit.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), `a number in the record is a safe integer, not ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonicalText(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function canonicalText(text: string): string {
  invariant(!loneSurrogate.test(text), 'a text in the record is well-formed Unicode');
  return JSON.stringify(text);
}
