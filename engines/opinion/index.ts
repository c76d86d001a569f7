export type * from './contract.ts';
export * from './tallies.ts';
export * from './queue.ts';
