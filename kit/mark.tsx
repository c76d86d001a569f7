import type { VNode } from 'preact';

/** The standing of a promise: a shape and a word, never a colour alone. */
export type Standing = 'verified' | 'claimed' | 'under-way' | 'owed' | 'late' | 'declined' | 'in-part' | 'disputed' | 'plain';

const ring = <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2.2" />;

const shapes: Readonly<Record<Standing, VNode | null>> = {
  verified: <><circle cx="10" cy="10" r="9" fill="currentColor" /><path d="M6 10.4l2.7 2.7L14 7.6" fill="none" stroke="var(--paper)" stroke-width="2.2" /></>,
  claimed: <>{ring}<path d="M7.4 7v3.2M7.4 7h1.6v2l-1 1.8M11.6 7v3.2M11.6 7h1.6v2l-1 1.8" fill="none" stroke="currentColor" stroke-width="1.5" /></>,
  'under-way': <>{ring}<path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor" /></>,
  owed: <>{ring}<path d="M10 5.4V10l3.2 2" fill="none" stroke="currentColor" stroke-width="2" /></>,
  late: <><path d="M10 1.5l9 16.5H1z" fill="currentColor" /><path d="M10 7.5v5M10 14.2v1.6" stroke="var(--paper)" stroke-width="2" /></>,
  declined: <><rect x="2.5" y="2.5" width="15" height="15" fill="none" stroke="currentColor" stroke-width="2.2" /><path d="M6.5 6.5l7 7M13.5 6.5l-7 7" stroke="currentColor" stroke-width="2" /></>,
  'in-part': <><rect x="2.5" y="2.5" width="15" height="15" fill="none" stroke="currentColor" stroke-width="2.2" /><rect x="2.5" y="10" width="15" height="7.5" fill="currentColor" /></>,
  disputed: <>{ring}<path d="M6 10h8" stroke="currentColor" stroke-width="2.4" /></>,
  plain: null,
};

const tone = (standing: Standing): string => (standing === 'verified' ? 'kept' : standing === 'declined' ? 'plain' : standing);

/** `verified` is only ever used for a published finding, `late` only against a date that was promised or set by law. */
export const Mark = ({ standing, words }: { readonly standing: Standing; readonly words: string }): VNode => (
  <span class={`mark ${tone(standing)}`}>
    {shapes[standing] === null ? null : <svg viewBox="0 0 20 20" aria-hidden="true">{shapes[standing]}</svg>}
    {words}
  </span>
);

/** A row of marks: an assembly's fate at a glance. The words beside it say the same, so the row itself is silent. */
export const Marks = ({ standings }: { readonly standings: readonly Standing[] }): VNode => (
  <span class="marks" aria-hidden="true">
    {standings.map((standing) => (shapes[standing] === null ? null : <span class={`mark ${tone(standing)}`}><svg viewBox="0 0 20 20">{shapes[standing]}</svg></span>))}
  </span>
);
