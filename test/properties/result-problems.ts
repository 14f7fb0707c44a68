import { isDeepStrictEqual } from 'node:util';
import type { Topology } from '../../src/model/topology.js';
import type { ScenarioResult } from '../../src/results/document.js';

const STATES = ['up', 'degraded', 'partial', 'down'] as const;
const CLOSE = 1e-6;

/** Which sentences about the figures of a result are not true; empty: all hold. `services` holds every one. */
export function resultProblems(result: ScenarioResult, topology: Topology): string[] {
  const { services, moments, injected } = result;
  const users = sum(services, (row) => row.users);
  const lostIn = (w: number) => sum(services, (row) => row.users * row.byMoment[w]!.lost);
  const lost = moments.map((_, w) => lostIn(w));
  const worst = moments.indexOf(result.worstMoment);
  const sectors = Object.values(result.sectors);
  const domains = new Set(topology.domains.map(({ id }) => id));
  const failed = injected.fail.filter((id) => domains.has(id));
  const down = result.domainCauses.flatMap(({ id, under }) =>
    under === null && result.domainsDown.includes(id) ? [id] : [],
  );
  const claims: readonly [string, boolean][] = [
    ['moments ascend to the end', isAscending(moments) && moments.at(-1) === result.durationSeconds],
    ['the worst moment is the first that lost most', isClose(lost[worst]!, Math.max(...lost))],
    ['lost users are those of the worst world', isClose(result.lostUsers, lost[worst]!)],
    ['settled lost users are those of the last', isClose(result.settledLostUsers, lost.at(-1)!)],
    ['the blast radius is lost users of all', isClose(result.blastRadius * users, result.lostUsers)],
    ['the settled one too', isClose(result.settledBlastRadius * users, result.settledLostUsers)],
    ['it is never below the settled one', result.blastRadius >= result.settledBlastRadius - CLOSE],
    ['states count every service', STATES.every((s) => result.states[s] === count(services, s))],
    ['sectors hold all services', sum(sectors, (s) => s.services) === services.length],
    [
      'sectors hold all users',
      isClose(
        sum(sectors, (s) => s.users),
        users,
      ),
    ],
    [
      'sectors lose what is lost',
      isClose(
        sum(sectors, (s) => s.lostUsers),
        result.lostUsers,
      ),
    ],
    ['sectors count the states', STATES.every((s) => sum(sectors, (one) => one[s]) === result.states[s])],
    ['what is failed by name is down', failed.every((id) => result.domainsDown.includes(id))],
    ['what is isolated is cut off', injected.isolate.every((id) => result.domainsCut.includes(id))],
    [
      'a domain that is down is under nothing iff it is failed by name',
      isDeepStrictEqual(down.sort(), [...failed].sort()),
    ],
  ];
  return claims.flatMap(([claim, holds]) => (holds ? [] : [`not true that ${claim}`]));
}

const isClose = (a: number, b: number) => Math.abs(a - b) <= CLOSE;

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

function count(rows: ScenarioResult['services'], state: (typeof STATES)[number]): number {
  return rows.filter((row) => row.state === state).length;
}

function isAscending(moments: ScenarioResult['moments']): boolean {
  return moments.every((moment, w) => w === 0 || moment === null || moments[w - 1]! < moment);
}
