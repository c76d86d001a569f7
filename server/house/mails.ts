import type { Language } from '@plenaria/kernel/language.ts';
import type { PostKind } from '#people/post.ts';
import { mails } from './mail-words.ts';

/** A mail as it leaves: plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Waiting {
  readonly address: string;
  readonly kind: PostKind;
  readonly secret: string | null;
  readonly name: string;
  readonly language: Language;
}

/** A line end in a name must never begin a new line of a header, or of the text above the link. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Words a mail in the person's own language. Where the secret is gone or is not to be shown, the link says so with dots. */
export function mailOf({ address, kind, secret, name, language }: Waiting, house: string, origin: string): Mail {
  const link = kind === 'staff' ? `${origin}/sign-in` : `${origin}/sign-in/link/${secret ?? '…'}`;
  const fills = { name: oneLine(name), house: oneLine(house), link };
  return { to: address, subject: mails.say(language, `${kind}Subject`, fills), text: `${mails.say(language, `${kind}Body`, fills)}\n` };
}
