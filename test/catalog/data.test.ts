import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const folder = new URL('topologies/catalog/', root);

test('data.ts is what the build script makes of topologies/catalog', () => {
  const script = fileURLToPath(new URL('scripts/build-catalog.mjs', root));
  const built = execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' });
  const stored = readFileSync(new URL('src/catalog/data.ts', root), 'utf8');
  expect(stored, 'run: node scripts/build-catalog.mjs').toBe(built);
});

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'version.yaml');

test.each(files)('%s says where its facts come from and when they were checked', (name) => {
  const header = read(name).split('\n\n')[0]!;
  expect(header).toMatch(/^# Source: \S/m);
  expect(header).toMatch(/^# Checked: \d{4}-\d{2}-\d{2}\./m);
});

test('the catalogue is as new as the newest of its files', () => {
  const checked = files.map((name) => /^# Checked: ([\d-]+)\./m.exec(read(name))![1]!);
  expect(read('version.yaml')).toContain(`version: ${checked.sort().at(-1)}`);
});

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
