import type { VNode } from 'preact';
import type { Language } from '@plenaria/kernel/language.ts';
import { say } from './kit-words.ts';

export interface FilterOf {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Filters of a long list: a form that only reads, so its address can be kept and sent on. */
export const Filters = ({ action, filters, language }: { readonly action: string; readonly filters: readonly FilterOf[]; readonly language: Language }): VNode => (
  <form method="get" action={action} class="filters wide">
    {filters.map(({ name, label, value, options }) => (
      <div class="field"><label for={`filter-${name}`}>{label}</label>
        <select id={`filter-${name}`} name={name}><option value="">{say(language, 'all')}</option>{options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}</select></div>
    ))}
    <button type="submit" class="second">{say(language, 'showResults')}</button>
  </form>
);

export const rowsAPage = 25;

/** The rows of one page of a list, and how many pages there are; a page that does not exist is the nearest one. */
export function pageOf<Row>(rows: readonly Row[], asked: string | null): { readonly rows: readonly Row[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / rowsAPage));
  const page = Math.min(pages, Math.max(1, /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1));
  return { rows: rows.slice((page - 1) * rowsAPage, page * rowsAPage), page, pages };
}

/** Links to the pages before and after, with where one is. `query` keeps the filters. */
export function Pages({ path, query, page, pages, language }: { readonly path: string; readonly query: URLSearchParams; readonly page: number; readonly pages: number; readonly language: Language }): VNode | null {
  if (pages === 1) return null;
  const to = (number: number): string => {
    const kept = new URLSearchParams([...query].filter(([name, value]) => name !== 'page' && value !== ''));
    if (number > 1) kept.set('page', String(number));
    return kept.size === 0 ? path : `${path}?${kept.toString()}`;
  };
  return (
    <nav class="pages" aria-label={say(language, 'pages')}>
      {page > 1 ? <a rel="prev" href={to(page - 1)}>{say(language, 'before')}</a> : null}
      <span>{say(language, 'pageOf', { page, pages })}</span>
      {page < pages ? <a rel="next" href={to(page + 1)}>{say(language, 'after')}</a> : null}
    </nav>
  );
}
