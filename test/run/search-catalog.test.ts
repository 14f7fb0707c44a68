import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.js';
import { COUNTRIES } from '../../src/catalog/countries.js';
import { type CatalogQuestion, searchCatalog } from '../../src/run/search-catalog.js';

const NOTHING: CatalogQuestion = { words: [], kind: null, provider: null, country: null };

function idsFor(asked: Partial<CatalogQuestion>): readonly string[] {
  return searchCatalog({ ...NOTHING, ...asked }).document?.entries.map(({ id }) => id) ?? [];
}

function guessFor(asked: Partial<CatalogQuestion>): string | null {
  const { document, guess, exit } = searchCatalog({ ...NOTHING, ...asked });
  expect({ document, exit }).toEqual({ document: null, exit: 3 });
  return guess;
}

test('nothing asked: the providers and suppliers', () => {
  const ids = idsFor({});
  expect(ids).toEqual(ids.filter((id) => !id.includes('/')));
  expect(ids).toEqual(expect.arrayContaining(['azure', 'azure-china', 'crowdstrike', 'ncp']));
});

describe('words', () => {
  test.each([
    [['zurich'], 'aws/eu-central-2'],
    [['ZÜRICH'], 'azure/switzerlandnorth'],
    [['한국'], 'kt/central-a'],
    [['가산'], 'ncp/kr/1'],
    [['평촌'], 'nhn/kr2'],
    [['네이버클라우드'], 'ncp'],
    [['NCP/KR'], 'ncp/kr'],
    [['KR-2'], 'ncp/kr/2'],
    [['hong', 'kong'], 'tencent/ap-hongkong'],
    [['uk', 'oracle'], 'oci/uk-london-1'],
    [['iam'], 'aws/control-plane/iam'],
    [['falcon'], 'crowdstrike/falcon-windows'],
  ])('%j find %s', (words, id) => {
    expect(idsFor({ words })).toContain(id);
  });

  test('must all match', () => {
    expect(idsFor({ words: ['azure', 'seoul'] })).toEqual(['azure/koreacentral']);
    expect(idsFor({ words: ['azure', 'seoul', 'busan'] })).toEqual([]);
  });

  test('of two letters are whole parts: us is not Australia', () => {
    expect(idsFor({ words: ['us'] })).toContain('azure/westus2');
    expect(idsFor({ words: ['us'] })).not.toContain('azure/australiaeast');
  });

  test('an id alone is that entry, also where others contain it', () => {
    expect(idsFor({ words: ['azure/westus'] })).toEqual(['azure/westus']);
    expect(idsFor({ words: ['westus'] })).toEqual(['azure/westus', 'azure/westus2', 'azure/westus3']);
  });
});

describe('options', () => {
  test('a provider has the clouds named after it, a cloud only its own', () => {
    expect(idsFor({ provider: 'azure', country: 'cn' })).toContain('azure/chinanorth3');
    expect(idsFor({ provider: 'azure-china', kind: 'region' })).toHaveLength(6);
    expect(idsFor({ provider: 'AWS', kind: 'provider' })).toEqual([
      'aws',
      'aws-cn',
      'aws-eusc',
      'aws-us-gov',
    ]);
  });

  test('a country by its letters or any of its names', () => {
    const korean = idsFor({ country: 'kr', kind: 'region' });
    expect(korean).toHaveLength(16);
    for (const country of ['KR', 'Korea', 'south korea', '대한민국'])
      expect(idsFor({ country, kind: 'region' }), country).toEqual(korean);
  });

  test('a kind shows zones and control planes; without it they stand with their region', () => {
    expect(idsFor({ kind: 'zone', provider: 'ncp' })).toEqual(['ncp/kr/1', 'ncp/kr/2']);
    const { entries, matched } = searchCatalog({ ...NOTHING, provider: 'ncp' }).document!;
    expect(entries.map(({ id }) => id)).toEqual([
      'ncp',
      'ncp/den',
      'ncp/jpn',
      'ncp/kr',
      'ncp/sgn',
      'ncp/uswn',
    ]);
    expect(matched).toBe(entries.length + 2);
  });
});

describe('an entry', () => {
  test('has what it is within, its pair and what is within it, all ids of the catalogue', () => {
    const catalog = loadCatalog();
    const kinds = ['provider', 'region', 'zone', 'control-plane', 'supplier', 'software'];
    const all = kinds.flatMap((kind) => searchCatalog({ ...NOTHING, kind }).document!.entries);
    expect(all).toHaveLength([...catalog.ids()].length);
    for (const { id, within, pair, regions, zones, controlPlanes, software, country, countryNames } of all) {
      const named = [
        ...within,
        ...regions,
        ...zones,
        ...controlPlanes,
        ...software,
        ...(pair === null ? [] : [pair]),
      ];
      expect(
        named.filter((each) => catalog.get(each) === null),
        id,
      ).toEqual([]);
      if (country !== null) expect(countryNames.length, `the name of ${country}`).toBeGreaterThan(0);
    }
    expect([...COUNTRIES.keys()]).toEqual([...new Set(all.flatMap(({ country }) => country ?? []))].sort());
  });

  test('of a region', () => {
    expect(searchCatalog({ ...NOTHING, words: ['azure/koreacentral'] }).document!.entries[0]).toMatchObject({
      city: 'Seoul',
      country: 'kr',
      location: [37.57, 126.98],
      within: ['azure'],
      pair: 'azure/koreasouth',
      zones: ['azure/koreacentral/1', 'azure/koreacentral/2', 'azure/koreacentral/3'],
      controlPlanes: ['azure/koreacentral/control-plane'],
      assumes: [],
      checked: '2026-11-24',
    });
  });

  test('knows all control planes in it, also those of global services', () => {
    const [entry] = searchCatalog({ ...NOTHING, words: ['aws/us-east-1'] }).document!.entries;
    expect(entry!.controlPlanes).toContain('aws/us-east-1/control-plane');
    expect(entry!.controlPlanes).toContain('aws/control-plane/iam');
  });
});

describe('where nothing matches, the nearest that would', () => {
  test.each<[Partial<CatalogQuestion>, string | null]>([
    [{ words: ['azure/koreacentrl'] }, 'azure/koreacentral'],
    [{ words: ['koreacentrl'] }, 'koreacentral'],
    [{ words: ['azure', 'soeul'] }, 'Seoul'],
    [{ words: ['germny'] }, 'Germany'],
    [{ provider: 'azur' }, 'azure'],
    [{ country: 'korae', kind: 'zone' }, 'Korea'],
    [{ words: ['constructor'] }, null],
    [{ words: ['x'.repeat(10_000)] }, null],
    [{ words: ['seoul'], provider: 'hetzner' }, null],
  ])('%j: %s', (asked, guess) => {
    expect(guessFor(asked)).toBe(guess);
  });
});
