/**
 * One edit of a topology, by index: of a service, and in it of a placement (null: of the service itself) and an entry.
 * - soften: a dependency becomes `impact: degraded`
 * - alternative: it becomes `anyOf` of what it was and something that never fails
 * - ride-out: it works `seconds` without what it needs
 * - placement: one more, in a domain of its own: active, or for a local service a standby that takes no time;
 *   `withoutStack`: what the service's `stack` says moves to the placements that are there
 * - free: a standby's activation no longer needs these
 * - remove: an entry is not there
 */
export type Edit =
  | { readonly type: 'soften' | 'alternative'; readonly at: DependencyAt }
  | { readonly type: 'ride-out'; readonly at: DependencyAt; readonly seconds: number }
  | { readonly type: 'placement'; readonly service: number; readonly withoutStack: boolean }
  | {
      readonly type: 'free';
      readonly service: number;
      readonly placement: number;
      readonly dependencies: readonly number[];
    }
  | {
      readonly type: 'remove';
      readonly what: 'dependency' | 'stack' | 'activation' | 'placement';
      readonly at: DependencyAt;
    };

/** An entry of a list: the service's own, or that of one of its placements. */
export interface DependencyAt {
  readonly service: number;
  readonly placement: number | null;
  readonly index: number;
}
