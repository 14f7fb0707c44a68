import { domainShape } from './domain.js';
import { policyShape, waiverShape } from './policy.js';
import { scenarioShape } from './scenario.js';
import { serviceShape } from './service.js';
import { type MapShape, text, type Value } from './value.js';

/** One key of the top of a file, for the JSON Schema; reading the top is the loader's. */
export type TopKey =
  | { readonly form: 'value'; readonly value: Value; readonly description: string }
  | { readonly form: 'version' | 'include' | 'defaults'; readonly description: string }
  | { readonly form: 'entries' | 'items'; readonly shape: MapShape; readonly description: string };

export const topKeys: ReadonlyMap<string, TopKey> = new Map<string, TopKey>([
  [
    'version',
    { form: 'version', description: 'The version of the language: 1. Included files may leave it out.' },
  ],
  ['name', { form: 'value', value: text, description: 'What reports call the topology.' }],
  ['description', { form: 'value', value: text, description: 'What it describes, for people.' }],
  ['include', { form: 'include', description: 'Files to merge into this one, relative to it; globs too.' }],
  [
    'defaults',
    { form: 'defaults', description: 'What fills in the keys that domains and services leave out.' },
  ],
  ['domains', { form: 'entries', shape: domainShape, description: 'Whatever fails as one thing, by id.' }],
  [
    'services',
    { form: 'entries', shape: serviceShape, description: 'What people or other services use, by id.' },
  ],
  ['scenarios', { form: 'entries', shape: scenarioShape, description: 'What may fail, by id.' }],
  ['policies', { form: 'entries', shape: policyShape, description: 'What is required, by id.' }],
  [
    'waivers',
    { form: 'items', shape: waiverShape, description: 'Violations that are accepted until a day.' },
  ],
]);
