/* node stages.js COUNT: each stage of one analysis of a generated topology, in one process. Prints one line of JSON. */
import { loadCatalog } from '../../src/catalog/catalog.js';
import { compile } from '../../src/compile/compile.js';
import { type Loaded, loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import { reportJson } from '../../src/report/json.js';
import { REPORTERS } from '../../src/report/registry.js';
import { PLAIN } from '../../src/report/reporter.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import { writeTopology } from './write-topology.js';

const count = Number(process.argv[2]);
const text = writeTopology(count);
const milliseconds: Record<string, number> = {};
function timed<T>(stage: string, work: () => T): T {
  const from = performance.now();
  const result = work();
  milliseconds[stage] = Math.round(performance.now() - from);
  return result;
}

let loaded: Loaded | null = timed('load', () => loadText('generated.yaml', text));
const { sources } = loaded;
const { topology } = timed('model', () => buildTopology(loaded!.raw!, loadCatalog()));
loaded = null;
timed('compile', () => compile(topology!, { isolated: [], degrades: false }));
const outcome = timed('analyze', () => analyzeTopology(topology!, {}, [], sources));
const options = {
  width: 80,
  style: PLAIN,
  unicode: true,
  all: false,
  command: { file: 'generated.yaml', commands: [] },
  exit: 0,
  notes: [],
};
const document = outcome.document!;
const textReport = await REPORTERS.get('text')!();
timed('text', () => [...textReport(document, options)].length);
timed('json', () => [...reportJson(document, { ...options, all: true })].length);
const { down } = document.scenarios[0]!.states;
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ count, bytes: text.length, milliseconds, peakMiB, down })}\n`);
