import type { Place } from '../../diagnostics/types.js';
import type { CommandLine } from '../reporter.js';

/**
 * The file of a place from where the command ran, which in CI is the root of the repository: `/` between parts, never absolute.
 * Places are relative to the topology; of one that was given by an absolute path only its own directory is known.
 */
export function sourcePath({ file }: Pick<Place, 'file'>, command: Pick<CommandLine, 'file'>): string {
  if (file === '-' || file === '') return 'stdin';
  const typed = command.file.replaceAll('\\', '/');
  const directory = isAbsolute(typed) ? '' : typed.slice(0, typed.lastIndexOf('/') + 1);
  return resolved(`${directory}${file.replaceAll('\\', '/')}`);
}

/** The same as a relative URI reference (RFC 3986). */
export function sourceUri(place: Pick<Place, 'file'>, command: Pick<CommandLine, 'file'>): string {
  const path = sourcePath(place, command).replace(/\p{Cs}/gu, '\ufffd');
  return path.split('/').map(encodeURIComponent).join('/');
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(path);
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || 'stdin';
}
