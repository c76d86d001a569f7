import type { VNode } from 'preact';

/** How one seat is drawn. Order: for, neutral, against; then those who did not vote; then vacant ones. */
export type Dot = 'for' | 'neutral' | 'against' | 'absent' | 'vacant';

interface Place {
  readonly x: number;
  readonly y: number;
}

const gap = 25;

/** One row of dots for up to twelve seats. */
const row = (seats: number): readonly Place[] => Array.from({ length: seats }, (_, at) => ({ x: 14 + at * gap, y: 14 }));

/** Seats shared over rows of a half circle, so that neighbours stand about one gap apart. */
function rows(seats: number): readonly number[] {
  const count = seats <= 24 ? 2 : seats <= 60 ? 3 : 5;
  const radii = Array.from({ length: count }, (_, at) => seats / (count * 1.35) * 0.43 * gap + at * gap * 1.18);
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  const shares = radii.map((radius) => Math.floor((seats * radius) / whole));
  let left = seats - shares.reduce((sum, share) => sum + share, 0);
  for (let at = count - 1; left > 0; at = (at + count - 1) % count, left -= 1) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

function halfCircle(seats: number): readonly Place[] {
  const shares = rows(seats);
  const inner = Math.max(2.2 * gap, ((shares[0] ?? 1) * gap) / Math.PI);
  const placed = shares.flatMap((share, at) => {
    const radius = inner + at * gap * 1.15;
    return Array.from({ length: share }, (_, n) => {
      const angle = share === 1 ? Math.PI / 2 : Math.PI - (Math.PI * n) / (share - 1);
      return { angle, x: radius * Math.cos(angle), y: -radius * Math.sin(angle) };
    });
  });
  const reach = inner + (shares.length - 1) * gap * 1.15 + 14;
  return placed.sort((a, b) => b.angle - a.angle).map(({ x, y }) => ({ x: x + reach, y: y + reach }));
}

const shape = (kind: Dot, { x, y }: Place): VNode => {
  if (kind === 'for') return <circle class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="9" fill="currentColor" />;
  if (kind === 'vacant' || kind === 'absent') return <circle class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="8" fill="none" stroke="var(--strong-line)" stroke-width="2" stroke-dasharray="3 3" />;
  return (
    <>
      <circle class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="7.5" fill="none" stroke="var(--ink)" stroke-width="3" />
      {kind === 'neutral' ? <path d={`M${(x - 4).toFixed(1)} ${y.toFixed(1)}h8`} stroke="var(--ink)" stroke-width="2.5" /> : null}
    </>
  );
};

const order: readonly Dot[] = ['for', 'neutral', 'against', 'absent', 'vacant'];

export interface ArcProps {
  readonly counts: Readonly<Partial<Record<Dot, number>>>;
  /** The whole sentence: verdict and denominators. It is the picture's text as well. */
  readonly caption: string;
}

/** Every dot is a person: a body, a vote or an attendance, for one person, one equal vote, one choice. Up to 150 seats. */
export function Arc({ counts, caption }: ArcProps): VNode {
  const dots = order.flatMap((kind) => Array.from({ length: counts[kind] ?? 0 }, () => kind));
  const places = dots.length <= 12 ? row(dots.length) : halfCircle(dots.length);
  const width = Math.max(...places.map(({ x }) => x), 14) + 14;
  const height = Math.max(...places.map(({ y }) => y), 14) + 14;
  return (
    <figure class="arc">
      {dots.length > 0 && dots.length <= 150 ? (
        <svg viewBox={`0 0 ${width.toFixed(0)} ${height.toFixed(0)}`} role="img" aria-label={caption} width={dots.length <= 12 ? width.toFixed(0) : undefined}>
          {dots.map((kind, at) => shape(kind, places[at] ?? { x: 0, y: 0 }))}
        </svg>
      ) : null}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
