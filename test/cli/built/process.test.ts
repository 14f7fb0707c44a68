import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'bin/blast-radius.js');
const example = join(root, 'topologies/examples/july-2024.yaml');

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'blast-radius-process-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs a line of shell in which `$BIN` is the program. */
function shell(line: string, input = '') {
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    BIN: `${process.execPath} ${bin}`,
    EXAMPLE: example,
  };
  const ran = spawnSync('bash', ['--norc', '-c', line], {
    cwd: place,
    env,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** A chain of services, each on top of the one before; the first fails. */
function chain(length: number): string {
  const rest = Array.from({ length: length - 1 }, (_, n) => `  s${n + 1}: { dependsOn: [s${n}] }`);
  return `version: 1\nname: chain\nservices:\n  s0: {}\n${rest.join('\n')}\nscenarios:\n  root: { fail: [s0] }\n`;
}

describe('the program', () => {
  it('prints the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(shell('$BIN --version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('says nothing when the reader of a pipe has gone, and keeps its exit code', () => {
    const { status, stderr } = shell(
      'set -o pipefail; $BIN analyze - --all --format json | head -c 10',
      chain(3_000),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('gives a pipe the whole of a large document', () => {
    const { status, stdout } = shell('$BIN analyze - --all --format json | cat', chain(3_000));
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(1 << 17);
    expect(JSON.parse(stdout).scenarios[0].services).toHaveLength(3_000);
  });

  it('finds all 10,000 of a chain 10,000 deep', () => {
    const { status, stdout } = shell('$BIN analyze - --format json', chain(10_000));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).scenarios[0]).toMatchObject({
      blastRadius: 1,
      states: { down: 10_000, up: 0 },
    });
  });

  it('ends with 2 on a full disk', () => {
    const { status, stderr } = shell('$BIN analyze $EXAMPLE > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toContain('the output could not be written: the disk is full');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at once on %s, for a shell with %i', async (signal, status) => {
    // The shell starts the program, tells its id and waits for it as a pipeline would.
    const child = spawn(
      'bash',
      ['--norc', '-c', `set -m; ${process.execPath} ${bin} analyze - <&0 & echo $!; wait $!; exit $?`],
      {
        cwd: place,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    child.stdout.once('data', (id: Buffer) => setTimeout(() => process.kill(Number(id), signal), 300));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(status);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'leaves no file behind on %s while it writes one',
    async (signal) => {
      const there = mkdtempSync(join(place, 'signal-'));
      const runs = Array.from({ length: 60 }, (_, n) => `  r${n}: { fail: [s${n}] }\n`).join('');
      writeFileSync(join(there, 'chain.yaml'), chain(1_000) + runs);
      writeFileSync(join(there, 'out.json'), 'old');
      const command = [bin, 'analyze', 'chain.yaml', '--all', '--quiet', '--output', 'json=out.json'];
      const child = spawn(process.execPath, command, { cwd: there, stdio: 'ignore' });
      const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
      const seen = () => readdirSync(there).some((name) => name.endsWith('.tmp'));
      const watch = setInterval(() => seen() && child.kill(signal), 1);
      expect(await ended).toBe(signal);
      clearInterval(watch);
      expect(readdirSync(there).sort()).toEqual(['chain.yaml', 'out.json']);
      expect(readFileSync(join(there, 'out.json'), 'utf8')).toBe('old');
    },
  );

  it('leaves no file behind where the system takes only a part of one', () => {
    const { status, stderr } = shell(
      'ulimit -f 64; $BIN analyze - --all --output json=large.json; s=$?; ls -A; exit $s',
      chain(3_000),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('cannot write large.json: it is larger than files may be');
    expect(readdirSync(place).filter((name) => name.includes('large'))).toEqual([]);
  });

  it.each([
    ['help', '--help'],
    ['text', 'analyze $EXAMPLE'],
    ['json', 'analyze $EXAMPLE --format json'],
    ['validate', 'validate $EXAMPLE'],
  ])(
    'keeps its exit code and says nothing where nobody reads %s, and ends with 2 on a full disk',
    (_, command) => {
      const whole = shell(`$BIN ${command}`);
      expect(shell(`$BIN ${command} | true; exit \${PIPESTATUS[0]}`)).toEqual({ ...whole, stdout: '' });
      expect(shell(`$BIN ${command} > /dev/full`).status).toBe(2);
      expect(shell(`$BIN ${command} 2> /dev/full`).status).toBe(whole.status);
    },
  );

  it('works without __proto__, whatever the file calls things', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const maps = names.map((name) => `${name}: { ${name}: ${name} }`).join(', ');
    const texts = [
      `version: 1\nservices: { ${maps} }\ndomains: { ${maps} }\nscenarios: { ${maps} }\npolicies: { ${maps} }\nwaivers: [{ ${maps} }]\n${maps.replaceAll('}, ', '}\n')}\n`,
      ...names.map(
        (n) =>
          `version: 1\nservices: { a: { placements: [{ each: { ${n}: ${n} } }] }, b: { dependsOn: [{ ${n}: a }] } }\nscenarios: { s: { fail: { ${n}: a } }, t: { fail: { each: { labels: { ${n}: ${n} } } } } }\ndefaults: { services: { ${n}: 1 }, ${n}: 1 }\n`,
      ),
      `version: 1\nservices: { ${names.map((n) => `${n}: { sector: ${n}, owner: ${n}, labels: { ${n}: ${n} } }`).join(', ')} }\nscenarios: { s: { fail: [${names}], expect: { toString: up } } }\n`,
    ];
    for (const text of texts) {
      for (const rest of ['analyze - --all', 'validate -']) {
        const { status, stderr } = shell(`${process.execPath} --disable-proto=throw ${bin} ${rest}`, text);
        expect({ text, status, stderr }).toEqual({
          text,
          status: expect.toBeOneOf([0, 1, 2]),
          stderr: expect.not.stringContaining('disallowed'),
        });
      }
    }
  });

  it('cannot write where nothing may be written', () => {
    const { status, stdout, stderr } = shell('$BIN analyze $EXAMPLE --output json=/proc/report.json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('cannot write /proc/report.json: ');
  });

  it('says what to do where it is not built', () => {
    mkdirSync(join(place, 'unbuilt/bin'), { recursive: true });
    writeFileSync(join(place, 'unbuilt/package.json'), '{"type":"module"}');
    writeFileSync(join(place, 'unbuilt/bin/blast-radius.js'), readFileSync(bin));
    const { status, stderr } = shell(`${process.execPath} unbuilt/bin/blast-radius.js --help`);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'blast-radius: this checkout is not built; run npm install first\n',
    });
  });

  it('writes the other formats beside standard output, from one run', () => {
    const { status, stdout } = shell(
      '$BIN analyze $EXAMPLE --output json=a.json --output text=a.txt && $BIN analyze $EXAMPLE --format json',
    );
    expect(status).toBe(0);
    expect(stdout).toBe(
      readFileSync(join(place, 'a.txt'), 'utf8') + readFileSync(join(place, 'a.json'), 'utf8'),
    );
  });
});

describe('starting up', () => {
  it('reads no parser, colour, YAML, engine or catalogue for --help', () => {
    const seen = new Map<string, string>();
    const read = (path: string): void => {
      if (seen.has(path)) return;
      const text = readFileSync(path, 'utf8');
      seen.set(path, text);
      for (const [, next] of text.matchAll(/(?:from|import)"(\.[^"]+)"/g)) read(join(dirname(path), next!));
    };
    read(join(root, 'dist/cli.js'));
    const text = [...seen.values()].join('');
    expect(text.length).toBeLessThan(24_000);
    expect(text).not.toMatch(/CommanderError|koreacentral:|Segmenter/);
  });
});
