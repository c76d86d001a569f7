import type { ComponentChildren, VNode } from 'preact';

export interface ColumnOf {
  readonly heading: string;
  readonly number?: true;
  /** The cell that names the row; on a phone it stands without its heading. */
  readonly lead?: true;
}

export interface TableProps {
  readonly caption: string;
  /** True where the heading above says the same: then the caption is only read aloud. */
  readonly headed?: true;
  readonly columns: readonly ColumnOf[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A table whose caption states the denominator; on a phone its rows stack and repeat their headings. */
export const Table = ({ caption, headed, columns, rows }: TableProps): VNode => (
  <table class="stacks">
    <caption class={headed ? 'seen-not' : undefined}>{caption}</caption>
    <thead><tr>{columns.map(({ heading, number }) => <th scope="col" class={number ? 'end' : undefined}>{heading}</th>)}</tr></thead>
    <tbody>
      {rows.map((row) => (
        <tr>{row.map((cell, at) => {
          const column = columns[at];
          return <td class={[column?.number ? 'end' : '', column?.lead ? 'lead' : ''].join(' ').trim() || undefined} data-heading={column?.heading}>{cell}</td>;
        })}</tr>
      ))}
    </tbody>
  </table>
);

/** Big figures that never stand alone: "8" above "accepted, of 22". */
export const Figures = ({ figures }: { readonly figures: readonly { readonly value: string; readonly of: string; readonly late?: boolean }[] }): VNode => (
  <dl class="figures">{figures.map(({ value, of, late }) => <div class={late ? 'late' : undefined}><dt>{of}</dt><dd>{value}</dd></div>)}</dl>
);

export interface Moment {
  readonly when: string;
  readonly day: string | null;
  readonly what: ComponentChildren;
  readonly more?: ComponentChildren;
}

export const Timeline = ({ moments }: { readonly moments: readonly Moment[] }): VNode => (
  <ol class="timeline">
    {moments.map(({ when, day, what, more }) => (
      <li><time dateTime={day ?? undefined}>{when}</time><div><p><strong>{what}</strong></p>{more ? <div class="small quiet">{more}</div> : null}</div></li>
    ))}
  </ol>
);

/** Facts about one thing, named on the left. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [string, ComponentChildren])[] }): VNode => (
  <dl class="facts">{facts.map(([name, value]) => <><dt dir="auto">{name}</dt><dd>{value}</dd></>)}</dl>
);

/** A bar with its value on it and, where a share was needed, the line it had to reach. Shares are per mille. */
export const Bar = ({ share, needed, words }: { readonly share: number; readonly needed: number | null; readonly words: string }): VNode => (
  <svg class="bar" viewBox="0 0 1000 34" role="img" aria-label={words} preserveAspectRatio="none" height="34">
    <rect x="0" y="6" width="1000" height="22" fill="none" stroke="var(--strong-line)" stroke-width="2" />
    <rect x="0" y="6" width={String(share)} height="22" fill="var(--civic)" />
    {needed === null ? null : <path d={`M${needed} 0v34`} stroke="var(--ink)" stroke-width="5" />}
  </svg>
);
