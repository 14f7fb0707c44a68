import type { Place } from '../diagnostics/types.js';
import type { Evidence, State } from '../model/topology.js';

/*
 * The analysis document: named, ordered, versioned, JSON-safe. What `--format json` prints, what every other
 * format is drawn from, what `gate` judges. Ids, never indices; fractions rounded to 12 digits; seconds as numbers,
 * null where there is no end.
 */

export interface AnalysisDocument {
  readonly schemaVersion: 1;
  readonly kind: 'analysis';
  readonly catalogVersion: string;
  readonly topology: TopologySummary;
  /** One a run, in the file's order. */
  readonly scenarios: readonly ScenarioResult[];
  readonly policies: readonly PolicyResult[];
  readonly expectations: readonly ExpectationResult[];
  /** Every waiver that was looked at, in the files' order; absent: there is none. */
  readonly waivers?: readonly WaiverResult[];
  /** `YYYY-MM-DD`: the day waivers were judged by; absent: there is none to judge. */
  readonly asOf?: string;
  /** How the violations compare with a baseline; absent: there is none. */
  readonly baseline?: BaselineResult;
  readonly checked: CheckedCounts;
  /** With `certificate` only: one entry a step of a run, in order; those of policies' own scenarios behind them. */
  readonly certificate?: readonly RunProof[];
  readonly verdict: 'pass' | 'fail';
  /** Sentences: what was asked for and matched nothing, what reached `--fail-on`; absent: there is none. */
  readonly notes?: readonly string[];
  /**
   * Where the picture is: every domain that is down, impaired or cut off in some run, that a service which is not up is placed in,
   * or that is around one of these, in the topology's order.
   */
  readonly domains?: readonly DomainPlace[];
}

export interface DomainPlace {
  readonly id: string;
  /** What it is directly within, all of them listed too. */
  readonly within: readonly string[];
  /** Where the file declares it, or first uses what the catalogue knows. */
  readonly at: Place;
}

/** What makes one step of a run checkable without the engine: a `RunCertificate` in ids. */
export interface RunProof {
  readonly run: string;
  /** The policy whose own scenario it is; null: one of `scenarios`. */
  readonly policy: string | null;
  /** Which step of a run with events, from 0. */
  readonly step: number;
  readonly injected: ScenarioResult['injected'];
  /** null: sustained. */
  readonly durationSeconds: number | null;
  /** By moment, ascending. */
  readonly worlds: readonly WorldProof[];
}

export interface WorldProof {
  /** Seconds; null: the end of a sustained outage. */
  readonly moment: number | null;
  /** Everything that is down, in order of rank: the first has rank 0. Each follows by one rule from those before it. */
  readonly steps: readonly {
    /** cut: the domain is cut off; placement: it does not work. */
    readonly element: 'domain' | 'cut' | 'placement' | 'service';
    /** A domain's or service's id, `service@placement`; the service's id for the placement of one that has none. */
    readonly id: string;
    /** Seconds from the injection. */
    readonly time: number;
  }[];
  /** The fall-backs that have joined. */
  readonly joined: readonly JoinProof[];
  /** Services that are not up or lose something, in the file's order; `lost` is not rounded. */
  readonly services: readonly { readonly id: string; readonly state: State; readonly lost: number }[];
}

/** A standby that has joined, or whoever switched over to a member of a group. */
export interface JoinProof {
  readonly element: 'domain' | 'placement';
  readonly id: string;
  /** null: a standby. Else where the member stands: which dependency (own ones, the service's, the activation's), then which member, and on. */
  readonly member: readonly number[] | null;
  /** 1: after the first wave. */
  readonly wave: number;
  /** Since when it was needed; null: never. */
  readonly neededSinceSeconds: number | null;
}

export interface TopologySummary {
  readonly name: string;
  /** The file as the user named it, relative to itself: its base name, `-` for standard input. */
  readonly file: string;
  readonly domains: number;
  readonly services: number;
  /** Sum of users; the number of services where no file says users. */
  readonly users: number;
  readonly hasUsers: boolean;
  /** How the file's entries are known: what services need or share fate with (activations and stacks included), and where they run. */
  readonly evidence: EvidenceCounts;
}

export interface EvidenceCounts {
  readonly dependencies: number;
  readonly placements: number;
  readonly byEvidence: Readonly<Record<Evidence, number>>;
  /** Every entry that is not declared, in the file's order. */
  readonly notDeclared: readonly {
    readonly service: string;
    readonly kind: 'dependency' | 'placement' | 'stack' | 'activation';
    /** What it depends on, shares fate with, or is placed in. */
    readonly on: readonly string[];
    readonly evidence: Evidence;
    readonly at: Place;
    /** What runs cost if this entry were not there, each tried; absent: none was. */
    readonly without?: readonly WithoutEntry[];
  }[];
}

/** One run, in a topology without one entry. */
export interface WithoutEntry {
  /** The run's id. */
  readonly scenario: string;
  readonly blastRadius: number;
  readonly lostUsers: number;
}

