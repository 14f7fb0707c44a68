import { differences } from '../../check/differences.js';
import { locate } from '../../diagnostics/lines.js';
import type { Sources } from '../../diagnostics/types.js';
import type { Policy, State, Topology } from '../../model/topology.js';
import type { AnalysisDocument, ScenarioResult, ServiceResult, Violation } from '../../results/document.js';
import { judgedPolicies, reachedState } from '../analyze.js';
import { askedOf } from '../asked.js';
import { assembleDocument } from '../assemble-document.js';
import type { Choice } from '../choose-runs.js';
import { chooseServices } from '../choose-services.js';
import { gate } from '../gate.js';
import type { AnalyzeOptions, Baseline } from '../types.js';
import { claimedRuns } from './claimed-runs.js';
import { fromProofs } from './from-proofs.js';
import { provenRuns } from './proven-runs.js';
import type { VerifyOptions } from './verify.js';

/** What came of it. */
export interface Verified {
  /** Why the result is not believed, a sentence without a full stop each; empty: it is. */
  readonly problems: readonly string[];
  readonly counts: {
    /** Runs whose certificates were checked, a step of one with events each, those of policies included. */
    readonly runs: number;
    readonly worlds: number;
    /** Elements that are down, each by a rule from those before. */
    readonly steps: number;
    /** Figures and words of the result that were compared with what follows. */
    readonly figures: number;
  };
  /** What of the result was taken as it is, a sentence without a full stop each. */
  readonly unchecked: readonly string[];
}

interface Beside {
  readonly topology: Topology;
  readonly baseline: Baseline | null;
  readonly sources: Sources;
}

/**
 * Checks each certificate by the model alone; then builds the document that follows from the certificates, without the engine, and
 * compares it with what is said.
 */
export function verifyDocument(
  document: AnalysisDocument,
  { topology, baseline, sources }: Beside,
  options: VerifyOptions,
): Verified {
  const { isJudged } = chooseServices(topology, options);
  const judged = topology.services.filter((_, s) => isJudged(s)).length;
  const other = otherTopology(document, topology, judged) ?? missingBaseline(document, baseline);
  if (other !== null) return notBelieved([other]);
  const claimed = claimedRuns(document, topology, options);
  if (claimed.problems.length > 0) return notBelieved(claimed.problems);
  const asked = askedOptions(document, claimed, options);
  const policies = judgedPolicies(topology, asked, claimed.choice, isJudged);
  const proven = provenRuns(document, topology, { choice: claimed.choice, policies, isJudged });
  if (proven.problems.length > 0) return { ...notBelieved(proven.problems), counts: proven.counts };

  const named = sources.map((source, i) => (i === 0 ? { ...source, name: document.topology.file } : source));
  const context = {
    locate: (span: Parameters<typeof locate>[0]) => locate(span, named),
    certificate: false,
    work: { left: Number.POSITIVE_INFINITY },
    isJudged,
    file: document.topology.file,
  };
  const wrongCauses: string[] = [];
  const evaluate = fromProofs(document, claimed.choice, proven, (problem) => wrongCauses.push(problem));
  const { document: assembled } = assembleDocument(topology, claimed.choice, policies, context, evaluate);
  const ran = new Set(claimed.choice.runs.map(({ run }) => run.id));
  const isAsked = askedOf(topology, asked, policies, { ran, isJudged });
  const gated = gate(assembled, topology, asked, { locate: context.locate, isAsked, baseline });
  const isReached = reachedState(gated.document, failOnOf(document)).length > 0;
  const expected: AnalysisDocument = isReached ? { ...gated.document, verdict: 'fail' } : gated.document;
  const compare = comparing(claimed.choice, policies);
  const found = differences(compare(document), shownLike(document, compare(expected)), '', UNJUDGED);
  return {
    problems: [...found.problems, ...wrongCauses],
    counts: { ...proven.counts, figures: found.compared },
    unchecked: unchecked(document, topology, policies, claimed.choice.runs.length),
  };
}

const NO_COUNTS = { runs: 0, worlds: 0, steps: 0, figures: 0 };

function notBelieved(problems: readonly string[]): Verified {
  return { problems, counts: NO_COUNTS, unchecked: [] };
}

/** The result of something else: better said once than by every figure. */
function otherTopology(
  { topology: said }: AnalysisDocument,
  topology: Topology,
  judged: number,
): string | null {
  const { name, domains } = topology;
  if (said.name !== name || said.domains !== domains.length) {
    return `the result is of another topology: ${said.name} with ${said.domains} domains; the file holds ${name} with ${domains.length}`;
  }
  if (said.services === judged) return null;
  const hint = 'if analyze was given --sector or --owner, verify needs the same';
  return `the result is of ${said.services} services, and the file has ${judged}; ${hint}`;
}

