import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { topologyDocument } from '../arbitrary/topology.js';
import buildOnce from '../cli/built/build-once.js';
import { analyzeText } from './front-door.js';

vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = `${root}bin/blast-radius.js`;
const example = `${root}topologies/examples/july-2024.yaml`;

describe('the same topology gives the same bytes', () => {
  it('twice in one process, whatever was analysed between', () => {
    const all = fc.sample(topologyDocument(), 60).map((document) => JSON.stringify(document));
    const bytes = (text: string) => JSON.stringify(analyzeText(text, { certificate: true }));
    const first = all.map(bytes);
    expect(all.toReversed().map(bytes).reverse()).toEqual(first);
  });
});

describe('the built program', () => {
  beforeAll(buildOnce);

  const run = (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'analyze', example, ...args], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it.each([['json'], ['text']])('prints the same %s in every locale and time zone', (format) => {
    expect(existsSync(bin)).toBe(true);
    const args = ['--format', format, '--all'];
    const here = run(args, { LC_ALL: 'en_US.UTF-8', TZ: 'UTC' });
    expect(here.stderr).toBe('');
    expect(here.stdout.length).toBeGreaterThan(1000);
    expect(run(args, { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Seoul' })).toEqual(here);
  });
});
