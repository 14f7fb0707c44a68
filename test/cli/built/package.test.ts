import { execFileSync } from 'node:child_process';
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
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      '',
      '--preserveSymlinks',
    ];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    expect(() =>
      execFileSync(process.execPath, [tsc, ...options, 'use.ts'], { cwd: consumer, encoding: 'utf8' }),
    ).not.toThrow();
  });
});
