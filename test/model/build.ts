import { locate } from '../../src/diagnostics/lines.js';
import type { Sources, Span } from '../../src/diagnostics/types.js';
import { loadText } from '../../src/load/load.js';
import { buildTopology } from '../../src/model/build-topology.js';
import type { Catalog, CatalogEntry } from '../../src/model/catalog.js';
import type { Topology } from '../../src/model/topology.js';

type EntryFields = Partial<Omit<CatalogEntry, 'id' | 'kind'>>;

function entry(id: string, kind: string, fields: EntryFields = {}): CatalogEntry {
  return {
    id,
    kind,
    title: null,
    location: null,
    within: [],
    assumes: [],
    labels: new Map(),
    uplink: null,
    ...fields,
  };
}

function region(name: string, title: string): CatalogEntry[] {
  const id = `azure/${name}`;
  const labels = new Map([['provider', 'azure']]);
  return [
    entry(id, 'region', { title, within: ['azure'], assumes: [`${id}/storage`], labels, weight: 2 }),
    entry(`${id}/1`, 'zone', { within: [id] }),
    entry(`${id}/storage`, 'software', { within: [id] }),
    entry(`${id}/control-plane`, 'control-plane', { within: [id] }),
  ];
}

const entries = new Map(
  [
    entry('azure', 'provider', { title: 'Microsoft Azure' }),
    ...region('centralus', 'Azure Central US'),
    ...region('eastus2', 'Azure East US 2'),
    ...region('koreacentral', 'Azure Korea Central'),
    entry('edge-pop', 'edge-site', { uplink: ['backbone'] }),
    entry('backbone', 'network'),
  ].map((one) => [one.id, one]),
);

export const catalog: Catalog = {
  version: 'test-1',
  get: (id) => entries.get(id) ?? null,
  ids: () => entries.keys(),
};

export interface Found {
  readonly code: string;
  readonly text: string;
  /** `LINE:COLUMN`, or '' where there is none. */
  readonly place: string;
  readonly message: string;
  readonly fix: string | null;
}

export interface Built {
  readonly topology: Topology | null;
  readonly found: readonly Found[];
}

/** From the text of one file; `text` of a finding is what its span covers. `version: 1` may be left out. */
export function build(yaml: string): Built {
  const text = yaml.includes('version:') ? yaml : `version: 1\n${yaml}`;
  const { raw, sources, diagnostics } = loadText('t.yaml', text);
  if (raw === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const built = buildTopology(raw, catalog);
  const found = built.diagnostics.map(({ code, message, span, fix }) => ({
    code,
    message,
    fix,
    text: span === null ? '' : sources[span.file]!.text.slice(span.start, span.end),
    place: span === null ? '' : placeOf(span, sources),
  }));
  return { topology: built.topology, found };
}

function placeOf(span: Span, sources: Sources): string {
  const { line, column } = locate(span, sources);
  return `${line}:${column}`;
}

/** The topology of a file without errors. */
export function topologyOf(yaml: string): Topology {
  const { topology, found } = build(yaml);
  if (topology === null) throw new Error(JSON.stringify(found, null, 1));
  return topology;
}
