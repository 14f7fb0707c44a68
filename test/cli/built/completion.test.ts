import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, runBuilt } from './run-built.js';

const HOSTILE = ['$(touch pwned)', '`touch pwned`', ';touch pwned;', "';touch pwned;'"];

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'blast-radius-shells-'));
  runBuilt(place, ['init']);
  doorbell('bin', `exec '${process.execPath}' '${BIN}' "$@"`);
  // A program that answers the worst a topology could say, unfiltered: the scripts hold by themselves.
  const answer = ['words', ...HOSTILE.map((id) => `${id}\tx`), 'safe\tx'].join('\n');
  writeFileSync(join(place, 'answer'), `${answer}\n`);
  doorbell('bad', `cat '${join(place, 'answer')}'`);
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(place, `${shell}.script`), runBuilt(place, ['completion', shell]).stdout);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function doorbell(directory: string, line: string): void {
  mkdirSync(join(place, directory));
  writeFileSync(join(place, directory, 'blast-radius'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
}

/** What a shell makes of `script`, with `blast-radius` from `directory`. */
function shell(argv: readonly string[], script: string, directory = 'bin'): string {
  const [command, ...flags] = argv;
  const env = {
    PATH: `${join(place, directory)}:${process.env.PATH}`,
    LANG: 'C.UTF-8',
    HOME: place,
    TERM: 'dumb',
  };
  const { stdout, stderr } = spawnSync(command!, [...flags, '-c', script], {
    cwd: place,
    env,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** As readline calls it: words broken at COMP_WORDBREAKS, the function, its answers. */
function bash(line: string, directory?: string): string {
  const script = `source bash.script; COMP_LINE=$LINE; COMP_POINT=\${#LINE}; complete -p blast-radius >/dev/null || echo unregistered
_blast_radius blast-radius; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return shell(['bash', '--norc'], `LINE='${line}'\n${script}`, directory);
}

/** Types each line and TAB into one interactive zsh, and shows what stands there then. */
function zsh(lines: readonly string[], directory?: string): string {
  const typed = lines.map(
    (line) =>
      `zpty -w -n z $'${line}\\t\\C-a echo "<\\C-e>"\\n'\nzpty -r z seen '*<*>*<*>*'\nprint -r -- "$seen"\n`,
  );
  const script = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= RPS1=; stty cols 200; autoload -Uz compinit && compinit -u -D; source zsh.script; echo rea''dy"
zpty -r z seen '*ready*'
${typed.join('')}zpty -d z`;
  return shell(['timeout', '60', 'zsh', '-f'], script, directory);
}

function fish(line: string, directory?: string): string {
  return shell(['fish', '--no-config'], `source fish.script; complete -C '${line}'`, directory);
}

const has = (name: string) => spawnSync(name, ['-c', 'true']).status === 0;

describe.skipIf(!has('bash'))('completion in bash (skipped where it is missing: install bash)', () => {
  it.each([
    ['blast-radius an', 'analyze\n'],
    ['blast-radius analyze topology.yaml --scenario ca', 'carrier-cut\n'],
    ['blast-radius analyze topology.yaml --format=js', 'json\n'],
    ['blast-radius analyze topology.yaml --fail check-in@airport-s', 'airport-south\n'],
    ['blast-radius analyze "topology.yaml" --fail azure/japane', 'azure/japaneast\n'],
  ])('completes %s', (line, expected) => {
    expect(bash(line)).toBe(expected);
  });

  it('takes hostile ids as text', () => {
    expect(bash('blast-radius x', 'bad')).toBe([...HOSTILE, 'safe', ''].join('\n'));
    expect(existsSync(join(place, 'pwned'))).toBe(false);
  });
});

describe.skipIf(!has('zsh'))('completion in zsh (skipped where it is missing: install zsh)', () => {
  it('completes ids and files', { timeout: 90_000 }, () => {
    const seen = zsh(['blast-radius analyze topology.yaml --scenario ca', 'blast-radius analyze topol']);
    expect(seen).toContain('--scenario carrier-cut');
    expect(seen).toContain('analyze topology.');
  });

  it('takes hostile ids as text', { timeout: 90_000 }, () => {
    expect(zsh(['blast-radius saf'], 'bad')).toContain('blast-radius safe');
    expect(existsSync(join(place, 'pwned'))).toBe(false);
  });
});

describe.skipIf(!has('fish'))('completion in fish (skipped where it is missing: install fish)', () => {
  it.each([
    ['blast-radius analyze topology.yaml --scenario ', 'any-region\tscenario\ncarrier-cut\tscenario\n'],
    ['blast-radius analyze topology.yaml --fail azure/japane', 'azure/japaneast\tdomain\n'],
    ['blast-radius analyze topology.ya', 'topology.yaml\n'],
    ['blast-radius analyze topology.yaml --format=js', '--format=json\n'],
  ])('completes %s', (line, expected) => {
    expect(fish(line)).toBe(expected);
  });

  it('takes hostile ids as text', () => {
    expect(fish('blast-radius ', 'bad').split('\n').sort()).toEqual(
      ['', ...[...HOSTILE, 'safe'].map((id) => `${id}\tx`)].sort(),
    );
    expect(existsSync(join(place, 'pwned'))).toBe(false);
  });
});
