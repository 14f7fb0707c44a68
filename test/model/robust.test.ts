import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTopology } from '../../src/model/build-topology.js';
import type { RawEntry, RawNode, RawTopology } from '../../src/model/raw.js';
import { dependencyShape } from '../../src/model/shape/dependency.js';
import { domainShape } from '../../src/model/shape/domain.js';
import { placementShape } from '../../src/model/shape/placement.js';
import { policyShape, waiverShape } from '../../src/model/shape/policy.js';
import { scenarioShape } from '../../src/model/shape/scenario.js';
import { serviceShape } from '../../src/model/shape/service.js';
import { catalog } from './build.js';

const span = { file: 0, start: 0, end: 0 };
const scalar = (text: string, quoted = false): RawNode => ({ kind: 'scalar', span, text, quoted });
const list = (items: readonly RawNode[]): RawNode => ({ kind: 'list', span, items });
const entry = (key: string, value: RawNode): RawEntry => ({ key, keySpan: span, value });
const map = (entries: readonly RawEntry[]): RawNode => ({
  kind: 'map',
  span,
  entries: new Map(entries.map((one) => [one.key, one])),
});
const object = (fields: Readonly<Record<string, RawNode>>) =>
  map(Object.entries(fields).map(([key, value]) => entry(key, value)));
const ids = (...names: readonly string[]) => list(names.map((name) => scalar(name)));
const topology = (parts: Partial<RawTopology>): RawTopology => ({
  ...{ top: new Map(), domains: [], services: [], scenarios: [], policies: [], waivers: [], span },
  ...parts,
});

const shapes = [
  domainShape,
  serviceShape,
  placementShape,
  dependencyShape,
  scenarioShape,
  policyShape,
  waiverShape,
];
const key = fc.constantFrom(
  ...new Set(shapes.flatMap((shape) => [...shape.keys.keys()])),
  '__proto__',
  'toString',
);
const word = fc.constantFrom(
  'a',
  'b',
  'azure',
  'a@b',
  'azure/eastus2',
  '5m',
  '50%',
  '2',
  '-1',
  '',
  '~',
  'local',
  'standby',
  'up',
  'x y',
  '[',
);
const { node } = fc.letrec<{ node: RawNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word.map((text) => scalar(text)),
    fc.array(tie('node'), { maxLength: 3 }).map(list),
    fc
      .array(fc.tuple(key, tie('node')), { maxLength: 4 })
      .map((all) => map(all.map(([name, value]) => entry(name, value)))),
  ),
}));
const section = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'azure', '__proto__', 'x y', ''), node), {
    selector: ([id]) => id,
    maxLength: 4,
  })
  .map((all) => all.map(([id, value]) => entry(id, value)));

describe('whatever the trees hold', { timeout: 60_000 }, () => {
  it('nothing is thrown, and there is a topology iff there is no error', () => {
    const raw = fc.record({
      domains: section,
      services: section,
      scenarios: section,
      policies: section,
      waivers: fc.array(node, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(raw, (parts) => {
        const { topology: built, diagnostics } = buildTopology(topology(parts), catalog);
        expect(built === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 250, seed: 7 },
    );
  });

  it('is nested as deep as one likes', () => {
    let deep = scalar('a');
    for (let depth = 0; depth < 100_000; depth++) deep = object({ anyOf: list([deep]) });
    const services = [entry('a', object({ dependsOn: list([deep]) }))];
    const policies = [
      entry('p', object({ services: object({ id: deep }), require: object({ maxState: scalar('up') }) })),
    ];
    const { diagnostics } = buildTopology(topology({ services, policies }), catalog);
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual(['BR1102', 'BR1107']);
  });

  it('may be a name that objects know', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const services = names.map((name, index) =>
      entry(name, object({ dependsOn: ids(names[index - 1] ?? 'valueOf') })),
    );
    const { topology: built } = buildTopology(
      topology({ domains: [entry('valueOf', object({}))], services }),
      catalog,
    );
    expect(built?.services.map(({ id }) => id)).toEqual(names);
  });
});

describe('a large topology', { timeout: 120_000 }, () => {
  // Three times what would overflow a stack; whole runs of 100,000 are in test/report/text-large and the bench.
  const size = 30_000;

  it('may be a chain of within, dependsOn and uplink', () => {
    const domains = Array.from({ length: size }, (_, index) =>
      entry(
        `d${index}`,
        index === 0
          ? object({})
          : object({
              within: ids(`d${index - 1}`),
              uplink: ids(`d${index - 1}`),
              dependsOn: ids(`d${index - 1}`),
            }),
      ),
    );
    const scenarios = [entry('s', object({ fail: list([object({ within: scalar('d0') })]) }))];
    const services = [entry('a', object({ placements: ids(`d${size - 1}`) }))];
    const { topology: built, diagnostics } = buildTopology(
      topology({ domains, services, scenarios }),
      catalog,
    );
    expect(diagnostics).toEqual([]);
    expect(built?.scenarios[0]?.runs[0]?.steps[0]?.fail).toHaveLength(size - 1);
  });

  it('may be one circle', () => {
    const domains = Array.from({ length: size }, (_, index) =>
      entry(`d${index}`, object({ within: ids(`d${(index + 1) % size}`) })),
    );
    const { diagnostics } = buildTopology(topology({ domains }), catalog);
    expect(diagnostics.map(({ code }) => code)).toEqual(['BR1206']);
    expect(diagnostics[0]!.message.length).toBeLessThan(200);
  });

  it('may have 3 dependencies and 2 placements for each service', () => {
    const domains = Array.from({ length: 1000 }, (_, index) =>
      entry(`d${index}`, object({ kind: scalar('zone') })),
    );
    const services = Array.from({ length: size }, (_, index) => {
      const needs = [1, 7, 101].map((step) => `s${(index + step) % size}`);
      const placements = [`d${index % 1000}`, `d${(index + 1) % 1000}`];
      return entry(
        `s${index}`,
        object({ dependsOn: ids(...needs), placements: ids(...placements), tier: scalar('1') }),
      );
    });
    const { diagnostics } = buildTopology(topology({ domains, services }), catalog);
    expect(diagnostics).toEqual([]);
  });

  it('with 20,000 unknown ids is not quadratic', () => {
    const services = Array.from({ length: 20_000 }, (_, index) =>
      entry(`service-${index}`, object({ dependsOn: ids(`servcie-x${index}`) })),
    );
    const { diagnostics } = buildTopology(topology({ services }), catalog);
    expect(diagnostics).toHaveLength(20_000);
  });
});
