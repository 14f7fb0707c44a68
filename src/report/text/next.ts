import { cascadeOf } from '../../results/cascade.js';
import type { ScenarioResult } from '../../results/document.js';
import { name, type Page } from './page.js';
import { widthOf } from './rich.js';
import { runFacts } from './run-facts.js';
import { worstRun } from './run-groups.js';
import { toldRuns, untoldRuns } from './told.js';
import { treeOf } from './tree.js';

/** `Next:  blast-radius explain shop.yaml stock`: one command that exists and leads on; absent where there is none. */
export function nextLines(page: Page): readonly string[] {
  const words = nextWords(page);
  if (words === null) return [];
  const quoted = words.map(quote);
  const line = `Next:  ${quoted.join(' ')}`;
  if (widthOf(line) <= page.width || quoted.length < 3) return [line];
  return [`Next:  ${quoted.slice(0, 3).join(' ')} \\`, `           ${quoted.slice(3).join(' ')}`];
}

function nextWords(page: Page): readonly string[] | null {
  const { commands, file } = page.options.command;
  const worst = worstRun(page.document.scenarios);
  const violated = violatedService(page);
  const service = commands.includes('explain') ? (violated?.service ?? firstService(worst)) : null;
  if (service !== null) {
    const scenario = violated?.scenario ?? null;
    return ['blast-radius', 'explain', file, service, ...(scenario === null ? [] : ['--scenario', scenario])];
  }
  if (worst.states.up === worst.services.length) return null;
  const told = toldRuns(page);
  if (!told.includes(worst) && worst.at !== null) {
    return ['blast-radius', 'analyze', file, '--scenario', violated?.run ?? worst.id];
  }
  const isCut = untoldRuns(page) > 0 || told.some((run) => run.services.length - run.states.up > page.rows);
  return isCut && !page.options.all ? ['blast-radius', 'analyze', file, '--all'] : null;
}

interface ViolatedService {
  readonly service: string;
  readonly run: string;
  readonly scenario: string;
}

/** The first service that a policy or an expectation finds worse than allowed, where its run is one of the report's. */
function violatedService({ document }: Page): ViolatedService | null {
  const found = [
    ...document.policies.flatMap((policy) => policy.violations),
    ...document.expectations.filter((expectation) => !expectation.holds && expectation.found !== 'up'),
  ].find((violation) => violation.service !== null);
  const run = document.scenarios.find((scenario) => scenario.id === found?.scenario);
  if (found == null || found.service === null || run === undefined) return null;
  return { service: found.service, run: run.id, scenario: run.scenario };
}

/** The service with the most users lost under it: the first line of the tree that is one. */
function firstService(scenario: ScenarioResult): string | null {
  const facts = runFacts(scenario);
  const cascade = cascadeOf(scenario);
  for (const state of ['down', 'partial', 'degraded'] as const) {
    let node = treeOf(cascade, state, (service) => service.users * facts.lostThen(service))[0];
    while (node !== undefined && node.service === null) node = node.children[0];
    if (node?.service != null) return node.service.id;
  }
  return null;
}

/** As a shell reads it: quoted where it holds more than letters, digits and what is harmless. */
function quote(word: string): string {
  const text = name(word);
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(text) && !text.startsWith('=')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}
