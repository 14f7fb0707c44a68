import { markdownText } from '../escape/markdown.js';
import type { Finding } from '../finding/finding.js';
import { sourcePath } from '../finding/source-path.js';
import { titleOf } from '../finding/title.js';
import type { ReportOptions } from '../reporter.js';

/** One finding as an item of a list: what and where, then why and the fix, each on a line of its own. */
export function findingItem(finding: Finding, { command }: ReportOptions): string {
  const { message, details, at } = finding;
  const place = `${sourcePath(at, command)}:${at.line}`;
  const lines = [
    `- **${markdownText(message)}** (${markdownText(titleOf(finding))}, ${markdownText(place)})`,
    ...details.map((detail) => `  ${markdownText(detail)}`),
  ];
  return `${lines.join('  \n')}\n`;
}
