import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { nodeHost } from '../../src/host/node.js';
import type { Host, WriteError } from '../../src/host/types.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

/** A directory with those files in it; writing ends in the error that is given for the file. */
async function init(
  file: string,
  there: Readonly<Record<string, string>> = {},
  errors: Readonly<Record<string, WriteError>> = {},
) {
  const written: string[] = [];
  const output: Host['output'] = {
    write: async (path, _chunks, mode) => {
      const error = errors[path] ?? null;
      if (error === null) written.push(`${mode} ${path}`);
      return error;
    },
  };
  const memory = memoryFiles(there);
  // The schema is a file of the program itself.
  const read: Host['files']['read'] = nodeHost().files.read;
  const host = { ...fakeHost(), files: { ...memory, read }, output };
  const exit = await main(['init', file], host);
  return { exit, ...host.printed, written };
}

describe('init', () => {
  it('writes a starter and its schema, and creates both', async () => {
    const { exit, out, written } = await init('infra/topology.yaml');
    expect(exit).toBe(0);
    expect(written).toEqual(['create infra/topology.yaml', 'create infra/topology.schema.json']);
    expect(out).toContain('Wrote infra/topology.yaml: ');
    expect(out).toContain('Wrote infra/topology.schema.json: ');
  });

  it('keeps a schema that is there', async () => {
    const { exit, out } = await init(
      'a.yaml',
      {},
      { 'topology.schema.json': { reason: 'exists', code: '' } },
    );
    expect(exit).toBe(0);
    expect(out).toContain('Wrote a.yaml: ');
    expect(out).toContain('Kept  topology.schema.json: ');
  });

  it('says which file cannot be written', async () => {
    const full = { reason: 'failed', code: 'ENOSPC' } as const;
    for (const path of ['a.yaml', 'topology.schema.json']) {
      const { exit, err, out } = await init('a.yaml', {}, { [path]: full });
      expect([exit, out]).toEqual([2, '']);
      expect(err).toContain(path);
    }
  });

  it('overwrites nothing', async () => {
    const { exit, err, written } = await init('a.yaml', { '/t/a.yaml': 'version: 1\n' });
    expect([exit, written]).toEqual([2, []]);
    expect(err).toContain('cannot write a.yaml: it exists already');
  });
});
