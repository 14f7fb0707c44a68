import { formatDiagnostics } from '../../src/diagnostics/format.js';
import { locate } from '../../src/diagnostics/lines.js';
import type { FileReader, ReadResult } from '../../src/host/types.js';
import type { Loaded } from '../../src/load/load.js';
import type { RawEntry, RawNode } from '../../src/model/raw.js';

/** `CODE LINE:COLUMN` of each problem, or `CODE` where it has no place. */
export function briefs({ diagnostics, sources }: Loaded): string[] {
  return diagnostics.map((one) => {
    if (one.span === null) return one.code;
    const { line, column } = locate(one.span, sources);
    return `${one.code} ${line}:${column}`;
  });
}

export function rendered({ diagnostics, sources }: Loaded): string {
  return formatDiagnostics(diagnostics, sources);
}

/** A tree as JSON-like arrays, for comparing: maps as lists of pairs, quoted texts in quotes. */
export function plain(node: RawNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(pairs([...node.entries.values()]));
  return node.quoted ? `"${node.text}"` : node.text;
}

export function pairs(entries: readonly RawEntry[]): [string, unknown][] {
  return entries.map((entry) => [entry.key, plain(entry.value)]);
}

/** Files in memory below /t; `links` maps a path to what it resolves to. */
export function memoryFiles(
  texts: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): FileReader & { readonly reads: string[] } {
  const reads: string[] = [];
  const absolute = (path: string) => (path.startsWith('/') ? path : `/t/${path}`);
  return {
    reads,
    async read(path): Promise<ReadResult> {
      reads.push(path);
      const text = texts[path === '-' ? '-' : absolute(path)];
      if (text === undefined) return { ok: false, error: { reason: 'missing', code: 'ENOENT' } };
      return { ok: true, bytes: new TextEncoder().encode(text) };
    },
    async realPath(path) {
      if (path === '.') return '/t';
      const real = links[absolute(path)] ?? absolute(path);
      return texts[real] !== undefined || Object.keys(texts).some((one) => one.startsWith(`${real}/`))
        ? real
        : null;
    },
    async glob(pattern, base) {
      const regular = new RegExp(`^${base}/${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
      return Object.keys(texts)
        .filter((path) => regular.test(path))
        .map((path) => path.slice(base.length + 1))
        .sort();
    },
  };
}
