/* node diff.js COUNT DIRECTORY: two generated topologies, the second with an edit in every hundredth service. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTopology } from './write-topology.js';

const [count, directory] = [Number(process.argv[2]), process.argv[3]!];
const text = writeTopology(count);
writeFileSync(join(directory, 'base.yaml'), text);
writeFileSync(join(directory, 'head.yaml'), edited(text));

/** Fewer users, a longer line: weakened and moved, as a change of many hands would be. */
function edited(base: string): string {
  const lines = base.split('\n');
  const users = [...lines.keys()].filter((i) => lines[i]!.startsWith('    users: '));
  for (const i of users.filter((_, at) => at % 100 === 7)) lines[i] = '    users: 1  # nobody knows';
  return lines.join('\n');
}
