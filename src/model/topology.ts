import type { Span } from '../diagnostics/types.js';

/*
 * A validated topology. Everything in it is checked: indices exist, shares add up to 1, `within` is a DAG,
 * groups have their k members that take no time. Whoever reads it need not check again.
 * Domains and services are named by their index here; ids are for people.
 */

/** How a dependency, placement or stack entry is known. */
export type Evidence = 'declared' | 'observed' | 'assumed' | 'hindsight';

export interface Topology {
  readonly name: string;
  readonly description: string | null;
  /**
   * What the file names or binds to, and what that is within: the file's own in its order, then those of the catalogue in
   * the order of first use. Never the whole catalogue.
   */
  readonly domains: readonly Domain[];
  /** In the file's order. */
  readonly services: readonly Service[];
  readonly scenarios: readonly Scenario[];
  readonly policies: readonly Policy[];
  readonly waivers: readonly Waiver[];
  /** True iff some service says `users`; if none does, each weighs 1 and reports speak of services. */
  readonly hasUsers: boolean;
  /** The version of the catalogue that filled in ids such as azure/centralus. */
  readonly catalogVersion: string;
}

/** Whatever fails as one thing: a failure domain. */
export interface Domain {
  readonly id: string;
  readonly title: string | null;
  /** `region`, `zone`, `edge-site`, `software` …; any word, `''` where the file says none. */
  readonly kind: string;
  /** Degrees, [latitude, longitude]. */
  readonly location: readonly [number, number] | null;
  /** Its part where shares are by default; above 0, default 1. */
  readonly weight: number;
  /** Domains it is directly within. A DAG. */
  readonly within: readonly number[];
  /** null: the key is absent (no site). `[]`: a site that is never cut off. Never leads back to the domain. */
  readonly uplink: readonly number[] | null;
  readonly dependsOn: readonly Dependency[];
  readonly labels: ReadonlyMap<string, string>;
  readonly owner: string | null;
  /** True iff the definition comes from the catalogue alone. */
  readonly fromCatalog: boolean;
  readonly start: Start | null;
  readonly repair: Start | null;
  readonly failure: FailureRate | null;
  /** The id where the file declares it, or where it is first used. */
  readonly at: Span;
}

export interface Service {
  readonly id: string;
  readonly title: string | null;
  readonly sector: string | null;
  /** 0 = most critical; null: not said. */
  readonly tier: number | null;
  /** Who loses it when it is down, at least 0. Already the weight: 1 each where no service says it, 0 for those silent among others. */
  readonly users: number;
  readonly owner: string | null;
  readonly labels: ReadonlyMap<string, string>;
  readonly serving: 'pooled' | 'local' | 'nearest';
  /** Shared by every placement. */
  readonly stack: readonly StackEntry[];
  /** Empty: one implicit active placement on nothing. */
  readonly placements: readonly Placement[];
  /** Pooled only; at least 1. */
  readonly minAvailable: number;
  /** Pooled only; at least `minAvailable`. */
  readonly desired: number;
  /** Pooled only; null: none. Then every placement has a capacity. */
  readonly demand: number | null;
  readonly overload: 'shed' | 'collapse';
  readonly dependsOn: readonly Dependency[];
  readonly slo: { readonly availability: number | null; readonly rtoSeconds: number | null } | null;
  readonly start: Start | null;
  readonly failure: FailureRate | null;
  /** The id where the file declares it. */
  readonly at: Span;
}

export interface Placement {
  /** Unique in its service: `as`, or else the domain's id. */
  readonly id: string;
  /** The location domain. */
  readonly domain: number;
  readonly role: 'active' | 'standby';
  /** Standbys only; null: takes no time and needs nothing. */
  readonly activation: Activation | null;
  /** Its own `stack`, then what its domain `assumes` (evidence assumed). Without its service's. */
  readonly stack: readonly StackEntry[];
  readonly dependsOn: readonly Dependency[];
  /** Local services: the active placements' add up to 1, standbys have 0. Pooled services: 0, not used. */
  readonly share: number;
  /** null: not said. */
  readonly capacity: number | null;
  readonly evidence: Evidence;
  readonly at: Span;
}

export interface Activation {
  /** Seconds, 0: at once. */
  readonly takes: number;
  /** Impact is always `down`. */
  readonly dependsOn: readonly Dependency[];
}

export interface StackEntry {
  readonly domain: number;
  readonly evidence: Evidence;
  readonly at: Span;
}

/** hard: `down`; soft: `degraded`; a number above 0 and below 1: shared, that part of the users is lost (services only). */
export type Impact = 'down' | 'degraded' | number;

