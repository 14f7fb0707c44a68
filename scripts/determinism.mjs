// Same input, same bytes: runs the built program over Node 20, 22 and 24, four locales and three time zones, over includes
// made in another order and a directory with another name, and compares hashes of all it writes. Other Nodes are installed
// from npm into a directory of their own, outside the tree. `--nodes 20`: without them.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/blast-radius.js');
const run = promisify(execFile);

/** Each locale and each time zone; one says nothing of the other, so not each with each. */
const SURROUNDINGS = [
  ['C', 'UTC'],
  ['ko_KR.UTF-8', 'Asia/Seoul'],
  ['tr_TR.UTF-8', 'America/St_Johns'],
  ['de_DE.UTF-8', 'UTC'],
];
const KEPT = ['PATH', 'HOME'];

/** The Node of this process, and others from npm where they are asked for. */
function nodes() {
  const at = process.argv.indexOf('--nodes');
  const wanted = (at < 0 ? '20,22,24' : process.argv[at + 1]).split(',');
  const [own] = process.versions.node.split('.');
  return wanted.map((major) => ({ major, path: major === own ? process.execPath : installed(major) }));
}

function installed(major) {
  const place = join(tmpdir(), `blast-radius-node-${major}`);
  const path = join(place, 'node_modules/node/bin/node');
  if (!existsSync(path)) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }\n');
    const flags = ['--no-audit', '--no-fund', '--foreground-scripts', '--loglevel', 'error'];
    execFileSync('npm', ['install', '--prefix', place, ...flags, `node@${major}`], { stdio: 'inherit' });
  }
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
  if (!version.startsWith(`v${major}.`)) throw new Error(`${path} is Node ${version}`);
  return path;
}

/** The formats the program has, as it lists them itself. */
function formats() {
  try {
    execFileSync(process.execPath, [bin, 'analyze', 'x', '--format', 'no-such-format'], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch ({ stderr }) {
    return /there are (.*)/.exec(stderr)[1].split(', ');
  }
  throw new Error('a format that does not exist was taken');
}

/** A topology in parts that a glob includes, the parts made in the order given. */
function companyIn(place, order) {
  mkdirSync(join(place, 'parts'), { recursive: true });
  for (const n of order) {
    const on = n === 0 ? '' : `, dependsOn: [s${n - 1}]`;
    writeFileSync(
      join(place, `parts/${n}.yaml`),
      `services: { s${n}: { placements: [azure/koreacentral]${on} } }\n`,
    );
  }
  writeFileSync(join(place, 'company.yaml'), 'version: 1\ninclude: [parts/*.yaml]\n');
}

/** Everything the program says of a file, in every format, as one hash. */
async function hashOf(node, file, directory, env, all) {
  const out = mkdtempSync(join(tmpdir(), 'blast-radius-determinism-'));
  const outputs = all.flatMap((format) => ['--output', `${format}=${join(out, format)}`]);
  const args = [bin, 'analyze', file, '--certificate', ...outputs];
  const { stdout, stderr, code = 0 } = await run(node, args, { cwd: directory, env }).catch((error) => error);
  const hash = createHash('sha256').update(`${code}\0${stdout}\0${stderr}\0`);
  for (const name of readdirSync(out).sort()) hash.update(`${name}\0`).update(readFileSync(join(out, name)));
  const count = readdirSync(out).length;
  rmSync(out, { recursive: true });
  return { hash: hash.digest('hex'), count };
}

function environment(locale, zone) {
  const kept = Object.fromEntries(KEPT.map((name) => [name, process.env[name]]));
  return { ...kept, LC_ALL: locale, LANG: locale, TZ: zone };
}

const place = mkdtempSync(join(tmpdir(), 'blast-radius-determinism-'));
try {
  const all = formats();
  const seen = new Map();
  let runs = 0;
  const differing = [];
  const examples = join(place, 'examples');
  cpSync(join(root, 'topologies/examples'), examples, { recursive: true });
  companyIn(join(place, 'one'), [0, 1, 2, 10, 11]);
  companyIn(join(place, 'a directory of another name'), [11, 2, 10, 1, 0]);
  writeFileSync(
    join(examples, 'wrong.yaml'),
    'version: 1\nservices: { İ: { dependson: [x], placements: [y] } }\n',
  );
  const files = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
  const inputs = [
    ...files.map((file) => ({ file, directory: examples, key: file })),
    { file: 'company.yaml', directory: join(place, 'one'), key: 'company.yaml' },
    { file: 'company.yaml', directory: join(place, 'a directory of another name'), key: 'company.yaml' },
  ];
  const jobs = nodes().flatMap((node) =>
    SURROUNDINGS.flatMap(([locale, zone]) => inputs.map((input) => ({ ...input, node, locale, zone }))),
  );
  const work = async () => {
    for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
      const { hash, count } = await hashOf(
        job.node.path,
        job.file,
        job.directory,
        environment(job.locale, job.zone),
        all,
      );
      // Where the locale is not UTF-8 the text is drawn in ASCII: one hash of its own.
      const key = `${job.key} ${job.locale === 'C' ? 'ascii' : 'unicode'}`;
      const where = `Node ${job.node.major}, LC_ALL=${job.locale}, TZ=${job.zone}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, { hash, count, where });
      else if (first.hash !== hash) differing.push(`${key}: ${where} differs from ${first.where}`);
      runs++;
    }
  };
  await Promise.all([work(), work()]);
  const written = Math.max(...[...seen.values()].map(({ count }) => count));
  if (written !== all.length) throw new Error(`of ${all.length} formats ${written} were written`);
  for (const line of differing) console.error(line);
  console.log(
    `${differing.length === 0 ? 'same bytes' : 'DIFFERENT BYTES'}: ${runs} runs, ${seen.size} hashes, ${all.length} formats`,
  );
  if (differing.length > 0) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