export interface CheckedCounts {
  readonly scenarios: number;
  readonly runs: number;
  readonly services: number;
  readonly policies: number;
  readonly expectations: number;
  /** Policies of the file that were not asked for, by a what-if, `--scenario`, `--sector` or `--owner`; absent: none. */
  readonly policiesLeftOut?: number;
}

export interface ScenarioResult {
  /** `central-us-2024`; `any-region[azure/centralus]`. */
  readonly id: string;
  /** The scenario of the file it is a run of. */
  readonly scenario: string;
  readonly title: string | null;
  /** null: not written in a file (`--fail`, the default runs). */
  readonly at: Place | null;
  readonly injected: {
    readonly fail: readonly string[];
    readonly isolate: readonly string[];
    readonly degrade: readonly string[];
    readonly limit: readonly { readonly id: string; readonly capacity: number }[];
  };
  /** null: sustained. */
  readonly durationSeconds: number | null;
  /** Of the worst world, the earliest of equals; 0..1. */
  readonly blastRadius: number;
  readonly settledBlastRadius: number;
  /** Of the worst world: sum of users x lost. */
  readonly lostUsers: number;
  readonly settledLostUsers: number;
  /** The worlds that were judged, ascending, in seconds; the end of a sustained outage is null. */
  readonly moments: readonly (number | null)[];
  /** The moment of the worst world. */
  readonly worstMoment: number | null;
  /** Of the services' worst states. */
  readonly states: Readonly<Record<State, number>>;
  /** By sector in the order of the file; `''` for services without one. Blast radius and lost users of the worst world, states the worst. */
  readonly sectors: Readonly<Record<string, SectorResult>>;
  /** Down in the worst world, in the topology's order, what is injected by name included. */
  readonly domainsDown: readonly string[];
  /** Every domain that is down or impaired in some world, in the topology's order, with its nearest cause; null: injected by name. */
  readonly domainCauses: readonly { readonly id: string; readonly under: Cause | null }[];
  /** Cut off in the worst world. */
  readonly domainsCut: readonly string[];
  /** Every domain that is cut off in some world, in the topology's order, with its nearest cause; null: isolated by name. */
  readonly cutCauses: readonly { readonly id: string; readonly under: Cause | null }[];
  /** Not up, in the file's order; every one with `all`. */
  readonly services: readonly ServiceResult[];
  /** With `--sector` or `--owner`: what causes name of the services that were not asked for, where they are not up; absent: none. */
  readonly others?: readonly { readonly id: string; readonly state: State }[];
  /** Single edits of the topology that would have saved something in this run, each tried, best first; absent: none was tried. */
  readonly changes?: readonly ChangeResult[];
  /** At how many more services an edit may have saved something, and was not tried, since that would take too long; absent: none. */
  readonly changesNotTried?: number;
}

/** One edit of the topology, and what the same run costs with it. */
export interface ChangeResult {
  /** `soften` and `alternative` edit a dependency, `placement` adds one, `free` rids a standby of what its activation needs, `ride-out` lengthens `worksWithout`. */
  readonly kind: 'soften' | 'alternative' | 'placement' | 'free' | 'ride-out';
  readonly service: string;
  /** What the edit is about: the dependency, the domain to be outside of; null: nothing more than the service. */
  readonly target: string | null;
  /** In words, without the service: `one more placement, outside azure/centralus`. */
  readonly text: string;
  /** Where to write it. */
  readonly at: Place;
  readonly blastRadius: number;
  readonly lostUsers: number;
}

export interface SectorResult {
  readonly blastRadius: number;
  readonly users: number;
  readonly lostUsers: number;
  readonly services: number;
  readonly down: number;
  readonly partial: number;
  readonly degraded: number;
  readonly up: number;
}

export interface ServiceResult {
  readonly id: string;
  readonly title: string | null;
  readonly sector: string | null;
  readonly tier: number | null;
  readonly owner: string | null;
  readonly users: number;
  /** The worst over the worlds. */
  readonly state: State;
  readonly lost: number;
  readonly settled: { readonly state: State; readonly lost: number };
  /** The last moment before the end whose world is worse for it than the settled one; null: none. */
  readonly backSeconds: number | null;
  readonly at: Place;
  /** As they are in its worst world. */
  readonly placements: readonly PlacementResult[];
  /** Placements that count (local: that work), of all, in the settled world. */
  readonly redundancy: { readonly working: number; readonly of: number };
  /** Immediate causes in its worst world, in the file's order; empty iff up. */
  readonly causes: readonly Cause[];
  /** The nearest cause: where it stands in the tree. Following it ends at an injected failure, never in a circle. null iff up. */
  readonly under: Cause | null;
  /** State and loss in each world, beside `moments`. */
  readonly byMoment: readonly { readonly state: State; readonly lost: number }[];
  /** With `certificate` only, by world: seconds and rank at which it went down; null: not down there. */
  readonly certificate?: readonly ({ readonly time: number; readonly rank: number } | null)[];
}

