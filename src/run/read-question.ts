import { sortDiagnostics } from '../diagnostics/sort.js';
import type { Diagnostic, Sources } from '../diagnostics/types.js';
import type { Host } from '../host/types.js';
import type { Topology } from '../model/topology.js';
import { policySource, type RevisionHost } from './policy-source.js';
import { readBaseline } from './read-baseline.js';
import { readTopology } from './read-topology.js';
import type { AnalyzeOptions, Baseline } from './types.js';

export interface Question {
  /** null iff some diagnostic is an error. */
  readonly topology: Topology | null;
  readonly baseline: Baseline | null;
  /** Sentences: policy files that hold nothing. */
  readonly unmatched: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Everything that an analysis reads: the topology, policy files, the baseline; with the problems of all of them. */
export async function readQuestion(
  path: string,
  options: Pick<AnalyzeOptions, 'policies' | 'baseline'>,
  host: Pick<Host, 'files'> & RevisionHost,
): Promise<Question> {
  const twice = standardInputTwice([
    path,
    ...(options.policies ?? []),
    ...(options.baseline ? [options.baseline] : []),
  ]);
  if (twice !== null) {
    return { topology: null, baseline: null, unmatched: [], diagnostics: [twice], sources: [] };
  }
  const found = await Promise.all((options.policies ?? []).map((text) => policySource(text, path, host)));
  const policies = found.filter((one) => 'files' in one);
  const missing = found.filter((one) => 'code' in one);
  const read = await readTopology(path, host.files, policies);
  const known =
    options.baseline === undefined
      ? { baseline: null, diagnostics: [], sources: read.sources }
      : await readBaseline(options.baseline, path, host.files, read.sources);
  const diagnostics = sortDiagnostics([...missing, ...read.diagnostics, ...known.diagnostics]);
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  const topology = isBroken ? null : read.topology;
  const unmatched = topology === null ? [] : emptyFiles(topology, read.sources, policies.length);
  return { topology, baseline: known.baseline, unmatched, diagnostics, sources: known.sources };
}

function standardInputTwice(paths: readonly string[]): Diagnostic | null {
  if (paths.filter((path) => path === '-').length < 2) return null;
  const message = 'standard input can be read once, and - stands for it twice';
  return { code: 'BR3003', severity: 'error', message, span: null, fix: 'put one of the two into a file' };
}

/** A policy file without a policy would be a pass that nobody asked for. The last sources are the policy files. */
function emptyFiles({ policies, waivers }: Topology, sources: Sources, count: number): string[] {
  const used = new Set([...policies, ...waivers].map(({ at }) => at.file));
  return sources
    .map(({ name }, file) => ({ name, file }))
    .slice(sources.length - count)
    .filter(({ file }) => !used.has(file))
    .map(({ name }) => `${name} holds no policy and no waiver.`);
}
