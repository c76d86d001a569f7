import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text. Preact escapes every text and attribute. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;

/**
 * An address that somebody typed, made safe for a link: http, https, mailto or a path on this site. Anything else, such as
 * `javascript:`, gives null and is shown as text.
 */
export function safeUrl(typed: string): string | null {
  const text = typed.trim();
  if (/^\/(?![/\\])/.test(text)) return text;
  try {
    const url = new URL(text);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
