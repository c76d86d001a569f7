import type { Language } from '@plenaria/kernel/language.ts';
import { named, type Named } from './grammar.ts';
import { key, kinds, list, type Reader } from './reading.ts';
import type { Witness } from './expression/evaluate.ts';
import type { Telling } from './expression/explain.ts';

/** Who acts or is acted upon: somebody the charter names, or somebody found out when the rule is used. */
export type Actor =
  | { readonly is: 'party'; readonly party: string }
  | { readonly is: 'body'; readonly body: string }
  | { readonly is: 'class'; readonly body: string; readonly class: string }
  | { readonly is: 'competent'; readonly among: readonly string[] }
  | { readonly is: 'author' | 'addressee' | 'debtor' | 'creditor' | 'commissioner' | 'owner' | 'public' };

const found = ['author', 'addressee', 'debtor', 'creditor', 'commissioner', 'owner', 'public'] as const;
export type FoundActor = (typeof found)[number];

export const readActor: Reader<Actor> = kinds<Actor>({
  party: { party: key },
  body: { body: key },
  class: { body: key, class: key },
  competent: { among: list(key, 1) },
  author: {},
  addressee: {},
  debtor: {},
  creditor: {},
  commissioner: {},
  owner: {},
  public: {},
});

export const party = (name: string): Actor => ({ is: 'party', party: name });
export const body = (name: string): Actor => ({ is: 'body', body: name });
export const competent = (...among: readonly string[]): Actor => ({ is: 'competent', among });
export const actor = (is: FoundActor): Actor => ({ is });

/** Who is who at the moment: for the item in hand and the duty in hand. */
export type Cast = Readonly<Partial<Record<FoundActor, string>>> & { readonly competent?: readonly string[] };

/** The keys of those who are meant; nobody where the moment does not know. */
export function whoIs(one: Actor, cast: Cast, witness: Witness): readonly string[] {
  witness.seen(one);
  switch (one.is) {
    case 'party':
      return [one.party];
    case 'body':
      return [one.body];
    case 'class':
      return [`${one.body}.${one.class}`];
    case 'competent':
      return one.among.filter((name) => cast.competent?.includes(name) ?? false);
    default:
      return cast[one.is] === undefined ? [] : [cast[one.is] ?? ''];
  }
}

const names: Readonly<Record<FoundActor, Named>> = {
  author: named('its author', 'quien la presentó', 'quem a apresentou'),
  addressee: named('the addressee', 'la persona destinataria', 'a pessoa destinatária'),
  debtor: named('the one who owes it', 'la parte que lo debe', 'a parte que o deve'),
  creditor: named('the one to whom it is owed', 'la parte a la que se debe', 'a parte a quem se deve'),
  commissioner: named('the one who asked the question', 'la parte que hizo la pregunta', 'a parte que fez a pergunta'),
  owner: named('the one who is to do it', 'la parte encargada', 'a parte encarregada'),
  public: named('the public', 'el público', 'o público'),
};

const competentFor = { en: 'whoever of them is competent:', es: 'quien sea competente entre', pt: 'quem for competente entre' } as const;
const conjunction: Readonly<Record<Language, string>> = { en: 'and', es: 'y', pt: 'e' };

/** The actor's name, ready for a sentence. */
export function nameActor(one: Actor, { nameOf, language }: Telling): Named {
  const plain = (text: string): Named => named(text, text, text);
  const of = (name: string): Named => nameOf(name) ?? plain(name);
  switch (one.is) {
    case 'party':
      return of(one.party);
    case 'body':
      return of(one.body);
    case 'class':
      return of(`${one.body}.${one.class}`);
    case 'competent': {
      const all = one.among.map((name) => of(name)[language].text);
      const text = `${competentFor[language]} ${all.join(', ').replace(/, ([^,]*)$/, ` ${conjunction[language]} $1`)}`;
      return {
        en: { text, gender: 'm', number: 'one', article: false },
        es: { text, gender: 'm', number: 'one', article: false },
        pt: { text, gender: 'm', number: 'one', article: false },
      };
    }
    default:
      return names[one.is];
  }
}

/** Keys of parties and bodies an actor names, for the checker. */
export const namedBy = (one: Actor): readonly string[] => {
  switch (one.is) {
    case 'party':
      return [one.party];
    case 'body':
      return [one.body];
    case 'class':
      return [one.body];
    case 'competent':
      return one.among;
    default:
      return [];
  }
};
