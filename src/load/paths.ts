/** Paths with `/` between their parts, as `FileReader.realPath` gives them. */

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** `relative` seen from an absolute directory, without `.` and `..`. */
export function resolvePath(directory: string, relative: string): string {
  const parts = directory.split('/').filter((part) => part !== '');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${directory.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** The path as seen from `directory`; null: it is not in it. */
export function pathWithin(directory: string, path: string): string | null {
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path === directory ? '' : null;
}

/** An absolute path, a drive, or an address such as `https://…`: nothing that is relative on every system. */
export function isRelative(path: string): boolean {
  return !/^(?:[/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path);
}
