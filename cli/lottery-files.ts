import { readFileSync } from 'node:fs';
import type { Language } from '@plenaria/kernel/language.ts';
import type { Candidate, Quota } from '@plenaria/lottery/contract.ts';
import { readPeopleFile } from '@plenaria/lottery/formats/people.ts';
import { readPopulationFile } from '@plenaria/lottery/formats/population.ts';
import { noteIn, problemIn, type Note, type Problem } from '@plenaria/lottery/formats/problem.ts';
import { readQuotaFile } from '@plenaria/lottery/formats/quotas.ts';
import type { PopulationShare } from '@plenaria/lottery/quotas/checks.ts';
import type { Result } from '@plenaria/kernel/result.ts';
import { languageAsked, needed, option } from './options.ts';

export const usage = 'plenaria lottery feasible|quotas|portfolio|report|alternates|replace|renew|letters --quotas FILE --people FILE --seats N [--address COLUMN,COLUMN] [--population FILE] [--language en|es|pt]';

export interface Given {
  readonly language: Language;
  readonly seats: number;
  readonly quotas: readonly Quota[];
  readonly people: readonly Candidate[];
  readonly population: readonly PopulationShare[];
}

/** What a file says; its problems, all of them, end the command. */
function told<T>(path: string, language: Language, read: Result<T, readonly Problem[]>): T {
  if (read.ok) return read.value;
  throw new Error([`${path}:`, ...read.refusal.slice(0, 50).map((one) => `  ${problemIn(language, one)}`), ...(read.refusal.length > 50 ? [`  … ${read.refusal.length - 50} more`] : [])].join('\n'));
}

const say = (path: string, language: Language, notes: readonly Note[]): void => {
  for (const note of notes) console.error(`${path}: ${noteIn(language, note)}`);
};

/** Reads the files that the options name. What the readers assumed goes to standard error. */
export async function given(args: readonly string[], wants: { readonly people: boolean }): Promise<Given> {
  const language = languageAsked(args);
  const seats = Number(needed(args, '--seats', usage));
  if (!Number.isInteger(seats) || seats < 1) throw new Error('--seats is a whole number from 1 up');
  const quotaPath = needed(args, '--quotas', usage);
  const { quotas, notes } = told(quotaPath, language, await readQuotaFile(readFileSync(quotaPath), seats));
  say(quotaPath, language, notes);
  const populationPath = option(args, '--population');
  const population = populationPath === null ? [] : told(populationPath, language, await readPopulationFile(readFileSync(populationPath)));
  const peoplePath = wants.people ? needed(args, '--people', usage) : option(args, '--people');
  if (peoplePath === null) return { language, seats, quotas, people: [], population };
  const [address, id] = [option(args, '--address'), option(args, '--id')];
  const people = told(peoplePath, language, await readPeopleFile(readFileSync(peoplePath), quotas, { ...(address === null ? {} : { address: address.split(',') }), ...(id === null ? {} : { id }) }));
  say(peoplePath, language, people.notes);
  return { language, seats, quotas, people: people.people, population };
}
