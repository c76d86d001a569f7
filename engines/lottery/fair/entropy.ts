import { smooth } from './smooth.ts';

const inside = (chance: number): number => Math.min(1 - 1e-9, Math.max(1e-9, chance));

/**
 * Maximum entropy: each person drawn for herself as unpredictably as the quotas allow on average (Chen, Dempster and Liu 1994). Its
 * value, Σ −p log p − (1−p) log (1−p), is also a bound: no lottery over panels with any chances is more random, in nats.
 */
export const entropy = smooth(() => ({
  of: (_, chance) => -inside(chance) * Math.log(inside(chance)) - (1 - inside(chance)) * Math.log(1 - inside(chance)),
  slope: (_, chance) => Math.log((1 - inside(chance)) / inside(chance)), curve: (_, chance) => -1 / (inside(chance) * (1 - inside(chance))),
}));
