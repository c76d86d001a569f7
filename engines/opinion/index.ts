export type * from './contract.ts';
export * from './tallies.ts';
export * from './queue.ts';
export { planTables } from './tables.ts';
export { replanTables, type Replan } from './replan.ts';
