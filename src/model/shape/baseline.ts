import type { State } from '../topology.js';
import { state } from './scenario.js';
import { type Draft, id, mapShape, type Name, share, text } from './value.js';

export interface BaselineFields {
  policy?: Name;
  scenario?: string;
  service?: Name;
  found?: State;
  lost?: number;
}
export type BaselineDraft = Draft<BaselineFields>;

export const baselineShape = mapShape<BaselineFields>({
  name: 'baselineEntry',
  noun: 'an entry of a baseline',
  description: 'A violation that is known.',
  keys: {
    policy: { value: id, required: true, description: 'The policy.' },
    scenario: { value: text, required: true, description: 'The run.' },
    service: { value: id, description: 'The service; absent: what all of them lose together.' },
    found: { value: state, description: 'The state it was found in.' },
    lost: { value: share, description: 'The share of the users that was lost.' },
  },
  slips: { state: 'found', run: 'scenario', services: 'service' },
});
