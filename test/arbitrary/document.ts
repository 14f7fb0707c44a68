/*
 * A topology document as plain JSON: the part of the language that the meaning of one scenario rests on.
 * JSON is YAML, so `JSON.stringify(document)` is a file.
 */

export interface TopologyDocument {
  readonly version: 1;
  readonly domains: Readonly<Record<string, DomainEntry>>;
  readonly services: Readonly<Record<string, ServiceEntry>>;
  readonly scenarios: Readonly<Record<string, ScenarioEntry>>;
}

export interface DomainEntry {
  readonly kind?: string;
  readonly weight?: number;
  readonly within?: readonly string[];
  readonly uplink?: readonly string[];
  readonly dependsOn?: readonly DependencyEntry[];
}

export interface ServiceEntry {
  readonly users?: number;
  readonly serving?: 'pooled' | 'local' | 'nearest';
  readonly stack?: readonly string[];
  readonly placements?: readonly PlacementEntry[];
  readonly minAvailable?: number;
  readonly desired?: number;
  readonly demand?: number;
  readonly overload?: 'shed' | 'collapse';
  readonly dependsOn?: readonly DependencyEntry[];
}

export interface PlacementEntry {
  readonly in: string;
  readonly as?: string;
  readonly role?: 'active' | 'standby';
  readonly activation?: { readonly takes?: string; readonly dependsOn?: readonly DependencyEntry[] };
  readonly stack?: readonly string[];
  readonly dependsOn?: readonly DependencyEntry[];
  /** `30%` */
  readonly share?: string;
  readonly capacity?: number;
}

export type DependencyEntry = string | DependencyMap;

/** One of `id`, `anyOf`, `allOf`, `prefer`, `atLeast` with `of`. */
export interface DependencyMap {
  readonly id?: string;
  readonly anyOf?: readonly DependencyEntry[];
  readonly allOf?: readonly DependencyEntry[];
  readonly prefer?: readonly DependencyEntry[];
  readonly atLeast?: number;
  readonly of?: readonly DependencyEntry[];
  /** `degraded` or `30%` */
  readonly impact?: string;
  readonly worksWithout?: string;
  readonly takes?: string;
}

export interface ScenarioEntry {
  readonly fail?: readonly string[];
  readonly isolate?: readonly string[];
  readonly degrade?: readonly string[];
  readonly limit?: readonly { readonly id: string; readonly capacity: string }[];
  readonly duration?: string;
}

/** A group's members, whatever its form; null: it names one thing. */
export function membersOf(entry: DependencyEntry): readonly DependencyEntry[] | null {
  if (typeof entry === 'string') return null;
  return entry.anyOf ?? entry.allOf ?? entry.prefer ?? entry.of ?? null;
}

/** Every list of dependencies in the document, those of activations included. */
export function dependencyLists(document: TopologyDocument): (readonly DependencyEntry[])[] {
  const domains = Object.values(document.domains).map((d) => d.dependsOn ?? []);
  const services = Object.values(document.services).flatMap((s) => [
    s.dependsOn ?? [],
    ...(s.placements ?? []).flatMap((p) => [p.dependsOn ?? [], p.activation?.dependsOn ?? []]),
  ]);
  return [...domains, ...services];
}
