import type { ComponentChildren, VNode } from 'preact';
import type { Language, Words } from '@plenaria/kernel/language.ts';
import { Button, Choice, DateField, FileField, Form, Problems, Select, TextArea, TextField, type Option, type Problem, type Typed } from '#kit/form.tsx';
import { Page, type PageProps } from '#kit/page.tsx';
import { renderPage } from '#kit/render.ts';
import type { Stream } from '#nouns/noun.ts';
import type { Acted, ActRefusal, Stale, Verb } from '#record/contract.ts';
import type { Policy, Reply, Role, Route, Visit } from '../visit.ts';
import { say } from './form-words.ts';

/** One field of a form, as data. `show` answers false where earlier choices make it needless. */
export interface FieldOf {
  readonly kind: 'text' | 'area' | 'date' | 'choice' | 'choices' | 'select' | 'file' | 'short' | 'number';
  readonly name: string;
  readonly label: Words;
  readonly help?: Words;
  readonly options?: readonly { readonly value: string; readonly label: Words; readonly help?: Words }[];
}

export interface Shown {
  readonly title: string;
  readonly lede?: ComponentChildren;
  readonly crumbs: NonNullable<PageProps['crumbs']>;
  readonly place: 'assemblies' | 'owed' | 'record';
  readonly before?: ComponentChildren;
  readonly margin?: ComponentChildren;
  /** Fields whose options are known only now. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly seen?: Readonly<Record<Stream, number>>;
}

/** Where a refusal is shown, and its sentence. */
export interface Said {
  readonly field: string;
  readonly words: Words;
}

export interface VerbForm<C, R extends string, Known> {
  readonly path: string;
  readonly policy: Policy;
  readonly as: readonly Role[];
  readonly place: (visit: Visit) => Promise<string | null>;
  readonly fields: readonly FieldOf[];
  readonly button: Words;
  readonly files?: true;
  /** What the page shows; null where there is nothing to show. */
  readonly know: (visit: Visit) => Promise<Known | null>;
  readonly show: (visit: Visit, known: Known) => Shown;
  readonly verb: Verb<C, R>;
  /** The command, or what is wrong with what was typed. */
  readonly command: (visit: Visit, known: Known) => Promise<C | readonly Problem[]>;
  readonly refusals: Readonly<Record<R, Said>>;
  readonly done: (visit: Visit, known: Known, acted: Acted) => string;
}

const optionsOf = (field: FieldOf, language: Language, known: readonly Option[] | undefined): readonly Option[] =>
  known ?? (field.options ?? []).map(({ value, label, help }) => ({ value, label: label[language], help: help?.[language] }));

/** One field drawn by its kind. Where there is nothing to tick, nothing is asked. */
export function FieldShown({ field, typed, known }: { readonly field: FieldOf; readonly typed: Typed; readonly known: readonly Option[] | undefined }): VNode | null {
  const { language } = typed;
  const common = { name: field.name, label: field.label[language], help: field.help?.[language], typed };
  switch (field.kind) {
    case 'area':
      return <TextArea {...common} />;
    case 'date':
      return <DateField {...common} />;
    case 'choice':
      return <Choice {...common} options={optionsOf(field, language, known)} />;
    case 'choices': {
      const options = optionsOf(field, language, known);
      return options.length === 0 ? null : <Choice {...common} options={options} several />;
    }
    case 'select':
      return <Select {...common} options={optionsOf(field, language, known).map(({ value, label }) => ({ value, label: String(label) }))} />;
    case 'file':
      return <FileField {...common} />;
    case 'short':
      return <TextField {...common} width="short" />;
    case 'number':
      return <TextField {...common} width="short" mode="numeric" />;
    case 'text':
      return <TextField {...common} />;
  }
}

const isStale = (refusal: unknown): refusal is Stale => typeof refusal === 'object' && refusal !== null && 'stale' in refusal;

const general: Readonly<Record<Exclude<ActRefusal, Stale>, 'readsOnly' | 'tooMuch' | 'usedKey'>> = {
  'reads-only': 'readsOnly', 'too-many-facts': 'tooMuch', 'needs-without-end': 'tooMuch', 'key-used-for-something-else': 'usedKey',
};

/** A refusal of the record itself, in words; null where it is the verb's own. */
export function generalRefusal(refusal: unknown, language: Language): string | null {
  if (isStale(refusal)) return say(language, 'stale');
  const key = typeof refusal === 'string' && refusal in general ? general[refusal as keyof typeof general] : null;
  return key === null ? null : say(language, key);
}

/** The role in which somebody acts here: the first of those allowed that she holds in the place. */
export function actingRole(visit: Visit, as: readonly Role[], place: string): Role {
  return visit.person?.roles.find((held) => held.place === place && as.includes(held.role))?.role ?? 'member';
}

function drawn<C, R extends string, Known>(form: VerbForm<C, R, Known>, visit: Visit, known: Known, problems: readonly Problem[], stale: Stale | null): Reply {
  const shown = form.show(visit, known);
  const typed: Typed = { language: visit.language, values: visit.method === 'POST' ? visit.form.values : (shown.values ?? {}), problems };
  const html = renderPage(
    <Page around={visit.around} title={shown.title} lede={shown.lede} crumbs={shown.crumbs} place={shown.place} margin={shown.margin} wrong={problems.length > 0}>
      <Problems typed={typed} />
      {stale === null ? null : <ul>{stale.stale.map(({ seen, now }) => <li>{say(visit.language, 'staleLine', { seen, now })}</li>)}</ul>}
      {shown.before}
      <Form action={visit.path} proof={visit.proof} wide {...(shown.seen ? { seen: shown.seen } : {})} {...(form.files ? { files: true as const } : {})}>
        {form.fields.map((field) => <FieldShown field={field} typed={typed} known={shown.options?.[field.name]} />)}
        <Button>{form.button[visit.language]}</Button>
      </Form>
    </Page>,
  );
  return { kind: 'page', status: stale ? 409 : problems.length > 0 ? 422 : 200, html };
}

async function sent<C, R extends string, Known>(form: VerbForm<C, R, Known>, visit: Visit, known: Known): Promise<Reply> {
  const command = await form.command(visit, known);
  if (Array.isArray(command)) return drawn(form, visit, known, command as readonly Problem[], null);
  const place = (await form.place(visit)) ?? 'house';
  const by = await visit.actor(actingRole(visit, form.as, place), place);
  const acted = await visit.book.act(form.verb, { command: command as C, key: visit.form.get('key') || visit.proof.key, by, at: visit.now, seen: visit.seen });
  if (acted.ok) return { kind: 'see-other', to: form.done(visit, known, acted.value) };
  const words = generalRefusal(acted.refusal, visit.language);
  if (words !== null) return drawn(form, visit, known, [{ field: form.fields[0]?.name ?? 'main', words }], isStale(acted.refusal) ? acted.refusal : null);
  const own = form.refusals[acted.refusal as R];
  return drawn(form, visit, known, [{ field: own.field, words: own.words[visit.language] }], null);
}

/**
 * The two routes of a verb: the form, and what comes of sending it. A refusal is status 422 with what was typed; a page
 * that is older than the record is 409 and says so; done is a redirect, so that the back button does nothing twice.
 */
export function verbForm<C, R extends string, Known>(form: VerbForm<C, R, Known>): readonly Route[] {
  const { path, policy } = form;
  const run = (answer: (visit: Visit, known: Known) => Promise<Reply> | Reply) => async (visit: Visit): Promise<Reply> => {
    const known = await form.know(visit);
    return known === null ? { kind: 'not-found' } : answer(visit, known);
  };
  return [
    { method: 'GET', path, policy, run: run((visit, known) => drawn(form, visit, known, [], null)) },
    { method: 'POST', path, policy, run: run((visit, known) => sent(form, visit, known)) },
  ];
}
