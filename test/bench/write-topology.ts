import { layered } from './graph.js';

const REGIONS = [
  'azure/koreacentral',
  'azure/koreasouth',
  'aws/ap-northeast-2',
  'gcp/asia-northeast3',
  'azure/centralus',
];

/** YAML of a generated topology: `count` services, 3 dependencies and 2 placements each, over five regions; one region fails. */
export function writeTopology(count: number): string {
  const { target, fanOut } = layered(count, 3);
  const lines = ['version: 1', 'name: generated', 'services:'];
  for (let s = 0; s < count; s++) {
    const on = [...target.subarray(s * fanOut, (s + 1) * fanOut)].filter((t) => t >= 0);
    const second = (s + 1 + Math.floor(s / 5)) % 5 === s % 5 ? (s + 2) % 5 : (s + 1 + Math.floor(s / 5)) % 5;
    lines.push(`  s${s}:`);
    lines.push(`    users: ${1 + (s % 100)}`);
    lines.push(`    placements: [${REGIONS[s % 5]}, ${REGIONS[second]}]`);
    if (s % 5 === 0) lines.push('    minAvailable: 2');
    if (on.length > 0) lines.push(`    dependsOn: [${[...new Set(on)].map((t) => `s${t}`).join(', ')}]`);
  }
  lines.push('scenarios:', '  central: { fail: [azure/centralus], duration: 24h }', '');
  return lines.join('\n');
}
