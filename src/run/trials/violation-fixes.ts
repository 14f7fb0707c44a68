import type { Span } from '../../diagnostics/types.js';
import type { Expr, State, Topology } from '../../model/topology.js';
import type { PolicyResult, Violation } from '../../results/document.js';
import { STATES } from '../../results/reading.js';
import { percentText } from '../../support/percent-text.js';
import type { Candidate, Told } from './candidate.js';
import { candidatesOf, leaves } from './candidates.js';
import type { Laboratory, Trial } from './laboratory.js';
import { entryCandidates } from './tried-changes.js';

interface Bench {
  readonly laboratory: Laboratory;
  /** `line 10`, or with the file where that is another than the first. */
  readonly lineOf: (span: Span) => string;
  /** Services the policy is about, by index. */
  readonly services: readonly number[];
  readonly withinSeconds: number;
}

/** What would mend each violation of a policy, each tried; a violation for which nothing helped has none. */
export function violationFixes(
  policy: PolicyResult,
  services: readonly number[],
  toldOf: (run: string) => Told | undefined,
  laboratory: Laboratory,
  lineOf: (span: Span) => string,
): PolicyResult {
  const bench: Bench = { laboratory, lineOf, services, withinSeconds: policy.require.withinSeconds };
  const violations = policy.violations.map((violation): Violation => {
    const told = toldOf(violation.scenario);
    if (told === undefined) return violation;
    const fixes =
      violation.service === null ? lossFixes(told, bench, violation) : stateFixes(told, bench, violation);
    return fixes.length === 0 ? violation : { ...violation, fixes };
  });
  return { ...policy, violations };
}

function stateFixes(told: Told, bench: Bench, violation: Violation): readonly string[] {
  const s = told.serviceOf(violation.service!)?.index;
  if (s === undefined) return [];
  const mends = ({ edit }: Candidate): boolean => {
    const trial = bench.laboratory.try(edit, told.run);
    return (
      trial !== null &&
      worstState(trial, s, bench.withinSeconds) <= STATES.indexOf(violation.allowed as State)
    );
  };
  const lists = byService(stateCandidates(told, s));
  const own = lists.find(([first]) => first!.service === s) ?? [];
  const above = lists.filter((list) => list !== own);
  const structural = own.filter(({ kind }) => kind !== 'soften' && kind !== 'alternative').filter(mends);
  const mended =
    structural.length > 0
      ? undefined
      : above.toReversed().find((list) => list.some((c) => isStructural(c) && mends(c)));
  const soft = own.filter(({ kind }) => kind === 'soften').find(mends);
  const other = own.filter(({ kind }) => kind === 'alternative').find(mends);
  const name = mended && told.topology.services[mended[0]!.service]!.id;
  return [
    ...structural.map((candidate) => imperative(told.topology, bench, candidate)),
    ...(name === undefined
      ? []
      : [`fixed with ${name}${soft ? `, or ${softer(told.topology, bench, soft, 'it')}` : ''}`]),
    ...(soft && name === undefined ? [softer(told.topology, bench, soft, soft.target!)] : []),
    ...(other ? [imperative(told.topology, bench, other)] : []),
  ];
}

const isStructural = ({ kind }: Candidate): boolean => kind !== 'soften' && kind !== 'alternative';

/** Of what all the services lose together the likeliest few edits are tried. */
const LOSS_CANDIDATES = 24;

/** A chain is followed so far and no farther: each of its services is a trial or more. */
const CHAIN = 8;

/** The service and those it needs and has lost, nearer before farther, to where the outage entered. */
function chainOf({ topology, serviceOf }: Told, s: number): readonly number[] {
  const chain = [s];
  for (const at of chain) {
    for (const { type, id, effect } of serviceOf(topology.services[at]!.id)?.row.causes ?? []) {
      const next = type === 'dependency' && effect !== 'degraded' ? serviceOf(id)?.index : undefined;
      if (next !== undefined && !chain.includes(next) && chain.length < CHAIN) chain.push(next);
    }
  }
  return chain;
}

/** Edits of the service, then of each it hangs on. */
function stateCandidates(told: Told, s: number): readonly Candidate[] {
  return chainOf(told, s).flatMap((at, i) => {
    const row = told.serviceOf(told.topology.services[at]!.id)!.row;
    const all = candidatesOf(told, at, row);
    return i === 0 ? all : all.filter(isStructural);
  });
}

