import type { ScenarioResult } from '../../results/document.js';
import { markdownCode, markdownText } from '../escape/markdown.js';
import { escapeXml } from '../escape/xml.js';
import { flowchart } from '../mermaid/flowchart.js';
import { pictureOf } from '../picture/picture.js';
import { runSentences } from '../picture/run-sentences.js';
import { count, plural } from '../text/figures.js';
import type { Page } from '../text/page.js';

const LISTED = 30;
const DRAWN = 24;
/** Deeper indents leave no room for a name on a phone. */
const DEEPEST = 6;

/** Folded: each service that is not up, under what took it down. */
export function causes(page: Page, run: ScenarioResult): string {
  const { nodes, hidden } = pictureOf(run, page.options.all ? 300 : LISTED);
  const { down, partial, degraded } = run.states;
  const summary = `Causes in <code>${escapeXml(run.id)}</code>: ${plural(down + partial + degraded, 'service')} not up`;
  const lines = nodes.map(({ depth, id, title, remark, users, link }) => {
    const name = title === null ? markdownCode(id) : `${markdownCode(id)} ${markdownText(title)}`;
    const figures = users > 0 ? `, ${markdownText(plural(users, 'user'))}` : '';
    const how = link === '' ? '' : `, ${link}`;
    return `${'  '.repeat(Math.min(depth, DEEPEST))}- ${name} ${markdownText(remark)}${how}${figures}\n`;
  });
  const more = hidden > 0 ? `\n${count(hidden)} more services are not listed here.\n` : '';
  return `\n<details>\n<summary>${summary}</summary>\n\n${runSentences(page, run).map(markdownText).join(' ')}\n\n${lines.join('')}${more}\n</details>\n`;
}

/** The worst run's cascade, which GitHub and GitLab draw. */
export function pictureBlock(run: ScenarioResult): string {
  const picture = pictureOf(run, DRAWN);
  if (picture.nodes.length === 0) return '';
  const summary = `Picture of <code>${escapeXml(run.id)}</code>`;
  const more = picture.hidden > 0 ? `\n${count(picture.hidden)} more services are not drawn.\n` : '';
  return `\n<details>\n<summary>${summary}</summary>\n\n\`\`\`mermaid\n${flowchart(picture)}\`\`\`\n${more}\n</details>\n`;
}
