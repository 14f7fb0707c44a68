import type { AnalysisDocument } from '../../results/document.js';
import { sha256 } from '../../support/sha256.js';
import { escapeXml } from '../escape/xml.js';
import { findingsOf } from '../finding/findings.js';
import { headlineOf } from '../finding/headline.js';
import { plainPage } from '../finding/plain-page.js';
import { worstFirst } from '../finding/worst-first.js';
import type { ReportOptions } from '../reporter.js';
import { count } from '../text/figures.js';
import type { Page } from '../text/page.js';
import { groupsOf } from '../text/told.js';
import { findingItem } from './finding-item.js';
import { runSection } from './run-section.js';
import { STYLE } from './style.js';
import { runsTable } from './tables.js';

/** Runs that are told in full, and rows of a list: past that a page is a file, not a report. `all` leaves nothing out. */
const TOLD = 3;
const ROWS = 200;

/** One page with all it needs: no script, no font, no request; a policy in it forbids them too. */
export function* reportHtml(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const page = plainPage(document, options);
  const headline = headlineOf(page);
  yield* head(document);
  yield `<body>\n<main>\n<h1>${escapeXml(headline.verdictText)}</h1>\n`;
  for (const sentence of headline.worst) yield `<p class="lead">${escapeXml(sentence)}</p>\n`;
  yield `<p class="dim">${escapeXml(document.topology.name || document.topology.file)}</p>\n`;
  yield* findingsSection(document, options);
  if (document.scenarios.length > 1) yield* runsTable(page, options.all ? Infinity : ROWS);
  yield* stories(page);
  yield '</main>\n<footer>\n';
  for (const note of headline.notes) yield `<p>${escapeXml(note)}</p>\n`;
  yield `<p class="dim">${escapeXml(`${headline.checked} ${footnote(page)}`)}</p>\n</footer>\n</body>\n</html>\n`;
}

function* head({ topology }: AnalysisDocument): Generator<string> {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(STYLE))}'; base-uri 'none'; form-action 'none'`;
  yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>blast radius: ${escapeXml(topology.name || topology.file)}</title>\n<style>${STYLE}</style>\n</head>\n`;
}

/** The hash of a style sheet as a content security policy writes it. */
function base64(hex: string): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const sixes = bits.match(/.{1,6}/g)!.map((six) => Number.parseInt(six.padEnd(6, '0'), 2));
  const text = sixes.map((six) => ALPHABET[six]).join('');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function* findingsSection(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const findings = worstFirst([...findingsOf(document, options)]);
  if (findings.length === 0) return;
  const shown = options.all ? findings : findings.slice(0, ROWS);
  yield '<h2>Findings</h2>\n<ul class="findings">\n';
  for (const finding of shown) yield findingItem(finding, options);
  yield '</ul>\n';
  const left = findings.length - shown.length;
  if (left > 0) yield `<p>${count(left)} more findings (--all)</p>\n`;
}

function* stories(page: Page): Generator<string> {
  const hit = groupsOf(page).filter(
    ({ first: { states } }) => states.down + states.partial + states.degraded > 0,
  );
  const told = page.options.all ? hit : hit.slice(0, TOLD);
  for (const { first } of told) yield* runSection(page, first, page.options.all ? Infinity : ROWS);
  const left = hit.length - told.length;
  if (left > 0) yield `<p>${count(left)} more lines of the table are not told in full here (--all)</p>\n`;
}

function footnote(page: Page): string {
  const code = `Exit code ${page.options.exit}.`;
  return page.unit === 'users' ? `${code} Someone who uses two services counts twice.` : code;
}