function byService(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const lists = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const list = lists.get(candidate.service);
    if (list) list.push(candidate);
    else lists.set(candidate.service, [candidate]);
  }
  return [...lists.values()];
}

/** What may mend a violation, in the order it is tried. */
export function fixCandidates(told: Told, { service }: Violation): readonly Candidate[] {
  if (service === null) return entryCandidates(told, LOSS_CANDIDATES).candidates.filter(isStructural);
  const s = told.serviceOf(service)?.index;
  return s === undefined ? [] : stateCandidates(told, s);
}

/** Index into STATES: the worst of the service in any world after the time the policy gives. */
function worstState({ steps }: Trial, s: number, within: number): number {
  const states = steps.flatMap(({ moments, rows }) =>
    rows[s]!.byMoment.filter((_, w) => moments[w]! > within).map(({ state }) => state),
  );
  return Math.max(0, ...states);
}

/** The edit after which the policy's services lose least together: `with stock fixed it is 40%`. */
function lossFixes(told: Told, bench: Bench, violation: Violation): readonly string[] {
  const { found, allowed } = violation;
  let best: { candidate: Candidate; lost: number } | null = null;
  for (const candidate of fixCandidates(told, violation)) {
    const trial = bench.laboratory.try(candidate.edit, told.run);
    const lost = trial === null ? 1 : lostShare(told.topology, trial, bench);
    if (lost < (best?.lost ?? (found as number)) - 1e-9) best = { candidate, lost };
  }
  if (best === null) return [];
  const still =
    best.lost > (allowed as number) + 1e-9 ? `, still over ${percentText(allowed as number)}` : '';
  const { id } = told.topology.services[best.candidate.service]!;
  return [`with ${id} fixed it is ${percentText(best.lost)}${still}`];
}

function lostShare({ services }: Topology, { steps }: Trial, bench: Bench): number {
  const users = bench.services.reduce((sum, s) => sum + services[s]!.users, 0);
  const lost = steps.flatMap(({ moments, rows }) =>
    moments.map((moment, w) => {
      if (moment <= bench.withinSeconds) return 0;
      return bench.services.reduce((sum, s) => sum + services[s]!.users * rows[s]!.byMoment[w]!.lost, 0);
    }),
  );
  return users === 0 ? 0 : Math.max(0, ...lost) / users;
}

/** `add a placement outside azure/koreacentral` */
function imperative(topology: Topology, bench: Bench, candidate: Candidate): string {
  const { kind, text, target, at } = candidate;
  switch (kind) {
    case 'placement':
      return text
        .replace('one more', 'add a')
        .replace(', outside', ' outside')
        .replace(', without', ' without');
    case 'free':
      return `give it ${text}`;
    case 'alternative':
      return `add an alternative to ${target}, ${bench.lineOf(at)}${anyOf(topology, candidate)}`;
    case 'ride-out':
      return `${text}, ${bench.lineOf(at)}`;
    case 'soften':
      return softer(topology, bench, candidate, target!);
  }
}

/** `soften it, line 10: { id: stock, impact: degraded }` */
function softer(topology: Topology, { lineOf }: Bench, candidate: Candidate, what: string): string {
  const expr = exprOf(topology, candidate);
  const written =
    expr.type === 'group' ? 'impact: degraded' : `{ id: ${leaves(topology, expr)[0]!}, impact: degraded }`;
  return `soften ${what}, ${lineOf(candidate.at)}: ${written}`;
}

function anyOf(topology: Topology, candidate: Candidate): string {
  const expr = exprOf(topology, candidate);
  return expr.type === 'group' ? '' : `: { anyOf: [${leaves(topology, expr)[0]!}, …] }`;
}

function exprOf({ services }: Topology, { edit }: Candidate): Expr {
  if (edit.type !== 'soften' && edit.type !== 'alternative') throw new Error('no edit of a dependency');
  const { service, placement, index } = edit.at;
  const owner = placement === null ? services[service]! : services[service]!.placements[placement]!;
  return owner.dependsOn[index]!.expr;
}
