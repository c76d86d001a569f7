import type { Words } from '@plenaria/kernel/language.ts';
import type { ActRefusal, Verb } from '#record/contract.ts';
import type { Role, Visit } from '../visit.ts';
import { generalRefusal } from './verb-form.tsx';

/** One verb that a page performs, with its sentence for every refusal: a refusal without one does not compile. */
export interface Step<Command, Refusal> {
  readonly verb: Verb<Command, Refusal>;
  readonly command: Command;
  readonly refused: (refusal: Refusal) => Words;
  readonly as: Role;
  /** The body, or `house`. */
  readonly at: string;
  /** Tells apart the acts that one form sends, so that a form sent twice does each of them once. */
  readonly step: string;
  /** For an act that follows another one of the same form: the page could not have seen what that one changed. */
  readonly follows?: true;
}

/** Performs a verb from a page; null when it was done, else why not in the reader's language. */
export async function perform<Command, Refusal>(visit: Visit, { verb, command, refused, as, at, step, follows }: Step<Command, Refusal>): Promise<string | null> {
  const key = `${visit.form.get('key') || visit.proof.key}/${step}`;
  const acted = await visit.book.act(verb, { command, key, by: await visit.actor(as, at), at: visit.now, seen: follows ? {} : visit.seen });
  if (acted.ok) return null;
  return generalRefusal(acted.refusal, visit.language) ?? refused(acted.refusal as Exclude<typeof acted.refusal, ActRefusal>)[visit.language];
}
