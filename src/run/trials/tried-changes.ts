import type { Place, Span } from '../../diagnostics/types.js';
import type { Topology } from '../../model/topology.js';
import type { ChangeResult, ScenarioResult, ServiceResult } from '../../results/document.js';
import type { Candidate, Told } from './candidate.js';
import { candidatesOf, rideOuts } from './candidates.js';
import type { Laboratory, Trial } from './laboratory.js';

export interface TriedChanges {
  readonly changes: readonly ChangeResult[];
  /** Services at which nothing was tried, though the outage enters there. */
  readonly notTried: number;
}

/** Candidates in the order of trying, and at how many more services there may be some. */
export interface Entries {
  readonly candidates: readonly Candidate[];
  readonly left: number;
}

/**
 * The single edits that would have saved something in a run, best first: by users lost, then services that are not up, then
 * in the file's order.
 */
export function triedChanges(
  told: Told,
  { candidates, left }: Entries,
  laboratory: Laboratory,
  locate: (span: Span) => Place,
): TriedChanges {
  const { changes, notTried } = judged(told, candidates, laboratory, locate);
  return { changes, notTried: notTried + left };
}

/** The edits of `candidates` that lose fewer users than the run as it is. */
export function judged(
  { topology, run, result }: Told,
  candidates: readonly Candidate[],
  laboratory: Laboratory,
  locate: (span: Span) => Place,
): TriedChanges {
  const tried: { candidate: Candidate; trial: Trial }[] = [];
  const [open, closed] = [new Set<number>(), new Set<number>()];
  for (const candidate of candidates) {
    const isOpen = laboratory.isOpen;
    const trial = laboratory.try(candidate.edit, run);
    if (trial !== null) tried.push({ candidate, trial });
    (trial !== null || isOpen ? open : closed).add(candidate.service);
  }
  const saving = tried.filter(({ trial }) => isLess(trial.worst.lostUsers, result.lostUsers));
  saving.sort((a, b) => byLoss(a.trial, b.trial) || a.candidate.service - b.candidate.service);
  const notTried = [...closed].filter((service) => !open.has(service)).length;
  return { changes: saving.map((one) => changeOf(topology, one, locate)), notTried };
}

const isLess = (a: number, b: number): boolean => a < b - 1e-9 * Math.max(1, b);

const byLoss = (a: Trial, b: Trial): number =>
  a.worst.lostUsers - b.worst.lostUsers || a.worst.notUp - b.worst.notUp;

function changeOf(
  topology: Topology,
  { candidate, trial }: { candidate: Candidate; trial: Trial },
  locate: (span: Span) => Place,
): ChangeResult {
  const { kind, service, target, text, at } = candidate;
  const { blastRadius, lostUsers } = trial.worst;
  return {
    kind,
    service: topology.services[service]!.id,
    target,
    text,
    at: locate(at),
    blastRadius,
    lostUsers,
  };
}

/**
 * Edits are looked for where the outage enters: at services that stand under no other service, or under one that the scenario
 * itself fails; and where a holdover ran out. Those with most users hanging on them come first.
 * @param limit so many candidates are enough
 */
export function entryCandidates(told: Told, limit: number): Entries {
  const weights = usersUnder(told);
  const rows = told.result.services.filter((row) => row.lost > 0 && mayBeEdited(told, row));
  rows.sort((a, b) => weights.get(b.id)! - weights.get(a.id)!);
  const candidates: Candidate[] = [];
  for (const [i, row] of rows.entries()) {
    if (candidates.length >= limit) return { candidates, left: rows.length - i };
    const { index } = told.serviceOf(row.id)!;
    candidates.push(...(isEntry(told, row) ? candidatesOf(told, index, row) : rideOuts(told, index)));
  }
  return { candidates, left: 0 };
}

function mayBeEdited(told: Told, row: ServiceResult): boolean {
  return isEntry(told, row) || rideOuts(told, told.serviceOf(row.id)!.index).length > 0;
}

/** Whether the outage enters at this service. */
function isEntry({ serviceOf }: Told, { under, id }: ServiceResult): boolean {
  if (under?.type !== 'dependency') return true;
  const above = serviceOf(under.id)?.row.under;
  return under.id === id || above === undefined || above?.type === 'injection';
}

/**
 * Users lost at each service and all that hang on it, for the order of trying: each hangs on the first service that it needs and
 * has lost, whatever else it suffers. Linear; what is in a circle counts for itself.
 */
function usersUnder({ result }: Told): ReadonlyMap<string, number> {
  const above = hangingOn(result.services);
  const users = new Map(result.services.map(({ id, users, lost }) => [id, users * lost]));
  for (const id of hangingFirst(result.services, above)) {
    const to = above.get(id);
    if (to !== undefined) users.set(to, users.get(to)! + users.get(id)!);
  }
  return users;
}

function hangingOn(services: ScenarioResult['services']): ReadonlyMap<string, string> {
  const rows = new Map(services.map((row) => [row.id, row]));
  const above = new Map<string, string>();
  for (const { id, causes, lost } of services) {
    if (lost === 0) continue;
    const need = causes.find((cause) => cause.type === 'dependency' && cause.effect !== 'degraded');
    if (need !== undefined && need.id !== id && rows.has(need.id)) above.set(id, need.id);
  }
  return above;
}

/** Each service before the one it hangs on; those of a circle are left out. */
function hangingFirst(
  services: ScenarioResult['services'],
  above: ReadonlyMap<string, string>,
): readonly string[] {
  const waiting = new Map<string, number>();
  for (const to of above.values()) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const order = services.map(({ id }) => id).filter((id) => !waiting.has(id));
  for (const id of order) {
    const to = above.get(id);
    if (to === undefined) continue;
    const left = waiting.get(to)! - 1;
    waiting.set(to, left);
    if (left === 0) order.push(to);
  }
  return order;
}
