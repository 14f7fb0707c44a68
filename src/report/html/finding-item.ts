import { escapeXml } from '../escape/xml.js';
import type { Finding } from '../finding/finding.js';
import { sourcePath } from '../finding/source-path.js';
import { titleOf } from '../finding/title.js';
import type { ReportOptions } from '../reporter.js';

export function findingItem(finding: Finding, { command }: ReportOptions): string {
  const { level, accepted, message, details, at } = finding;
  const word = accepted === null ? { error: 'fails', warning: 'warning', note: 'note' }[level] : 'accepted';
  const place = `${sourcePath(at, command)}:${at.line}`;
  return [
    `<li class="${level}"><p><strong>${escapeXml(message)}</strong></p>`,
    ...details.map((detail) => `<p>${escapeXml(detail)}</p>`),
    `<p class="dim">${word}: ${escapeXml(titleOf(finding))}, <code>${escapeXml(place)}</code></p></li>\n`,
  ].join('\n');
}