export interface PlacementResult {
  /** The placement's name in its service. */
  readonly id: string;
  readonly in: string;
  readonly role: 'active' | 'standby';
  readonly works: boolean;
  /** It works, but not as it should. */
  readonly impaired: boolean;
  /** Of its users (local); 0 where it works and loses nothing, 1 where it does not work. */
  readonly lost: number;
  readonly share: number;
  /** Why it does not work, loses something or is impaired; in the file's order; empty: it is well. */
  readonly causes: readonly Cause[];
}

/**
 * One immediate cause. `id` is the domain, service or placement it names.
 * - injection: the scenario fails or degrades `id`, which is the service or a placement of it
 * - domain: `id`, which it runs in (`via: in`), shares fate with (`stack`) or needs (`dependsOn`, `activation`), is down or bad
 * - dependency: the service `id`, which it needs, is not met, loses something or is not fine
 * - cut: `id` stands between it and what it needs or its users
 * - overload: what is left of its capacity is less than its demand
 * - standby: the standby placement `id` has not joined
 */
export interface Cause {
  readonly type: 'injection' | 'domain' | 'dependency' | 'cut' | 'overload' | 'standby';
  readonly id: string;
  readonly via: 'in' | 'stack' | 'dependsOn' | 'activation' | null;
  /** What it does to the service or placement: takes it down, loses a part of the users, degrades. */
  readonly effect: 'down' | 'partial' | 'degraded';
  /** Through a group: more than this one had to fail. */
  readonly group: boolean;
  /** Of an unmet group of which several are needed: how many members are there, where any are, and how many are needed. */
  readonly left?: number;
  readonly need?: number;
  /** overload: what is left and what is asked for. */
  readonly capacity?: number;
  readonly demand?: number;
  /** standby: `takes` (not over yet at that moment), `activation` (needs what is down), `not needed`. */
  readonly reason?: 'takes' | 'activation' | 'not needed';
  readonly takesSeconds?: number;
  /** How long it was ridden out, where a `worksWithout` ran out. */
  readonly worksWithoutSeconds?: number;
  readonly evidence?: Evidence;
}

export interface PolicyResult {
  readonly id: string;
  readonly at: Place;
  /** waived: it has violations, and a waiver that holds or the baseline covers each of them. */
  readonly verdict: 'pass' | 'fail' | 'empty' | 'waived';
  /** Runs x services that were judged; for `maxLost` runs. */
  readonly checks: number;
  readonly runs: number;
  readonly services: number;
  readonly require: {
    readonly maxState: State | null;
    readonly withinSeconds: number;
    readonly maxLost: number | null;
  };
  readonly selector: string;
  /** Why it judged nothing and what there is instead, without a full stop; also where `allowEmpty` lets it pass. Absent: it judged something. */
  readonly nothing?: string;
  /** What was judged, by id, in order; absent in documents written before it was. */
  readonly judged?: { readonly runs: readonly string[]; readonly services: readonly string[] };
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly scenario: string;
  /** null for `maxLost`, which is about the selected services together. */
  readonly service: string | null;
  /** Who answers for the service; absent: nobody is named. */
  readonly owner?: string;
  readonly found: State | number;
  readonly allowed: State | number;
  readonly at: Place;
  /** Of the service's users, where `found` is partial: 0..1. */
  readonly lost?: number;
  /** maxLost: users lost, of users. */
  readonly lostUsers?: number;
  readonly users?: number;
  /** The nearest cause, for the line "because …". */
  readonly because?: Cause | null;
  /** What would mend it, a sentence each, best first. */
  readonly fixes?: readonly string[];
  /** The waiver that names it, expired or not: only one that is active or expiring accepts it. */
  readonly waiver?: WaiverResult;
  /** Beside the baseline: known and no worse than there, or worse; absent: new, or there is no baseline. */
  readonly baseline?: 'known' | 'worse';
}

/** An accepted risk, and how it stands on the day of judgement. */
export interface WaiverResult {
  readonly policy: string;
  /** null: every service of the policy. */
  readonly service: string | null;
  /** null: every scenario. */
  readonly scenario: string | null;
  /** The last valid day in UTC, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly owner: string;
  readonly at: Place;
  /** expiring: active for 14 more days at most; unused: it names no violation. */
  readonly status: 'active' | 'expiring' | 'expired' | 'unused';
  /** Days left, 0 on the last valid one; negative: days since it ended. */
  readonly days: number;
}

export interface BaselineResult {
  /** As reports call it, like any other file. */
  readonly file: string;
  /** Violations that are in it and no worse than there. */
  readonly known: number;
  /** Violations that are in it and worse than there: they fail. */
  readonly worse: number;
  /** Whether stale entries are let pass. */
  readonly allowStale: boolean;
  /** Entries that no violation is about any more, in the file's order. */
  readonly stale: readonly StaleEntry[];
}

export interface StaleEntry {
  readonly policy: string;
  readonly scenario: string;
  /** null: what the policy's services lose together. */
  readonly service: string | null;
  readonly at: Place;
}

/** An `expect` of a scenario: any other worst state is a violation. */
export interface ExpectationResult {
  readonly scenario: string;
  readonly service: string;
  readonly expected: State;
  readonly found: State;
  readonly holds: boolean;
  readonly at: Place;
}
