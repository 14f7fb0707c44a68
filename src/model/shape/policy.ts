import type { State } from '../topology.js';
import { type ScenarioDraft, scenarioShape, state } from './scenario.js';
import { type SelectorDraft, selectorShape } from './selector.js';
import {
  boolean,
  count,
  type Draft,
  date,
  duration,
  id,
  list,
  map,
  mapShape,
  type Name,
  share,
  text,
  union,
} from './value.js';

export interface RequireFields {
  maxState?: State;
  within?: number;
  maxLost?: number;
  minAvailability?: number;
  minFailures?: number;
  maxDowntime?: number;
}

const requireShape = mapShape<RequireFields>({
  name: 'require',
  noun: 'a requirement',
  description: 'What must hold for the selected services.',
  keys: {
    maxState: { value: state, description: 'The worst state allowed.' },
    within: { value: duration, default: '0s', description: 'It may be worse before that.' },
    maxLost: { value: share, description: 'Of the users of the selected services, together.' },
    minAvailability: { value: share, description: 'The least availability allowed.' },
    minFailures: { value: count(1), description: 'It takes at least so many failures to take it down.' },
    maxDowntime: { value: duration, description: 'The longest outage allowed.' },
  },
  slips: {
    state: 'maxState',
    max_state: 'maxState',
    maxLoss: 'maxLost',
    availability: 'minAvailability',
    rto: 'maxDowntime',
    after: 'within',
    order: 'minFailures',
  },
});

export type UnderDraft = readonly Name[] | Name | ScenarioDraft;

export interface PolicyFields {
  under?: UnderDraft;
  services?: SelectorDraft;
  require?: Draft<RequireFields>;
  allowEmpty?: boolean;
}
export type PolicyDraft = Draft<PolicyFields>;

export const policyShape = mapShape<PolicyFields>({
  name: 'policy',
  noun: 'a policy',
  description: 'What is required of services in scenarios.',
  keys: {
    under: {
      value: union<UnderDraft>('under', 'scenario ids or an inline scenario', () => ({
        scalar: id,
        list: list(id, 'not empty'),
        map: map(() => scenarioShape),
      })),
      description: 'Scenario ids, or a scenario of its own; default: every scenario of the file.',
    },
    services: {
      value: map(() => selectorShape),
      default: 'all',
      description: 'Which services must hold it.',
    },
    require: { value: map(() => requireShape), required: true, description: 'What must hold.' },
    allowEmpty: {
      value: boolean,
      default: 'false',
      description: 'It is no problem if services matches nothing.',
    },
  },
  slips: {
    scenario: 'under',
    scenarios: 'under',
    when: 'under',
    service: 'services',
    selector: 'services',
    requires: 'require',
    requirement: 'require',
    title: 'a policy is called by its id',
    description: 'a policy is called by its id',
    allow_empty: 'allowEmpty',
    maxState: 'maxState stands in require',
    maxLost: 'maxLost stands in require',
  },
});

export interface WaiverFields {
  policy?: Name;
  service?: Name;
  scenario?: string;
  until?: string;
  reason?: string;
  owner?: string;
}
export type WaiverDraft = Draft<WaiverFields>;

export const waiverShape = mapShape<WaiverFields>({
  name: 'waiver',
  noun: 'a waiver',
  description: 'A violation of one policy that is accepted until a day.',
  keys: {
    policy: { value: id, required: true, description: 'The policy.' },
    service: {
      value: id,
      description: 'Only for this service; default: the whole policy, maxLost included.',
    },
    scenario: { value: text, description: 'Only in this scenario, or this run of it; default: in all.' },
    until: { value: date, required: true, description: 'The last day it is valid.' },
    reason: { value: text, required: true, description: 'Why, such as a ticket.' },
    owner: { value: text, required: true, description: 'Who answers for it.' },
  },
  slips: {
    expires: 'until',
    expiry: 'until',
    services: 'service',
    policies: 'policy',
    ticket: 'reason',
    team: 'owner',
  },
});
