/** Branded identifiers: a body's id cannot be passed where a person's is wanted. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An identifier of 20 characters (100 bits) in Crockford's base 32, made from random bytes that come in with the
 * command. Needs at least 20 bytes.
 */
export function idFrom<Noun extends string>(bytes: Uint8Array): Id<Noun> {
  let text = '';
  for (const byte of bytes.subarray(0, 20)) text += alphabet[byte % 32] ?? '';
  return text as Id<Noun>;
}

/** True for text that could be an id; whether it names anything is the store's to say. */
export const looksLikeId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(text);
