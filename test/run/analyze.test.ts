import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import { analyzeTopology } from '../../src/run/analyze.js';
import type { AnalyzeOptions } from '../../src/run/types.js';

function analyzeText(text: string, options: AnalyzeOptions = {}) {
  const { raw, sources, diagnostics } = loadText('t.yaml', `version: 1\n${text}`);
  const built = buildTopology(raw!, loadCatalog());
  expect([...diagnostics, ...built.diagnostics].filter(({ severity }) => severity === 'error')).toEqual([]);
  return analyzeTopology(built.topology!, options, [], sources);
}

const TWO_SITES = `
domains: { north: { kind: edge-site }, south: { kind: edge-site } }
services:
  app: { placements: [north, { in: south, role: standby, activation: { takes: 30m } }], sector: retail }
`;

describe('analyze', () => {
  it('allows a state for as long as `within` says', () => {
    const policy = (within: string) =>
      `policies: { p: { under: { fail: [north] }, require: { maxState: up, within: ${within} } } }`;
    expect(analyzeText(TWO_SITES + policy('30m')).exit).toBe(0);
    expect(analyzeText(TWO_SITES + policy('29m')).exit).toBe(1);
  });

  it('judges what services lose together, in the worst world', () => {
    const policy = (part: string) =>
      `policies: { p: { under: { fail: [north] }, require: { maxLost: ${part} } } }`;
    expect(analyzeText(TWO_SITES + policy('99%')).exit).toBe(1);
    expect(analyzeText(TWO_SITES + policy('100%')).exit).toBe(0);
    expect(analyzeText(TWO_SITES + policy('0%, within: 29m')).exit).toBe(1);
    expect(analyzeText(TWO_SITES + policy('0%, within: 30m')).exit).toBe(0);
  });

  it('never passes a policy that checks nothing, unless it says that it may', () => {
    const policy = (more: string) =>
      `policies: { p: { services: { sector: banking }, require: { maxState: up }${more} } }`;
    const outcome = analyzeText(TWO_SITES + policy(''));
    expect(outcome.exit).toBe(3);
    expect(outcome.document?.policies[0]?.verdict).toBe('empty');
    expect(analyzeText(TWO_SITES + policy(', allowEmpty: true')).exit).toBe(0);
  });

  it('refuses a requirement and a scenario whose engine is not there', () => {
    const requirement = analyzeText(`${TWO_SITES}policies: { p: { require: { minFailures: 2 } } }`);
    expect(requirement.exit).toBe(2);
    expect(requirement.diagnostics.at(-1)?.message).toContain('minFailures');
    const scenario = analyzeText(
      `${TWO_SITES}scenarios: { s: { incident: azure-centralus-2024-07 }, t: { fail: [north] } }`,
    );
    expect(scenario.exit).toBe(2);
    const both = `${TWO_SITES}scenarios: { s: { incident: azure-centralus-2024-07 }, t: { fail: [north] } }`;
    expect(analyzeText(both, { scenarios: ['t'] }).exit).toBe(0);
  });

  it('holds an expectation against the worst state', () => {
    const scenario = (state: string) => `scenarios: { s: { fail: [north], expect: { app: ${state} } } }`;
    expect(analyzeText(TWO_SITES + scenario('down')).exit).toBe(0);
    expect(analyzeText(TWO_SITES + scenario('up')).exit).toBe(1);
  });

  it('judges a scenario with events after each of them and reports the worst', () => {
    const events = `scenarios:
  s: { events: [{ at: 0m, fail: [north] }, { at: 1h, fail: [south] }, { at: 2h, restore: [north, south] }] }`;
    const { document } = analyzeText(TWO_SITES + events);
    expect(document?.scenarios[0]?.injected.fail).toEqual(['north', 'south']);
    const policy = 'policies: { p: { require: { maxState: degraded, within: 30m } } }';
    expect(analyzeText(`${TWO_SITES}${events}\n${policy}`).exit).toBe(1);
    expect(document?.scenarios[0]?.services[0]?.settled.state).toBe('down');
  });

  it('says what was asked for and matched nothing, and ends with 3', () => {
    expect(analyzeText(TWO_SITES, { scenarios: ['nothing'] })).toMatchObject({ document: null, exit: 3 });
    expect(analyzeText(TWO_SITES, { sector: 'retial' }).notes).toEqual([
      'No service is of sector retial; did you mean retail?',
    ]);
    expect(analyzeText(TWO_SITES, { fail: ['kind=region'] })).toMatchObject({ document: null, exit: 3 });
    expect(analyzeText('services: { app: {} }')).toMatchObject({ document: null, exit: 3 });
  });

  it('says whose services matched nothing', () => {
    const owned = `services:
  app: { sector: retail, owner: web }
  till: { sector: stores, owner: shops }
  box: {}
domains: { a: {} }
scenarios: { s: { fail: [app], expect: { till: up, app: down } } }
policies: { p: { services: { owner: web }, require: { maxState: up } } }
`;
    const notes = (options: AnalyzeOptions) => analyzeText(owned, options);
    expect(notes({ owner: 'wep' })).toMatchObject({
      document: null,
      exit: 3,
      notes: ['No service is owned by wep; did you mean web?'],
    });
    expect(notes({ owner: 'payments', sector: 'stors' }).notes).toEqual([
      'No service is of sector stors; did you mean stores?',
      'No service is owned by payments; the owners are web, shops.',
    ]);
    expect(notes({ owner: 'shops', sector: 'retail' }).notes).toEqual([
      'No service is of sector retail and owned by shops; shops has stores.',
    ]);
    expect(analyzeText(TWO_SITES, { owner: 'web' }).notes).toEqual([
      'No service is owned by web; no service says owner.',
    ]);
  });

  it('judges and lists the services of an owner, and leaves out policies about others alone', () => {
    const owned = `services:
  app: { sector: retail, owner: web }
  till: { sector: stores, owner: shops }
  shelf: { sector: retail, owner: shops }
scenarios: { s: { fail: [app, shelf], expect: { till: up, app: down } } }
policies:
  web: { services: { owner: web }, require: { maxState: up } }
  all: { require: { maxLost: 50% } }
  nobody: { services: { owner: none }, require: { maxState: up }, allowEmpty: true }
`;
    const shops = analyzeText(owned, { owner: 'shops' });
    expect(shops.exit).toBe(0);
    expect(shops.document?.scenarios[0]?.services.map(({ id }) => id)).toEqual(['till', 'shelf']);
    expect(shops.document?.policies.map(({ id }) => id)).toEqual(['all', 'nobody']);
    expect(shops.document?.checked).toMatchObject({ expectations: 1, services: 2, policiesLeftOut: 1 });
    expect(analyzeText(owned, { owner: 'shops', sector: 'retail' }).document?.policies[0]).toMatchObject({
      verdict: 'fail',
      services: 1,
    });
    const { document } = analyzeText(owned, { owner: 'web' });
    expect(document?.policies[0]?.violations).toMatchObject([
      { service: 'app', owner: 'web', found: 'down' },
    ]);
    expect(analyzeText(owned).document?.checked.policiesLeftOut).toBeUndefined();
  });

  it('knows the state of what its causes name of others, and of nothing else', () => {
    const text = `services:
  app: { owner: web, dependsOn: [stock, clock] }
  stock: { owner: goods }
  clock: { owner: goods }
  shelf: { owner: goods, dependsOn: [stock] }
domains: { a: {} }
scenarios: { s: { fail: [stock] } }
`;
    const { document } = analyzeText(text, { owner: 'web' });
    expect(document?.scenarios[0]?.others).toEqual([{ id: 'stock', state: 'down' }]);
    expect(analyzeText(text).document?.scenarios[0]?.others).toBeUndefined();
  });

  it('names a dozen owners at most', () => {
    const services = Array.from({ length: 15 }, (_, n) => `  s${n}: { owner: team-${n} }`).join('\n');
    const { notes } = analyzeText(
      `services:\n${services}\ndomains: { a: {} }\nscenarios: { s: { fail: [s1] } }`,
      {
        owner: 'x',
      },
    );
    expect(notes[0]).toMatch(/ team-11 and 3 more\.$/);
  });

  it('without scenarios fails each domain something is bound to', () => {
    const { document } = analyzeText(TWO_SITES);
    expect(document?.scenarios.map(({ id }) => id)).toEqual(['fail[north]', 'fail[south]']);
  });

  it('fails on a state when asked to', () => {
    expect(analyzeText(TWO_SITES, { fail: ['north'], failOn: 'down' }).exit).toBe(1);
    expect(analyzeText(TWO_SITES, { fail: ['south'], failOn: 'degraded' }).exit).toBe(0);
  });
});
