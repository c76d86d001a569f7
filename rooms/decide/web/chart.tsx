import { h, type VNode } from 'preact';
import type { Chart, Shape } from '@plenaria/tally/chart/scene.ts';

const drawn = ({ tag, attributes, inside }: Shape): VNode => h(tag, { ...attributes }, ...inside.map((one) => (typeof one === 'string' ? one : drawn(one))));

const Picture = ({ chart, kind }: { readonly chart: Chart; readonly kind: string }): VNode => (
  <svg class={`chart ${kind}`} role="img" aria-label={chart.label} width={chart.width} height={chart.height} viewBox={`0 0 ${chart.width} ${chart.height}`}>{chart.shapes.map(drawn)}</svg>
);

/** A chart in two widths, so that its text keeps its size on a desk and on a phone. */
export const ChartPair = ({ wide, narrow }: { readonly wide: Chart; readonly narrow: Chart }): VNode => <><Picture chart={wide} kind="on-desk" /><Picture chart={narrow} kind="on-phone" /></>;
