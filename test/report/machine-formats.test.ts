import { describe, expect, test } from 'vitest';
import { sourcePath, sourceUri } from '../../src/report/finding/source-path.js';
import { REPORTERS } from '../../src/report/registry.js';
import type { AnalysisDocument, PolicyResult, Violation, WaiverResult } from '../../src/results/document.js';
import { cause, DOWN, documentOf, inDomain, optionsOf, placement, scenario, service } from './documents.js';
import { HOSTILE, hostileDocument } from './hostile.js';

/* What the formats for machines say, and the limits of where they are read. */

const line = (number: number) => ({ file: 'topology.yaml', line: number, column: 3 });
const REGION = 'azure/koreacentral';

const WAIVER: WaiverResult = {
  policy: 'survive',
  service: 'search',
  scenario: null,
  until: '2027-03-31',
  reason: 'SHOP-11',
  owner: 'ml',
  at: line(70),
  status: 'active',
  days: 143,
};

function violation(of: string, number: number, more: Partial<Violation> = {}): Violation {
  return { scenario: 'lost', service: of, found: 'down', allowed: 'degraded', at: line(number), ...more };
}

function policy(violations: readonly Violation[], services: readonly string[]): PolicyResult {
  return {
    id: 'survive',
    at: line(60),
    verdict: 'fail',
    checks: services.length,
    runs: 1,
    services: services.length,
    require: { maxState: 'degraded', withinSeconds: 0, maxLost: null },
    selector: '{ tier: 0 }',
    judged: { runs: ['lost'], services },
    violations,
  };
}

/** stock fails with its region, checkout with stock; search is waived, cart known, till holds. */
function shop(change: (violations: Violation[]) => Violation[] = (same) => same): AnalysisDocument {
  const lone = { placements: [placement(REGION, { causes: [inDomain(REGION)] })], under: inDomain(REGION) };
  const services = [
    service('checkout', [DOWN], { users: 200, at: line(4), tier: 0, under: cause('dependency', 'stock') }),
    service('stock', [DOWN], { at: line(11), tier: 0, ...lone }),
    service('search', [DOWN], { users: 10, at: line(20), ...lone }),
    service('cart', [DOWN], { users: 5, at: line(30), ...lone }),
  ];
  const run = scenario('lost', services, {
    injected: { fail: [REGION], isolate: [], degrade: [], limit: [] },
  });
  const violations = change([
    violation('checkout', 4, { because: cause('dependency', 'stock'), fixes: ['add a placement elsewhere'] }),
    violation('stock', 11, { because: inDomain(REGION) }),
    violation('search', 20, { waiver: WAIVER }),
    violation('cart', 30, { baseline: 'known' }),
  ]);
  return documentOf([run], {
    policies: [policy(violations, ['checkout', 'stock', 'search', 'cart', 'till'])],
    waivers: [WAIVER],
    asOf: '2026-11-08',
    domains: [{ id: REGION, within: [], at: line(5) }],
    verdict: 'fail',
  });
}

async function told(format: string, document: AnalysisDocument, all = false): Promise<string> {
  const reporter = await REPORTERS.get(format)!();
  const command = { file: 'infra/topology.yaml', commands: [] };
  return [
    ...reporter(
      document,
      optionsOf({ all, exit: document.verdict === 'fail' ? 1 : 0, command, notes: document.notes ?? [] }),
    ),
  ].join('');
}

// biome-ignore lint/suspicious/noExplicitAny: JSON that is looked into
const sarif = async (document: AnalysisDocument, all = false): Promise<any> =>
  JSON.parse(await told('sarif', document, all)).runs[0];

describe('SARIF', () => {
  test('each finding on the line of its service, with its rule, its chain and its acceptance', async () => {
    const { results, tool } = await sarif(shop());
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['policy/survive', 'waiver']);
    const [checkout, , search, cart] = results;
    expect(checkout.message.text).toBe(
      'checkout is down in lost; allowed: degraded or better. Because stock is not there. Fix: add a placement elsewhere.',
    );
    expect(checkout.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'infra/topology.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 3 },
    });
    const steps = checkout.codeFlows[0].threadFlows[0].locations.map(
      // biome-ignore lint/suspicious/noExplicitAny: the same
      ({ location }: any) => [location.message.text, location.physicalLocation.region.startLine],
    );
    expect(steps).toEqual([
      [`${REGION} fails (the scenario)`, 5],
      ['stock is down', 11],
      ['checkout is down', 4],
    ]);
    expect([checkout.level, checkout.suppressions]).toEqual(['error', undefined]);
    expect(search.suppressions[0].justification).toBe(
      'Accepted until 2027-03-31 by ml: SHOP-11 (143 days left)',
    );
    expect(cart.suppressions[0].justification).toBe('Known: it is in the baseline');
  });

  test('a waiver that is over suppresses nothing', async () => {
    const over: WaiverResult = { ...WAIVER, status: 'expired', days: -12 };
    const { results } = await sarif(shop((all) => all.map((one) => ({ ...one, waiver: over }))));
    expect(results[2]).toMatchObject({ level: 'error' });
    expect(results[2].suppressions).toBeUndefined();
    expect(results[2].message.text).toContain('Its waiver ended 2027-03-31, 12 days ago (ml: SHOP-11)');
  });

  test('fingerprints keep to what a finding is about', async () => {
    const prints = async (document: AnalysisDocument) =>
      (await sarif(document)).results.map(
        // biome-ignore lint/suspicious/noExplicitAny: the same
        (result: any) => result.partialFingerprints['blastRadius/v1'],
      );
    const before = await prints(shop());
    const moved = await prints(
      shop((all) => all.map((one) => ({ ...one, at: line(500), found: 'partial' as const }))),
    );
    expect(moved).toEqual(before);
    expect(new Set(before).size).toBe(4);
    expect(await prints(shop((all) => all.toReversed()))).toEqual(before.toReversed());
  });

  test('what GitHub requires of every result, with hostile names too', async () => {
    const { results, tool, originalUriBaseIds } = await sarif(hostileDocument(HOSTILE));
    expect(Object.keys(originalUriBaseIds)).toEqual(['%SRCROOT%']);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      // Relative, and no scheme: a colon would make it absolute.
      expect(artifactLocation.uri).toMatch(/^[^/:\\?#\s]+(\/[^:\\?#\s]*)*$/);
      expect(region.startLine).toBeGreaterThan(0);
      expect(Object.values(result.partialFingerprints)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
      expect(result.message.text.length).toBeGreaterThan(0);
    }
  });

  test('past the limits the worst are there, and what is left out is counted', async () => {
    const many = Array.from({ length: 25_010 }, (_, index) => violation(`s${index}`, 1 + index));
    const document = shop((all) => [...many, all[0]!]);
    const few = await sarif(document);
    expect(few.results).toHaveLength(5_000);
    expect(few.results[0].message.text).toContain('checkout');
    expect(few.invocations[0].toolExecutionNotifications.at(-1).message.text).toContain(
      '20,011 more results',
    );
    expect((await sarif(document, true)).results).toHaveLength(25_000);
  });
});

