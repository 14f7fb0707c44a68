// Builds src/catalog/data.ts from topologies/catalog/*.yaml.
//   node scripts/build-catalog.mjs           writes the file
//   node scripts/build-catalog.mjs --print   prints what it would write
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const SOURCE = new URL('../topologies/catalog/', import.meta.url);
const TARGET = new URL('../src/catalog/data.ts', import.meta.url);

const KEYS = {
  version: ['version'],
  provider: ['provider', 'clouds', 'regions', 'controlPlanes', 'regionalControlPlanes', 'leftOut'],
  cloud: ['name', 'title', 'access'],
  region: ['cloud', 'city', 'country', 'location', 'zones', 'pair', 'access', 'buildings'],
  zone: ['name', 'city', 'location'],
  controlPlane: ['title', 'region'],
  supplier: ['supplier', 'title', 'software'],
  software: ['title'],
};

main();

function main() {
  const text = moduleText(readCatalog());
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(fileURLToPath(TARGET), text);
}

/** Every file of the folder, in the order of its name, as the rows that src/catalog/catalog.ts expands. */
function readCatalog() {
  const catalog = { version: null, files: [] };
  const names = readdirSync(SOURCE).filter((name) => name.endsWith('.yaml'));
  for (const name of names.sort()) {
    const text = readFileSync(new URL(name, SOURCE), 'utf8');
    const file = parse(text);
    if (file.provider) catalog.files.push(providerFile(name, file, text));
    else if (file.supplier) catalog.files.push(supplierFile(name, file, text));
    else catalog.version = checked(name, 'version', file).version;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(catalog.version))
    throw new Error('version.yaml: version must be YYYY-MM-DD');
  return catalog;
}

function providerFile(name, file, text) {
  checked(name, 'provider', file);
  const clouds = Object.entries(file.clouds);
  const regions = Object.entries(file.regions).map(([code, region]) =>
    regionRow(`${name}: ${code}`, code, region, file),
  );
  const planes = Object.entries(file.controlPlanes ?? {}).map(([id, plane]) =>
    controlPlaneRow(`${name}: ${id}`, id, plane, file),
  );
  for (const code of Object.keys(file.leftOut ?? {}))
    if (file.regions[code]) throw new Error(`${name}: ${code} is both here and left out`);
  const rows = {
    id: file.provider,
    ...origin(name, text),
    clouds: clouds.map(([id, cloud]) => cloudRow(`${name}: ${id}`, id, cloud)),
    regions,
    regionalPlanes: file.regionalControlPlanes ?? true,
    planes,
  };
  return { ids: clouds.map(([id]) => id), rows };
}

/** What the header says: where the facts come from, on one line, and the day they were checked. */
function origin(name, text) {
  const header = text.split('\n\n')[0];
  const source = /^# Source: (.*(?:\n# {3}\S.*)*)/m.exec(header)?.[1].replace(/\n# +/g, ' ');
  const day = /^# Checked: (\d{4}-\d{2}-\d{2})\./m.exec(header)?.[1];
  if (!source || !day)
    throw new Error(`${name}: the header needs "# Source: …" and "# Checked: YYYY-MM-DD."`);
  return { source: source.replace(/\.$/, ''), checked: day };
}

/** [id, name, title, labels] */
function cloudRow(where, id, cloud) {
  checked(where, 'cloud', cloud);
  return [id, cloud.name, cloud.title, labels({ access: cloud.access })];
}

/** [code, city, place, zones, cloud by index, labels, labels of the region alone] */
function regionRow(where, code, region, file) {
  checked(where, 'region', region);
  const cloudId = region.cloud ?? file.provider;
  const cloud = file.clouds[cloudId];
  if (!cloud) throw new Error(`${where}: no cloud ${cloudId}`);
  if (region.pair && !file.regions[region.pair])
    throw new Error(`${where}: no region ${region.pair} to pair with`);
  const shared = {
    country: region.country,
    access: region.access ?? cloud.access,
    buildings: region.buildings,
  };
  return [
    code,
    region.city,
    place(region),
    zoneRow(where, region.zones ?? []),
    Object.keys(file.clouds).indexOf(cloudId),
    labels(shared),
    labels({ pair: region.pair }),
  ];
}

/** "a b c"; where zones have names and places of their own, [[code, name, city, place], …]. */
function zoneRow(where, zones) {
  if (Array.isArray(zones)) return zones.join(' ');
  return Object.entries(zones).map(([code, zone]) => {
    checked(`${where}: ${code}`, 'zone', zone);
    return [code, zone.name, zone.city, place(zone)];
  });
}

/** [latitude, longitude]; null: no city is published. */
function place({ location }) {
  return location ?? null;
}

/** [id, title, region] */
function controlPlaneRow(where, id, plane, file) {
  checked(where, 'controlPlane', plane);
  if (!file.regions[plane.region]) throw new Error(`${where}: no region ${plane.region}`);
  return [id, plane.title, plane.region];
}

/** Software as [[id, title], …]. */
function supplierFile(name, file, text) {
  checked(name, 'supplier', file);
  const software = Object.entries(file.software).map(([id, entry]) => [
    id,
    checked(`${name}: ${id}`, 'software', entry).title,
  ]);
  return {
    ids: [file.supplier],
    rows: { id: file.supplier, ...origin(name, text), title: file.title, software },
  };
}

/** Without the keys that are not there. */
function labels(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function checked(where, kind, value) {
  const unknown = Object.keys(value).filter((key) => !KEYS[kind].includes(key));
  if (unknown.length > 0) throw new Error(`${where}: a ${kind} has no key ${unknown.join(', ')}`);
  return value;
}

function moduleText({ version, files }) {
  return [
    '// Generated by scripts/build-catalog.mjs from topologies/catalog; do not edit.',
    '',
    '/** The edition of the catalogue: a day. */',
    `export const VERSION = '${version}';`,
    '',
    '/**',
    ' * The files as JSON, each behind the ids that stand in it without a slash: a run parses only those it names, and parsing',
    ' * a string is faster than evaluating an object literal of this size.',
    ' */',
    'export const FILES: readonly (readonly [ids: string, json: string])[] = [',
    ...files.map(({ ids, rows }) => `  [\n    '${ids.join(' ')}',\n    \`${literal(rows)}\`,\n  ],`),
    '];',
    '',
  ].join('\n');
}

// A row a line, so that a changed region is a changed line in a review.
function literal(rows) {
  const json = JSON.stringify(rows).replace(/(?<=[[,])(?=\["[^"]*",)(?!\["[^"]*","[^"]*","[^"]*",\[)/g, '\n');
  return json.replace(/[\\`]|\$\{/g, (match) => `\\${match}`);
}
