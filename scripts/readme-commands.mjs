// Types the README's commands in a fresh clone, one by one, as a reader would: every line of its ```sh fences.
// `# exit 1` at the end of a line says which status is right there (default 0). `git clone` and `cd` into the clone are
// done already and skipped. A fence after <!-- not run in CI --> is left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The commands of a Markdown text, with the status each must end with. */
function commandsOf(markdown) {
  const fences = markdown.matchAll(/^(<!-- not run in CI -->\n+)?```sh\n(.*?)^```$/gms);
  return [...fences].filter(([, left]) => left === undefined).flatMap(([, , body]) => linesOf(body));
}

function linesOf(body) {
  const lines = body.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines
    .map((line) => line.replace(/^\$ /, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^(git clone|cd) /.test(line))
    .map((line) => ({ line, status: Number(/# exit (\d+)/.exec(line)?.[1] ?? 0) }));
}

/** A directory for PATH in which `blast-radius` is the clone's own. */
function doorbellOf(clone, place) {
  mkdirSync(place);
  const script = join(place, 'blast-radius');
  writeFileSync(script, `#!/bin/sh\nexec node "${clone}/bin/blast-radius.js" "$@"\n`);
  chmodSync(script, 0o755);
  return place;
}

function typeAll(commands, clone, path) {
  const env = {
    ...process.env,
    PATH: `${path}${delimiter}${process.env.PATH}`,
    npm_config_prefer_offline: 'true',
  };
  for (const { line, status } of commands) {
    const ran = spawnSync('bash', ['--norc', '-c', line], {
      cwd: clone,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (ran.status === status) {
      console.log(`ok: ${line}`);
      continue;
    }
    console.error(
      `README: ${line}\nended with ${ran.status ?? ran.signal}, not ${status}\n${ran.stdout}${ran.stderr}`,
    );
    process.exitCode = 1;
    return;
  }
}

const commands = commandsOf(readFileSync(join(root, 'README.md'), 'utf8'));
if (commands.length === 0) throw new Error('README.md has no command in a ```sh fence');
const place = mkdtempSync(join(tmpdir(), 'blast-radius-readme-'));
try {
  const clone = join(place, 'clone');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  typeAll(commands, clone, doorbellOf(clone, join(place, 'bin')));
} finally {
  rmSync(place, { recursive: true, force: true });
}
