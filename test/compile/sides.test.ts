import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { compile } from '../../src/compile/compile.js';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';

function compiled(text: string) {
  const { topology } = buildTopology(loadText('t.yaml', `version: 1\n${text}`).raw!, loadCatalog());
  return { topology: topology!, compiled: compile(topology!, { isolated: [], degrades: false }) };
}

const numbers = (count: number) => [...Array(count).keys()].join(', ');

const SITES = `domains:
  net: {}
  hub: { uplink: net }
  e<i>: { for: { i: [${numbers(20)}] }, kind: edge-site, uplink: hub }
`;
/** Is in two sites that are not in each other: the cuts round it are no part of a tree. */
const BETWEEN = '  between: { kind: edge-site, within: [e0, e1] }\n';

describe('what sides see', () => {
  it('is asked through the same gates by services in the same places', () => {
    const { compiled: one } = compiled(
      `${SITES}${BETWEEN}services: { s<i>: { for: { i: [${numbers(9)}] }, serving: nearest, placements: [{ each: { kind: edge-site } }], dependsOn: [{ id: r, impact: 50% }] }, r: {} }`,
    );
    // The pairs of 21 sites behind a hub, and each with the outside; not 9 times as many.
    expect(one.sides!.pairs.length).toBeGreaterThan((20 * 19) / 2);
    expect(one.sides!.pairs.length).toBeLessThanOrEqual((22 * 21) / 2);
    const [first, last] = [one.loss!.views.get(0)!, one.loss!.views.get(8)!];
    expect([...first.keys()]).toEqual([...last.keys()]);
    for (const [cls, view] of first) expect(last.get(cls)!.separate).toBe(view.separate);
    expect(first.get(2)!.placements).not.toEqual(last.get(2)!.placements);
  });

  it.each([
    ['sites have a cut each', 'e<i>: { for: { i: [ALL] }, kind: edge-site, uplink: net }'],
    [
      'sites hang on a hub',
      'hub: { uplink: net }\n  e<i>: { for: { i: [ALL] }, kind: edge-site, uplink: hub }',
    ],
    [
      'sites are in a site that has a cut',
      'hub: { uplink: net }\n  e<i>: { for: { i: [ALL] }, kind: edge-site, within: hub, uplink: net }',
    ],
    [
      'sites are in a site that they hang on',
      'hub: { uplink: net }\n  e<i>: { for: { i: [ALL] }, kind: edge-site, within: hub, uplink: hub }',
    ],
  ])('is told from a few gates where %s, not from one for each two of them', (_, domains) => {
    const sized = (sites: number) =>
      compiled(`domains:
  net: {}
  ${domains.replace('ALL', numbers(sites))}
services: { s: { serving: nearest, placements: [{ each: { kind: edge-site } }], dependsOn: [{ id: r, impact: 50% }] }, r: {} }`)
        .compiled;
    const [small, large] = [sized(100), sized(200)];
    expect(large.sides!.pairs.length).toBeLessThanOrEqual(200);
    expect(large.down.size).toBeLessThan(2 * small.down.size);
    expect(large.down.outGate.length).toBeLessThanOrEqual(2 * small.down.outGate.length);
    expect(large.loss!.views.has(0)).toBe(false);
  });

  it('changes by a cut for all that hang behind it, uplinks first', () => {
    const { topology, compiled: one } = compiled(`domains:
  net: {}
  b: { uplink: a, kind: site }
  a: { uplink: net, kind: site }
  c: { uplink: b, kind: site }
  other: { uplink: net, kind: site }
services: { s: { serving: local, placements: [{ each: { kind: site } }] } }`);
    const at = (id: string) => topology.domains.findIndex((domain) => domain.id === id);
    const classes = (ids: readonly string[]) => ids.map((id) => one.sides!.classOf[at(id)]!);
    expect(one.sides!.affected(at('a'))).toEqual(classes(['a', 'b', 'c']));
    expect(one.sides!.affected(at('b'))).toEqual(classes(['b', 'c']));
    expect(one.sides!.affected(at('other'))).toEqual(classes(['other']));
    expect(one.sides!.affected(at('net'))).toEqual([]);
  });
});
