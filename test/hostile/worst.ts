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
  const from = process.cpuUsage();
  const exit = await main(['analyze', 'f.yaml', ...(shape.argv ?? [])], host);
  // The time of the processor: that of the clock says what else the machine does. Garbage is collected beside, and counts.
  const used = process.cpuUsage(from);
  const milliseconds = Math.round((used.user + used.system) / 1000);
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const [said = ''] = host.printed.err.split('\n');
  process.stdout.write(
    JSON.stringify({ bytes: shape.text.length, exit, milliseconds, peakMiB, said: said.slice(0, 160) }),
  );
}
