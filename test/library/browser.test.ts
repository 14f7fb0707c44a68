import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import * as here from './browser-entry.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const july = readFileSync(at('../../topologies/examples/july-2024.yaml'), 'utf8');

/** The bundle as a page would have it: without Node's modules, process, require, a console or a file. */
let there: typeof here;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [at('./browser-entry.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'page',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  const page = createContext({ TextEncoder, TextDecoder });
  runInContext(outputFiles[0]!.text, page);
  there = runInContext('page', page) as typeof here;
});

describe('in a browser', () => {
  it.each(here.formats)('%s has the same bytes as here', async (format) => {
    const expected = await here.report(july, format);
    expect(expected.length).toBeGreaterThan(2);
    expect(await there.report(july, format)).toBe(expected);
  });

  it('problems are told as here', async () => {
    const wrong = 'version: 1\nservices:\n  a: { dependson: [b] }\n';
    expect(await there.report(wrong, 'text')).toBe(await here.report(wrong, 'text'));
    expect(await there.report(wrong, 'text')).toContain('page.yaml:3:8: error BR1101');
  });
});
