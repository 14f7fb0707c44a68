import { type Cascade, cascadeOf, cascadeOrder } from '../../results/cascade.js';
import type { Cause, ScenarioResult, ServiceResult } from '../../results/document.js';
import { rootRemark } from '../text/cause-root.js';
import { percent } from '../text/figures.js';
import type { State } from '../text/page.js';
import { comeback, type RunFacts, runFacts } from '../text/run-facts.js';

/** A service or what failed, in a picture of a cascade. Ids and titles as the user wrote them. */
export interface PictureNode {
  readonly id: string;
  readonly title: string | null;
  readonly kind: 'service' | 'domain' | 'cut';
  readonly state: State;
  /** `fails (the scenario)`, `down, back after 1h`, `60% lost` */
  readonly remark: string;
  /** Users it loses in the world the headline speaks of. */
  readonly users: number;
  /** Index of what it stands under, always before it; null: a root. */
  readonly parent: number | null;
  /** How it hangs on that: `runs in it`; '': a root. */
  readonly link: string;
  /** Nodes from the root, 0 for a root. */
  readonly depth: number;
  /** Services under it that are not in the picture. */
  readonly hidden: number;
  readonly service: ServiceResult | null;
}

export interface Picture {
  readonly run: ScenarioResult;
  /** Depth first, each under what took it down, worst first. */
  readonly nodes: readonly PictureNode[];
  /** Services that are not up and not in the picture. */
  readonly hidden: number;
}

/**
 * The cascade of a run as a forest of at most `most` nodes: those that lose most users with all that is under them. Whatever
 * is shown hangs on a root that is shown. Linear but for the sorting.
 */
export function pictureOf(run: ScenarioResult, most: number): Picture {
  const cascade = cascadeOf(run);
  const facts = runFacts(run);
  const weights = weigh(cascade, facts);
  const shown = chosen(weights, most);
  const nodes: PictureNode[] = [];
  const open = worstFirst(cascade.sinks(), weights, shown)
    .reverse()
    .map((key) => ({ key, parent: null as number | null }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { key, parent } = next;
    const above = cascade.predecessors(key) ?? [];
    const children = worstFirst(above, weights, shown);
    const hidden = above.reduce(
      (sum, child) => sum + (shown.has(child) ? 0 : weights.get(child)!.services),
      0,
    );
    const index = nodes.push(nodeOf(cascade, facts, key, parent, nodes, hidden)) - 1;
    for (const child of children.reverse()) open.push({ key: child, parent: index });
  }
  const listed = nodes.filter(({ kind }) => kind === 'service').length;
  const bad = run.states.down + run.states.partial + run.states.degraded;
  return { run, nodes, hidden: Math.max(0, bad - listed) };
}

interface Weight {
  /** Lost by it and all that is under it. */
  users: number;
  services: number;
  readonly depth: number;
  readonly order: number;
}

function weigh(cascade: Cascade, facts: RunFacts): ReadonlyMap<string, Weight> {
  const order = cascadeOrder(cascade);
  const weights = new Map<string, Weight>();
  for (const key of order) {
    const node = cascade.node(key);
    const under = underOf(cascade, key);
    const isService = node.type === 'service';
    weights.set(key, {
      users: isService ? node.service.users * facts.lostThen(node.service) : 0,
      services: isService ? 1 : 0,
      depth: under === undefined ? 0 : weights.get(under)!.depth + 1,
      // Keys are `n0`, `n1`, … in the file's order.
      order: Number(key.slice(1)),
    });
  }
  for (const key of [...order].reverse()) {
    const under = underOf(cascade, key);
    if (under === undefined) continue;
    const [weight, outer] = [weights.get(key)!, weights.get(under)!];
    outer.users += weight.users;
    outer.services += weight.services;
  }
  return weights;
}

/** What outweighs the rest; of a chain that weighs the same all along, the end that is nearer to the root. */
function chosen(weights: ReadonlyMap<string, Weight>, most: number): ReadonlySet<string> {
  if (weights.size <= most) return new Set(weights.keys());
  const sorted = [...weights].sort(
    ([, a], [, b]) => b.users - a.users || a.depth - b.depth || b.services - a.services || a.order - b.order,
  );
  return new Set(sorted.slice(0, most).map(([key]) => key));
}

function worstFirst(
  keys: readonly string[],
  weights: ReadonlyMap<string, Weight>,
  shown: ReadonlySet<string>,
): string[] {
  const of = (key: string) => weights.get(key)!;
  return keys
    .filter((key) => shown.has(key))
    .sort(
      (a, b) => of(b).users - of(a).users || of(b).services - of(a).services || of(a).order - of(b).order,
    );
}

function underOf(cascade: Cascade, key: string): string | undefined {
  return cascade.successors(key)?.[0];
}

function nodeOf(
  cascade: Cascade,
  facts: RunFacts,
  key: string,
  parent: number | null,
  nodes: readonly PictureNode[],
  hidden: number,
): PictureNode {
  const node = cascade.node(key);
  const under = underOf(cascade, key);
  const cause = under === undefined ? undefined : cascade.edge(key, under);
  const place = { parent, hidden, depth: parent === null ? 0 : nodes[parent]!.depth + 1 };
  if (node.type === 'failure')
    return { ...failureNode(facts, node.cause), ...place, link: linkOf(cause, true) };
  const { service } = node;
  return {
    id: service.id,
    title: service.title,
    kind: 'service',
    state: service.state,
    remark: serviceRemark(service),
    users: service.users * facts.lostThen(service),
    service,
    ...place,
    link: linkOf(cause, false),
  };
}

function failureNode(facts: RunFacts, cause: Cause) {
  const remark =
    cause.type === 'dependency' ? 'cannot be reached from everywhere' : rootRemark(facts, cause, 'down');
  const kind = cause.type === 'cut' ? 'cut' : cause.type === 'dependency' ? 'service' : 'domain';
  return { id: cause.id, title: null, kind, state: cause.effect, remark, users: 0, service: null } as const;
}

function serviceRemark(service: ServiceResult): string {
  const { under } = service;
  const state = service.state === 'partial' ? `${percent(service.lost)} lost` : service.state;
  const parts = [state, comeback(service, percent)];
  if (under?.type === 'injection')
    parts.push(under.effect === 'degraded' ? 'degraded by the scenario' : 'fails (the scenario)');
  if (under?.type === 'overload') parts.push('overloaded');
  return parts.filter((part) => part !== '').join(', ');
}

function linkOf(cause: Cause | undefined, isDomain: boolean): string {
  if (cause === undefined) return '';
  if (cause.type === 'cut') return 'cut off by it';
  switch (cause.via) {
    case 'in':
      return isDomain ? 'within it' : 'runs in it';
    case 'stack':
      return 'runs it';
    case 'activation':
      return 'its standby needs it';
    default:
      return 'needs it';
  }
}
