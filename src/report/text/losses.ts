import { cascadeOf } from '../../results/cascade.js';
import type { ScenarioResult, ServiceResult } from '../../results/document.js';
import { rootRemark } from './cause-root.js';
import { downReason, type Reason } from './down-text.js';
import { apportion, count, duration, percent, plural } from './figures.js';
import { lines, name, type Page } from './page.js';
import { partialReason } from './partial-text.js';
import { dim, rich } from './rich.js';
import type { RunFacts } from './run-facts.js';
import { type TreeNode, treeOf } from './tree.js';
import { type NodeText, treeLines, usersColumn } from './tree-lines.js';

/** The sections "Down" and "Lost in part"; their users add up to the headline's. */
export function lossSections(page: Page, facts: RunFacts): readonly (readonly string[])[] {
  const { scenario } = facts;
  const cascade = cascadeOf(scenario);
  const lost = (service: ServiceResult) => service.users * facts.lostThen(service);
  const down = treeOf(cascade, 'down', lost);
  const partial = treeOf(cascade, 'partial', lost);
  const totals = apportion([sumOf(down), sumOf(partial)], scenario.lostUsers);
  const column = usersColumn(page, scenario.lostUsers);
  const section = (state: 'down' | 'partial', roots: readonly TreeNode[], total: number) => [
    ...heading(page, scenario, state),
    ...treeLines(
      page,
      { roots, lost, total, describe: (node, under) => textOf(page, facts, state, node, under) },
      column,
    ),
  ];
  const sections: string[][] = [];
  if (down.length > 0) sections.push(section('down', down, totals[0]!));
  if (partial.length > 0) sections.push(section('partial', partial, totals[1]!));
  if (down.length > 0 && partial.length > 0) {
    sections[0]!.push(...sumLine(page, column, totals[0]!, 'in these'));
    sections[1]!.push(
      ...sumLine(
        page,
        column,
        totals[1]!,
        `in part; ${count(scenario.lostUsers)} in all${rest(page, scenario)}`,
      ),
    );
  } else {
    sections[0]?.push(...sumLine(page, column, scenario.lostUsers, `in all${rest(page, scenario)}`));
  }
  return sections;
}

function heading(page: Page, scenario: ScenarioResult, state: 'down' | 'partial'): readonly string[] {
  const word = state === 'down' ? 'Down' : 'Lost in part';
  const services = plural(page.document.topology.services, 'service');
  const text = `: ${count(scenario.states[state])} of ${services}, each under its nearest cause`;
  return lines(page, [], rich({ text: word, style: state }, text), rich('  '));
}

function sumLine(page: Page, column: number, total: number, text: string): readonly string[] {
  if (page.unit === 'services') return [];
  return lines(page, rich(`${count(total).padStart(column)}  `), rich(dim(text)));
}

/** `; 5,990,000 (62%) for the rest of the 24h20m`, where a failover brings something back before the end. */
function rest(page: Page, scenario: ScenarioResult): string {
  const { settledLostUsers, lostUsers, settledBlastRadius, durationSeconds } = scenario;
  if (settledLostUsers === lostUsers || page.unit === 'services') return '';
  const when = durationSeconds === null ? 'in the end' : `for the rest of the ${duration(durationSeconds)}`;
  return `; ${count(settledLostUsers)} (${percent(settledBlastRadius)}) ${when}`;
}

function sumOf(roots: readonly TreeNode[]): number {
  return roots.reduce((sum, root) => sum + root.users, 0);
}

function textOf(
  page: Page,
  facts: RunFacts,
  state: 'down' | 'partial',
  node: TreeNode,
  under: TreeNode | null,
): NodeText {
  if (node.service === null) {
    const cause = node.cause!;
    return {
      id: name(cause.id),
      title: null,
      remark: rootRemark(facts, cause, state),
      details: [],
      extras: [],
    };
  }
  const { remark, details } = reasonOf(page, facts, state, node.service);
  const parent = under?.service == null ? '' : `under ${name(under.service.id)}`;
  return {
    id: name(node.service.id),
    title: node.service.title === null ? null : name(node.service.title),
    remark: [parent, remark].filter((part) => part !== '').join(', '),
    details,
    extras: extrasOf(node.service),
  };
}

function reasonOf(page: Page, facts: RunFacts, state: 'down' | 'partial', service: ServiceResult): Reason {
  if (state === 'down') return downReason(page, facts, service);
  return { remark: partialReason(page, facts, service), details: [] };
}

function extrasOf(service: ServiceResult): readonly string[] {
  const { working, of } = service.redundancy;
  const extras = of > 1 ? [`${count(working)} of ${count(of)} left`] : [];
  if (service.tier !== null) extras.push(`tier ${service.tier}`);
  if (service.owner !== null) extras.push(name(service.owner));
  return extras;
}
