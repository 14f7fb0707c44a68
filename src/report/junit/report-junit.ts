import type { AnalysisDocument } from '../../results/document.js';
import { escapeXml } from '../escape/xml.js';
import { findingsOf } from '../finding/findings.js';
import { headlineOf } from '../finding/headline.js';
import { plainPage } from '../finding/plain-page.js';
import { sourcePath } from '../finding/source-path.js';
import type { ReportOptions } from '../reporter.js';
import { type Case, type Suite, suitesOf } from './cases.js';

/** JUnit XML: a suite a run, a case for each service and policy. Times are 0: nothing here takes time that means something. */
export function* reportJunit(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const suites = suitesOf(document, [...findingsOf(document, options)], options.all);
  const headline = headlineOf(plainPage(document, options));
  const said = [headline.verdictText, ...headline.worst, ...headline.notes, headline.checked];
  yield `<?xml version="1.0" encoding="UTF-8"?>\n`;
  yield `<testsuites name="${escapeXml(`blast-radius ${document.topology.name}`.trim())}" ${counts(suites.length === 0 ? [NO_POLICY] : suites)}>\n`;
  if (suites.length === 0) yield* noPolicy(said);
  for (const suite of suites) yield* suiteLines(suite, options);
  yield '</testsuites>\n';
}

const NO_POLICY: Suite = {
  name: 'analysis',
  cases: [
    { group: 'blast-radius', name: 'the analysis ran', at: { file: '', line: 1, column: 1 }, result: null },
  ],
};

/** Some readers take a report without a case for a failure. */
function noPolicy(said: readonly string[]): readonly string[] {
  return [
    `  <testsuite name="analysis" ${counts([NO_POLICY])}>\n`,
    '    <testcase classname="blast-radius" name="the analysis ran" time="0"/>\n',
    `    <system-out>${said.map(escapeXml).join('\n')}</system-out>\n`,
    '  </testsuite>\n',
  ];
}

function counts(suites: readonly Suite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const number = (type: string) => cases.filter(({ result }) => result?.type === type).length;
  return `tests="${cases.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}" time="0"`;
}

function* suiteLines(suite: Suite, options: ReportOptions): Generator<string> {
  yield `  <testsuite name="${escapeXml(suite.name)}" ${counts([suite])}>\n`;
  for (const one of suite.cases) yield caseText(suite, one, options);
  yield '  </testsuite>\n';
}

function caseText(suite: Suite, { group, name, at, result }: Case, { command }: ReportOptions): string {
  const about = [
    `classname="${escapeXml(`${suite.name}: ${group}`)}"`,
    `name="${escapeXml(name)}"`,
    `file="${escapeXml(sourcePath(at, command))}"`,
    `line="${at.line}"`,
    'time="0"',
  ].join(' ');
  if (result === null) return `    <testcase ${about}/>\n`;
  const { type, finding } = result;
  const message = escapeXml(finding.message);
  if (type === 'skipped') {
    return `    <testcase ${about}><skipped message="${[message, ...finding.details.map(escapeXml)].join('; ')}"/></testcase>\n`;
  }
  const place = escapeXml(`${sourcePath(at, command)}:${at.line}:${at.column}`);
  const body = [message, ...finding.details.map(escapeXml), place].join('\n');
  return `    <testcase ${about}><${type} message="${message}" type="${finding.kind}">${body}</${type}></testcase>\n`;
}
