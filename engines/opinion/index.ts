export type * from './contract.ts';
export * from './tallies.ts';
export * from './queue.ts';
export { planTables, replanTables, type Replan } from './tables.ts';
