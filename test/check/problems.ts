import { checkCertificate } from '../../src/check/check-certificate.js';
import type { Topology } from '../../src/model/topology.js';
import { type InjectionDraft, injection, type WorldDraft, world } from './build.js';

/** A run and what is claimed of it. */
interface Claim {
  /** Seconds; left out: sustained. */
  duration?: number;
  inject: InjectionDraft;
  worlds: WorldDraft[];
}

/** What `check` has to say of a claim. */
export function problems(of: Topology, claim: Claim): string[] {
  const run = {
    injection: injection(of, claim.inject),
    duration: claim.duration ?? Number.POSITIVE_INFINITY,
  };
  const worlds = claim.worlds.map((draft) => world(of, draft));
  return checkCertificate(of, run, { worlds }).map((problem) => problem.message);
}

export const believed: string[] = [];
