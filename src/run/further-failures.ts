import { compile } from '../compile/compile.js';
import { space, type Work } from '../engines/index.js';
import type { Expr, Run, Target, Topology } from '../model/topology.js';
import { needsOf } from './needs-of.js';
import { trialOf } from './trials/run-edited.js';

const MOST = 64;
const DOWN = 3;

/**
 * Domains, and services that run on nothing, each of whose failures on top of a run takes a service down. Tried are those that
 * it rests on, within `work` (too little throws OutOfWork), nearest first: where it runs, what that is within, what it shares fate with, and the same of what it needs.
 */
export function furtherFailures(
  topology: Topology,
  run: Run,
  s: number,
  isDown: (domain: string) => boolean,
  work: Work,
): { readonly ids: readonly string[]; readonly tried: number; readonly notTried: number } {
  const all = supports(topology, s).filter(
    (target) => target.type !== 'domain' || !isDown(topology.domains[target.domain]!.id),
  );
  const targets = all.slice(0, MOST);
  const compiled = compile(topology, needsOf([run]));
  const buffers = space(compiled);
  const fatal = targets.filter((target) => {
    const steps = run.steps.map((step) => ({ ...step, fail: [...step.fail, target] }));
    const trial = trialOf(topology, compiled, { ...run, steps }, () => true, buffers, work);
    return trial.steps.some(({ rows }) => rows[s]!.byMoment.some(({ state }) => state === DOWN));
  });
  const ids = fatal.map((target) =>
    target.type === 'domain' ? topology.domains[target.domain]!.id : topology.services[target.service]!.id,
  );
  return { ids, tried: targets.length, notTried: all.length - targets.length };
}

/** Breadth first, each once. */
function supports({ services, domains }: Topology, s: number): readonly Target[] {
  const targets: Target[] = [];
  const [seenServices, seenDomains] = [new Set([s]), new Set<number>()];
  const openDomains: number[] = [];
  const addDomain = (d: number): void => {
    if (seenDomains.has(d)) return;
    seenDomains.add(d);
    openDomains.push(d);
    targets.push({ type: 'domain', domain: d });
  };
  const addExpr = (expr: Expr): void => {
    if (expr.type === 'group') for (const member of expr.members) addExpr(member);
    else if (expr.type === 'domain') addDomain(expr.index);
    else if (!seenServices.has(expr.index)) {
      seenServices.add(expr.index);
      if (services[expr.index]!.placements.length === 0)
        targets.push({ type: 'service', service: expr.index });
    }
  };
  for (const one of seenServices) {
    const { stack, placements, dependsOn } = services[one]!;
    for (const placement of placements) {
      addDomain(placement.domain);
      for (const { domain } of placement.stack) addDomain(domain);
      for (const { expr } of placement.dependsOn) addExpr(expr);
    }
    for (const { domain } of stack) addDomain(domain);
    for (const { expr, impact } of dependsOn) if (impact !== 'degraded') addExpr(expr);
    for (let d = openDomains.pop(); d !== undefined; d = openDomains.pop()) {
      for (const outer of domains[d]!.within) addDomain(outer);
      for (const { expr } of domains[d]!.dependsOn) addExpr(expr);
    }
  }
  return targets;
}
