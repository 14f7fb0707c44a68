import type { Evidence } from '../topology.js';
import { words } from './value.js';

export const evidence = words<Evidence>({
  declared: 'the author says so',
  observed: 'seen in a running system',
  assumed: 'a guess: reports say which verdicts rest on it',
  hindsight: 'learned from an outage itself',
});
