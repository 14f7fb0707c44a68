// Runs mutated files through the program, and measures the worst known shapes.
//   node scripts/fuzz.mjs --runs 50000 [--first SEED] [--workers 2]    exit 1 if a file crashed, hung or broke a rule
//   node scripts/fuzz.mjs --worst                                     what each shape of test/hostile/shapes.ts costs, as Markdown
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50000' },
    first: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    worst: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'blast-radius-fuzz-'));
/** Files a process: one that hangs is found by its silence, and few are lost with it. */
const BATCH = 5000;
/** Milliseconds without a sign of life, which comes every 500 files, after which a batch is taken for hung. */
const SILENCE = 120_000;

await build({
  absWorkingDir: root,
  entryPoints: ['test/hostile/fuzz.ts', 'test/hostile/worst.ts'],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  define: {
    BLAST_RADIUS_VERSION: JSON.stringify(
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    ),
  },
  banner: {
    js: "import { createRequire as require$ } from 'node:module'; const require = require$(import.meta.url);",
  },
  logLevel: 'warning',
});

try {
  if (values.worst) worst();
  else await fuzz(Number(values.first), Number(values.runs), Number(values.workers));
} finally {
  rmSync(out, { recursive: true });
}

async function fuzz(first, runs, workers) {
  const from = performance.now();
  const sum = { files: 0, failed: 0, slowest: { milliseconds: 0, seed: -1 } };
  let next = first;
  const work = async () => {
    while (next < first + runs) {
      const start = next;
      next = Math.min(first + runs, start + BATCH);
      await batch(start, next - start, sum);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  const { seed, milliseconds } = sum.slowest;
  console.log(
    `${sum.files} files from seed ${first}, ${sum.failed} failed, ${seconds} s; the slowest, seed ${seed}, took ${milliseconds} ms`,
  );
  if (sum.failed > 0 || sum.files !== runs) process.exitCode = 1;
}

/** One process with a range of seeds: without __proto__, and a heap that a small file has no right to fill. */
async function batch(start, count, sum) {
  const limits = ['--disable-proto=throw', '--max-old-space-size=512'];
  const child = spawn(
    process.execPath,
    [...limits, join(out, 'fuzz.mjs'), root, String(start), String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const watch = setTimeout(() => child.kill('SIGKILL'), SILENCE);
  const ended = new Promise((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    watch.refresh();
    if (said.faults)
      console.log(`seed ${said.seed}: blast-radius ${said.argv.join(' ')}\n  ${said.faults.join('\n  ')}`);
    else if (said.files) {
      sum.files += said.files;
      sum.failed += said.failed;
      if (said.slowest.milliseconds > sum.slowest.milliseconds) sum.slowest = said.slowest;
    }
  }
  clearTimeout(watch);
  if ((await ended) === 0) return;
  sum.failed++;
  console.log(
    `seeds ${start} to ${start + count - 1}: one ended the process or took more than ${SILENCE / 1000} s`,
  );
}

function worst() {
  const script = join(out, 'worst.mjs');
  const run = (...args) =>
    spawnSync(process.execPath, ['--max-old-space-size=1024', script, ...args], {
      encoding: 'utf8',
      timeout: SILENCE,
    });
  console.log('| shape | bytes | exit | processor ms | peak MiB |\n| --- | --- | --- | --- | --- |');
  for (const name of JSON.parse(run().stdout)) {
    const { stdout, signal } = run(name);
    if (stdout === '') {
      console.log(`| ${name} | | ${signal ?? 'crash'} | | |`);
      process.exitCode = 1;
      continue;
    }
    const { bytes, exit, milliseconds, peakMiB } = JSON.parse(stdout);
    console.log(`| ${name} | ${bytes} | ${exit} | ${milliseconds} | ${peakMiB} |`);
  }
}
