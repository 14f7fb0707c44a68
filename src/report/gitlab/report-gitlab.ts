import type { AnalysisDocument } from '../../results/document.js';
import { visible } from '../escape/visible.js';
import type { Finding } from '../finding/finding.js';
import { findingsOf } from '../finding/findings.js';
import { sourcePath } from '../finding/source-path.js';
import { titleOf } from '../finding/title.js';
import type { ReportOptions } from '../reporter.js';

/** A GitLab code quality report: an array of findings. What is accepted is listed as `info`: the format has no other word. */
export function* reportGitlab(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  let separator = '[\n';
  for (const finding of findingsOf(document, options)) {
    yield `${separator}  ${JSON.stringify(issueOf(finding, options))}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function issueOf(finding: Finding, options: ReportOptions) {
  const { at, message, details, fingerprint } = finding;
  return {
    description: [`${titleOf(finding)}: ${message}`, ...details].map(visible).join('. '),
    check_name: visible(titleOf(finding)),
    fingerprint,
    severity: severityOf(finding),
    location: { path: visible(sourcePath(at, options.command)), lines: { begin: at.line } },
  };
}

/** The widget drops what has no severity. A most critical service that is down blocks. */
function severityOf({ level, row, service, kind }: Finding): string {
  if (level === 'note') return 'info';
  if (level === 'warning') return 'minor';
  if (kind === 'policy' && service === null) return 'critical';
  if (row === undefined) return 'major';
  if (row.state === 'down') return row.tier === 0 ? 'blocker' : 'critical';
  return row.state === 'partial' ? 'major' : 'minor';
}
