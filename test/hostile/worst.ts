/* node worst.js: names of the shapes. node worst.js NAME: runs that one in this process and prints what it cost, as JSON. */
import { main } from '../../src/cli/main.js';
import { memoryHost } from './memory-host.js';
import { shapes } from './shapes.js';

const [name] = process.argv.slice(2);
const all = shapes();
const shape = all.find((one) => one.name === name);
if (shape === undefined) {
  process.stdout.write(JSON.stringify(all.map((one) => one.name)));
} else {
  const host = memoryHost(new Map([['f.yaml', new TextEncoder().encode(shape.text)]]));
  const from = performance.now();
  const exit = await main(['analyze', 'f.yaml', ...(shape.argv ?? [])], host);
  const milliseconds = Math.round(performance.now() - from);
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const [said = ''] = host.printed.err.split('\n');
  process.stdout.write(
    JSON.stringify({ bytes: shape.text.length, exit, milliseconds, peakMiB, said: said.slice(0, 160) }),
  );
}
