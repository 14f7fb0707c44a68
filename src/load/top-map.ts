import type { RawMap, RawNode } from '../model/raw.js';
import { TOPOLOGY } from './file-kind.js';
import { loss, type Problems } from './problems.js';

/** The tree of a file if it is a map, as it has to be; else null, and reported. */
export function topMap(tree: RawNode | null, problems: Problems, kind = TOPOLOGY): RawMap | null {
  if (tree === null || tree.kind === 'map') return tree;
  const shape = tree.kind === 'list' ? 'a list' : 'a single text';
  const fix = `${kind.noun} needs at least ${kind.least}`;
  loss(problems, 'BR1052', tree.span, `${kind.noun} is a map of sections, and this is ${shape}`, fix);
  return null;
}
