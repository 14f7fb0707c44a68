import { hasKey, keySpan, valueSpan } from './draft-key.js';
import type { ScenarioLinker } from './link-parts.js';
import { refusalOf } from './link-scenario.js';
import { linkSelector } from './link-selector.js';
import { type Linker, linkServiceId } from './linker.js';
import { didYouMean, nearestOf, quoteText, reportError } from './problems.js';
import type { RawNode } from './raw.js';
import type { Entry } from './read-entries.js';
import { matchServices } from './selector.js';
import type { PolicyDraft, RequireFields, UnderDraft, WaiverDraft } from './shape/policy.js';
import type { ScenarioDraft } from './shape/scenario.js';
import type { SelectorDraft } from './shape/selector.js';
import type { Draft, Name } from './shape/value.js';
import type { Policy, Requirement, Run, Waiver } from './topology.js';

/** The runs a policy can be judged under: of each scenario by id, and where it names none. */
export interface PolicyRuns {
  readonly byScenario: ReadonlyMap<string, readonly Run[]>;
  readonly all: readonly Run[];
}

/**
 * A selector that matches no service is no error here: the policy has none, and the gate says so.
 * @param own runs, where it has a scenario of its own
 */
export function linkPolicy(
  context: ScenarioLinker,
  entry: Entry<PolicyDraft>,
  runs: PolicyRuns,
  own: readonly Run[],
): Policy {
  const { id, draft } = entry;
  const { under } = draft;
  if (isInline(under) && hasKey(under, 'expect')) {
    const message = 'a policy says what must hold by require; expect is for the scenarios of the file';
    reportError(context.linker.problems, 'BR1105', keySpan(under, 'expect'), message);
  }
  return {
    id: id.text,
    ...(isInline(under) ? linkOwn(under, own) : linkUnder(context.linker, under, runs)),
    services: linkServices(context, draft),
    require: linkRequire(context.linker, draft.require),
    allowEmpty: draft.allowEmpty ?? false,
    selector: draft.services === undefined ? '' : selectorText(draft.services),
    at: id.span,
  };
}

export function isInline(under: UnderDraft | undefined): under is ScenarioDraft {
  return under !== undefined && 'node' in under;
}

type Under = Pick<Policy, 'runs' | 'inline' | 'scenarios' | 'refused'>;

function linkOwn(under: ScenarioDraft, own: readonly Run[]): Under {
  const refused = refusalOf(under);
  return { runs: refused === null ? own : [], inline: true, scenarios: [], refused };
}

function linkUnder(linker: Linker, under: readonly Name[] | Name | undefined, runs: PolicyRuns): Under {
  const known = { inline: false, refused: null };
  if (under === undefined) return { ...known, runs: runs.all, scenarios: [...runs.byScenario.keys()] };
  const names = 'text' in under ? [under] : under;
  const unique = [...new Map(names.map((name) => [name.text, name])).values()];
  const found = unique.flatMap((name) => {
    const ofScenario = runs.byScenario.get(name.text);
    if (ofScenario === undefined) reportNoSuch(linker, name, 'scenario', [...runs.byScenario.keys()]);
    return ofScenario ?? [];
  });
  return { ...known, runs: found, scenarios: unique.map(({ text }) => text) };
}

function linkServices({ linker, matched }: ScenarioLinker, draft: PolicyDraft): readonly number[] {
  if (draft.services === undefined) return matched.services.map((_, index) => index);
  const selector = linkSelector(linker, draft.services, 'services');
  return selector === null ? [] : matchServices(matched.services, selector);
}

const FIGURES = ['maxState', 'maxLost', 'minAvailability', 'minFailures', 'maxDowntime'] as const;
const MISSING_ENGINE = ['minAvailability', 'minFailures', 'maxDowntime'] as const;

function linkRequire(linker: Linker, draft: Draft<RequireFields> | undefined): Requirement {
  if (draft === undefined) return { maxState: null, within: 0, maxLost: null, missingEngine: [] };
  if (!draft.hasUnknownKey && !FIGURES.some((key) => hasKey(draft, key))) {
    const message = 'require says nothing that can be judged';
    const fix = `it needs ${FIGURES.slice(0, -1).join(', ')} or ${FIGURES.at(-1)}`;
    reportError(linker.problems, 'BR1503', draft.node.span, message, fix);
  } else if (
    !draft.hasUnknownKey &&
    hasKey(draft, 'within') &&
    !hasKey(draft, 'maxState') &&
    !hasKey(draft, 'maxLost')
  ) {
    const message = 'within says for how long maxState or maxLost may be exceeded, and neither is there';
    reportError(linker.problems, 'BR1503', valueSpan(draft, 'within'), message);
  }
  return {
    maxState: draft.maxState ?? null,
    within: draft.within ?? 0,
    maxLost: draft.maxLost ?? null,
    missingEngine: MISSING_ENGINE.filter((key) => hasKey(draft, key)),
  };
}

/** The selector as the file's author could have written it: `{ sector: banking, tier: [0, 1] }`. */
function selectorText(draft: SelectorDraft): string {
  const parts = [...draft.node.entries.values()].map(({ key, value }) => `${key}: ${nodeText(value)}`);
  return `{ ${parts.join(', ')} }`;
}

/** No selector is deeper than a list in `labels`; what is was reported. */
function nodeText(node: RawNode, depth = 0): string {
  if (node.kind === 'scalar') return node.text;
  if (depth > 2) return '…';
  if (node.kind === 'list') return `[${node.items.map((item) => nodeText(item, depth + 1)).join(', ')}]`;
  const parts = [...node.entries.values()].map(({ key, value }) => `${key}: ${nodeText(value, depth + 1)}`);
  return `{ ${parts.join(', ')} }`;
}

/** null: something was reported, or reading it did. */
export function linkWaiver(
  linker: Linker,
  draft: WaiverDraft,
  policies: readonly string[],
  scenarios: readonly string[],
): Waiver | null {
  const { policy, scenario, until, reason, owner } = draft;
  if (policy !== undefined && !policies.includes(policy.text))
    reportNoSuch(linker, policy, 'policy', policies);
  if (scenario !== undefined) checkScenario(linker, draft, scenario, scenarios);
  const isAll = !hasKey(draft, 'service');
  const service = draft.service === undefined ? null : linkServiceId(linker, draft.service, 'service');
  if (service === null && !isAll) return null;
  if (!policy || !until || reason === undefined || owner === undefined) return null;
  return {
    policy: policy.text,
    service,
    scenario: scenario ?? null,
    until,
    reason,
    owner,
    at: draft.node.span,
  };
}

/** A scenario's id, a policy's for its own scenario, or one run of either: `any-region[azure/centralus]`. */
function checkScenario(
  linker: Linker,
  draft: WaiverDraft,
  scenario: string,
  scenarios: readonly string[],
): void {
  const id = scenario.includes('[') ? scenario.slice(0, scenario.indexOf('[')) : scenario;
  if (scenarios.includes(id)) return;
  reportNoSuch(linker, { text: id, span: valueSpan(draft, 'scenario') }, 'scenario', scenarios);
}

function reportNoSuch(linker: Linker, name: Name, what: 'scenario' | 'policy', ids: readonly string[]): void {
  const guess = nearestOf(linker.problems, name.text, ids);
  reportError(
    linker.problems,
    'BR1208',
    name.span,
    `no ${what} is called ${quoteText(name.text)}`,
    didYouMean(guess),
  );
}
