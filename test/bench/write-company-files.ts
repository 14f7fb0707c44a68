/* node write-company-files.js DIRECTORY SERVICES TEAMS SITES: a company in many files. Prints one line of JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeCompany } from './company.js';

const [directory, ...numbers] = process.argv.slice(2) as [string, ...string[]];
const [services, teams, sites] = numbers.map(Number) as [number, number, number];
let bytes = 0;
let local = 0;
for (const { path, text } of writeCompany(services, teams, sites)) {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
  bytes += Buffer.byteLength(text);
  local += text.split('serving: local').length - 1;
}
process.stdout.write(`${JSON.stringify({ bytes, local })}\n`);
