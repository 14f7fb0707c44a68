import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A project that has the package installed. */
let consumer: string;
beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), 'blast-radius-consumer-'));
  mkdirSync(join(consumer, 'node_modules'));
  symlinkSync(root, join(consumer, 'node_modules/blast-radius'));
  writeFileSync(join(consumer, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(consumer, { recursive: true, force: true }));

describe('the library', () => {
  it('has types that a NodeNext project accepts, with nothing but the package', () => {
    writeFileSync(
      join(consumer, 'use.ts'),
      `import { analyze } from 'blast-radius';
type Outcome = Awaited<ReturnType<typeof analyze>>;
export const radius = (outcome: Outcome): number | undefined => outcome.document?.scenarios[0]?.blastRadius;
// @ts-expect-error: a document has no such field, so the types are not any.
export const wrong = (outcome: Outcome) => outcome.document?.noSuchField;
`,
    );
    const compilerOptions = {
      strict: true,
      module: 'nodenext',
      target: 'es2022',
      noEmit: true,
      types: [],
      lib: ['es2022'],
    };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc], { cwd: consumer, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  }, 60_000);

  it('analyses a file', () => {
    const example = JSON.stringify(join(root, 'topologies/examples/july-2024.yaml'));
    writeFileSync(
      join(consumer, 'use.js'),
      `import { analyze, nodeHost } from 'blast-radius';
const { document, exit } = await analyze(${example}, {}, nodeHost());
console.log(exit, document.scenarios[0].id, document.scenarios[0].lostUsers);
`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, ['use.js'], { cwd: consumer, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '0 central-us-2024 6140000\n', stderr: '' });
  });
});
