import type { State } from '../topology.js';
import {
  type SelectorDraft,
  type SelectorFields,
  selectorKeys,
  selectorShape,
  selectorSlips,
} from './selector.js';
import {
  count,
  type Draft,
  duration,
  durationAbove0,
  id,
  list,
  map,
  mapShape,
  type Name,
  oneOrMore,
  type RecordItem,
  record,
  share,
  target,
  text,
  union,
  words,
} from './value.js';

export const state = words<State>({
  up: 'as if nothing had happened',
  degraded: 'works, but worse',
  partial: 'a part of the users is lost',
  down: 'all users are lost',
});

export interface TargetFields extends SelectorFields {
  each?: SelectorDraft;
}
/** An id or `service@placement`; or a selector; or `each`, one run a match. */
export type TargetDraft = Name | Draft<TargetFields>;

export const targetShape = mapShape<TargetFields>({
  name: 'targetMap',
  noun: 'a selector',
  description: 'All that matches, at once; with each, one run a match.',
  keys: {
    ...selectorKeys,
    each: { value: map(() => selectorShape), description: 'One run for each match, instead of all at once.' },
  },
  slips: { ...selectorSlips, order: 'order stands beside fail, not in it' },
});

const targets = oneOrMore(
  union<TargetDraft>(
    'target',
    'a target (an id, service@placement, or a selector such as { kind: region })',
    () => ({
      scalar: target,
      map: map(() => targetShape),
    }),
  ),
  'not empty',
);

export interface LimitFields {
  id?: Name;
  capacity?: number;
}
export type LimitDraft = Draft<LimitFields>;

const limitShape = mapShape<LimitFields>({
  name: 'limit',
  noun: 'a limit',
  description: 'Scales the capacity of every placement in the domain or below it.',
  keys: {
    id: { value: id, required: true, description: 'The domain.' },
    capacity: { value: share, required: true, description: 'What is left of the capacity.' },
  },
  slips: { domain: 'id', in: 'id', factor: 'capacity', to: 'capacity', share: 'capacity' },
});

interface InjectionFields {
  fail?: readonly TargetDraft[];
  isolate?: readonly TargetDraft[];
  degrade?: readonly TargetDraft[];
  limit?: readonly LimitDraft[];
}

const injectionKeys = {
  fail: {
    value: targets,
    description: 'What fails: ids, service@placement, or selectors (all they match, at once).',
  },
  isolate: {
    value: targets,
    description: 'Domains that stay alive but are cut off from everything outside.',
  },
  degrade: { value: targets, description: 'Domains and services that work, but worse.' },
  limit: {
    value: list(
      map(() => limitShape),
      'not empty',
    ),
    description: 'Domains whose capacity shrinks.',
  },
} as const;

const injectionSlips = {
  fails: 'fail',
  failure: 'fail',
  down: 'fail',
  cut: 'isolate',
  partition: 'isolate',
  slow: 'degrade',
};

export interface EventFields extends InjectionFields {
  at?: number;
  restore?: readonly TargetDraft[];
}
export type EventDraft = Draft<EventFields>;

const eventShape = mapShape<EventFields>({
  name: 'event',
  noun: 'an event',
  description: 'What happens at one moment.',
  keys: {
    at: { value: duration, required: true, description: 'From the beginning of the scenario.' },
    ...injectionKeys,
    restore: { value: targets, description: 'What is no longer injected.' },
  },
  slips: {
    ...injectionSlips,
    time: 'at',
    after: 'at',
    recover: 'restore',
    repair: 'restore',
    heal: 'restore',
  },
});

interface RolloutFields {
  of?: Name;
  over?: number;
  rings?: readonly number[];
}

const rolloutShape = mapShape<RolloutFields>({
  name: 'rollout',
  noun: 'a roll-out',
  description: 'A bad update that reaches the placements which share something, ring by ring.',
  keys: {
    of: { value: id, required: true, description: 'What is updated: the domain that placements share.' },
    over: { value: duration, description: 'How long the roll-out takes.' },
    rings: { value: list(share, 'not empty'), description: 'The parts reached so far, ascending.' },
  },
});

export interface ScenarioFields extends InjectionFields {
  title?: string;
  order?: number;
  duration?: number;
  expect?: readonly RecordItem<State>[];
  incident?: string;
  events?: readonly EventDraft[];
  rollout?: Draft<RolloutFields>;
}
export type ScenarioDraft = Draft<ScenarioFields>;

export const scenarioShape = mapShape<ScenarioFields>({
  name: 'scenario',
  noun: 'a scenario',
  description: 'What fails, for how long, and what is expected of it.',
  keys: {
    title: { value: text, description: 'Its name for people.' },
    ...injectionKeys,
    order: {
      value: count(1, 3),
      default: '1',
      description: 'With each: 2 is one run a pair, 3 one a triple.',
    },
    duration: {
      value: durationAbove0,
      description: 'How long it lasts; default: sustained, without an end.',
    },
    expect: {
      value: record('id', state),
      description: 'The worst state of services; any other is a violation.',
    },
    incident: { value: text, description: 'An id of the incident library, replayed.' },
    events: {
      value: list(
        map(() => eventShape),
        'not empty',
      ),
      description: 'What happens over time.',
    },
    rollout: { value: map(() => rolloutShape), description: 'A bad update that spreads.' },
  },
  slips: {
    ...injectionSlips,
    each: 'each stands in what it is about: fail: { each: { kind: region } }',
    expects: 'expect',
    expected: 'expect',
    description: 'title',
    name: 'title',
    for: 'duration',
    lasts: 'duration',
    takes: 'duration',
    at: 'at stands in events',
    restore: 'restore stands in events',
  },
});
