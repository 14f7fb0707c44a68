import type { ServiceResult } from '../../results/document.js';
import type { ChainStep, ExplanationDocument } from '../../results/explanation.js';
import { rootRemark } from '../text/cause-root.js';
import { downReason } from '../text/down-text.js';
import { count, duration } from '../text/figures.js';
import { heldReason } from '../text/held-reason.js';
import { lines, name, type Page } from '../text/page.js';
import { partialReason } from '../text/partial-text.js';
import { dim, rich, widthOf } from '../text/rich.js';
import { type RunFacts, runFacts } from '../text/run-facts.js';

/** What the scenario injects, set apart from what follows from it. */
export function rootSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { rootCauses, chain, scenario } = document;
  if (rootCauses.length === 0 || chain.length === 1) return [];
  const facts = runFacts(scenario);
  return [
    rootCauses.length === 1 ? 'Root cause' : 'Root causes',
    ...rootCauses.flatMap((id) => {
      const step = chain.find((one) => one.isInjected && one.id === id)!;
      return lines(page, rich(`   ${name(id)}  `), rich(dim(rootText(facts, step))));
    }),
  ];
}

function rootText(facts: RunFacts, step: ChainStep): string {
  if (step.type !== 'service' && step.cause !== null) return rootRemark(facts, step.cause, 'down');
  return facts.scenario.injected.fail.includes(step.id)
    ? 'fails (the scenario)'
    : 'is degraded (the scenario)';
}

/** Rows of a tree that are shown without `--all`. */
const ROWS = 40;
/** A deeper step is not indented further: it says what it stands under. */
const DEPTH = 10;

interface TreeLine {
  readonly step: ChainStep;
  readonly depth: number;
  readonly trunk: string;
  readonly last: boolean;
}

/** From the service down to what failed; what falls because of a step stands above it. */
export function chainSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { chain, scenario } = document;
  if (chain.length === 1) return [];
  const facts = runFacts(scenario);
  const rows = new Map(scenario.services.map((row) => [row.id, row]));
  const all = treeLines(page, chain);
  const shown = page.options.all ? all : all.slice(0, ROWS);
  const left = all.length - shown.length;
  return [
    'How it comes to that: each stands over its causes',
    ...shown.flatMap((line) => stepLines(page, facts, rows, chain, line)),
    ...(left > 0 ? [`   ${count(left)} more (--all)`] : []),
  ];
}

/** Depth first, without recursion: chains may be as long as the topology. */
function treeLines(page: Page, chain: readonly ChainStep[]): readonly TreeLine[] {
  const children = new Map<ChainStep, ChainStep[]>();
  for (const step of chain) {
    if (step.parent === null) continue;
    const parent = chain[step.parent]!;
    const list = children.get(parent);
    if (list) list.push(step);
    else children.set(parent, [step]);
  }
  const { trunk } = page.glyphs;
  const open: TreeLine[] = [{ step: chain[0]!, depth: 0, trunk: '', last: true }];
  const found: TreeLine[] = [];
  for (let line = open.pop(); line !== undefined; line = open.pop()) {
    found.push(line);
    const isDeep = line.depth > DEPTH;
    const below = line.depth === 0 || isDeep ? line.trunk : line.trunk + (line.last ? '   ' : trunk);
    const under = children.get(line.step) ?? [];
    for (let i = under.length - 1; i >= 0; i--)
      open.push({ step: under[i]!, depth: line.depth + 1, trunk: below, last: i === under.length - 1 });
  }
  return found;
}

function stepLines(
  page: Page,
  facts: RunFacts,
  rows: ReadonlyMap<string, ServiceResult>,
  chain: readonly ChainStep[],
  { step, depth, trunk, last }: TreeLine,
): readonly string[] {
  const { glyphs } = page;
  const branch = depth === 0 ? '' : last ? glyphs.lastBranch : glyphs.branch;
  const row = step.type === 'service' ? rows.get(step.id) : undefined;
  const { remark, details } = stepText(page, facts, chain, step, row, depth);
  const start = rich(`   ${trunk}${branch}`);
  const below = `   ${trunk}${depth === 0 ? '' : last ? '   ' : glyphs.trunk}`;
  const hasCauses = chain.some((one) => one.parent !== null && chain[one.parent] === step);
  const rail = below + (hasCauses ? glyphs.trunk : '   ');
  const state = row === undefined ? [] : [' ', { text: row.state, style: row.state }];
  return [
    ...lines(
      page,
      start,
      rich(name(step.id), ...state, dim(remark === '' ? '' : `  ${remark}`)),
      rich(rail.padEnd(widthOf(rail) + 1)),
    ),
    ...details.flatMap((detail) => lines(page, rich(`${rail} `), rich(dim(detail)), rich(`${rail}   `))),
  ];
}

function stepText(
  page: Page,
  facts: RunFacts,
  chain: readonly ChainStep[],
  step: ChainStep,
  row: ServiceResult | undefined,
  depth: number,
): { readonly remark: string; readonly details: readonly string[] } {
  const parent = step.parent !== null && depth > DEPTH ? `under ${name(chain[step.parent]!.id)}` : '';
  const held = step.cause?.worksWithoutSeconds;
  const rode = held === undefined ? '' : `ridden out for ${duration(held)}`;
  const inGroup = step.cause?.group ? 'one of a group' : '';
  const seen = step.isRepeated && !step.isInjected ? 'see above' : '';
  const own = seen !== '' ? { remark: seen, details: [] } : reasonText(page, facts, step, row);
  const remark = [parent, own.remark, inGroup, rode].filter((part) => part !== '').join(', ');
  return { remark, details: own.details };
}

function reasonText(page: Page, facts: RunFacts, step: ChainStep, row: ServiceResult | undefined) {
  if (row === undefined) {
    const remark =
      step.cause === null || step.type === 'service' ? '' : rootRemark(facts, step.cause, 'down');
    return { remark, details: [] };
  }
  switch (row.state) {
    case 'down':
      return downReason(page, facts, row);
    case 'partial':
      return { remark: partialReason(page, facts, row), details: [] };
    case 'degraded':
      return { remark: heldReason(page, facts, row), details: [] };
    case 'up':
      return { remark: step.cause === null ? '' : 'out of reach', details: [] };
  }
}
