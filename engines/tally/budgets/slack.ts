/**
 * How far the share may rise before anything in a run could go otherwise. Everything that a run compares is a straight line
 * in the share as long as nothing else changes: a comparison that holds by `lead`, and whose lead changes by `slope` for each
 * unit of the share, holds at least until lead ÷ −slope. The least of all of them is proven to change nothing.
 */
export class Slack {
  least = Infinity;

  /** A comparison that holds by `lead`; nothing is known of it closer than `error`. */
  holds(lead: number, slope: number, error: number): void {
    const sure = lead - error;
    if (sure <= 0) this.least = 0;
    else if (slope < 0) this.least = Math.min(this.least, sure / -slope);
  }

  /** Nothing is proven. */
  none(): void {
    this.least = 0;
  }

  /** The proven length, a little shortened for what doubles round. */
  get length(): number {
    return this.least === Infinity ? Infinity : Math.max(0, this.least * (1 - 1e-6));
  }
}
