import { type DependencyDraft, dependencies } from './dependency.js';
import { type FailureFields, failureShape, type PhaseDraft, startShape } from './phases.js';
import { type PlacementDraft, placement, type StackDraft, stack } from './placement.js';
import {
  count,
  type Draft,
  duration,
  list,
  map,
  mapShape,
  number,
  type RecordItem,
  record,
  share,
  text,
  words,
} from './value.js';

export interface SloFields {
  availability?: number;
  rto?: number;
}

const sloShape = mapShape<SloFields>({
  name: 'slo',
  noun: 'an slo',
  description: 'What was promised.',
  keys: {
    availability: { value: share, description: 'The part of the time it is promised to work.' },
    rto: { value: duration, description: 'The longest outage that was promised.' },
  },
});

export interface ServiceFields {
  title?: string;
  sector?: string;
  tier?: number;
  users?: number;
  owner?: string;
  labels?: readonly RecordItem<string>[];
  serving?: 'pooled' | 'local' | 'nearest';
  stack?: readonly StackDraft[];
  placements?: readonly PlacementDraft[];
  minAvailable?: number;
  desired?: number;
  demand?: number;
  overload?: 'shed' | 'collapse';
  dependsOn?: readonly DependencyDraft[];
  slo?: Draft<SloFields>;
  start?: PhaseDraft;
  failure?: Draft<FailureFields>;
}
export type ServiceDraft = Draft<ServiceFields>;

export const serviceShape = mapShape<ServiceFields>({
  name: 'service',
  noun: 'a service',
  description: 'What people or other services use.',
  keys: {
    title: { value: text, description: 'Its name for people.' },
    sector: { value: text, description: 'Free text; reports group by it.' },
    tier: { value: count(0), description: '0 is the most critical.' },
    users: { value: count(0), description: 'Who loses it when it is down; 0: nobody uses it directly.' },
    owner: { value: text, description: 'Who answers for it.' },
    labels: {
      value: record('text', text),
      default: '{}',
      description: 'Free key-value pairs that selectors match.',
    },
    serving: {
      value: words({
        pooled: 'any placement serves every user, over the network',
        local: 'each placement serves only its own users',
        nearest: 'local, and every placement also stands in for the others',
      }),
      default: 'pooled',
      description: 'Whom a placement serves.',
    },
    stack: {
      value: stack,
      default: '[]',
      description: 'What every placement shares fate with: an agent, an image, a certificate.',
    },
    placements: { value: list(placement), default: '[]', description: 'Where it runs.' },
    minAvailable: {
      value: count(1),
      default: '1',
      description: 'Pooled: fewer placements than this is down.',
    },
    desired: {
      value: count(1),
      description: 'Pooled: fewer placements than this is degraded; default: minAvailable.',
    },
    demand: {
      value: number({ above0: true }),
      description: 'Pooled: what all users together ask for, in the unit of the capacities.',
    },
    overload: {
      value: words({ shed: 'the excess share is lost', collapse: 'it is down' }),
      default: 'shed',
      description: 'What happens when the capacity left is less than the demand.',
    },
    dependsOn: {
      value: dependencies,
      default: '[]',
      description: 'What it needs to stay up, at every placement.',
    },
    slo: { value: map(() => sloShape), engine: 'availability', description: 'What was promised.' },
    start: {
      value: map(() => startShape),
      engine: 'timeline',
      description: 'What it needs to come back up.',
    },
    failure: {
      value: map(() => failureShape),
      engine: 'availability',
      description: 'Its own faults, per placement.',
    },
  },
  slips: {
    depends_on: 'dependsOn',
    depends: 'dependsOn',
    dependencies: 'dependsOn',
    needs: 'dependsOn',
    requires: 'dependsOn',
    links: 'dependsOn',
    replicas: 'placements say where it runs, minAvailable how many of them it needs',
    instances: 'placements say where it runs, minAvailable how many of them it needs',
    count: 'placements say where it runs, minAvailable how many of them it needs',
    region: 'placements',
    regions: 'placements',
    zone: 'placements',
    zones: 'placements',
    in: 'placements',
    location: 'placements',
    placement: 'placements',
    deploy: 'placements',
    min_available: 'minAvailable',
    minReplicas: 'minAvailable',
    quorum: 'minAvailable',
    name: 'title',
    type: 'serving',
    kind: 'a service has no kind; its sector, tier and labels tell it from others',
    criticality: 'tier',
    priority: 'tier',
    customers: 'users',
    team: 'owner',
    tags: 'labels',
    rto: 'rto stands in slo: { rto: 30m }',
    within: 'a service is not within a domain; its placements say where it runs',
    uplink: 'an uplink is of the domain the service is placed in',
    repair: 'a repair is of a domain; a service has start',
    capacity: 'capacity stands in the placements; a service has demand',
    role: 'role stands in the placements',
    activation: 'activation stands in a standby among the placements',
  },
});
