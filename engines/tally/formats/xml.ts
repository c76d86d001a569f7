import { ok, refuse, type Result } from '@plenaria/kernel/result.ts';
import type { FileProblem } from './problem.ts';

/** An element of a data file: attributes, elements inside and the text between them. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string => text.replaceAll(/&(#x[\da-fA-F]+|#\d+|\w+);/g, (all, name: string) => {
  if (name.startsWith('#')) return String.fromCodePoint(name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  return entities[name] ?? all;
});

const attributesOf = (text: string): Readonly<Record<string, string>> => Object.fromEntries([...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [key.replace(/^.*:/, ''), decoded(double ?? single ?? '')]));

/**
 * Reads the elements of an XML file of data. Declarations, comments and processing instructions are passed over; entities that
 * a file defines for itself are not expanded. The first tag that does not fit is named with its line.
 */
export function readXml(text: string): Result<Element, FileProblem> {
  const top: Element = { name: '', attributes: {}, inside: [], text: '' };
  const open = [top];
  let [line, from] = [1, 0];
  for (const match of text.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g)) {
    const [, cdata, closing, tag = '', attributes = '', empty, words] = match;
    line += text.slice(from, match.index).split('\n').length - 1;
    from = match.index;
    const here = open.at(-1) ?? top;
    const name = tag.replace(/^.*:/, '');
    if (cdata !== undefined) here.text += cdata;
    else if (words !== undefined) here.text += decoded(words);
    else if (closing === '/') {
      if (open.length === 1 || here.name !== name) return refuse({ line, expected: `</${here.name}>`, found: `</${name}>` });
      open.pop();
    } else if (tag !== '') {
      const element: Element = { name, attributes: attributesOf(attributes), inside: [], text: '' };
      here.inside.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [root] = top.inside;
  if (root === undefined || open.length > 1) return refuse({ line: text.split('\n').length, expected: open.length > 1 ? `</${open.at(-1)?.name ?? ''}>` : 'an element', found: 'the end of the file' });
  return ok(root);
}
