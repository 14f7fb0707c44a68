import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Host } from '../../src/host/types.js';
import { DIFF_REPORTERS } from '../../src/report/diff/registry.js';
import { REPORTERS } from '../../src/report/registry.js';
import { memoryHost } from './memory-host.js';

const example = readFileSync(
  fileURLToPath(new URL('../../topologies/examples/july-2024.yaml', import.meta.url)),
);
const files = new Map<string, Uint8Array>([['f.yaml', example]]);

/** The first lists what has no file; the rest reads f.yaml. */
const COMMANDS: readonly (readonly string[])[] = [
  ['help'],
  ['help', 'analyze'],
  ['validate', 'f.yaml'],
  ...[...REPORTERS.keys()].map((format) => ['analyze', 'f.yaml', '--format', format]),
  ...[...DIFF_REPORTERS.keys()].map((format) => ['diff', 'f.yaml', 'f.yaml', '--format', format]),
  ['baseline', 'write', 'f.yaml', '--baseline', '-'],
];
const READING = COMMANDS.filter((argv) => argv.includes('f.yaml'));

const broken = (code: string) => Object.assign(new Error(`${code}: fault`), { code });
const BROKEN = ['EACCES', 'ENOSPC', 'EROFS', 'EIO', 'EDQUOT'];

async function run(argv: readonly string[], change: (host: Host) => Partial<Host>) {
  const host = memoryHost(files);
  const exit = await main(argv, { ...host, ...change(host) });
  return { exit, ...host.printed, written: host.written };
}

describe.each(COMMANDS.map((argv) => [argv.join(' '), argv] as const))('%s', (_, argv) => {
  it.each(BROKEN)('ends with 2 where standard output fails with %s, and says so', async (code) => {
    const { exit, err } = await run(argv, ({ stdout }) => ({
      stdout: { ...stdout, write: () => Promise.reject(broken(code)) },
    }));
    expect(exit).toBe(2);
    expect(err).toMatch(/^blast-radius: error: the output could not be written: /m);
    expect(err).not.toContain('    at ');
  });

  it('keeps its exit code where the reader has gone', async () => {
    const whole = await run(argv, () => ({}));
    const cut = await run(argv, ({ stdout }) => ({ stdout: { ...stdout, write: async () => false } }));
    expect({ exit: cut.exit, err: cut.err }).toEqual({ exit: whole.exit, err: whole.err });
  });
});

describe.each(READING.map((argv) => [argv.join(' '), argv] as const))('%s', (_, argv) => {
  it.each([
    ['missing', 'ENOENT'],
    ['denied', 'EACCES'],
    ['failed', 'EIO'],
    ['failed', 'EROFS'],
    ['directory', 'EISDIR'],
    ['special', ''],
    ['too large', ''],
  ] as const)('ends with 2 where the file is %s (%s)', async (reason, code) => {
    const { exit, out, err } = await run(argv, (host) => ({
      files: { ...host.files, read: async () => ({ ok: false, error: { reason, code } }) },
    }));
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/error BR100[12]: /);
  });

  it.each(BROKEN)('ends with a code of the table where standard error fails with %s', async (code) => {
    const missing = argv.map((word) => word.replace('f.yaml', 'none.yaml'));
    const { exit } = await run(missing, ({ stderr }) => ({
      stderr: { ...stderr, write: () => Promise.reject(broken(code)) },
    }));
    expect(exit).toBe(2);
  });
});

describe.each([...REPORTERS.keys()])('--output %s=FILE', (format) => {
  it.each(BROKEN)('ends with 2 where it fails with %s, before anything is printed', async (code) => {
    const { exit, out, err } = await run(['analyze', 'f.yaml', '--output', `${format}=report`], () => ({
      output: { write: async () => ({ reason: 'failed', code }) },
    }));
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/^blast-radius: error: cannot write report: /m);
  });

  it('is whole where standard output is cut', async () => {
    const whole = await run(['analyze', 'f.yaml', '--format', format], () => ({}));
    const { written } = await run(['analyze', 'f.yaml', '--output', `${format}=report`], ({ stdout }) => ({
      stdout: { ...stdout, write: async () => false },
    }));
    expect(written.get('report')).toBe(whole.out);
  });
});
