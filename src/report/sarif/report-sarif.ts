import type { Place } from '../../diagnostics/types.js';
import type { AnalysisDocument, PolicyResult } from '../../results/document.js';
import { sarifText } from '../escape/sarif.js';
import { visible } from '../escape/visible.js';
import type { Finding } from '../finding/finding.js';
import { findingsOf } from '../finding/findings.js';
import { headlineOf } from '../finding/headline.js';
import { plainPage } from '../finding/plain-page.js';
import { acceptedText } from '../finding/sentences.js';
import { sourceUri } from '../finding/source-path.js';
import { worstFirst } from '../finding/worst-first.js';
import type { ReportOptions } from '../reporter.js';
import { count } from '../text/figures.js';
import { causalChains, type Step } from './causal-chain.js';
import { type Rule, rulesOf } from './rules.js';

/** GitHub code scanning takes 25,000 results of a run and shows 5,000. */
const MOST = { shown: 5_000, taken: 25_000 } as const;

/** SARIF 2.1.0 (OASIS): a rule a policy and one for expectations, a result a finding, on the line of the service. */
export function* reportSarif(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const found = [...findingsOf(document, options)];
  const most = options.all ? MOST.taken : MOST.shown;
  const shown = found.length > most ? worstFirst(found).slice(0, most) : found;
  const rules = rulesOf(document);
  yield `{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n  "version": "2.1.0",\n  "runs": [\n    {\n`;
  for (const [key, value] of Object.entries(runOf(document, options, rules, found.length - shown.length)))
    yield `      ${JSON.stringify(key)}: ${JSON.stringify(value, null, 2).replaceAll('\n', '\n      ')},\n`;
  yield* resultLines(document, shown, rules, options);
  yield '    }\n  ]\n}\n';
}

function runOf(document: AnalysisDocument, options: ReportOptions, rules: readonly Rule[], left: number) {
  const { verdictText, worst, checked, notes } = headlineOf(plainPage(document, options));
  const said = [verdictText, ...worst, ...notes, checked];
  const cut =
    left === 0
      ? []
      : [
          `${count(left)} more results are left out, the worst are here (--all writes up to ${count(MOST.taken)})`,
        ];
  const path = sourceUri({ file: document.topology.file }, options.command);
  return {
    tool: {
      driver: {
        name: 'blast-radius',
        rules: rules.map(({ rule }) => rule),
        properties: { catalogVersion: visible(document.catalogVersion) },
      },
    },
    automationDetails: { id: `blast-radius/${path}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      '%SRCROOT%': {
        description: { text: 'The directory blast-radius ran in: the root of the repository.' },
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        exitCode: options.exit,
        toolExecutionNotifications: [
          ...said.map((text) => ({ level: 'note', message: { text: sarifText(text) } })),
          ...cut.map((text) => ({ level: 'warning', message: { text } })),
        ],
      },
    ],
  };
}

function* resultLines(
  document: AnalysisDocument,
  findings: readonly Finding[],
  rules: readonly Rule[],
  options: ReportOptions,
): Generator<string> {
  const chains = causalChains(document);
  const index = new Map(rules.map(({ key }, at) => [key, at]));
  const policies = new Map(document.policies.map((policy) => [policy.id, policy]));
  yield '      "results": [';
  let separator = '\n';
  for (const finding of findings) {
    const { kind, policy, run, row } = finding;
    const rule = index.get(kind === 'policy' || kind === 'empty' ? `policy ${policy}` : kind)!;
    const steps = run !== undefined && row !== undefined ? chains(run, row) : [];
    const about = policy === null ? undefined : policies.get(policy);
    yield `${separator}        ${JSON.stringify(resultOf(finding, rules[rule]!, rule, steps, about, options))}`;
    separator = ',\n';
  }
  yield separator === '\n' ? ']\n' : '\n      ]\n';
}

function resultOf(
  finding: Finding,
  { rule }: Rule,
  ruleIndex: number,
  steps: readonly Step[],
  policy: PolicyResult | undefined,
  options: ReportOptions,
) {
  const { message, details, at, level, fingerprint, accepted, kind } = finding;
  const location = (place: Place, text?: string) => ({
    physicalLocation: physical(place, options),
    ...(text !== undefined && { message: { text: sarifText(text) } }),
  });
  const threads = steps.map(({ text, at: place }) => ({ location: location(place ?? at, text) }));
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text: `${[message, ...details].map(sarifText).join('. ')}.` },
    locations: [location(at)],
    ...(kind === 'policy' &&
      policy !== undefined && {
        relatedLocations: [{ id: 0, ...location(policy.at, `policy ${policy.id}`) }],
      }),
    partialFingerprints: { 'blastRadius/v1': fingerprint },
    ...(threads.length > 0 && { codeFlows: [{ threadFlows: [{ locations: threads }] }] }),
    ...(accepted !== null && {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: sarifText(acceptedText(accepted)) },
      ],
    }),
  };
}

function physical(place: Place, options: ReportOptions) {
  return {
    artifactLocation: { uri: sourceUri(place, options.command), uriBaseId: '%SRCROOT%' },
    region: { startLine: place.line, startColumn: place.column },
  };
}
