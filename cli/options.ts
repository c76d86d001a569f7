import { languages, type Language } from '@plenaria/kernel/language.ts';

/** What stands after `--name`; null where it is not given. */
export const option = (args: readonly string[], name: string): string | null => {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
};

/** What stands after `--name`, which must be given. */
export function needed(args: readonly string[], name: string, usage: string): string {
  const found = option(args, name);
  if (found === null || found.startsWith('--')) throw new Error(`${name} is missing. ${usage}`);
  return found;
}

export const languageAsked = (args: readonly string[]): Language => languages.find((one) => one === option(args, '--language')) ?? 'en';

/** What stands before the first option. */
export const plainly = (args: readonly string[]): readonly string[] => args.slice(0, args.findIndex((one) => one.startsWith('--')) < 0 ? args.length : args.findIndex((one) => one.startsWith('--')));
