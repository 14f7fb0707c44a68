import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pruneBaseline, writeBaseline } from '../../src/run/baseline.js';
import { topologyDocument } from '../arbitrary/topology.js';
import { ask, hostOf, POLICY, SITES, waiver } from './question.js';

const TEXT = SITES + POLICY;

async function written(files: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await writeBaseline('t.yaml', {}, hostOf(files));
  return [...text!].join('');
}

async function pruned(files: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await pruneBaseline('t.yaml', { baseline: 'b.yaml' }, hostOf(files));
  return [...text!].join('');
}

const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('  - '));

const APP = '  - { policy: "p", scenario: "any[north]", service: "app", found: down }';
const ENTRIES = [
  APP,
  '  - { policy: "p", scenario: "any[south]", service: "blog", found: down }',
  '  - { policy: "p", scenario: "north-lost", service: "app", found: down }',
];
const BASE = `version: 1\nbaseline:\n${ENTRIES.join('\n')}\n`;

describe('a baseline', () => {
  it('is a sorted line for each violation, and then none of them fails', async () => {
    const text = await written({ 't.yaml': TEXT });
    expect(lines(text)).toEqual(ENTRIES);
    const { exit, document } = await ask({ 't.yaml': TEXT, 'b.yaml': text }, { baseline: 'b.yaml' });
    expect(exit).toBe(0);
    expect(document?.baseline).toEqual({ file: 'b.yaml', known: 3, worse: 0, allowStale: false, stale: [] });
    expect(document?.policies[0]).toMatchObject({ verdict: 'waived', violations: { length: 3 } });
  });

  it('does not know what came since', async () => {
    const text = `${TEXT.replace('[app, blog]', '[app, blog, web]')}`;
    const { exit, document } = await ask({ 't.yaml': text, 'b.yaml': BASE }, { baseline: 'b.yaml' });
    expect(exit).toBe(1);
    const fresh = document?.policies[0]?.violations.filter((one) => one.baseline === undefined);
    expect(fresh?.map(({ service }) => service)).toEqual(['web', 'web']);
  });

  it('is about things, not places: order, lines and comments of the file do not matter', async () => {
    const moved = TEXT.replace('services:', '# a comment\n\nservices:').replace(
      /( {2}app:.*\n)([\s\S]*)( {2}blog:.*\n)/,
      '$3$2$1',
    );
    expect(moved).not.toBe(TEXT);
    const shuffled = `version: 1\nbaseline:\n${[...ENTRIES].reverse().join('\n')}\n`;
    expect((await ask({ 't.yaml': moved, 'b.yaml': shuffled }, { baseline: 'b.yaml' })).exit).toBe(0);
    expect(await written({ 't.yaml': moved })).toBe(await written({ 't.yaml': TEXT }));
  });

  it('holds a pair of failures in whichever order it is named', async () => {
    const pairs = SITES.replace('kind: region } } }', 'kind: region } }, order: 2 }');
    const domains = 'domains: { north: { kind: region }, south: { kind: region } }';
    const turned = pairs.replace(domains, 'domains: { south: { kind: region }, north: { kind: region } }');
    expect(turned).not.toBe(pairs);
    const base = await written({ 't.yaml': pairs + POLICY });
    expect(base).toContain('any[north+south]');
    expect((await ask({ 't.yaml': turned + POLICY, 'b.yaml': base }, { baseline: 'b.yaml' })).exit).toBe(0);
    expect(await written({ 't.yaml': turned + POLICY })).toBe(base);
  });

  it('counts what got worse as new: a worse state, a larger share', async () => {
    const state = BASE.replace(APP, APP.replace('down', 'degraded'));
    const worse = await ask({ 't.yaml': TEXT, 'b.yaml': state }, { baseline: 'b.yaml' });
    expect(worse).toMatchObject({ exit: 1, document: { baseline: { known: 2, worse: 1 } } });
    expect(worse.document?.policies[0]?.violations[0]?.baseline).toBe('worse');

    const half = `${SITES}policies: { half: { under: [north-lost], require: { maxLost: 50% } } }\n`;
    const share = (lost: string) =>
      `version: 1\nbaseline:\n  - { policy: half, scenario: north-lost, lost: ${lost} }\n`;
    for (const [lost, exit] of [
      ['1', 0],
      ['100%', 0],
      ['99.9%', 1],
    ] as const) {
      const outcome = await ask({ 't.yaml': half, 'b.yaml': share(lost) }, { baseline: 'b.yaml' });
      expect([lost, outcome.exit]).toEqual([lost, exit]);
    }
  });

  it('keeps the share that a service loses in part', async () => {
    const local = (share: string) => `version: 1
domains: { north: { kind: edge-site }, south: { kind: edge-site } }
services: { till: { users: 10, serving: local, placements: [{ in: north, share: ${share} }, south] } }
scenarios: { lost: { fail: [north] } }
policies: { p: { require: { maxState: degraded } } }
`;
    const base = await written({ 't.yaml': local('30%') });
    expect(lines(base)).toEqual([
      '  - { policy: "p", scenario: "lost", service: "till", found: partial, lost: 0.3 }',
    ]);
    for (const [share, exit] of [
      ['30%', 0],
      ['20%', 0],
      ['31%', 1],
    ] as const) {
      const outcome = await ask({ 't.yaml': local(share), 'b.yaml': base }, { baseline: 'b.yaml' });
      expect([share, outcome.exit]).toEqual([share, exit]);
    }
  });

  it('with an entry that is about nothing any more fails, unless that is allowed', async () => {
    const mended = TEXT.replace('placements: [north] }', 'placements: [north, south] }');
    const files = { 't.yaml': mended, 'b.yaml': BASE };
    const { exit, document, findings } = await ask(files, { baseline: 'b.yaml' });
    expect(exit).toBe(1);
    expect(document?.policies[0]?.verdict).toBe('waived');
    expect(document?.baseline?.stale.map(({ at, scenario }) => `${at.file}:${at.line} ${scenario}`)).toEqual([
      'b.yaml:3 any[north]',
      'b.yaml:5 north-lost',
    ]);
    expect(findings[0]).toBe('b.yaml:3 is stale: app in any[north] violates p no more.');
    expect((await ask(files, { baseline: 'b.yaml', allowStale: true })).exit).toBe(0);
  });

  it('is not called stale by a run that did not look', async () => {
    const files = {
      't.yaml': TEXT,
      'b.yaml': `${BASE}  - { policy: gone, scenario: any, service: app, found: down }\n`,
    };
    expect((await ask(files, { baseline: 'b.yaml' })).exit).toBe(1);
    expect((await ask(files, { baseline: 'b.yaml', scenarios: ['north-lost'] })).exit).toBe(0);
    expect((await ask(files, { baseline: 'b.yaml', sector: 'core' })).exit).toBe(0);
    expect((await ask(files, { baseline: 'b.yaml', duration: '1h' })).exit).toBe(0);
  });

  it('is pruned to what is left, and only ever gets stricter', async () => {
    const loose = BASE.replace('"blog", found: down', '"blog", found: up');
    const mended = TEXT.replace('placements: [north] }', 'placements: [north, south] }');
    expect(lines(await pruned({ 't.yaml': mended, 'b.yaml': BASE }))).toEqual([ENTRIES[1]]);
    // Worse than it says: pruning does not let that in.
    expect(lines(await pruned({ 't.yaml': TEXT, 'b.yaml': loose }))[1]).toContain('"blog", found: up');
    // Better than it says: from now on that is the measure. What is new stays out.
    const one = `version: 1\nbaseline:\n  - { policy: half, scenario: north-lost, lost: 1 }\n`;
    const half =
      `${SITES}policies: { half: { require: { maxLost: 10% }, services: { id: [app, blog] } } }\n`.replace(
        'placements: [north] }',
        'serving: local, placements: [{ in: north, share: 50% }, south] }',
      );
    expect(lines(await pruned({ 't.yaml': half, 'b.yaml': one }))).toEqual([
      '  - { policy: "half", scenario: "north-lost", lost: 0.5 }',
    ]);
  });

  it('keeps, pruned, the share it says where more is lost by now', async () => {
    const local = `version: 1
domains: { north: { kind: edge-site }, south: { kind: edge-site } }
services: { till: { users: 10, serving: local, placements: [{ in: north, share: 30% }, south] } }
scenarios: { lost: { fail: [north] } }
policies: { p: { require: { maxState: degraded, maxLost: 5% } } }
`;
    const known = [
      '  - { policy: "p", scenario: "lost", lost: 0.2 }',
      '  - { policy: "p", scenario: "lost", service: "till", found: partial, lost: 0.1 }',
    ];
    const base = `version: 1\nbaseline:\n${known.join('\n')}\n`;
    expect(lines(await pruned({ 't.yaml': local, 'b.yaml': base }))).toEqual(known);
  });

  it('takes in nothing that a waiver holds: it would outlive it', async () => {
    const text = `${TEXT}waivers:\n${waiver('policy: p, service: app')}${waiver('policy: p, service: blog', '2026-11-07')}`;
    expect(lines(await written({ 't.yaml': text }))).toEqual([ENTRIES[1]]);
  });

  it('without a violation is empty, and can be read', async () => {
    const text = await written({ 't.yaml': SITES });
    expect(text).toMatch(/\nbaseline: \[\]\n$/);
    expect((await ask({ 't.yaml': SITES, 'b.yaml': text }, { baseline: 'b.yaml' })).exit).toBe(0);
  });

  it('of any topology lets exactly that topology pass', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), async (document) => {
        const policies = { strict: { require: { maxState: 'up', maxLost: '0%' } } };
        const { scenarios = {} } = document as { scenarios?: Record<string, { expect?: unknown }> };
        for (const scenario of Object.values(scenarios)) delete scenario.expect;
        const text = JSON.stringify({ ...document, scenarios, policies, waivers: [] });
        const plain = await ask(text);
        if (plain.document === null) return;
        const base = await written({ 't.yaml': text });
        const known = await ask({ 't.yaml': text, 'b.yaml': base }, { baseline: 'b.yaml' });
        expect(known.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(known.document?.policies.map(({ verdict }) => verdict)).not.toContain('fail');
        expect(known.document?.baseline).toMatchObject({ worse: 0, stale: [] });
        expect(await pruned({ 't.yaml': text, 'b.yaml': base })).toBe(base);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a baseline that is not one', () => {
  it.each([
    ['baseline: [', 'BR1010', 1],
    ['version: 1\nbaseline: { a: 1 }\n', 'BR1052', 2],
    ['version: 1\nbaseline:\n  - p\n', 'BR1102', 3],
    ['version: 1\nbaseline:\n  - { policy: p, service: app, found: down }\n', 'BR1103', 3],
    ['version: 1\nbaseline:\n  - { policy: p, scenario: s, service: app }\n', 'BR1511', 3],
    ['version: 1\nbaseline:\n  - { policy: p, scenario: s }\n', 'BR1511', 3],
    ['version: 1\nbaseline:\n  - { policy: p, scenario: s, lost: 120% }\n', 'BR1111', 3],
    ['version: 1\nbaseline:\n  - { policy: p, scenario: s, service: app, found: dwn }\n', 'BR1104', 3],
    [`${BASE}${APP}\n`, 'BR1512', 6],
    ['version: 2\nbaseline: []\n', 'BR1051', 1],
    ['baseline: []\n', 'BR1050', 1],
    ['version: 1\nbaselines: []\n', 'BR1101', 2],
    ['version: 1\nservices: {}\n', 'BR1101', 2],
    ['', 'BR1005', 1],
    ['[]', 'BR1052', 1],
  ])('is refused with its place: %j', async (text, code, line) => {
    const outcome = await ask({ 't.yaml': TEXT, 'b.yaml': text }, { baseline: 'b.yaml' });
    expect(outcome).toMatchObject({ exit: 2, document: null });
    const [first, ...others] = outcome.diagnostics.filter(({ severity }) => severity === 'error');
    expect(others).toEqual([]);
    expect(first!.code).toBe(code);
    const source = outcome.sources[first!.span!.file]!;
    expect(source.name).toBe('b.yaml');
    expect(source.text.slice(0, first!.span!.start).split('\n').length).toBe(line);
  });

  it('is refused where it is missing, together with what is wrong with the topology', async () => {
    const outcome = await ask({ 't.yaml': 'version: 1\nservce: {}\n' }, { baseline: 'b.yaml' });
    expect(outcome.exit).toBe(2);
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['BR1001', 'BR1101']);
  });
});
