import type { Diagnostic } from '../diagnostics/types.js';
import type { Catalog } from './catalog.js';
import { checkDomains } from './check-domains.js';
import { hasKey } from './draft-key.js';
import { finishService } from './finish-service.js';
import { linkDomain } from './link-domain.js';
import type { ScenarioLinker } from './link-parts.js';
import { isInline, linkPolicy, linkWaiver } from './link-policy.js';
import { linkScenario, NO_RUNS, planRuns, type RunPlan } from './link-scenario.js';
import { planService } from './link-service.js';
import { type Linker, newLinker } from './linker.js';
import { enterNamed } from './named-domains.js';
import { hasErrors, inFileOrder, newProblems, type Problems } from './problems.js';
import type { RawTopology } from './raw.js';
import { type Entry, readEntries } from './read-entries.js';
import { readValue } from './read-value.js';
import { DEFAULT_SCENARIO, defaultRuns } from './runs.js';
import { lazyScenarioChecks } from './scenario-checks.js';
import { type DomainDraft, domainShape } from './shape/domain.js';
import { type PolicyDraft, policyShape, type WaiverDraft, waiverShape } from './shape/policy.js';
import { type ScenarioDraft, scenarioShape } from './shape/scenario.js';
import { type ServiceDraft, serviceShape } from './shape/service.js';
import { map, text } from './shape/value.js';
import type { Domain, Policy, Scenario, Service, Topology, Waiver } from './topology.js';
import { warnServices, warnUnused } from './warn-services.js';

export interface BuiltTopology {
  /** null iff some diagnostic is an error. */
  readonly topology: Topology | null;
  /** In the files' order; warnings only where there is no error, for they would guess at what is half there. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Drafts {
  readonly domains: readonly Entry<DomainDraft>[];
  readonly services: readonly Entry<ServiceDraft>[];
  readonly scenarios: readonly Entry<ScenarioDraft>[];
  readonly policies: readonly Entry<PolicyDraft>[];
  readonly waivers: readonly WaiverDraft[];
}

/**
 * From positioned trees to a topology that whoever reads it need not check again. Finds all problems, not the first;
 * never throws, whatever the trees hold. Linear in the file but for selectors (each looks at everything once).
 */
export function buildTopology(raw: RawTopology, catalog: Catalog): BuiltTopology {
  const problems = newProblems();
  const header = readHeader(problems, raw);
  const drafts = readDrafts(problems, raw);
  const linker = newLinker(problems, catalog, drafts.domains, drafts.services);
  const { domains, services, hasUsers } = linkThings(linker, drafts);
  const { scenarios, policies, waivers } = linkQuestions(linker, drafts, domains, services);
  const silent = services.filter((_, index) => !hasKey(drafts.services[index]!.draft, 'users'));
  warnServices(problems, domains, services, hasUsers ? silent : []);
  warnUnused(problems, problems.unused);
  const diagnostics = inFileOrder(problems.list);
  if (hasErrors(problems)) {
    return { topology: null, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
  }
  const catalogVersion = catalog.version;
  const topology = { ...header, domains, services, scenarios, policies, waivers, hasUsers, catalogVersion };
  return { topology, diagnostics };
}

function readHeader(problems: Problems, raw: RawTopology): Pick<Topology, 'name' | 'description'> {
  const read = (key: string) => {
    const entry = raw.top.get(key);
    return entry === undefined ? undefined : readValue(problems, entry.value, text, key);
  };
  return { name: read('name') ?? '', description: read('description') ?? null };
}

function readDrafts(problems: Problems, raw: RawTopology): Drafts {
  return {
    domains: readEntries(problems, raw.domains, domainShape),
    services: readEntries(problems, raw.services, serviceShape),
    scenarios: readEntries(problems, raw.scenarios, scenarioShape),
    policies: readEntries(problems, raw.policies, policyShape),
    waivers: raw.waivers.flatMap(
      (node) =>
        readValue(
          problems,
          node,
          map(() => waiverShape),
          'a waiver',
        ) ?? [],
    ),
  };
}

interface Things {
  readonly domains: readonly Domain[];
  readonly services: readonly Service[];
  readonly hasUsers: boolean;
}

/**
 * The order matters: what the file names enters first (its domains, services, scenarios, policies), then `each`
 * placements are played out over that, and what the domains they hit assume enters last, matched by none of them.
 */
function linkThings(linker: Linker, drafts: Drafts): Things {
  const domains: Domain[] = [];
  const linkPending = () => {
    while (domains.length < linker.sources.length)
      domains.push(linkDomain(linker, linker.sources[domains.length]!));
  };
  while (domains.length < drafts.domains.length)
    domains.push(linkDomain(linker, linker.sources[domains.length]!));
  const plans = drafts.services.map((entry) => planService(linker, entry));
  const inline = drafts.policies.flatMap(({ draft }) => (isInline(draft.under) ? [draft.under] : []));
  enterNamed(linker, [...drafts.scenarios.map(({ draft }) => draft), ...inline]);
  linkPending();
  const known = domains.slice();
  const hasUsers = drafts.services.some(({ draft }) => hasKey(draft, 'users'));
  const services = plans.map((plan) => finishService(linker, known, plan, hasUsers));
  linkPending();
  checkDomains(linker, domains);
  return { domains, services, hasUsers };
}

/** The runs of every scenario and of every policy's own, beside the drafts. None where something is wrong: nobody plays them. */
function planAll(context: ScenarioLinker, { scenarios, policies }: Drafts) {
  const ofScenarios = scenarios.map(({ id, draft }) => planRuns(context, id.text, draft));
  const ofPolicies = policies.map(({ id, draft: { under } }) =>
    isInline(under) ? planRuns(context, id.text, under) : NO_RUNS,
  );
  const made = hasErrors(context.linker.problems) ? NO_RUNS : (plan: RunPlan) => plan();
  return { scenarios: ofScenarios.map(made), policies: ofPolicies.map(made) };
}

interface Questions {
  readonly scenarios: readonly Scenario[];
  readonly policies: readonly Policy[];
  readonly waivers: readonly Waiver[];
}

function linkQuestions(
  linker: Linker,
  drafts: Drafts,
  domains: readonly Domain[],
  services: readonly Service[],
): Questions {
  const matched = { domains, services };
  const context: ScenarioLinker = { linker, matched, checks: lazyScenarioChecks(matched) };
  const planned = planAll(context, drafts);
  const scenarios = drafts.scenarios.map((entry, i) => linkScenario(context, entry, planned.scenarios[i]!));
  const runs = {
    byScenario: new Map(scenarios.map((scenario) => [scenario.id, scenario.runs])),
    all:
      drafts.policies.length > 0 && scenarios.length === 0
        ? defaultRuns(matched)
        : scenarios.flatMap((scenario) => scenario.runs),
  };
  const policies = drafts.policies.map((entry, i) => linkPolicy(context, entry, runs, planned.policies[i]!));
  const policyIds = policies.map(({ id }) => id);
  const own = policies.filter(({ inline }) => inline).map(({ id }) => id);
  const judged = [...(scenarios.length === 0 ? [DEFAULT_SCENARIO] : runs.byScenario.keys()), ...own];
  const waivers = drafts.waivers.flatMap((draft) => linkWaiver(linker, draft, policyIds, judged) ?? []);
  return { scenarios, policies, waivers };
}
