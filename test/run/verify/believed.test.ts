import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../../src/run/types.js';
import { topologyDocument } from '../../arbitrary/topology.js';
import { saved } from './saved.js';

const examples = readdirSync('topologies/examples').filter((name) => /\.ya?ml$/.test(name));

describe('a result that nobody touched is believed', () => {
  it.each(examples)('of %s', (name) => {
    const text = readFileSync(`topologies/examples/${name}`, 'utf8');
    const asked: readonly (readonly [AnalyzeOptions, boolean])[] = [
      [{ today: '2026-06-01' }, true],
      [{ today: '2026-06-01' }, false],
      [{ each: 'kind=region', duration: '2h' }, false],
      [{ each: 'kind=region', failOn: 'down' }, false],
      [{ sector: 'banking', today: '2026-06-01' }, true],
    ];
    for (const [options, all] of asked) {
      const result = saved(text, options, all);
      if (result === null) continue;
      const { problems, counts } = result.verify(result.document);
      expect(problems).toEqual([]);
      expect(counts.runs).toBeGreaterThan(0);
    }
  });

  it('of any topology', () => {
    fc.assert(
      fc.property(topologyDocument(), fc.boolean(), (document, all) => {
        const result = saved(JSON.stringify(document), { today: '2026-06-01' }, all);
        if (result !== null) expect(result.verify(result.document).problems).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