function missingBaseline({ baseline: said }: AnalysisDocument, baseline: Baseline | null): string | null {
  return said !== undefined && baseline === null
    ? `the result was compared with the baseline ${said.file}, which verify has to be given too: --baseline FILE`
    : null;
}

/** The options that the analysis must have been given, as far as the gate needs them. */
function askedOptions(
  document: AnalysisDocument,
  { isWhatIf, isWhole }: { readonly isWhatIf: boolean; readonly isWhole: boolean },
  { duration, sector, owner }: VerifyOptions,
): AnalyzeOptions {
  const { scenarios, waivers, asOf, baseline } = document;
  return {
    ...(!isWhole && { scenarios: scenarios.map(({ id, scenario }) => (scenario === '' ? id : scenario)) }),
    ...(isWhatIf && { each: '' }),
    ...(duration !== undefined && { duration }),
    ...(sector !== undefined && { sector }),
    ...(owner !== undefined && { owner }),
    ...(asOf !== undefined && { today: asOf }),
    waivers: waivers !== undefined,
    allowStale: baseline?.allowStale ?? false,
  };
}

/** It is not kept by itself, but in the sentence that says what reached it. */
function failOnOf({ notes = [] }: AnalysisDocument): State | undefined {
  const reached = notes.map((note) => /^--fail-on (degraded|partial|down): /.exec(note)?.[1]);
  return reached.find((state) => state !== undefined) as State | undefined;
}

/** What no run of this topology shows: edits that were tried, sentences about options, and the catalogue of that day. */
const UNJUDGED: ReadonlySet<string> = new Set([
  'catalogVersion',
  'changes',
  'changesNotTried',
  'fixes',
  'without',
  'notes',
]);

type Comparable = Omit<AnalysisDocument, 'certificate'>;

/** Without the reasons of violations in runs of which the result does not tell what was when: policies' own, and those with events. */
function comparing(
  { runs }: Choice,
  policies: readonly Policy[],
): (document: AnalysisDocument) => Comparable {
  const told = new Set(runs.flatMap(({ run }) => (run.steps.length === 1 ? [run.id] : [])));
  const inline = new Set(policies.flatMap((policy) => (policy.inline ? [policy.id] : [])));
  const withoutReason = ({ because: _, ...violation }: Violation): Violation => violation;
  return ({ certificate: _, ...document }) => ({
    ...document,
    policies: document.policies.map((policy) => ({
      ...policy,
      violations: policy.violations.map((violation) =>
        told.has(violation.scenario) && !inline.has(policy.id) ? violation : withoutReason(violation),
      ),
    })),
  });
}

/** Services that are up are left out where the result left them out. */
function shownLike({ scenarios }: AnalysisDocument, expected: Comparable): Comparable {
  const isUp = ({ state }: ServiceResult): boolean => state === 'up';
  if (scenarios.some(({ services }) => services.some(isUp))) return expected;
  const withoutUp = (scenario: ScenarioResult): ScenarioResult => ({
    ...scenario,
    services: scenario.services.filter((service) => !isUp(service)),
  });
  return { ...expected, scenarios: expected.scenarios.map(withoutUp) };
}

function unchecked(
  { scenarios, policies: said, asOf, notes = [], catalogVersion }: AnalysisDocument,
  topology: Topology,
  policies: readonly Policy[],
  runs: number,
): string[] {
  const all = topology.scenarios.reduce((sum, scenario) => sum + scenario.runs.length, 0);
  const isOtherCatalog =
    catalogVersion !== topology.catalogVersion && topology.domains.some(({ fromCatalog }) => fromCatalog);
  const hasTried =
    scenarios.some(({ changes }) => changes !== undefined) ||
    said.some(({ violations }) => violations.some(({ fixes }) => fixes !== undefined));
  return [
    ...(runs < all ? [`the result tells of ${runs} of the file's ${all} runs`] : []),
    ...(policies.length < topology.policies.length
      ? [`${policies.length} of ${topology.policies.length} policies were asked for`]
      : []),
    ...(hasTried ? ['what single edits would have saved or mended'] : []),
    ...(isOtherCatalog
      ? [`the catalogue was that of ${catalogVersion}, and is that of ${topology.catalogVersion}`]
      : []),
    ...(asOf === undefined ? [] : [`waivers were judged by ${asOf}`]),
    ...notes.filter((note) => !note.startsWith('--fail-on ')),
  ];
}
