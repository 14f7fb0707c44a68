import type { Sources } from '../diagnostics/types.js';

/**
 * Sources called as seen from where the command runs, so that an editor, a terminal or a CI system finds the line: reports call
 * files as seen from the topology instead, wherever that is.
 * @param file the topology, as the user typed it
 */
export function asTyped(file: string, sources: Sources): Sources {
  const directory =
    file === '-' ? '' : file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (directory === '') return sources;
  return sources.map((source) =>
    isPlace(source.name) ? { ...source, name: joined(directory, source.name) } : source,
  );
}

/** Standard input, revisions of git and absolute paths are called what they are. */
function isPlace(name: string): boolean {
  return name !== '-' && !/^(?:<|git:|[/\\]|[A-Za-z]:[/\\])/.test(name);
}

/** `a/b/` and `../c.yaml` are `a/c.yaml`. */
function joined(directory: string, name: string): string {
  let base = directory;
  let rest = name;
  while (rest.startsWith('../') && /[^/\\.][/\\]$/.test(base)) {
    base = base.replace(/[^/\\]+[/\\]$/, '');
    rest = rest.slice(3);
  }
  return base + rest;
}
