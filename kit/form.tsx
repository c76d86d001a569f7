import type { ComponentChildren, VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { say } from './kit-words.ts';

/** One thing that is wrong with a form, in words, at a field. */
export interface Problem {
  readonly field: string;
  readonly words: string;
}

/** What was typed and what is wrong with it: a refused form comes back with everything that was in it. */
export interface Typed {
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export const untyped = (language: Language, values: Readonly<Record<string, string>> = {}): Typed => ({ language, values, problems: [] });

interface FormProps {
  readonly action: string;
  /** `key` makes one act of a form that is sent twice; a form that needs none can stand on a page that is kept. */
  readonly proof: { readonly csrf: string; readonly key?: string };
  readonly children: ComponentChildren;
  readonly seen?: Readonly<Record<string, number>>;
  readonly files?: true;
  readonly wide?: true;
}

/** A form that proves it is ours, does one thing however often it is sent, and says which versions the person saw. */
export const Form = ({ action, proof, children, seen, files, wide }: FormProps): VNode => (
  <form method="post" action={action} encType={files ? 'multipart/form-data' : undefined} class={wide ? 'wide' : undefined} noValidate>
    <input type="hidden" name="csrf" value={proof.csrf} />
    {proof.key === undefined ? null : <input type="hidden" name="key" value={proof.key} />}
    {Object.entries(seen ?? {}).map(([stream, version]) => <input type="hidden" name="seen" value={`${stream}@${version}`} />)}
    {children}
  </form>
);

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly typed: Typed;
}

const problemOf = ({ problems }: Typed, name: string): string | undefined => problems.find(({ field }) => field === name)?.words;
const describedBy = (name: string, help: string | undefined, problem: string | undefined): string | undefined =>
  [help ? `${name}-help` : '', problem ? `${name}-error` : ''].join(' ').trim() || undefined;

const Around = ({ name, label, help, typed, children }: FieldProps & { readonly children: ComponentChildren }): VNode => {
  const problem = problemOf(typed, name);
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {help ? <p class="help" id={`${name}-help`}>{help}</p> : null}
      {problem ? <p class="error" id={`${name}-error`}><span class="seen-not">{say(typed.language, 'error')} </span>{problem}</p> : null}
      {children}
    </div>
  );
};

interface TextProps extends FieldProps {
  readonly width?: 'short' | 'tiny';
  readonly mode?: 'numeric' | 'email';
  readonly complete?: 'off' | 'email' | 'name' | 'one-time-code' | 'tel';
}

export const TextField = ({ width, mode, complete, ...field }: TextProps): VNode => (
  <Around {...field}>
    <input id={field.name} name={field.name} type="text" class={width} inputMode={mode} autoComplete={complete ?? 'off'} spellcheck={false}
      value={field.typed.values[field.name] ?? ''} aria-invalid={problemOf(field.typed, field.name) ? true : undefined}
      aria-describedby={describedBy(field.name, field.help, problemOf(field.typed, field.name))} dir="auto" />
  </Around>
);

export const TextArea = ({ rows, ...field }: FieldProps & { readonly rows?: number }): VNode => (
  <Around {...field}>
    <textarea id={field.name} name={field.name} rows={rows ?? 4} dir="auto" aria-invalid={problemOf(field.typed, field.name) ? true : undefined}
      aria-describedby={describedBy(field.name, field.help, problemOf(field.typed, field.name))}>{field.typed.values[field.name] ?? ''}</textarea>
  </Around>
);

export const FileField = (field: FieldProps & { readonly accept?: string }): VNode => (
  <Around {...field}><input id={field.name} name={field.name} type="file" accept={field.accept} aria-describedby={describedBy(field.name, field.help, problemOf(field.typed, field.name))} /></Around>
);

export interface Option {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly help?: string | undefined;
}

export const Select = ({ options, ...field }: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }): VNode => (
  <Around {...field}>
    <select id={field.name} name={field.name} aria-describedby={describedBy(field.name, field.help, problemOf(field.typed, field.name))}>
      {options.map(({ value, label }) => <option value={value} selected={field.typed.values[field.name] === value}>{label}</option>)}
    </select>
  </Around>
);

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
  readonly several?: true;
}

/** Large rows with one line of help each: radio buttons, or check boxes where several may be chosen. */
export function Choice({ name, label, help, typed, options, several }: ChoiceProps): VNode {
  const problem = problemOf(typed, name);
  const chosen = (typed.values[name] ?? '').split('\n');
  return (
    <fieldset class={['field', problem ? 'wrong' : '', several && options.length > 8 ? 'many' : ''].join(' ').trim()} aria-describedby={describedBy(name, help, problem)}>
      <legend>{label}</legend>
      {help ? <p class="help" id={`${name}-help`}>{help}</p> : null}
      {problem ? <p class="error" id={`${name}-error`}><span class="seen-not">{say(typed.language, 'error')} </span>{problem}</p> : null}
      {options.map(({ value, label: words, help: line }, at) => (
        <div class="option">
          <input type={several ? 'checkbox' : 'radio'} id={at === 0 ? name : `${name}-${value}`} name={name} value={value} checked={chosen.includes(value)} />
          <label for={at === 0 ? name : `${name}-${value}`}>{words}{line ? <small>{line}</small> : null}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** A date as day, month and year: three fields, so that nobody needs a calendar that pops up. */
export function DateField({ name, label, help, typed }: FieldProps): VNode {
  const problem = problemOf(typed, name);
  const part = (key: 'day' | 'month' | 'year'): VNode => (
    <div class="field">
      <label for={key === 'day' ? name : `${name}-${key}`}>{say(typed.language, key)}</label>
      <input id={key === 'day' ? name : `${name}-${key}`} name={`${name}-${key}`} inputMode="numeric" class={key === 'year' ? 'tiny' : 'tiny'} value={typed.values[`${name}-${key}`] ?? ''} autoComplete="off" />
    </div>
  );
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} aria-describedby={describedBy(name, help, problem)}>
      <legend>{label}</legend>
      {help ? <p class="help" id={`${name}-help`}>{help}</p> : null}
      {problem ? <p class="error" id={`${name}-error`}><span class="seen-not">{say(typed.language, 'error')} </span>{problem}</p> : null}
      <div class="row">{part('day')}{part('month')}{part('year')}</div>
    </fieldset>
  );
}

export const Button = ({ children, name, value, second }: { readonly children: ComponentChildren; readonly name?: string; readonly value?: string; readonly second?: true }): VNode => (
  <button type="submit" name={name} value={value} class={second ? 'second' : undefined}>{children}</button>
);

/** What is wrong, each line a link to its field; it takes the focus when the page opens. */
export const Problems = ({ typed }: { readonly typed: Typed }): VNode | null =>
  typed.problems.length === 0 ? null : (
    <div class="summary" role="alert" tabIndex={-1} id="problems" autoFocus>
      <h2>{say(typed.language, 'problem', { count: typed.problems.length })}</h2>
      <ul>{typed.problems.map(({ field, words }) => <li><a href={`#${field}`}>{words}</a></li>)}</ul>
    </div>
  );

export const Receipt = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode => (
  <section class="receipt" aria-labelledby="receipt"><h2 id="receipt">{title}</h2>{children}</section>
);

export const Notice = ({ tone, children }: { readonly tone?: 'owed' | 'late' | 'kept'; readonly children: ComponentChildren }): VNode => (
  <div class={tone ? `notice ${tone}` : 'notice'}>{children}</div>
);
