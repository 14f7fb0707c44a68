import { DEPENDENCY_CODES } from './codes/dependencies.js';
import { NAME_CODES } from './codes/names.js';
import { SCENARIO_CODES } from './codes/scenarios.js';
import { SERVICE_CODES } from './codes/services.js';
import { VALUE_CODES } from './codes/values.js';
import { WARNING_CODES } from './codes/warnings.js';

/**
 * Every problem this room can find, by code: the title is what a list shows, the rest what
 * `blast-radius explain BR1203` adds. BR11 form and values, BR12 names, BR13 services, BR14 dependencies,
 * BR15 scenarios, policies and baselines, BR16 selectors; BR23 are warnings. A code keeps its meaning for ever.
 */
export const MODEL_CODES = {
  ...VALUE_CODES,
  ...NAME_CODES,
  ...SERVICE_CODES,
  ...DEPENDENCY_CODES,
  ...SCENARIO_CODES,
  ...WARNING_CODES,
} as const;

export type ModelCode = keyof typeof MODEL_CODES;
