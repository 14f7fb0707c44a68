import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Vitest's global setup: builds dist/ unless it is newer than everything it is made of. */
export default function buildOnce(): void {
  const built = timeOf(`${root}dist/.built`);
  const newest = Math.max(
    ...['src', 'scripts', 'package.json', 'topologies/catalog'].map((path) => newestIn(root + path)),
  );
  if (built > newest) return;
  execFileSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'inherit' });
}

function newestIn(path: string): number {
  const entries = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path, { recursive: true })
    : [];
  return Math.max(timeOf(path), ...entries.map((entry) => timeOf(`${path}/${entry}`)));
}

function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
