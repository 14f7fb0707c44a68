import type { Reporter } from './reporter.js';

/** The formats of `--format` and `--output`, in the order help lists them; each is loaded when it is first asked for. */
export const REPORTERS: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['text', () => import('./text/report-text.js').then((module) => module.reportText)],
  ['json', () => import('./json.js').then((module) => module.reportJson)],
  ['markdown', () => import('./markdown/report-markdown.js').then((module) => module.reportMarkdown)],
  ['sarif', () => import('./sarif/report-sarif.js').then((module) => module.reportSarif)],
  ['junit', () => import('./junit/report-junit.js').then((module) => module.reportJunit)],
  ['github', () => import('./github/report-github.js').then((module) => module.reportGithub)],
  ['gitlab', () => import('./gitlab/report-gitlab.js').then((module) => module.reportGitlab)],
  ['html', () => import('./html/report-html.js').then((module) => module.reportHtml)],
  ['mermaid', () => import('./mermaid/report-mermaid.js').then((module) => module.reportMermaid)],
  ['dot', () => import('./dot/report-dot.js').then((module) => module.reportDot)],
]);
