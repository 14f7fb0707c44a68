// npm run bench: ratios to peers in one run, on this machine. Prints Markdown; docs/performance.md holds the last one.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const out = mkdtempSync(join(tmpdir(), 'bench-'));
const services = Number(process.env.BENCH_SERVICES ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 15);

const print = (line = '') => process.stdout.write(`${line}\n`);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

await build({
  entryPoints: ['reach.ts', 'stages.ts', 'diff.ts', 'write-company-files.ts'].map((name) => join(here, name)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

try {
  startUp();
  stages();
  companies();
  diff();
  reach();
} finally {
  rmSync(out, { recursive: true });
}

/** Pairs of runs in turn, so that a drift of the machine hits both. */
function startUp() {
  const bin = join(root, 'bin/blast-radius.js');
  const small = join(root, 'topologies/examples/july-2024.yaml');
  const base = ['-e', '0'];
  print('## Start-up, against bare `node -e 0`\n');
  print('| command | median ms | bare node ms | ratio |\n| --- | --- | --- | --- |');
  for (const [name, args] of [
    ['`--help`', [bin, '--help']],
    ['`analyze july-2024.yaml`', [bin, 'analyze', small]],
  ]) {
    const pairs = Array.from({ length: rounds + 1 }, () => [wall(args), wall(base)]).slice(1);
    const ratio = median(pairs.map(([a, b]) => a / b));
    const ms = (i) => median(pairs.map((pair) => pair[i])).toFixed(0);
    print(`| ${name} | ${ms(0)} | ${ms(1)} | ${ratio.toFixed(2)} |`);
  }
}

function wall(args) {
  const from = performance.now();
  spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return performance.now() - from;
}

function stages() {
  print('\n## Generated topologies, 3 dependencies and 2 placements a service: milliseconds a stage\n');
  const names = ['load', 'model', 'compile', 'analyze', 'text', 'json'];
  print(`| services | ${names.join(' | ')} | all but load and json | peak MiB |`);
  print(`| --- | ${names.map(() => '---').join(' | ')} | --- | --- |`);
  for (const count of [1_000, 10_000, 100_000]) {
    const runs = [1, 2, 3].map(() => json('stages.mjs', String(count)));
    const ms = (stage) => median(runs.map((run) => run.milliseconds[stage]));
    // `analyze` compiles as well: the stage `compile` stands beside it for its part, and is not counted twice.
    const rest = ms('model') + ms('analyze') + ms('text');
    const peak = median(runs.map((run) => run.peakMiB));
    print(`| ${count} | ${names.map(ms).join(' | ')} | ${rest} | ${peak} |`);
  }
}

/** Whole commands in turn, so that a drift of the machine hits both. */
function diff() {
  print('\n## A diff of two files, against one analysis of one of them: whole commands\n');
  print('| services | analyze ms | diff ms | ratio |\n| --- | --- | --- | --- |');
  const bin = join(root, 'bin/blast-radius.js');
  for (const count of [1_000, 10_000, 100_000]) {
    execFileSync(process.execPath, [join(out, 'diff.mjs'), String(count), out]);
    const [base, head] = ['base.yaml', 'head.yaml'].map((name) => join(out, name));
    const pairs = Array.from({ length: Math.min(rounds, 7) }, () => [
      wall([bin, 'analyze', head]),
      wall([bin, 'diff', base, head]),
    ]);
    const ms = (i) => median(pairs.map((pair) => pair[i])).toFixed(0);
    const ratio = median(pairs.map(([analyze, both]) => both / analyze)).toFixed(2);
    print(`| ${count} | ${ms(0)} | ${ms(1)} | ${ratio} |`);
  }
}

/** The whole command as a user waits for it: start-up, 42 files, two scenarios, the policy, the report. */
function companies() {
  print('\n## A company of 2,000 services in 40 files: the whole command\n');
  print('| edge sites | placements at them | YAML KiB | median ms of 5 | bare node ms |');
  print('| --- | --- | --- | --- | --- |');
  for (const sites of [20, 300]) {
    const directory = join(out, `company-${sites}`);
    const { bytes, local } = json('write-company-files.mjs', directory, '2000', '40', String(sites));
    const args = [join(root, 'bin/blast-radius.js'), 'analyze', join(directory, 'topology.yaml')];
    // The policy does not hold: a status of its own says that all of it was read and judged.
    if (spawnSync(process.execPath, args).status !== 1) throw new Error(`${directory} was not judged`);
    const pairs = Array.from({ length: 5 }, () => [wall(args), wall(['-e', '0'])]);
    const ms = (i) => median(pairs.map((pair) => pair[i])).toFixed(0);
    print(`| ${sites} | ${local * sites} | ${(bytes / 1024).toFixed(0)} | ${ms(0)} | ${ms(1)} |`);
  }
}

function reach() {
  print(`\n## What a failure reaches: ${services} services, 3 dependencies each, built in memory\n`);
  print('| engine | build ms | query median ms | query / blast-radius | peak MiB |');
  print('| --- | --- | --- | --- | --- |');
  const rows = ['blast-radius', 'graphlib', 'graphology'].map((engine) =>
    json('reach.mjs', engine, String(services)),
  );
  for (const row of rows) {
    if (row.reached.join() !== rows[0].reached.join())
      throw new Error(`${row.engine} reaches something else`);
    const ratio = (row.medianMs / rows[0].medianMs).toFixed(1);
    print(
      `| ${row.engine} | ${row.buildMs.toFixed(0)} | ${row.medianMs.toFixed(2)} | ${ratio} | ${row.peakMiB} |`,
    );
  }
  print(`\nReached by each query: ${rows[0].reached.join(', ')} services.`);
}

function json(script, ...args) {
  const output = execFileSync(process.execPath, ['--max-old-space-size=12288', join(out, script), ...args]);
  return JSON.parse(output.toString());
}
