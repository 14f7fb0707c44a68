import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.js';
import { MODEL_CODES } from '../../src/model/codes.js';
import { RUN_CODES } from '../../src/run/codes.js';

const room = new URL('../../src/run/', import.meta.url);

describe('codes of run', () => {
  it('lists every code it raises, and raises every code it lists', () => {
    const raised = new Set<string>();
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (file === 'codes.ts' || !file.endsWith('.ts')) continue;
      for (const [code] of readFileSync(new URL(file, room), 'utf8').matchAll(/BR3\d{3}/g)) raised.add(code);
    }
    expect([...raised].sort()).toEqual([...RUN_CODES.keys()].sort());
  });

  it('shares no code with another room', () => {
    const all = [...CODES.keys(), ...Object.keys(MODEL_CODES), ...RUN_CODES.keys()];
    expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([]);
  });
});
