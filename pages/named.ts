import { namesOf } from '#people/persons.ts';
import type { Visit } from '#people/visit.ts';

/** Members by their names, in the order of the alphabet; two of one name, and who was erased, show the pseudonym. */
export async function namedOf(visit: Visit, pseudonyms: readonly string[]): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const names = await namesOf(visit.db, pseudonyms);
  await visit.looked('floor', [...names.values()].map(({ person }) => person));
  const collator = new Intl.Collator(visit.language);
  const all = [...names.values()].map(({ name }) => name);
  const labelOf = (value: string): string => {
    const name = names.get(value)?.name ?? value;
    return all.filter((other) => other === name).length > 1 ? `${name} (${value})` : name;
  };
  return pseudonyms.map((value) => ({ value, label: labelOf(value) })).sort((a, b) => collator.compare(a.label, b.label));
}
