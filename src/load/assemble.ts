import { placeText } from '../diagnostics/lines.js';
import type { Sources } from '../diagnostics/types.js';
import type { RawEntry, RawNode, RawTopology } from '../model/raw.js';
import { type Defaults, defaultsOf, fillDefaults, noDefaults } from './defaults.js';
import { type Expansion, expandFor, hasRoom, newExpansion } from './expand-for.js';
import { MAPS, type MapSection, TOPOLOGY } from './file-kind.js';
import type { FileTree } from './file-tree.js';
import { type Problems, slip } from './problems.js';
import { listItems, mapEntries, sectionsOf } from './sections.js';
import { checkVersion } from './version.js';

interface Assembly {
  readonly sources: Sources;
  readonly problems: Problems;
  readonly expansion: Expansion;
  readonly top: Map<string, RawEntry>;
  readonly maps: Readonly<Record<MapSection, Map<string, RawEntry>>>;
  readonly waivers: RawNode[];
}

/**
 * The topology of all files, in the order of `trees`: the first file's entries, then those of what it includes. Templates
 * are expanded, then defaults filled in: those of an entry's own file, then those of the files that include it.
 */
export function assemble(trees: readonly FileTree[], sources: Sources, problems: Problems): RawTopology {
  const assembly: Assembly = {
    sources,
    problems,
    expansion: newExpansion(sources.reduce((sum, { text }) => sum + text.length, 0)),
    top: new Map(),
    maps: { domains: new Map(), services: new Map(), scenarios: new Map(), policies: new Map() },
    waivers: [],
  };
  const defaults = new Map<FileTree, Defaults>();
  for (const tree of trees) {
    const inherited = tree.parent === null ? noDefaults : defaults.get(tree.parent)!;
    const own = tree.kind === TOPOLOGY ? defaultsOf(tree, inherited, problems) : noDefaults;
    defaults.set(tree, own);
    addFile(assembly, tree, own);
  }
  return topologyOf(assembly);
}

function topologyOf({ top, maps, waivers, sources }: Assembly): RawTopology {
  return {
    top,
    domains: [...maps.domains.values()],
    services: [...maps.services.values()],
    scenarios: [...maps.scenarios.values()],
    policies: [...maps.policies.values()],
    waivers,
    span: { file: 0, start: 0, end: sources[0]!.text.length },
  };
}

function addFile(assembly: Assembly, tree: FileTree, defaults: Defaults): void {
  const sections = sectionsOf(tree, assembly.problems);
  checkVersion(sections.get('version'), tree, assembly.problems);
  addTop(assembly, tree, sections);
  for (const name of MAPS) {
    for (const entry of mapEntries(sections.get(name), assembly.problems)) {
      for (const one of entriesFor(assembly, name, entry, defaults)) addEntry(assembly, name, one);
    }
  }
  // One at a time: a list may be longer than a call may have arguments.
  for (const item of listItems(sections.get('waivers'), assembly.problems)) assembly.waivers.push(item);
}

/** Name and description of an included file are its own affair; of an `x-` key in two files the first counts. */
function addTop({ top }: Assembly, tree: FileTree, sections: ReadonlyMap<string, RawEntry>): void {
  for (const [key, entry] of sections) {
    const isFirst = tree.parent === null && tree.kind === TOPOLOGY;
    const first = isFirst && (key === 'version' || key === 'name' || key === 'description');
    if ((first || key.startsWith('x-')) && !top.has(key)) top.set(key, entry);
  }
}

function entriesFor(
  assembly: Assembly,
  name: MapSection,
  entry: RawEntry,
  defaults: Defaults,
): readonly RawEntry[] {
  if (name !== 'domains' && name !== 'services') return [entry];
  const expanded = expandFor(entry, assembly.expansion, assembly.problems);
  return expanded.map((one) => {
    if (assembly.expansion.count > assembly.expansion.maxCount) return one;
    const filled = fillDefaults(one, defaults[name], assembly.expansion);
    if (filled !== one) hasRoom(one, assembly.expansion, assembly.problems);
    return filled;
  });
}

function addEntry({ maps, sources, problems }: Assembly, name: MapSection, entry: RawEntry): void {
  const first = maps[name].get(entry.key);
  if (first === undefined) {
    maps[name].set(entry.key, entry);
    return;
  }
  const same = first.keySpan.file === entry.keySpan.file && first.keySpan.start === entry.keySpan.start;
  const message = same
    ? `the for makes ${entry.key} twice`
    : `${entry.key} is given twice; the first is at ${placeText(first.keySpan, sources)}`;
  slip(problems, 'BR1035', entry.keySpan, message, same ? null : 'remove one of them, or give it another id');
}
