import type { RawMap, RawNode, RawScalar } from '../model/raw.js';
import { loss, type Problems } from './problems.js';

/** The paths and patterns under `include:`, one or a list; what is neither is reported. */
export function includeEntries(root: RawMap, problems: Problems): readonly RawScalar[] {
  const value = root.entries.get('include')?.value;
  if (value === undefined || isNull(value)) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.filter((item) => isPath(item, problems));
}

function isPath(node: RawNode, problems: Problems): node is RawScalar {
  if (node.kind === 'scalar' && node.text !== '') return true;
  loss(problems, 'BR1030', node.span, 'include takes a path or a list of paths', 'include: [./shared.yaml]');
  return false;
}

function isNull(node: RawNode): boolean {
  return (
    node.kind === 'scalar' && !node.quoted && (node.text === '' || node.text === '~' || node.text === 'null')
  );
}
