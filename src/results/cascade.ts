import { Graph } from 'graphlib';
import type { Cause, ScenarioResult, ServiceResult } from './document.js';

/** A service that is not up; or what else failed, as the first cause that names it: a domain, a cut, a service not listed. */
export type CascadeNode =
  | { readonly type: 'service'; readonly service: ServiceResult }
  | { readonly type: 'failure'; readonly cause: Cause };

/**
 * How one run spread: a forest whose edges lead from each service that is not up to what it stands `under`, and from each
 * domain down and each cut to what made it so, labelled with that cause. Keys are our own (`n0`, `n1`, …), services first, in the
 * file's order. Graphlib's algorithms recurse and overflow on long chains: walk it with {@link cascadeOrder} or a loop.
 */
export type Cascade = Graph<unknown, CascadeNode, Cause>;

/**
 * The cascade of a run whose `services` hold at least every one that is not up; linear. What several stand under is one
 * node; what is injected itself, overloaded or waits for its own standby stands under nothing.
 */
export function cascadeOf(scenario: ScenarioResult): Cascade {
  let cascade = drawn.get(scenario);
  if (!cascade) drawn.set(scenario, (cascade = draw(scenario)));
  return cascade;
}

/** Several parts of a report walk the same cascade, and building a graph is the dear part. */
const drawn = new WeakMap<ScenarioResult, Cascade>();

function draw(scenario: ScenarioResult): Cascade {
  const cascade: Cascade = new Graph();
  const keys = new Map<string, string>();
  for (const service of scenario.services) {
    if (service.state !== 'up') addNode(cascade, keys, `id ${service.id}`, { type: 'service', service });
  }
  for (const service of scenario.services) {
    if (service.state !== 'up' && service.under !== null)
      hang(cascade, keys, keys.get(`id ${service.id}`)!, service.under);
  }
  const takenDown = new Map(scenario.domainCauses.map(({ id, under }) => [id, under]));
  const cutOff = new Map(scenario.cutCauses.map(({ id, under }) => [id, under]));
  for (const key of failures(cascade)) {
    const cause = causeAt(cascade, key);
    const known = cause.type === 'domain' ? takenDown : cause.type === 'cut' ? cutOff : undefined;
    const under = known?.get(cause.id) ?? null;
    if (under !== null) hang(cascade, keys, key, under);
  }
  return withoutCircles(cascade);
}

/** Every key, roots first, nearer before farther: in reverse, all that stands under a node comes before it. */
export function cascadeOrder(cascade: Cascade): readonly string[] {
  const order = cascade.sinks();
  for (const key of order) for (const above of cascade.predecessors(key) ?? []) order.push(above);
  return order;
}

const OWN: ReadonlySet<Cause['type']> = new Set(['injection', 'overload', 'standby']);

function hang(cascade: Cascade, keys: Map<string, string>, key: string, under: Cause): void {
  if (OWN.has(under.type)) return;
  // Services and domains share one namespace; a domain can be cut off and down, which are two failures.
  const name = `${under.type === 'cut' ? 'cut' : 'id'} ${under.id}`;
  const target = keys.get(name) ?? addNode(cascade, keys, name, { type: 'failure', cause: under });
  cascade.setEdge(key, target, under);
}

function addNode(cascade: Cascade, keys: Map<string, string>, name: string, node: CascadeNode): string {
  const key = `n${cascade.nodeCount()}`;
  cascade.setNode(key, node);
  keys.set(name, key);
  return key;
}

/** The keys that are no services, those that are added on the way included. */
function* failures(cascade: Cascade): Generator<string> {
  for (let index = 0; index < cascade.nodeCount(); index += 1) {
    if (cascade.node(`n${index}`).type === 'failure') yield `n${index}`;
  }
}

function causeAt(cascade: Cascade, key: string): Cause {
  const node = cascade.node(key);
  return node.type === 'failure' ? node.cause : node.service.under!;
}

/** Opens circles, at a domain where there is one (it may need a service that stands in it), so that every node is reached from a root. */
function withoutCircles(cascade: Cascade): Cascade {
  const reached = new Set(cascadeOrder(cascade));
  if (reached.size === cascade.nodeCount()) return cascade;
  const services = cascade.nodes().filter((key) => cascade.node(key).type === 'service');
  for (const key of [...failures(cascade), ...services]) {
    if (reached.has(key)) continue;
    for (const under of cascade.successors(key) ?? []) cascade.removeEdge(key, under);
    const found = [key];
    for (const next of found) {
      reached.add(next);
      for (const above of cascade.predecessors(next) ?? []) if (!reached.has(above)) found.push(above);
    }
  }
  return cascade;
}
