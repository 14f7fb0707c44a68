import type { Injection, Topology } from '../model/topology.js';
import type { RunCertificate, WorldCertificate } from '../results/certificate.js';
import type { CheckProblem } from './check-problem.js';
import { claimedWorld } from './claimed-world.js';
import { checkClosure } from './closure.js';
import { type Context, contextOf } from './context.js';
import { checkJoins } from './joins.js';
import { momentsOf } from './moments.js';
import { seconds } from './seconds.js';
import { checkStates } from './states.js';
import { checkSteps } from './steps.js';
import { isSameTime } from './tolerance.js';
import { type WavesOf, wavesOfRun } from './waves.js';

/**
 * Whether a result is to be believed, by the model alone. In each world what is called down is proved to be the least fixpoint
 * (every step has its cause; nothing else is forced), who has joined is found again wave by wave, losses and states are computed
 * again, and the worlds are the ones that had to be judged.
 * @param run one step of a run; `duration` in seconds, Infinity: sustained
 * @returns why not; empty: it is believed. Never throws on a certificate of the right shape, whatever it says.
 */
export function checkCertificate(
  topology: Topology,
  run: { readonly injection: Injection; readonly duration: number },
  certificate: RunCertificate,
): CheckProblem[] {
  const ctx = contextOf(topology, run.injection);
  const wavesOf = wavesOfRun(ctx, run.duration);
  const moments = momentsOf(ctx, run.duration, wavesOf);
  const claimed = certificate.worlds.map((world) => world.moment);
  const extra = claimed.filter(
    (moment, i) => !isOneOf(moment, moments) || (i > 0 && isSameTime(moment, claimed[i - 1]!)),
  );
  const missing = moments.filter((moment) => !isOneOf(moment, claimed));
  return [
    ...extra.map((moment) => about(moment, `the world just before ${seconds(moment)} is one too many`)),
    ...missing.map((moment) => about(moment, `the world just before ${seconds(moment)} is missing`)),
    ...outOfOrder(claimed),
    ...certificate.worlds
      .filter((world) => isOneOf(world.moment, moments))
      .flatMap((world) => checkWorld(ctx, world, wavesOf)),
  ];
}

function checkWorld(ctx: Context, claimed: WorldCertificate, wavesOf: WavesOf): CheckProblem[] {
  const { moment } = claimed;
  const { world, problems } = claimedWorld(ctx, claimed);
  if (problems.length > 0) return [...problems];
  return [
    ...checkSteps(ctx, world, moment),
    ...checkClosure(ctx, world, moment),
    ...checkJoins(ctx, claimed, wavesOf(moment)),
    ...checkStates(ctx, world, claimed),
  ];
}

function outOfOrder(claimed: readonly number[]): CheckProblem[] {
  return claimed
    .filter((moment, i) => i > 0 && moment < claimed[i - 1]!)
    .map((moment) => about(moment, `the world just before ${seconds(moment)} is out of order`));
}

function isOneOf(moment: number, moments: readonly number[]): boolean {
  return moments.some((other) => isSameTime(moment, other));
}

function about(moment: number, message: string): CheckProblem {
  return { moment, element: null, message };
}
