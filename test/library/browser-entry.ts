import { formatDiagnostics } from '../../src/diagnostics/format.js';
import { REPORTERS } from '../../src/report/registry.js';
import { PLAIN } from '../../src/report/reporter.js';
import { analyzeText } from '../../src/run/analyze.js';

/** What a page would do with a text: analyse it and write it in a format, or say what is wrong with it. */
export async function report(text: string, format: string): Promise<string> {
  const { document, diagnostics, sources, exit, notes } = analyzeText(text, {}, 'page.yaml');
  if (document === null) return formatDiagnostics(diagnostics, sources);
  const reporter = await REPORTERS.get(format)!();
  const command = { file: 'page.yaml', commands: [] };
  const options = { width: 80, style: PLAIN, unicode: true, all: true, command, exit, notes };
  return [...reporter(document, options)].join('');
}

export const formats = [...REPORTERS.keys()];