export interface Dependency {
  readonly expr: Expr;
  readonly impact: Impact;
  readonly evidence: Evidence;
  /** The whole entry. */
  readonly at: Span;
}

export type Expr = Ref | Group;

interface ExprBase {
  /** Seconds it keeps working without what it needs; 0: not at all. */
  readonly worksWithout: number;
  /** Members of a group only: seconds to switch over to it; 0: no fall-back, it is there at once. */
  readonly takes: number;
  readonly at: Span;
}

export interface Ref extends ExprBase {
  readonly type: 'domain' | 'service';
  /** Into `domains` or `services`. */
  readonly index: number;
  /** No cut parts anyone from this domain: so are the switches by which edits are chosen, and nothing that a file says. */
  readonly everywhere?: true;
}

export interface Group extends ExprBase {
  readonly type: 'group';
  readonly form: 'anyOf' | 'allOf' | 'atLeast' | 'prefer';
  /** k: anyOf and prefer 1, allOf all of them. */
  readonly need: number;
  /** In the file's order; at least 1. */
  readonly members: readonly Expr[];
}

/** `start` and `repair`: kept for the timeline. */
export interface Start {
  readonly takes: number;
  readonly dependsOn: readonly Dependency[];
}

/** Kept for cut sets and availability. */
export interface FailureRate {
  /** 0..1 */
  readonly unavailability: number | null;
  readonly mtbfSeconds: number | null;
  readonly mttrSeconds: number | null;
  readonly perYear: number | null;
  /** 0..1 */
  readonly commonCause: number | null;
}

export type Target =
  | { readonly type: 'domain'; readonly domain: number }
  | { readonly type: 'service'; readonly service: number }
  | { readonly type: 'placement'; readonly service: number; readonly placement: number };

/** What one run injects, resolved; no target twice, in order of index: domains, services, placements. */
export interface Injection {
  readonly fail: readonly Target[];
  /** Domains. */
  readonly isolate: readonly number[];
  /** Domains and services. */
  readonly degrade: readonly Target[];
  /** Capacity factors, at least 0; several on one placement multiply. */
  readonly limit: readonly { readonly domain: number; readonly factor: number }[];
}

/** A scenario of the file: one run, or many by `each` and `order`. */
export interface Scenario {
  readonly id: string;
  readonly title: string | null;
  readonly runs: readonly Run[];
  /** Expected worst state by service index. */
  readonly expect: readonly { readonly service: number; readonly state: State; readonly at: Span }[];
  /** Not null: this scenario needs an engine that is not there; the reason, as a sentence. It has no runs. */
  readonly refused: string | null;
  readonly at: Span;
}

/** One thing to propagate. */
export interface Run {
  /** The scenario's id; with `each` `any-region[azure/centralus]`, pairs `[a+b]`. */
  readonly id: string;
  readonly title: string | null;
  /** One step; or, for a scenario with `events`, what is injected after each event, each judged as sustained. */
  readonly steps: readonly Injection[];
  /** Seconds; Infinity: sustained. */
  readonly duration: number;
}

export type State = 'up' | 'degraded' | 'partial' | 'down';

export interface Policy {
  readonly id: string;
  /** Runs to judge. */
  readonly runs: readonly Run[];
  /** Whether `runs` are runs of the file's scenarios (by id) or its own inline ones. */
  readonly inline: boolean;
  /** The file's scenarios it is about, by id; empty for an inline one, and where the file has none. */
  readonly scenarios: readonly string[];
  /** Not null: its own scenario needs an engine that is not there; the reason, as a sentence. It has no runs. */
  readonly refused: string | null;
  /** Services to judge, by index, ascending. */
  readonly services: readonly number[];
  readonly require: Requirement;
  readonly allowEmpty: boolean;
  /** The `services:` selector as written, for the message that it matched nothing. */
  readonly selector: string;
  readonly at: Span;
}

export interface Requirement {
  readonly maxState: State | null;
  /** Seconds: the state may be worse before that; 0. */
  readonly within: number;
  /** 0..1 of the selected services' users, together. */
  readonly maxLost: number | null;
  /** Requirements whose engine is not there, by key: `minAvailability`, `minFailures`, `maxDowntime`. */
  readonly missingEngine: readonly string[];
}

export interface Waiver {
  readonly policy: string;
  /** null: the policy as a whole, what its services lose together included. */
  readonly service: number | null;
  readonly scenario: string | null;
  /** The last valid day, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly owner: string;
  readonly at: Span;
}
