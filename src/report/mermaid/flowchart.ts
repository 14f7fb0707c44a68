import { mermaidText } from '../escape/mermaid.js';
import type { Picture, PictureNode } from '../picture/picture.js';
import { count, plural } from '../text/figures.js';

/** A picture as a Mermaid flowchart: keys are our own, every text is quoted, states are classes and words. */
export function flowchart({ nodes }: Picture): string {
  if (nodes.length === 0) return 'flowchart LR\n  n0["nothing is lost"]\n';
  const lines = [
    'flowchart LR',
    ...nodes.map(nodeLine),
    ...nodes.flatMap(edgeLine),
    ...nodes.flatMap(moreLines),
  ];
  return [...lines, ...CLASSES, ...classLines(nodes)]
    .map((line) => `${line}\n`.replace(/^(?!flowchart)/, '  '))
    .join('');
}

/** Services are rounded, what fails has six corners. */
function nodeLine(node: PictureNode, index: number): string {
  const users = node.users > 0 ? `<br/>${mermaidText(plural(node.users, 'user'))}` : '';
  const title = node.title === null ? '' : `<br/>${mermaidText(node.title)}`;
  const label = `"${MARKS[node.state]} ${mermaidText(node.id)}${title}<br/>${mermaidText(node.remark)}${users}"`;
  return node.kind === 'service' ? `n${index}(${label})` : `n${index}{{${label}}}`;
}

/** A mark before the id also keeps Mermaid from reading `1. ` or `- ` as a list. */
const MARKS = { down: '✗', partial: '◐', degraded: '~', up: '✓' } as const;

function edgeLine({ parent, link, state }: PictureNode, index: number): readonly string[] {
  if (parent === null) return [];
  return [`n${parent} ${state === 'down' ? '-->' : '-.->'}|${link}| n${index}`];
}

function moreLines({ hidden }: PictureNode, index: number): readonly string[] {
  if (hidden === 0) return [];
  return [`m${index}["${count(hidden)} more"]`, `n${index} --- m${index}`];
}

const CLASSES = [
  'classDef down fill:#fde7e9,stroke:#b3261e,color:#410e0b,stroke-width:2px',
  'classDef partial fill:#f6e5f8,stroke:#8b2f97,color:#35103a',
  'classDef degraded fill:#fff3d6,stroke:#8a6100,color:#3d2b00',
];

function classLines(nodes: readonly PictureNode[]): readonly string[] {
  return (['down', 'partial', 'degraded'] as const).flatMap((state) => {
    const keys = nodes.flatMap((node, index) => (node.state === state ? [`n${index}`] : []));
    return keys.length === 0 ? [] : [`class ${keys.join(',')} ${state}`];
  });
}
