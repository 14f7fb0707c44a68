import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { nearest } from '../../src/diagnostics/nearest.js';
import type { CatalogEntry } from '../../src/model/catalog.js';

const catalog = loadCatalog();
const ids = [...catalog.ids()];
const entries = ids.map(get);

describe('every entry', () => {
  test('has an id of the language, once', () => {
    for (const id of ids) expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._\-/]*$/u);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is what get returns for its id, with a title and a kind', () => {
    for (const [index, entry] of entries.entries()) {
      expect(entry.id).toBe(ids[index]);
      expect(entry.title).toMatch(/\S/);
      expect(KINDS).toContain(entry.kind);
    }
  });

  test('is within entries of the catalogue, and never within itself', () => {
    for (const entry of entries) {
      for (const id of entry.within) expect(catalog.get(id), `${entry.id} is within ${id}`).not.toBeNull();
      expect(ancestors(entry)).not.toContain(entry.id);
    }
  });

  test('is on the globe if it has a place: regions and zones whose city is published', () => {
    const isPlace = (kind: string) => kind === 'region' || kind === 'zone';
    expect(
      entries.filter((entry) => isPlace(entry.kind) && entry.location === null).map(({ id }) => id),
    ).toEqual(['alibaba/na-south-1', 'ncp/den', 'ncp/uswn']);
    for (const entry of entries) {
      if (!isPlace(entry.kind)) expect(entry.location, entry.id).toBeNull();
      if (entry.location === null) continue;
      const [latitude, longitude] = entry.location;
      expect(Math.abs(latitude), entry.id).toBeLessThan(70);
      expect(Math.abs(longitude), entry.id).toBeLessThanOrEqual(180);
    }
  });

  test('claims nothing that is not documented', () => {
    for (const entry of entries) expect([entry.assumes, entry.uplink]).toEqual([[], null]);
  });
});

test('an id that is not there is null', () => {
  expect(catalog.get('azure/koreacentrl')).toBeNull();
  expect(catalog.get('azure/koreasouth/1')).toBeNull();
  expect(catalog.get('constructor')).toBeNull();
  expect(catalog.get('')).toBeNull();
});

