import type { AnalysisDocument } from '../../results/document.js';
import { mermaidText } from '../escape/mermaid.js';
import { plainPage } from '../finding/plain-page.js';
import { pictureCaption } from '../picture/caption.js';
import { type Picture, pictureOf } from '../picture/picture.js';
import type { ReportOptions } from '../reporter.js';
import { worstRun } from '../text/run-groups.js';
import { flowchart } from './flowchart.js';

/** Mermaid draws no chart of more than 500 edges, nor of more than 50,000 characters, unless it is told to. */
const MOST = { some: 100, all: 400 } as const;
const LONGEST = 50_000;

/** The worst run's cascade as a Mermaid flowchart. */
export function* reportMermaid(document: AnalysisDocument, options: ReportOptions): Generator<string> {
  const page = plainPage(document, options);
  const run = worstRun(document.scenarios);
  const [picture, chart] = fitting(run, options.all ? MOST.all : MOST.some);
  yield* pictureCaption(page, picture).map((line) => `%% ${mermaidText(line)}\n`);
  yield chart;
}

/** Long names leave room for fewer nodes. */
function fitting(run: AnalysisDocument['scenarios'][number], most: number): readonly [Picture, string] {
  const picture = pictureOf(run, most);
  const chart = flowchart(picture);
  return chart.length <= LONGEST || most <= 1 ? [picture, chart] : fitting(run, most >> 1);
}
