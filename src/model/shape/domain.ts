import { type DependencyDraft, dependencies } from './dependency.js';
import {
  type DomainFailureFields,
  domainFailureShape,
  type PhaseDraft,
  repairShape,
  startShape,
} from './phases.js';
import {
  type Draft,
  id,
  list,
  location,
  map,
  mapShape,
  type Name,
  number,
  oneOrMore,
  type RecordItem,
  record,
  text,
} from './value.js';

export interface DomainFields {
  title?: string;
  kind?: string;
  location?: readonly [number, number];
  weight?: number;
  within?: readonly Name[];
  uplink?: readonly Name[];
  dependsOn?: readonly DependencyDraft[];
  assumes?: readonly Name[];
  labels?: readonly RecordItem<string>[];
  owner?: string;
  start?: PhaseDraft;
  repair?: PhaseDraft;
  failure?: Draft<DomainFailureFields>;
}
export type DomainDraft = Draft<DomainFields>;

export const domainShape = mapShape<DomainFields>({
  name: 'domain',
  noun: 'a domain',
  description: 'Whatever fails as one thing: a failure domain.',
  keys: {
    title: { value: text, description: 'Its name for people.' },
    kind: {
      value: text,
      description:
        'provider, region, zone, datacenter, edge-server, mec, edge-site, on-prem, device, network, power, software, identity, dns, control-plane, supplier, or any other word.',
    },
    location: { value: location, description: '[latitude, longitude] in degrees.' },
    weight: {
      value: number({ above0: true }),
      default: '1',
      description: 'Its part where the shares of a local service are by default.',
    },
    within: {
      value: oneOrMore(id, 'or empty'),
      default: '[]',
      description: 'Domains that contain it: it fails when any of these fails. Never a circle.',
    },
    uplink: {
      value: oneOrMore(id, 'or empty'),
      description:
        'Its ways out, which make it a site: cut off only when all of these are down; [] is never cut off.',
    },
    dependsOn: { value: dependencies, default: '[]', description: 'What it needs to stay up.' },
    assumes: {
      value: list(id),
      default: '[]',
      description:
        'What a placement directly in it also shares fate with, as evidence assumed, unless its own stack names one of these.',
    },
    labels: {
      value: record('text', text),
      default: '{}',
      description: 'Free key-value pairs that selectors match.',
    },
    owner: { value: text, description: 'Who answers for it.' },
    start: { value: map(() => startShape), engine: 'timeline', description: 'How it comes back up.' },
    repair: {
      value: map(() => repairShape),
      engine: 'timeline',
      description: 'What bringing it back needs.',
    },
    failure: {
      value: map(() => domainFailureShape),
      engine: 'availability',
      description: 'How often it fails by itself.',
    },
  },
  slips: {
    depends_on: 'dependsOn',
    depends: 'dependsOn',
    needs: 'dependsOn',
    requires: 'dependsOn',
    type: 'kind',
    name: 'title',
    parent: 'within',
    in: 'within',
    region: 'within',
    zone: 'within',
    partOf: 'within',
    uplinks: 'uplink',
    network: 'uplink',
    tags: 'labels',
    lat: 'location',
    coordinates: 'location',
    recovery: 'repair',
    services: 'services stand at the top level; their placements say where they run',
  },
});
