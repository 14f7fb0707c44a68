import type { RawMap, RawNode } from '../model/raw.js';
import { loss, type Problems } from './problems.js';

/** The tree of a file if it is a map, as it has to be; else null, and reported. */
export function topMap(tree: RawNode | null, problems: Problems): RawMap | null {
  if (tree === null || tree.kind === 'map') return tree;
  const shape = tree.kind === 'list' ? 'a list' : 'a single text';
  const fix = 'a topology needs at least `version: 1` and services';
  loss(problems, 'BR1052', tree.span, `a topology is a map of sections, and this is ${shape}`, fix);
  return null;
}
