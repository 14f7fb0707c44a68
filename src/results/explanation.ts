import type { Place } from '../diagnostics/types.js';
import type { State } from '../model/topology.js';
import type { Cause, ChangeResult, ScenarioResult, ServiceResult, TopologySummary } from './document.js';

/*
 * The explanation of one service: how it fares in every run, and in one of them why: from the service down to what the
 * scenario injects, what holds it up, and which single edit would have saved it.
 */

export interface ExplanationDocument {
  readonly schemaVersion: 1;
  readonly kind: 'explanation';
  readonly catalogVersion: string;
  readonly topology: TopologySummary;
  readonly service: ExplainedService;
  /** How it fares in every run that was asked for, in the file's order. */
  readonly runs: readonly ExplainedRun[];
  /** The run that is explained: the worst for it, the first of equals. Its `services` are those of `chain` and `fallsWith`. */
  readonly scenario: ScenarioResult;
  /** What the scenario injects and the chain ends at, in the order of the chain; empty: nothing reaches it. */
  readonly rootCauses: readonly string[];
  /** The service first, then what it suffers from, nearer before farther; each only once with its own causes. */
  readonly chain: readonly ChainStep[];
  /** Services that lose anything and stand under it, by id, in the file's order. */
  readonly fallsWith: readonly string[];
  /** Users they lose, its own left out. */
  readonly fallsWithUsers: number;
  readonly holds: readonly Hold[];
  /** Single further failures that would take it down, each tried; null: it is down. */
  readonly nextFailures: {
    readonly ids: readonly string[];
    readonly tried: number;
    readonly notTried: number;
  } | null;
  /** Single edits after which it fares better in this run, each tried, best first. */
  readonly changes: readonly ServiceChange[];
  /** At how many more services an edit may have helped and was not tried. */
  readonly changesNotTried: number;
}

export interface ExplainedService {
  readonly id: string;
  readonly title: string | null;
  readonly sector: string | null;
  readonly tier: number | null;
  readonly owner: string | null;
  readonly users: number;
  readonly at: Place;
}

export interface ExplainedRun {
  readonly id: string;
  readonly scenario: string;
  readonly title: string | null;
  readonly state: State;
  readonly lost: number;
  readonly settled: ServiceResult['settled'];
  readonly backSeconds: number | null;
  /** Of everything that was judged. */
  readonly blastRadius: number;
}

export interface ChainStep {
  /** Index of the step it is a cause of; null: the service itself. */
  readonly parent: number | null;
  readonly type: 'service' | 'domain' | 'cut';
  readonly id: string;
  /** What it does to its parent; null: the service itself. */
  readonly cause: Cause | null;
  /** The scenario names it: here the chain ends. */
  readonly isInjected: boolean;
  /** Its own causes stand at an earlier step. */
  readonly isRepeated: boolean;
}

/** Why it is not down, or not worse. */
export interface Hold {
  /**
   * - placements: `left` of its placements work and count, `need` are needed
   * - group: of a group of dependencies `left` are there, `need` are needed
   * - ride-out: it works `seconds` without `lost`
   */
  readonly type: 'placements' | 'group' | 'ride-out';
  readonly left: readonly string[];
  readonly lost: readonly string[];
  readonly need: number;
  readonly seconds: number | null;
}

export interface ServiceChange extends ChangeResult {
  /** Of the explained service, with the edit. */
  readonly state: State;
  readonly lost: number;
}
