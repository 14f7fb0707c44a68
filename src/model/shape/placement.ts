import type { Evidence } from '../topology.js';
import { type DependencyDraft, dependencies } from './dependency.js';
import { evidence } from './evidence.js';
import { activationShape, type PhaseDraft } from './phases.js';
import { type Role, role, type SelectorDraft, selectorShape } from './selector.js';
import { type Draft, id, list, map, mapShape, type Name, number, share, union } from './value.js';

export interface StackFields {
  id?: Name;
  evidence?: Evidence;
}
export type StackDraft = Name | Draft<StackFields>;

const stackShape = mapShape<StackFields>({
  name: 'stackMap',
  noun: 'a stack entry',
  description: 'A domain that is no place and that it shares fate with.',
  keys: {
    id: { value: id, required: true, description: 'The domain.' },
    evidence: { value: evidence, default: 'declared', description: 'How this is known.' },
  },
  slips: { name: 'id', domain: 'id' },
});

export const stack = list(
  union<StackDraft>('stackEntry', 'a stack entry (an id)', () => ({
    scalar: id,
    map: map(() => stackShape),
  })),
);

export interface PlacementFields {
  in?: Name;
  each?: SelectorDraft;
  as?: Name;
  role?: Role;
  activation?: PhaseDraft;
  stack?: readonly StackDraft[];
  dependsOn?: readonly DependencyDraft[];
  share?: number;
  capacity?: number;
  evidence?: Evidence;
}
export type PlacementDraft = Name | Draft<PlacementFields>;

export const placementShape = mapShape<PlacementFields>({
  name: 'placementMap',
  noun: 'a placement',
  description: 'Where a service runs: in one domain, or one placement in each domain that matches.',
  keys: {
    in: { value: id, description: 'The domain it runs in.' },
    each: {
      value: map(() => selectorShape),
      description: 'One placement in each domain of the file that matches.',
    },
    as: {
      value: id,
      description: 'Its name in its service; default: its domain. With each, names are domain/as.',
    },
    role: { value: role, default: 'active', description: 'active or standby.' },
    activation: {
      value: map(() => activationShape),
      description: 'How a standby takes over; default: at once.',
    },
    stack: { value: stack, default: '[]', description: 'What this placement shares fate with besides.' },
    dependsOn: { value: dependencies, default: '[]', description: 'What this placement alone needs.' },
    share: {
      value: share,
      description:
        "Local services: its part of the users; default: a part of what is left, by the domains' weight.",
    },
    capacity: {
      value: number({ above0: false }),
      description: 'What it can carry, in the unit of the demand.',
    },
    evidence: { value: evidence, default: 'declared', description: 'How this placement is known.' },
  },
  slips: {
    region: 'in',
    zone: 'in',
    location: 'in',
    domain: 'in',
    id: 'in',
    on: 'in',
    name: 'as',
    depends_on: 'dependsOn',
    depends: 'dependsOn',
    needs: 'dependsOn',
    failover: 'activation',
    takes: 'how long taking over takes stands in activation: { takes: 30m }',
    weight: 'share',
    replicas: 'name a placement for each: { in: region, as: rack-2 }',
    count: 'name a placement for each: { in: region, as: rack-2 }',
    standby: 'a standby has role: standby',
  },
});

export const placement = union<PlacementDraft>(
  'placement',
  'a placement (an id, or a map such as { in: region })',
  () => ({
    scalar: id,
    map: map(() => placementShape),
  }),
);
