import type { Clockwork, Reactor, View } from '#record/contract.ts';
import type { Route } from '#people/visit.ts';

/** What a room gives to the house. Verbs, effects and figures are bound in vocabulary.ts. */
export interface RoomOf {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly views: readonly View[];
  readonly reactors: readonly Reactor[];
  readonly clockwork: readonly Clockwork[];
}
