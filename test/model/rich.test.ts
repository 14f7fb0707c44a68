import { describe, expect, it } from 'vitest';
import { build, topologyOf } from './build.js';
import { RICH } from './rich.js';

const topology = topologyOf(RICH);
const domain = (id: string) => topology.domains.findIndex((one) => one.id === id);
const service = (id: string) => topology.services.findIndex((one) => one.id === id);
const serviceOf = (id: string) => topology.services[service(id)]!;
const scenario = (id: string) => topology.scenarios.find((one) => one.id === id)!;

describe('a file that says everything', () => {
  it('has no errors, and one warning for each key that waits for its engine', () => {
    const codes = build(RICH).found.map(({ code, text }) => `${code} ${text}`);
    expect(codes.toSorted()).toEqual(['BR2306 failure', 'BR2306 repair', 'BR2306 slo', 'BR2306 start']);
  });

  it('has the domains of the file in its order, then those of the catalogue by first use, with what they are within', () => {
    expect(topology.domains.map(({ id }) => id)).toEqual([
      ...['fibre', 'lte', 'metro', 'grid', 'falcon', 'edge-a', 'edge-b', 'site-ICN', 'site-GMP'],
      ...['azure/koreacentral', 'azure', 'azure/centralus', 'azure/centralus/storage'],
      ...['azure/eastus2', 'azure/eastus2/storage', 'azure/centralus/control-plane'],
      ...['azure/koreacentral/storage', 'azure/koreacentral/1'],
    ]);
    expect(topology.domains.filter(({ fromCatalog }) => fromCatalog)).toHaveLength(8);
  });

  it('extends an entry of the catalogue', () => {
    const extended = topology.domains[domain('azure/koreacentral')]!;
    expect(extended).toMatchObject({
      kind: 'region',
      title: 'Azure Korea Central',
      weight: 2,
      fromCatalog: false,
    });
    expect(extended.within).toEqual([domain('azure')]);
    expect([...extended.labels]).toEqual([
      ['provider', 'azure'],
      ['home', 'yes'],
    ]);
  });

  it('tells no site from a site that is never cut off', () => {
    expect(topology.domains[domain('metro')]!.uplink).toBeNull();
    expect(topology.domains[domain('site-ICN')]!.uplink).toEqual([]);
    expect(topology.domains[domain('edge-a')]!.uplink).toEqual([domain('fibre'), domain('lte')]);
  });

  it('works out unavailability from each way to say it', () => {
    const rate = (id: string) => topology.domains[domain(id)]!.failure!.unavailability!;
    expect(rate('grid')).toBeCloseTo(2400 / (2 * 365 * 86_400 + 2400), 12);
    expect(rate('edge-a')).toBeCloseTo(0.001, 12);
    expect(rate('falcon')).toBeCloseTo(3600 / ((365 * 86_400) / 2 + 3600), 12);
    expect(serviceOf('ledger').failure?.commonCause).toBeCloseTo(0.1, 12);
  });

  it('assumes what the domain assumes, unless the stack names it', () => {
    const stacks = serviceOf('ledger').placements.map(({ stack }) =>
      stack.map((one) => [one.domain, one.evidence]),
    );
    expect(stacks).toEqual([
      [[domain('azure/centralus/storage'), 'assumed']],
      [
        [domain('falcon'), 'hindsight'],
        [domain('azure/eastus2/storage'), 'assumed'],
      ],
    ]);
    const clinic = serviceOf('clinic').placements.map(({ stack }) => stack.map((one) => one.domain));
    expect(clinic[0]).toEqual([]);
    expect(clinic[1]).toEqual([domain('falcon')]);
    // A zone is not the region itself.
    expect(serviceOf('video').placements[1]!.stack).toEqual([]);
    const named = topologyOf(
      `services: { a: { placements: [{ in: azure/eastus2, stack: [azure/eastus2/storage] }] } }`,
    );
    expect(named.services[0]!.placements[0]!.stack.map(({ evidence }) => evidence)).toEqual(['declared']);
  });

  it('shares users out: as written, then by weight', () => {
    const clinic = serviceOf('clinic').placements;
    expect(clinic.map(({ id }) => id)).toEqual(['edge-a', 'edge-b', 'rack-2', 'azure/koreacentral']);
    expect(clinic.map(({ share }) => Number(share.toFixed(9)))).toEqual([0.6, 0.2, 0.2, 0]);
    const kiosk = serviceOf('kiosk').placements;
    expect(kiosk.map(({ id, share }) => [id, share])).toEqual([
      ['site-ICN', 190 / 250],
      ['site-GMP', 60 / 250],
    ]);
  });

  it('reads every form of dependency', () => {
    const [ledger, vpn, fibre] = [service('ledger'), service('vpn'), domain('fibre')];
    const pay = serviceOf('pay').dependsOn;
    expect(pay.map(({ impact, evidence }) => [impact, evidence])).toEqual([
      ['down', 'declared'],
      ['degraded', 'observed'],
      [0.3, 'declared'],
      [0.25, 'declared'],
      ['down', 'declared'],
      ['down', 'assumed'],
    ]);
    expect(pay[0]!.expr).toMatchObject({ type: 'service', index: ledger, worksWithout: 0, takes: 0 });
    expect(pay[2]!.expr).toMatchObject({ type: 'domain', index: fibre });
    expect(pay[4]!.expr).toMatchObject({ form: 'prefer', need: 1, worksWithout: 8 * 3600 });
    expect(pay[4]!.expr).toMatchObject({
      members: [{ takes: 0 }, { type: 'service', index: vpn, takes: 1200 }],
    });
    const nested = { form: 'allOf', need: 2, worksWithout: 3600, members: [{}, { form: 'anyOf', need: 1 }] };
    expect(pay[5]!.expr).toMatchObject({ form: 'atLeast', need: 2, members: [{}, {}, nested] });
  });

  it('plays scenarios out into runs', () => {
    const ids = (id: string) => scenario(id).runs.map((run) => run.id);
    expect(ids('any-region')).toEqual([
      'any-region[azure/koreacentral]',
      'any-region[azure/centralus]',
      'any-region[azure/eastus2]',
    ]);
    expect(ids('two-sites')).toHaveLength(6);
    expect(ids('two-sites')[0]).toBe('two-sites[edge-a+edge-b]');
    expect(ids('nothing')).toEqual([]);
    expect(scenario('nothing').refused).toBeNull();
    expect(scenario('central').runs[0]).toMatchObject({
      id: 'central',
      title: 'Central US',
      duration: 87_600,
    });
    expect(scenario('cut').runs[0]!.duration).toBe(Number.POSITIVE_INFINITY);
    expect(scenario('half').runs[0]!.steps[0]!.limit).toEqual([
      { domain: domain('azure/koreacentral'), factor: 0.5 },
    ]);
    expect(scenario('brownout').runs[0]!.steps[0]!.degrade).toEqual([
      { type: 'service', service: service('vpn') },
    ]);
  });

  it('matches placements by role, and orders what is injected by index', () => {
    expect(scenario('standbys').runs[0]!.steps[0]!.fail).toEqual([
      { type: 'domain', domain: domain('azure/centralus') },
      { type: 'placement', service: service('ledger'), placement: 1 },
      { type: 'placement', service: service('clinic'), placement: 3 },
    ]);
  });

  it('turns events into what is injected after each, in order of time', () => {
    const central = { type: 'domain', domain: domain('azure/centralus') };
    const limit = [{ domain: domain('azure'), factor: 0.5 }];
    const edge = domain('edge-a');
    expect(scenario('staged').runs[0]!.steps).toEqual([
      { fail: [central], isolate: [], degrade: [], limit: [] },
      { fail: [central], isolate: [edge], degrade: [], limit },
      { fail: [], isolate: [edge], degrade: [], limit },
    ]);
  });

  it('says what a scenario or requirement waits for', () => {
    expect(scenario('replay')).toMatchObject({
      runs: [],
      refused: expect.stringContaining('incident library'),
    });
    expect(scenario('bad-update')).toMatchObject({ runs: [], refused: expect.stringContaining('timeline') });
    expect(topology.policies.map(({ require }) => require.missingEngine)).toEqual([
      [],
      [],
      ['minAvailability'],
      ['minFailures'],
      ['maxDowntime'],
    ]);
  });

  it('gives policies their runs and services', () => {
    const [survives, contains, nines, spof] = topology.policies;
    expect(survives).toMatchObject({ inline: true, selector: '{ sector: banking, tier: [0, 1] }' });
    expect(survives!.runs[0]!.id).toBe('survives[azure/koreacentral]');
    expect(survives!.services).toEqual([service('ledger'), service('pay')]);
    expect(survives!.require).toMatchObject({ maxState: 'degraded', within: 1800, maxLost: null });
    expect(contains!.runs).toEqual([...scenario('any-cut').runs, ...scenario('cut').runs]);
    expect(contains).toMatchObject({ inline: false, selector: '', require: { maxLost: 0.1 } });
    expect(nines!.runs).toEqual(topology.scenarios.flatMap(({ runs }) => runs));
    expect(spof).toMatchObject({ services: [], allowEmpty: true });
  });

  it('keeps expectations, waivers and users', () => {
    expect(scenario('central').expect.map(({ service: index, state }) => [index, state])).toEqual([
      [service('pay'), 'down'],
      [service('kiosk'), 'up'],
    ]);
    expect(topology.waivers.map((one) => [one.policy, one.service, one.scenario, one.until])).toEqual([
      ['no-spof', service('pay'), null, '2028-02-29'],
      ['survives', service('pay'), 'survives[azure/eastus2]', '2027-03-31'],
    ]);
    expect(topology.hasUsers).toBe(true);
    expect(serviceOf('pay').users).toBe(4_200_000);
    expect(topologyOf('services: { a: {} }')).toMatchObject({ hasUsers: false, services: [{ users: 1 }] });
  });
});
