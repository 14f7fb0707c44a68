import { loadCatalog } from '../catalog/catalog.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { FileReader } from '../host/types.js';
import { type Loaded, load, loadText } from '../load/load.js';
import type { Beside } from '../load/read-beside.js';
import { buildTopology } from '../model/build-topology.js';
import type { Topology } from '../model/topology.js';

export interface ReadTopology {
  /** null iff some diagnostic is an error. */
  readonly topology: Topology | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** From a path, and policy files beside it, to a topology, with every problem of every file on the way. */
export async function readTopology(
  path: string,
  files: FileReader,
  policies: readonly Beside[] = [],
): Promise<ReadTopology> {
  return built(await load(path, files, policies));
}

/** The same for a text that is already there. */
export function readTopologyText(name: string, text: string): ReadTopology {
  return built(loadText(name, text));
}

function built({ raw, sources, diagnostics }: Loaded): ReadTopology {
  if (raw === null) return { topology: null, diagnostics, sources };
  const { topology, diagnostics: found } = buildTopology(raw, loadCatalog());
  const all = sortDiagnostics([...diagnostics, ...found]);
  const hasError = all.some(({ severity }) => severity === 'error');
  return { topology: hasError ? null : topology, diagnostics: all, sources };
}
