import type { ScenarioResult } from '../../results/document.js';
import { escapeXml } from '../escape/xml.js';
import { pictureOf } from '../picture/picture.js';
import { runSentences } from '../picture/run-sentences.js';
import { count, percent } from '../text/figures.js';
import type { Page } from '../text/page.js';
import { cascadeSvg } from './cascade-svg.js';
import { sectorTable, servicesTable } from './tables.js';

/** Boxes that still are a picture; the table below it holds the others. */
const DRAWN = 120;

/** One run in full: what was injected, the cascade as a picture and as a table, the loss by sector, what would have helped. */
export function* runSection(page: Page, run: ScenarioResult, rows: number): Generator<string> {
  const title = run.title === null ? '' : `: ${escapeXml(run.title)}`;
  yield `<section>\n<h2><code>${escapeXml(run.id)}</code>${title}</h2>\n`;
  for (const sentence of runSentences(page, run)) yield `<p>${escapeXml(sentence)}</p>\n`;
  const picture = pictureOf(run, page.options.all ? Infinity : DRAWN);
  yield '<figure class="scroll">\n';
  yield* cascadeSvg(
    picture,
    `How ${run.id} spread, from what failed to what went down with it; the table below says the same`,
  );
  yield '</figure>\n';
  if (picture.hidden > 0) yield `<p>${count(picture.hidden)} more services are not drawn (--all)</p>\n`;
  yield* changes(page, run);
  yield* sectorTable(page, run);
  yield* servicesTable(page, run, rows);
  yield '</section>\n';
}

function* changes(page: Page, run: ScenarioResult): Generator<string> {
  const shown = (run.changes ?? []).slice(0, page.options.all ? Infinity : 5);
  if (shown.length === 0) return;
  yield '<h3>One change that would have saved most, each tried</h3>\n<ul>\n';
  for (const { service, text, blastRadius } of shown) {
    const saved = `${percent(run.blastRadius)} → ${percent(blastRadius)}`;
    yield `<li>${escapeXml(saved)} <code>${escapeXml(service)}</code>: ${escapeXml(text)}</li>\n`;
  }
  yield '</ul>\n';
}
