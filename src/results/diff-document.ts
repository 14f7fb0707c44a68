import type { Place } from '../diagnostics/types.js';
import type { State } from '../model/topology.js';
import type { Cause } from './document.js';

/*
 * The diff document: what a change of the topology does to every outage that both sides can play. `before` is the base,
 * `after` the head; what was renamed stands under its new name.
 */

export interface DiffDocument {
  readonly schemaVersion: 1;
  readonly kind: 'diff';
  readonly catalogVersion: string;
  /** The head's. */
  readonly topology: DiffTopology;
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** Runs that both sides have, in the head's order. */
  readonly scenarios: readonly DiffScenario[];
  /** Services for which some measure got worse in a shared run, in its order; mixed changes stand here alone. */
  readonly worse: readonly DiffChange[];
  /** Something got better and nothing worse. */
  readonly better: readonly DiffChange[];
  /** As bad as before, with other causes or another redundancy. */
  readonly changed: readonly DiffChange[];
  /** Down on both sides, for the same reasons. */
  readonly still: readonly DiffChange[];
  /** Services that only the head has, where they are not up in a shared run. */
  readonly added: readonly DiffChange[];
  /** Services that only the base has, where they were not up in a shared run. */
  readonly removed: readonly DiffChange[];
  /** Services that are on one side only, whatever their state. */
  readonly services: { readonly added: readonly DiffEntry[]; readonly removed: readonly DiffEntry[] };
  /** Runs that are on one side only. */
  readonly runs: { readonly added: readonly DiffRun[]; readonly removed: readonly DiffRun[] };
  /** Ids that changed while nothing else did; references to them were rewritten. */
  readonly renames: readonly DiffRename[];
  /** Edits that can make a result look better without the world being better. */
  readonly weakened: readonly Weakening[];
  readonly allowed: DiffAllowance;
  readonly checked: { readonly scenarios: number; readonly runs: number; readonly services: number };
  /** fail: something got worse than allowed, or was weakened where that is not allowed. */
  readonly verdict: 'pass' | 'fail';
}

export interface DiffTopology {
  readonly name: string;
  readonly domains: number;
  readonly services: number;
  readonly users: number;
  readonly hasUsers: boolean;
}

export interface DiffSide extends DiffTopology {
  /** As the user typed it. */
  readonly file: string;
  /** The git revision it was read from, as typed; null: the file as it is. */
  readonly revision: string | null;
  readonly commit: string | null;
}

export interface DiffScenario {
  readonly id: string;
  readonly title: string | null;
  readonly at: Place | null;
  /** null: not renamed with what it is about. */
  readonly renamedFrom: string | null;
  readonly before: RunFigures;
  readonly after: RunFigures;
  /** By the blast radius, at worst and settled. */
  readonly change: 'worse' | 'better' | 'same';
  /** False: it got worse than allowed. */
  readonly allowed: boolean;
}

export interface DiffRun {
  readonly id: string;
  readonly title: string | null;
  readonly at: Place | null;
  readonly figures: RunFigures;
}

export interface RunFigures {
  readonly blastRadius: number;
  readonly settledBlastRadius: number;
  readonly lostUsers: number;
  readonly users: number;
  readonly states: Readonly<Record<State, number>>;
}

export type Measure = 'state' | 'lost' | 'settled' | 'back' | 'redundancy';

export interface DiffChange {
  readonly scenario: string;
  readonly service: string;
  /** null: the base has no such service. */
  readonly before: ServiceFigures | null;
  /** null: the head has no such service. */
  readonly after: ServiceFigures | null;
  readonly worse: readonly Measure[];
  readonly better: readonly Measure[];
  /** Not up on either side, and for another reason. */
  readonly causesChanged: boolean;
  /** False: it got worse than allowed. */
  readonly allowed: boolean;
}

export interface ServiceFigures {
  readonly state: State;
  readonly lost: number;
  readonly users: number;
  readonly settled: { readonly state: State; readonly lost: number };
  readonly backSeconds: number | null;
  readonly redundancy: { readonly working: number; readonly of: number };
  readonly causes: readonly Cause[];
  readonly at: Place;
}

export interface DiffEntry {
  readonly id: string;
  readonly at: Place;
}

export interface DiffRename {
  readonly kind: 'service' | 'domain';
  readonly before: string;
  readonly after: string;
  readonly at: { readonly before: Place; readonly after: Place };
}

export interface Weakening {
  readonly kind: WeakeningKind;
  readonly on: { readonly kind: 'service' | 'domain' | 'scenario' | 'policy'; readonly id: string };
  /** In words, without what it is on: `no longer needs core-ledger`. */
  readonly text: string;
  /** The entry in the base; null: it is new. */
  readonly before: Place | null;
  /** The entry in the head, or what it was taken out of; null: nothing of it is left. */
  readonly after: Place | null;
}

export type WeakeningKind =
  | 'service-removed'
  | 'dependency-removed'
  | 'impact-softened'
  | 'works-without-longer'
  | 'alternative-added'
  | 'takes-shorter'
  | 'preference-dropped'
  | 'stack-removed'
  | 'uplink-loosened'
  | 'containment-removed'
  | 'users-lowered'
  | 'threshold-lowered'
  | 'capacity-raised'
  | 'demand-lowered'
  | 'overload-softened'
  | 'serving-softened'
  | 'standby-activated'
  | 'evidence-raised'
  | 'failure-lowered'
  | 'slo-loosened'
  | 'scenario-removed'
  | 'scenario-narrowed'
  | 'injection-removed'
  | 'duration-shortened'
  | 'expectation-loosened'
  | 'policy-removed'
  | 'policy-loosened'
  | 'policy-narrowed'
  | 'waiver-added'
  | 'waiver-extended';

export interface DiffAllowance {
  /** A service may get worse up to this state; null: not said. */
  readonly state: State | null;
  /** A blast radius may rise by so much, 0..1; null: not said. */
  readonly blastRadius: number | null;
  /** False: weakened entries fail. */
  readonly weakened: boolean;
}
