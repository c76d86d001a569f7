import type { VNode } from 'preact';

/** Words that a person typed: their direction follows their language, whatever the page's. */
export const Said = ({ children }: { readonly children: string | undefined }): VNode => <span dir="auto">{children ?? '…'}</span>;

/** A name inside a sentence. */
export const Name = ({ children }: { readonly children: string | undefined }): VNode => <bdi>{children ?? '…'}</bdi>;

/** A long text that a person typed, a paragraph for each blank line. */
export const Paragraphs = ({ text }: { readonly text: string }): VNode => (
  <>{text.split(/\n\s*\n/).map((paragraph) => <p dir="auto">{paragraph}</p>)}</>
);
