import { h, type VNode } from 'preact';

/** An element of a picture as the engines draw it. */
export interface Drawn {
  readonly tag: string;
  readonly is: Readonly<Record<string, string | number>>;
  readonly within: readonly (Drawn | string)[];
}

export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly marks: readonly Drawn[];
}

const node = (one: Drawn | string): VNode | string => (typeof one === 'string' ? one : h(one.tag, { ...one.is }, ...one.within.map(node)));

/**
 * A picture of an engine on a page, named by its title; what it says stands in words beside it. Small ones keep their size, a bar fills
 * its column, the others grow to the width at which their letters are as large as the text.
 */
export function Drawing({ picture, as = 'figure' }: { readonly picture: DrawnPicture; readonly as?: 'figure' | 'bar' | 'small' }): VNode {
  const [width, height] = [Math.ceil(picture.width), Math.ceil(picture.height)];
  const size = as === 'bar' ? { width: '100%', height, preserveAspectRatio: 'none' } : as === 'small' ? { width, height } : { width: '100%' };
  return <svg class={`drawn ${as}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={picture.title} {...size}>{picture.marks.map(node)}</svg>;
}
