import { describe, expect, it } from 'vitest';
import { loadBaseline } from '../../src/load/load-baseline.js';
import { buildBaseline } from '../../src/model/build-baseline.js';
import { memoryFiles } from '../load/helpers.js';

async function read(entries: string) {
  const files = memoryFiles({ '/t/b.yaml': `version: 1\nbaseline:\n${entries}` });
  const { items, sources } = await loadBaseline({ path: 'b.yaml', name: 'b.yaml', files }, []);
  const { entries: built, diagnostics } = buildBaseline(items!);
  const found = diagnostics.map(({ code, span }) => [code, sources[0]!.text.slice(span!.start, span!.end)]);
  return { built, found };
}

describe('entries of a baseline', () => {
  it('are what was found, where, and how bad', async () => {
    const { built, found } = await read(
      '  - { policy: p, scenario: "any[a+b]", service: s, found: partial, lost: 25% }\n  - { policy: q, scenario: x, lost: 0.5 }\n',
    );
    expect(found).toEqual([]);
    expect(built!.map(({ at: _, ...entry }) => entry)).toEqual([
      { policy: 'p', scenario: 'any[a+b]', service: 's', found: 'partial', lost: 0.25 },
      { policy: 'q', scenario: 'x', service: null, found: null, lost: 0.5 },
    ]);
  });

  it('need their measure: BR1511', async () => {
    const entry = '{ policy: p, scenario: x, service: s }';
    expect(await read(`  - ${entry}\n`)).toEqual({ built: null, found: [['BR1511', entry]] });
    const lost = '{ policy: p, scenario: x, found: down }';
    expect(await read(`  - ${lost}\n`)).toEqual({ built: null, found: [['BR1511', lost]] });
  });

  it('stand there once: BR1512', async () => {
    const entry = (found: string) => `{ policy: p, scenario: x, service: s, found: ${found} }`;
    expect(await read(`  - ${entry('down')}\n  - ${entry('degraded')}\n`)).toEqual({
      built: null,
      found: [['BR1512', entry('degraded')]],
    });
  });
});
