import { type DependencyDraft, dependencies } from './dependency.js';
import { type Draft, duration, durationAbove0, mapShape, number, share } from './value.js';

/** `activation`, `start` and `repair`: how long it takes and what it needs. */
export interface PhaseFields {
  takes?: number;
  dependsOn?: readonly DependencyDraft[];
}
export type PhaseDraft = Draft<PhaseFields>;

const phaseSlips = {
  depends_on: 'dependsOn',
  depends: 'dependsOn',
  needs: 'dependsOn',
  duration: 'takes',
  time: 'takes',
};

export const activationShape = mapShape<PhaseFields>({
  name: 'activation',
  noun: 'an activation',
  description: 'How a standby takes over.',
  keys: {
    takes: { value: duration, default: '0s', description: 'From when it is needed until it serves.' },
    dependsOn: {
      value: dependencies,
      default: '[]',
      description: 'What failing over needs. Yes or no: without impact.',
    },
  },
  slips: phaseSlips,
});

export const startShape = mapShape<PhaseFields>({
  name: 'start',
  noun: 'a start',
  description: 'How it comes back up once what it stands on is back.',
  keys: {
    takes: { value: duration, default: '0s', description: 'How long starting takes.' },
    dependsOn: {
      value: dependencies,
      default: '[]',
      description: 'What is needed only to come back up, not to stay up. Without impact.',
    },
  },
  slips: phaseSlips,
});

export const repairShape = mapShape<PhaseFields>({
  name: 'repair',
  noun: 'a repair',
  description: 'How people bring it back.',
  keys: {
    takes: { value: duration, default: '0s', description: 'How long the repair takes.' },
    dependsOn: {
      value: dependencies,
      default: '[]',
      description: 'What people need to repair it. Without impact.',
    },
  },
  slips: phaseSlips,
});

/** `failure` of a domain. */
export interface DomainFailureFields {
  availability?: number;
  mtbf?: number;
  mttr?: number;
  perYear?: number;
}
export interface FailureFields extends DomainFailureFields {
  commonCause?: number;
}

const rateKeys = {
  availability: {
    value: share,
    description: 'The part of the time it works, its own faults alone. Or mtbf or perYear.',
  },
  mtbf: { value: durationAbove0, description: 'Mean time between failures; needs mttr.' },
  mttr: { value: duration, description: 'Mean time to repair.' },
  perYear: { value: number({ above0: true }), description: 'Failures a year; needs mttr.' },
} as const;

const rateSlips = {
  mtbr: 'mttr',
  mttf: 'mtbf',
  rate: 'perYear',
  per_year: 'perYear',
  unavailability: 'availability',
};

export const domainFailureShape = mapShape<DomainFailureFields>({
  name: 'domainFailure',
  noun: 'a failure of a domain',
  description: 'How often it fails by itself: availability, or mtbf with mttr, or perYear with mttr.',
  keys: rateKeys,
  slips: {
    ...rateSlips,
    commonCause: 'commonCause is about the placements of a service; it stands in their failure',
  },
});

export const failureShape = mapShape<FailureFields>({
  name: 'failure',
  noun: 'a failure',
  description:
    'How often each placement fails by itself: availability, or mtbf with mttr, or perYear with mttr.',
  keys: {
    ...rateKeys,
    commonCause: {
      value: share,
      default: '0%',
      description: 'The part of these faults that hits all placements at once.',
    },
  },
  slips: rateSlips,
});
