import type { Evidence } from '../topology.js';
import { evidence } from './evidence.js';
import {
  count,
  type Draft,
  id,
  mapShape,
  type Name,
  oneOrMore,
  type RecordItem,
  record,
  text,
  type Value,
  words,
} from './value.js';

export type Role = 'active' | 'standby';

export interface SelectorFields {
  id?: readonly string[];
  kind?: readonly string[];
  within?: readonly Name[];
  labels?: readonly RecordItem<readonly string[]>[];
  sector?: readonly string[];
  tier?: readonly number[];
  owner?: readonly string[];
  role?: readonly Role[];
  evidence?: readonly Evidence[];
}
export type SelectorDraft = Draft<SelectorFields>;

export const role = words<Role>({
  active: 'serves when all is well',
  standby: 'takes over when an active one is not well',
});

const anyOf = <T>(value: Value<T>) => oneOrMore(value, 'not empty');

export const selectorKeys = {
  id: { value: anyOf(text), description: 'Ids; * is any text, ? any one character.' },
  kind: { value: anyOf(text), description: 'Kinds of domain.' },
  within: { value: anyOf(id), description: 'Domains it is within, at any depth.' },
  labels: {
    value: record('text', anyOf(text)),
    description: 'Labels it has, each with this value or one of these.',
  },
  sector: { value: anyOf(text), description: 'Sectors of services.' },
  tier: { value: anyOf(count(0)), description: 'Tiers of services.' },
  owner: { value: anyOf(text), description: 'Owners.' },
  role: { value: anyOf(role), description: 'Placements of this role.' },
  evidence: { value: anyOf(evidence), description: 'Placements known in this way.' },
} as const;

export const selectorSlips = {
  label: 'labels',
  tags: 'labels',
  type: 'kind',
  ids: 'id',
  name: 'id',
  in: 'within',
  region: 'within',
  kinds: 'kind',
  sectors: 'sector',
  tiers: 'tier',
  roles: 'role',
  owners: 'owner',
};

export const selectorShape = mapShape<SelectorFields>({
  name: 'selector',
  noun: 'a selector',
  description: 'Matches what has all of these; a list of values means any of them.',
  keys: selectorKeys,
  slips: selectorSlips,
});
