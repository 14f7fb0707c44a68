import type { DiffOptions } from '../run/diff-types.js';
import { CommandError } from './command-error.js';

type Allowed = Pick<DiffOptions['allow'], 'state' | 'blastRadius'>;

const STATES = ['degraded', 'partial', 'down'] as const;

/** `--allow degraded`, `--allow 5%`, `--allow degraded,5%`: may repeat, each kind once. */
export function parseAllow(given: string, before: Allowed = { state: null, blastRadius: null }): Allowed {
  return given.split(',').reduce((allowed, part) => withPart(allowed, part.trim()), before);
}

function withPart(allowed: Allowed, part: string): Allowed {
  const state = STATES.find((one) => one === part);
  const share = /^(\d{1,3}(?:\.\d{1,9})?)%$/.exec(part)?.[1];
  if (state === undefined && (share === undefined || Number(share) > 100)) {
    const fix = 'a state a service may get worse to (degraded, partial, down), or a share such as 5%';
    throw new CommandError(`--allow ${part} is no state and no share`, fix, 'diff');
  }
  if (state !== undefined) {
    if (allowed.state !== null) throw new CommandError('--allow takes one state', null, 'diff');
    return { ...allowed, state };
  }
  if (allowed.blastRadius !== null) throw new CommandError('--allow takes one share', null, 'diff');
  return { ...allowed, blastRadius: Number(share) / 100 };
}
