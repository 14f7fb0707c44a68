import { visible } from '../escape/visible.js';
import { escapeXml } from '../escape/xml.js';
import type { Picture } from '../picture/picture.js';
import { type Box, type Layout, layoutOf } from './layout.js';

/** A cascade as SVG in the page: boxes by layer, an edge from what failed to what it took down, states as colour and word. */
export function* cascadeSvg(picture: Picture, label: string): Generator<string> {
  const layout = layoutOf(shownNames(picture));
  const { width, height, boxes } = layout;
  const size = `width="${width + 4}" height="${height + 4}" viewBox="-2 -2 ${width + 4} ${height + 4}"`;
  yield `<svg ${size} role="img" aria-label="${escapeXml(label)}">\n`;
  for (const box of boxes) yield edge(layout, box);
  for (const box of boxes) yield boxText(box);
  yield '</svg>\n';
}

/** Names are made visible before they are measured. */
function shownNames({ nodes, ...rest }: Picture): Picture {
  return {
    ...rest,
    nodes: nodes.map((node) => ({
      ...node,
      id: visible(node.id),
      title: node.title === null ? null : visible(node.title),
    })),
  };
}

function edge({ boxes }: Layout, { node, x, y }: Box): string {
  if (node.parent === null) return '';
  const from = boxes[node.parent]!;
  const [startX, startY] = [from.x + from.width, from.y + 15];
  const [endX, endY] = [x, y + 15];
  const middle = endX - 23;
  const style = node.state === 'down' ? '' : ' class="soft"';
  return `<path${style} d="M${startX} ${startY}H${middle}V${endY}H${endX}"><title>${escapeXml(node.link)}</title></path>\n`;
}

function boxText({ node, x, y, width, height, lines }: Box): string {
  const shape = node.kind === 'service' ? 6 : 0;
  const rows = lines.map((line, index) => {
    const weight = index === 0 ? ' class="id"' : '';
    return `<text${weight} x="${x + 10}" y="${y + 19 + 17 * index}">${escapeXml(line)}</text>`;
  });
  return `<g class="${node.state}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${shape}"/>${rows.join('')}</g>\n`;
}