test.each([
  ['azure/koreacentral/1', /Azure regions list/],
  ['azure-china', /21Vianet/],
  ['ncp/kr/2', /getZoneList/],
  ['crowdstrike/falcon-windows', /Channel File 291/],
])('%s says where it comes from and when that was checked', (id, source) => {
  expect(catalog.originOf(id)!.source).toMatch(source);
  expect(catalog.originOf(id)!.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('an id that is not there comes from nowhere', () => {
  expect(catalog.originOf('azure/koreacentrl')).toBeNull();
  expect(catalog.originOf('nowhere/azure')).toBeNull();
});

test('the version is a day', () => {
  expect(catalog.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('two loads give the same entries in the same order', () => {
  expect([...loadCatalog().ids()]).toEqual(ids);
  expect(loadCatalog().get('aws/eu-west-1')).toEqual(catalog.get('aws/eu-west-1'));
});

test.each([
  ['azure', 59],
  ['azure-china', 6],
  ['azure-government', 5],
  ['aws', 34],
  ['aws-cn', 2],
  ['aws-eusc', 1],
  ['aws-us-gov', 2],
  ['gcp', 43],
  ['alibaba', 27],
  ['digitalocean', 13],
  ['hetzner', 6],
  ['ibm', 11],
  ['kt', 5],
  ['ncp', 5],
  ['nhn', 4],
  ['oci', 40],
  ['oci-eu-sovereign', 2],
  ['oci-serbia', 1],
  ['oci-uk-gov', 2],
  ['oci-us-dod', 3],
  ['oci-us-gov', 2],
  ['ovh', 13],
  ['ovh-us', 2],
  ['tencent', 17],
])('%s has %i regions', (provider, count) => {
  expect(get(provider).kind).toBe('provider');
  expect(regionsOf(provider)).toHaveLength(count);
});

describe('every region', () => {
  test('has its zones within it, and a control plane where the provider is known to have one in each', () => {
    for (const region of entries.filter(({ kind }) => kind === 'region')) {
      const plane = catalog.get(`${region.id}/control-plane`);
      if (ONE_API.includes(region.id.split('/')[0]!)) expect(plane, region.id).toBeNull();
      else expect(plane, region.id).toMatchObject({ kind: 'control-plane', within: [region.id] });
      expect(zonesOf(region.id).length, region.id).not.toBe(1);
    }
  });

  test('says its country', () => {
    for (const { id, kind, labels } of entries) {
      if (kind === 'region' || kind === 'zone') expect(labels.get('country'), id).toMatch(/^[a-z]{2}$/);
    }
  });

  test('is where the other regions of that city are', () => {
    const byCity = new Map<string, CatalogEntry[]>();
    for (const region of entries.filter(({ kind, location }) => kind === 'region' && location !== null)) {
      const city = `${region.title!.split(', ')[1]}, ${region.labels.get('country')}`;
      byCity.set(city, [...(byCity.get(city) ?? []), region]);
    }
    expect(byCity.get('Seoul, kr')!.map(({ id }) => id)).toEqual([
      'alibaba/ap-northeast-2',
      'aws/ap-northeast-2',
      'azure/koreacentral',
      'gcp/asia-northeast3',
      'ncp/kr',
      'oci/ap-seoul-1',
      'tencent/ap-seoul',
    ]);
    for (const [city, [first, ...others]] of byCity) {
      // Where only a state is published, the data centres may be anywhere in it.
      const reach = STATES.includes(city.split(',')[0]!) ? 700 : 60;
      for (const other of others)
        expect(kilometres(first!, other), `${first!.id}, ${other.id}`).toBeLessThan(reach);
    }
  });
});

test('region pairs are regions of the same cloud, mutual but for the documented ones', () => {
  const oneWay = [];
  for (const region of entries) {
    const pair = region.labels.get('pair');
    if (pair === undefined) continue;
    expect(get(`azure/${pair}`).within).toEqual(region.within);
    if (region.id !== `azure/${get(`azure/${pair}`).labels.get('pair')}`) oneWay.push(region.id);
  }
  expect(oneWay).toEqual(
    ['brazilsouth', 'brazilsoutheast', 'westindia', 'westus3', 'usgovvirginia'].map(
      (code) => `azure/${code}`,
    ),
  );
});

test('what the files of others rest on', () => {
  expect(get('azure/centralus').labels.get('pair')).toBe('eastus2');
  expect(get('azure/koreacentral')).toMatchObject({
    kind: 'region',
    title: 'Azure region, Seoul',
    location: [37.57, 126.98],
    within: ['azure'],
  });
  expect(zonesOf('azure/koreacentral')).toEqual(['1', '2', '3'].map((zone) => `azure/koreacentral/${zone}`));
  expect(zonesOf('azure/koreasouth')).toEqual([]);
  expect(get('azure/centralus/control-plane').title).toBe('Azure control plane, Iowa');
  expect(zonesOf('aws/us-east-1')).toHaveLength(6);
  expect(zonesOf('gcp/us-central1').map((id) => id.at(-1))).toEqual(['a', 'b', 'c', 'f']);
  expect(zonesOf('gcp/us-east1').map((id) => id.at(-1))).toEqual(['b', 'c', 'd']);
  expect(get('crowdstrike/falcon-windows')).toMatchObject({
    kind: 'software',
    title: 'Windows hosts with the Falcon sensor',
    within: ['crowdstrike'],
  });
});

test('the zones of 네이버클라우드 are where its API says', () => {
  expect(get('ncp').title).toBe('네이버클라우드 (NAVER Cloud)');
  expect(get('ncp/kr/1')).toMatchObject({
    title: 'NAVER Cloud zone KR-1, Gasan (가산)',
    location: [37.48, 126.88],
    within: ['ncp/kr'],
  });
  expect(get('ncp/kr/2')).toMatchObject({
    title: 'NAVER Cloud zone KR-2, Pyeongchon (평촌)',
    location: [37.39, 126.95],
    within: ['ncp/kr'],
  });
  expect(kilometres(get('ncp/kr/1'), get('ncp/kr/2'))).toBeGreaterThan(5);
});

test.each([
  ['ncp/KR', 'ncp/kr'],
  ['ncp/kr1', 'ncp/kr'],
  ['oci/ap-seoul1', 'oci/ap-seoul-1'],
  ['tencent/ap-soul', 'tencent/ap-seoul'],
  ['digitalocean/nyc', 'digitalocean/nyc1'],
  ['azure/koreacentrl', 'azure/koreacentral'],
])('for %s the nearest id is %s', (typed, meant) => {
  expect(nearest(typed, ids)).toBe(meant);
});

test('the zones of AWS are the 120 of its own count, and those of the sovereign cloud', () => {
  const zones = ids.filter((id) => id.startsWith('aws/') && get(id).kind === 'zone');
  expect(zones.filter((id) => !id.includes('/eusc-'))).toHaveLength(120);
});

test('a cloud of its own is spared when the public one fails', () => {
  expect(ancestors(get('aws/us-gov-west-1/a'))).toEqual(['aws/us-gov-west-1', 'aws-us-gov']);
  expect(ancestors(get('azure/chinanorth3'))).toEqual(['azure-china']);
  expect(get('azure/usgovvirginia/control-plane').labels.get('access')).toBe('government');
  expect(get('azure/norwaywest').labels.get('access')).toBe('restricted');
  expect(get('azure/norwayeast').labels.has('access')).toBe(false);
});

test.each([
  [
    'us-east-1',
    ['account-management', 'iam', 'organizations', 'route-53-private-dns', 'route-53-public-dns'],
  ],
  ['us-east-1', ['acm-for-cloudfront', 'cloudfront', 'shield-advanced', 'waf-for-cloudfront']],
  ['us-west-2', ['application-recovery-controller', 'global-accelerator', 'network-manager']],
])('AWS control planes in %s: %j', (region, names) => {
  for (const name of names) {
    expect(get(`aws/control-plane/${name}`)).toMatchObject({
      kind: 'control-plane',
      within: [`aws/${region}`],
    });
  }
});

const KINDS = ['provider', 'region', 'zone', 'control-plane', 'supplier', 'software'];

/** Providers with one API for all regions, of which nobody says where it runs. */
const ONE_API = ['digitalocean', 'hetzner', 'kt', 'ncp'];

const STATES = ['Iowa', 'Ohio', 'Oregon', 'Texas', 'Virginia'];

function get(id: string): CatalogEntry {
  const entry = catalog.get(id);
  if (entry === null) throw new Error(`no ${id} in the catalogue`);
  return entry;
}

function regionsOf(provider: string): string[] {
  return ids.filter((id) => get(id).kind === 'region' && get(id).within.includes(provider));
}

function zonesOf(region: string): string[] {
  return ids.filter((id) => get(id).kind === 'zone' && get(id).within.includes(region));
}

/** Nearest first. Ends: an entry is at most three deep. */
function ancestors(entry: CatalogEntry): string[] {
  const found: string[] = [];
  for (
    let level = entry.within;
    level.length > 0 && found.length < 10;
    level = level.flatMap((id) => get(id).within)
  ) {
    found.push(...level);
  }
  return found;
}

/** On a flat map, which is near enough at this scale. */
function kilometres(a: CatalogEntry, b: CatalogEntry): number {
  const [latitude, longitude] = a.location!;
  const east = (b.location![1] - longitude) * Math.cos((latitude * Math.PI) / 180);
  return 111.2 * Math.hypot(b.location![0] - latitude, east);
}
