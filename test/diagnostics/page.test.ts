import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ALL_CODES } from '../../src/run/all-codes.js';
import { diagnosticsPage } from './page.js';

const FILE = fileURLToPath(new URL('../../docs/diagnostics.md', import.meta.url));

describe('docs/diagnostics.md', () => {
  it('is what the tables of codes say (UPDATE=1 writes it)', () => {
    const text = diagnosticsPage(ALL_CODES);
    if (process.env.UPDATE === '1') writeFileSync(FILE, text);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });

  it('has every code once', () => {
    const headings = diagnosticsPage(ALL_CODES).match(/^### BR\d{4}$/gm) ?? [];
    expect(headings).toEqual([...ALL_CODES.keys()].map((code) => `### ${code}`));
  });
});
