import type { VNode } from 'preact';
import type { Look, Mark, Picture } from '@plenaria/lottery/report/picture.ts';

const looks: Readonly<Record<Look, Readonly<Record<string, string>>>> = {
  axis: { stroke: 'var(--line)' }, label: { fill: 'var(--ink)' }, curve: { fill: 'none', stroke: 'var(--civic)', 'stroke-width': '2.5' }, equal: { stroke: 'var(--owed)', 'stroke-dasharray': '6 4' }, best: { stroke: 'var(--late)', 'stroke-dasharray': '2 3' },
  range: { stroke: 'var(--strong-line)', 'stroke-opacity': '0.5', 'stroke-width': '9', 'stroke-linecap': 'round' }, pool: { fill: 'var(--paper)', stroke: 'var(--ink)', 'stroke-width': '2' }, population: { fill: 'var(--owed)' }, panel: { fill: 'var(--civic)' },
};
const inks: Readonly<Partial<Record<Look, string>>> = { equal: 'var(--owed)', best: 'var(--late)', panel: 'var(--civic)' };

function Drawn({ mark }: { readonly mark: Mark }): VNode {
  const look = looks[mark.look];
  switch (mark.kind) {
    case 'path': return <path {...look} d={mark.d} />;
    case 'line': return <line {...look} x1={mark.from[0]} y1={mark.from[1]} x2={mark.to[0]} y2={mark.to[1]} />;
    case 'dot': return <circle {...look} cx={mark.at[0]} cy={mark.at[1]} r="5" />;
    case 'text': return <text fill={inks[mark.look] ?? 'var(--ink)'} x={mark.at[0]} y={mark.at[1]} text-anchor={mark.anchor}>{mark.words}</text>;
  }
}

/** A picture of the engine in the house's colours. On a phone it scrolls sideways rather than shrinking its words. */
export const Drawing = ({ picture }: { readonly picture: Picture }): VNode => (
  <div class="scrolls" tabIndex={0} role="region" aria-label={picture.words}>
    <svg class="drawing" viewBox={`0 0 ${picture.width} ${picture.height}`} role="img" aria-label={picture.words} font-size="12">{picture.marks.map((mark) => <Drawn mark={mark} />)}</svg>
  </div>
);
