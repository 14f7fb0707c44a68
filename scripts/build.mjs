// Builds dist/: cli.js and index.js with shared chunks, and the types. `--bundle`: without the types.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What both bundles share. Neutral: packages come in the form that needs no Node, so yaml and chalk run in a browser too. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['node:*'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  define: { BLAST_RADIUS_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/** Split, so that `--help` reads two small files, and a command only what it needs. */
const cli = {
  ...shared,
  entryPoints: { cli: 'src/cli/index.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // commander is CommonJS and asks for Node's own modules by require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
};

const library = { ...shared, entryPoints: { index: 'src/index.ts' }, outdir: 'dist' };

async function types() {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root });
  } catch (error) {
    throw new Error(`the types do not compile\n${error.stdout}`);
  }
}

const bundleOnly = process.argv.includes('--bundle');
if (!bundleOnly) rmSync(`${root}dist`, { recursive: true, force: true });
rmSync(`${root}dist/chunks`, { recursive: true, force: true });
try {
  await Promise.all([build(cli), build(library), bundleOnly ? null : types()]);
  writeFileSync(`${root}dist/.built`, '');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