describe('JUnit', () => {
  test('a suite a run, a case for each service that a policy judged', async () => {
    const text = await told('junit', shop());
    expect(text).toContain('<testsuite name="lost" tests="5" failures="2" errors="0" skipped="2" time="0">');
    expect(text).toContain('name="till" file="infra/topology.yaml" line="60" time="0"/>');
    expect(text).toMatch(
      /name="search".*<skipped message="search is down .*; Accepted until 2027-03-31 by ml/,
    );
  });

  test('no policy is no failure, and no empty report', async () => {
    const text = await told('junit', { ...shop(), policies: [], waivers: [], verdict: 'pass' });
    expect(text).toContain('tests="1" failures="0"');
    expect(text).toContain('Nothing required');
  });

  test('a policy that checked nothing is an error', async () => {
    const empty: PolicyResult = { ...policy([], []), verdict: 'empty' };
    expect(await told('junit', { ...shop(), policies: [empty] })).toMatch(/<error message="Checked nothing/);
  });

  test('millions of cases that hold are counted', async () => {
    const services = Array.from({ length: 20_001 }, (_, index) => `s${index}`);
    const text = await told('junit', {
      ...shop(),
      policies: [policy([violation('s7', 9)], services)],
      waivers: [],
    });
    expect(text).toContain('tests="2" failures="1"');
    expect(text).toContain('name="20,000 more services hold"');
  });
});

describe('GitHub workflow commands', () => {
  test('an annotation a violation, accepted ones only counted', async () => {
    const lines = (await told('github', shop())).trimEnd().split('\n');
    expect(lines.map((text) => text.split(' ')[0])).toEqual(['::error', '::error', '::notice']);
    expect(lines[0]).toBe(
      '::error file=infra/topology.yaml,line=4,col=3,title=policy survive::checkout is down in lost; allowed: degraded or better%0ABecause stock is not there%0AFix: add a placement elsewhere',
    );
    expect(lines[2]).toContain('2 violations accepted by a waiver or the baseline.');
  });

  test('ten are shown: the worst nine, and one that counts the rest', async () => {
    const many = Array.from({ length: 30 }, (_, index) => violation(`s${index}`, 1 + index));
    const lines = (
      await told(
        'github',
        shop((all) => [...many, ...all]),
      )
    )
      .trimEnd()
      .split('\n');
    const errors = lines.filter((text) => text.startsWith('::error'));
    expect(errors).toHaveLength(10);
    expect(errors[0]).toContain('checkout');
    expect(errors[9]).toBe('::error title=blast-radius::23 more errors (--all prints every one)');
  });

  test('no line is anything but a command of ours', async () => {
    for (const text of (await told('github', hostileDocument(HOSTILE), true)).trimEnd().split('\n'))
      expect(text).toMatch(/^::(error|warning|notice) [^:]*::[^\r\n]+$/);
  });
});

test('GitLab code quality: what its widget needs', async () => {
  const issues = JSON.parse(await told('gitlab', shop()));
  expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual([
    'blocker',
    'blocker',
    'info',
    'info',
  ]);
  expect(issues[0]).toEqual({
    description:
      'policy survive: checkout is down in lost; allowed: degraded or better. Because stock is not there. Fix: add a placement elsewhere',
    check_name: 'policy survive',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'blocker',
    location: { path: 'infra/topology.yaml', lines: { begin: 4 } },
  });
  expect(await told('gitlab', { ...shop(), policies: [], waivers: [] })).toBe('[]\n');
});

test.each([
  ['infra/t.yaml', 't.yaml', 'infra/t.yaml'],
  ['./infra/t.yaml', 'parts/a b.yaml', 'infra/parts/a b.yaml'],
  ['infra/t.yaml', '../shared/p.yaml', 'shared/p.yaml'],
  ['/home/me/infra/t.yaml', 't.yaml', 't.yaml'],
  ['C:\\infra\\t.yaml', 't.yaml', 't.yaml'],
  ['-', '-', 'stdin'],
])('the path of %s and %s', (typed, file, expected) => {
  expect(sourcePath({ file }, { file: typed })).toBe(expected);
  expect(sourceUri({ file }, { file: typed })).toBe(expected.replace(' ', '%20'));
});
