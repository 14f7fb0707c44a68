import type { Compiled } from '../compile/types.js';
import type { World } from '../engines/index.js';
import type { Injection, Topology } from '../model/topology.js';
import { fraction, userCount } from './fraction.js';
import { namedServices, type Reading } from './reading.js';
import { type Row, rowOf, stateOf } from './service-row.js';

/** What one run comes to, without its reasons: all that trying an edit asks for. */
export interface Outcome {
  readonly blastRadius: number;
  readonly lostUsers: number;
  readonly settledLostUsers: number;
  /** Services that are not up, of those that are judged. */
  readonly notUp: number;
  /** Seconds, ascending; Infinity: the end of a sustained outage. */
  readonly moments: readonly number[];
  /** By service. */
  readonly rows: readonly Row[];
}

interface Judged {
  readonly topology: Topology;
  readonly compiled: Compiled;
  readonly injection: Injection;
  readonly capacity: Float64Array;
  readonly worlds: readonly World[];
  readonly isJudged: (service: number) => boolean;
}

/** The figures that `scenarioResult` gives of the same worlds. Linear in services x worlds. */
export function outcomeOf({ topology, worlds, isJudged, ...judged }: Judged): Outcome {
  const { services } = topology;
  const named = namedServices(judged.injection);
  const readings = worlds.map(
    (world): Reading => ({ ...judged, topology, world, named, causes: new Map(), cuts: new Map() }),
  );
  const rows = services.map((_, s) => rowOf(readings, s));
  const told = [...services.keys()].filter(isJudged);
  const lost = worlds.map((_, w) => sumLost(topology, rows, told, w));
  const worst = Math.max(...lost);
  const total = told.reduce((sum, s) => sum + services[s]!.users, 0);
  return {
    blastRadius: total === 0 ? 0 : fraction(worst / total),
    lostUsers: userCount(worst),
    settledLostUsers: userCount(lost[lost.length - 1]!),
    notUp: told.filter((s) => stateOf(rows[s]!) > 0).length,
    moments: worlds.map(({ moment }) => moment),
    rows,
  };
}

/** Users lost in one world, of the services that are told of. */
export function sumLost(
  { services }: Topology,
  rows: readonly Row[],
  told: readonly number[],
  world: number,
): number {
  let sum = 0;
  for (const s of told) sum += services[s]!.users * rows[s]!.byMoment[world]!.lost;
  return sum;
}
