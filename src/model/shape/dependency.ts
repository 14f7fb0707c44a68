import type { Evidence, Impact } from '../topology.js';
import { evidence } from './evidence.js';
import {
  count,
  type Draft,
  duration,
  id,
  impact,
  list,
  type MapShape,
  map,
  mapShape,
  type Name,
  union,
  type Value,
} from './value.js';

export interface DependencyFields {
  id?: Name;
  anyOf?: readonly DependencyDraft[];
  allOf?: readonly DependencyDraft[];
  atLeast?: number;
  of?: readonly DependencyDraft[];
  prefer?: readonly DependencyDraft[];
  impact?: Impact;
  worksWithout?: number;
  takes?: number;
  evidence?: Evidence;
}

/** A bare id, or a map. */
export type DependencyDraft = Name | Draft<DependencyFields>;

const dependency: Value<DependencyDraft> = union<DependencyDraft>(
  'dependency',
  'a dependency (an id, or a map such as { anyOf: [a, b] })',
  () => ({
    scalar: id,
    map: map(() => dependencyShape),
  }),
);

const members = list(dependency, 'not empty');

export const dependencies = list(dependency);

export const dependencyShape: MapShape<DependencyFields> = mapShape<DependencyFields>({
  name: 'dependencyMap',
  noun: 'a dependency',
  description: 'What is needed: a domain or service by id, or a group of them.',
  keys: {
    id: { value: id, description: 'The domain or service that is needed.' },
    anyOf: { value: members, description: 'One of these is enough.' },
    allOf: { value: members, description: 'All of these are needed, as a member of another group.' },
    atLeast: { value: count(1), description: 'So many of the members of `of` are needed.' },
    of: { value: members, description: 'The members that atLeast counts.' },
    prefer: { value: members, description: 'One is enough; anything but the first is degraded.' },
    impact: {
      value: impact,
      default: 'down',
      description:
        'What the loss of it does: down, degraded, or a share of the users that is lost. On whole dependencies only.',
    },
    worksWithout: {
      value: duration,
      default: '0s',
      description: 'How long it keeps working without what it needs.',
    },
    takes: {
      value: duration,
      default: '0s',
      description: 'Inside a group: switching over to this member takes so long.',
    },
    evidence: { value: evidence, default: 'declared', description: 'How this dependency is known.' },
  },
  slips: {
    works_without: 'worksWithout',
    holdover: 'worksWithout',
    ttl: 'worksWithout',
    oneOf: 'anyOf',
    any: 'anyOf',
    or: 'anyOf',
    all: 'allOf',
    and: 'allOf',
    min: 'atLeast',
    k: 'atLeast',
    service: 'id',
    name: 'id',
    on: 'id',
    domain: 'id',
    fallback: 'prefer',
    optional: 'a dependency that is not vital has impact: degraded',
    soft: 'a dependency that is not vital has impact: degraded',
  },
});
