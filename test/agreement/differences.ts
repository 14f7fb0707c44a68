import type { Injection, Topology } from '../../src/model/topology.js';
import { oracle } from '../oracle/oracle.js';
import { runEngine } from './run-engine.js';

const TOLERANCE = 1e-6;

/** Where engine and oracle say different things of one run, as sentences; empty: they agree on everything both say. */
export function differences(topology: Topology, injection: Injection, duration: number): string[] {
  const { result } = runEngine(topology, injection, duration);
  const truth = oracle(topology, injection, duration);
  const found: string[] = [];
  const compare = (what: string, engine: unknown, expected: unknown): void => {
    const isClose =
      typeof engine === 'number' && typeof expected === 'number' && Math.abs(engine - expected) <= TOLERANCE;
    if (!isClose && engine !== expected)
      found.push(`${what}: engine ${String(engine)}, oracle ${String(expected)}`);
  };
  const moments = truth.worlds.map(({ moment }) => (moment === Number.POSITIVE_INFINITY ? null : moment));
  compare('moments', result.moments.join(), moments.join());
  if (found.length > 0) return found;
  compare('blast radius', result.blastRadius, truth.blastRadius);
  compare('settled blast radius', result.settledBlastRadius, truth.settledBlastRadius);
  for (const [s, expected] of truth.services.entries()) {
    const row = result.services[s]!;
    compare(`${row.id} state`, row.state, expected.state);
    compare(`${row.id} lost`, row.lost, expected.lost);
    compare(`${row.id} settled state`, row.settled.state, expected.settled.state);
    compare(`${row.id} settled lost`, row.settled.lost, expected.settled.lost);
    compare(`${row.id} back`, row.backSeconds, expected.backSeconds);
    compare(`${row.id} working`, row.redundancy.working, expected.redundancy.working);
    compare(`${row.id} of`, row.redundancy.of, expected.redundancy.of);
    for (const [w, world] of truth.worlds.entries()) {
      compare(`${row.id} state in world ${moments[w]}`, row.byMoment[w]!.state, world.services[s]!.state);
      compare(`${row.id} lost in world ${moments[w]}`, row.byMoment[w]!.lost, world.services[s]!.lost);
    }
  }
  return found;
}
