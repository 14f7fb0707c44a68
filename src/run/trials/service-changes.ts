import type { Place, Span } from '../../diagnostics/types.js';
import type { ServiceChange } from '../../results/explanation.js';
import { fraction } from '../../results/fraction.js';
import { STATES } from '../../results/reading.js';
import { stateOf } from '../../results/service-row.js';
import { estimate } from '../estimate.js';
import type { Candidate, Told } from './candidate.js';
import { candidatesOf } from './candidates.js';
import { budgetOf, laboratory, type Trial } from './laboratory.js';

interface Tried {
  readonly candidate: Candidate;
  readonly trial: Trial;
}

/**
 * The single edits after which one service fares better in a run, best first: of the service itself, and of everything that it
 * needs and has lost.
 */
export function serviceChanges(
  told: Told,
  s: number,
  locate: (span: Span) => Place,
): { readonly changes: readonly ServiceChange[]; readonly notTried: number } {
  const { topology, run, result } = told;
  const { row } = told.serviceOf(topology.services[s]!.id)!;
  if (row.state === 'up') return { changes: [], notTried: 0 };
  const chain = lostNeeds(told, s);
  const candidates = chain.flatMap((at) => candidatesOf(told, at, result.services[at]!));
  const budget = budgetOf(estimate(topology, [run]));
  const promising = candidates.slice(0, budget);
  const bench = laboratory(
    topology,
    () => true,
    [run],
    promising.map(({ edit }) => edit),
    budget,
  );
  const tried = promising.flatMap((candidate): Tried[] => {
    const trial = bench.try(candidate.edit, run);
    return trial === null ? [] : [{ candidate, trial }];
  });
  const before = [STATES.indexOf(row.state), row.lost] as const;
  const better = tried.filter(({ trial }) => isLess(fateIn(trial, s), before));
  better.sort((a, b) => compare(a, b, s));
  const visited = new Set(promising.map(({ service }) => service));
  return {
    changes: better.map(({ candidate, trial }) => changeOf(told, s, candidate, trial, locate)),
    notTried: chain.filter((at) => !visited.has(at) && candidates.some(({ service }) => service === at))
      .length,
  };
}

/** The service, then what it needs and has lost, breadth first. */
function lostNeeds({ topology, serviceOf }: Told, s: number): readonly number[] {
  const found = new Set([s]);
  for (const at of found) {
    for (const { type, id } of serviceOf(topology.services[at]!.id)?.row.causes ?? []) {
      const next = type === 'dependency' ? serviceOf(id)?.index : undefined;
      if (next !== undefined) found.add(next);
    }
  }
  return [...found];
}

/** Its worst state, as an index into STATES, and what it loses at worst. */
function fateIn({ steps }: Trial, s: number): readonly [number, number] {
  const rows = steps.map((step) => step.rows[s]!);
  const lost = rows.flatMap(({ byMoment }) => byMoment.map((moment) => moment.lost));
  return [Math.max(...rows.map(stateOf)), Math.max(...lost)];
}

const isLess = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1] - 1e-9);

function compare(a: Tried, b: Tried, s: number): number {
  const [one, other] = [fateIn(a.trial, s), fateIn(b.trial, s)];
  return (
    one[0] - other[0] ||
    one[1] - other[1] ||
    a.trial.worst.lostUsers - b.trial.worst.lostUsers ||
    a.trial.worst.notUp - b.trial.worst.notUp
  );
}

function changeOf(
  { topology }: Told,
  s: number,
  { kind, service, target, text, at }: Candidate,
  trial: Trial,
  locate: (span: Span) => Place,
): ServiceChange {
  const [state, lost] = fateIn(trial, s);
  const { blastRadius, lostUsers } = trial.worst;
  const { id } = topology.services[service]!;
  return {
    kind,
    service: id,
    target,
    text,
    at: locate(at),
    blastRadius,
    lostUsers,
    state: STATES[state]!,
    lost: fraction(lost),
  };
}
