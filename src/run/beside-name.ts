/**
 * What reports call a file that stands beside the topology: its path as seen from the topology's directory, by the words the
 * user typed, so that no path of the machine gets into a result. Where the words do not tell, its base name.
 */
export function besideName(topology: string, path: string): string {
  const from = topology === '-' ? [] : partsOf(topology).slice(0, -1);
  const to = partsOf(path);
  const name = to.at(-1) ?? path;
  if (isAbsolute(topology) !== isAbsolute(path)) return name;
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.slice(shared);
  return up.includes('..') ? name : [...up.map(() => '..'), ...to.slice(shared)].join('/');
}

/** Without `.` and empty parts; `..` takes the part before it away. */
function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}

const isAbsolute = (path: string): boolean => /^(?:[/\\]|[A-Za-z]:)/.test(path);
