import type { AnalysisDocument } from '../../results/document.js';
import { visible } from '../escape/visible.js';
import { commandMessage, commandProperty } from '../escape/workflow-command.js';
import type { Finding } from '../finding/finding.js';
import { findingsOf } from '../finding/findings.js';
import { headlineOf } from '../finding/headline.js';
import { plainPage } from '../finding/plain-page.js';
import { sourcePath } from '../finding/source-path.js';
import { titleOf } from '../finding/title.js';
import { worstFirst } from '../finding/worst-first.js';
import type { ReportOptions } from '../reporter.js';
import { plural } from '../text/figures.js';

/** GitHub shows ten annotations of a kind and step, the first ones. */
const MOST = 10;

/**
 * GitHub workflow commands: an annotation a finding on its line, worst first. Those past the limit are counted in the last one,
 * unless `all`. No line begins with anything but a command of ours, so no name can be one.
 */
export function* reportGithub(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const findings = worstFirst([...findingsOf(document, options)]);
  yield* annotations(
    'error',
    findings.filter(({ level }) => level === 'error'),
    options,
  );
  yield* annotations(
    'warning',
    findings.filter(({ level }) => level === 'warning'),
    options,
  );
  yield summary(document, options, findings.filter(({ level }) => level === 'note').length);
}

function* annotations(
  kind: 'error' | 'warning',
  findings: readonly Finding[],
  options: ReportOptions,
): Generator<string> {
  const shown = options.all || findings.length <= MOST ? findings : findings.slice(0, MOST - 1);
  for (const finding of shown) yield annotation(kind, finding, options);
  const left = findings.length - shown.length;
  if (left > 0)
    yield command(kind, { title: 'blast-radius' }, [
      `${plural(left, `more ${kind}`)} (--all prints every one)`,
    ]);
}

function annotation(kind: 'error' | 'warning', finding: Finding, { command: typed }: ReportOptions): string {
  const { at, message, details } = finding;
  const place = { file: sourcePath(at, typed), line: String(at.line), col: String(at.column) };
  return command(kind, { ...place, title: titleOf(finding) }, [message, ...details]);
}

/** The verdict, also where nothing is wrong: a step that prints nothing says nothing. */
function summary(document: AnalysisDocument, options: ReportOptions, accepted: number): string {
  const { verdictText, worst, checked, notes } = headlineOf(plainPage(document, options));
  const waived =
    accepted === 0 ? [] : [`${plural(accepted, 'violation')} accepted by a waiver or the baseline.`];
  return command('notice', { title: 'blast-radius' }, [verdictText, ...worst, ...waived, ...notes, checked]);
}

function command(
  kind: string,
  properties: Readonly<Record<string, string>>,
  lines: readonly string[],
): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${commandProperty(visible(value))}`);
  return `::${kind} ${given.join(',')}::${commandMessage(lines.map(visible).join('\n'))}\n`;
}
