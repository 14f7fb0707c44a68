import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalog } from '../../src/catalog/catalog.js';

/*
 * The catalogue against lists of regions that others keep. They lie beside the repository where it is developed and are
 * not part of it: without them these tests are skipped, and say so.
 */

const root = new URL('../../', import.meta.url);
const catalog = loadCatalog();
const folder = new URL('../shared/data/regions/', root);
const isHere = existsSync(folder);

/** Left out as a whole, by the name in the lists. */
const NO_PROVIDER = ['huawei'];

/** Where our coordinates are elsewhere than the lists', and why ours stay. */
const ELSEWHERE = new Map([
  ['alibaba/me-east-1', 'the list has it in Riyadh; it is in Dubai, me-central-1 is the one in Riyadh'],
]);

interface Row {
  readonly provider: string;
  readonly region: string;
  readonly lat: string;
  readonly lon: string;
}

describe.skipIf(!isHere)(
  `lists of regions${isHere ? '' : ' (skipped: no shared/data/regions beside the repository)'}`,
  () => {
    const rows = isHere ? rowsOf('cloud-regions.csv').filter(isOurs) : [];

    test('all are here, or left out with a reason', () => {
      expect(rows.length).toBeGreaterThan(100);
      const missing = rows.filter((row) => idOf(row) === null && leftOut(row) === null);
      expect(missing.map(({ provider, region }) => `${provider} ${region}`)).toEqual([]);
    });

    test('none is both here and left out', () => {
      const both = rows.filter((row) => idOf(row) !== null && leftOut(row) !== null);
      expect(both.map(({ provider, region }) => `${provider} ${region}`)).toEqual([]);
    });

    test('are at most 100 km from ours, but for those with a reason', () => {
      const far = rows.filter((row) => distance(row) > 100).map((row) => idOf(row));
      expect(far).toEqual([...ELSEWHERE.keys()]);
    });

    test('sites in Korea are here, or left out with a reason, and at most 100 km from ours', () => {
      const sites = isHere ? rowsOf('korea-sites.csv') : [];
      expect(sites.length).toBeGreaterThan(10);
      const unknown = sites
        .flatMap((site) => split(site))
        .filter((site) => idOf(site) === null && leftOut(site) === null);
      expect(unknown).toEqual([]);
      expect(sites.flatMap((site) => split(site)).filter((site) => distance(site) > 100)).toEqual([]);
    });
  },
);

/** `central-a/b` and `seoul-m/m2` are two sites in one line. */
function split(site: Row): readonly Row[] {
  const [first, second] = site.region.split('/');
  if (second === undefined) return [site];
  const stem = first!.slice(0, first!.lastIndexOf('-') + 1);
  return [
    { ...site, region: first! },
    { ...site, region: `${stem}${second}` },
  ];
}

function isOurs({ provider }: Row): boolean {
  return !NO_PROVIDER.includes(provider) && !['azure', 'aws', 'gcp'].includes(provider);
}

/** The id in the catalogue; null: it has none. */
function idOf({ provider, region }: Row): string | null {
  const id = `${provider}/${region.trim().toLowerCase()}`;
  return catalog.get(id) === null ? null : id;
}

/** The reason in the provider's file; null: it is not left out. `ncp-gov` stands in the file of `ncp`. */
function leftOut({ provider, region }: Row): string | null {
  const file = provider.split('-')[0]!;
  const reasons = LEFT_OUT.get(file) ?? new Map();
  return reasons.get(region.trim()) ?? reasons.get(`${provider}/${region.trim()}`) ?? null;
}

/** Kilometres; 0 where one of the two has no coordinates, or the region is not here. */
function distance(row: Row): number {
  const id = idOf(row);
  const ours = id === null ? null : catalog.get(id)!.location;
  if (ours === null || row.lat === '') return 0;
  const east = (Number(row.lon) - ours[1]) * Math.cos((ours[0] * Math.PI) / 180);
  return 111.2 * Math.hypot(Number(row.lat) - ours[0], east);
}

const LEFT_OUT = new Map(
  readdirSync(new URL('topologies/catalog/', root))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const file = parse(readFileSync(new URL(`topologies/catalog/${name}`, root), 'utf8'));
      return [
        name.replace('.yaml', ''),
        new Map(Object.entries((file.leftOut ?? {}) as Record<string, string>)),
      ] as const;
    }),
);

/** Rows of a comma-separated file; a field in quotes may hold commas, and a quote twice. */
function rowsOf(name: string): readonly Row[] {
  const [header, ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n').map(fieldsOf);
  return lines.map((fields) =>
    Object.fromEntries(header!.map((key, index) => [key, fields[index] ?? ''])),
  ) as unknown as Row[];
}

function fieldsOf(line: string): string[] {
  return [...line.trim().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );
}
