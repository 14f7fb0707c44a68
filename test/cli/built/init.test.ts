import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runBuilt } from './run-built.js';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'blast-radius-init-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const run = (...args: readonly string[]) => runBuilt(place, args);
const text = (name: string) => readFileSync(join(place, name), 'utf8');

describe('init in an empty directory', () => {
  it('leads to a red verdict, and by the one edit it names to a green one', () => {
    const written = run('init');
    expect({ status: written.status, stderr: written.stderr }).toEqual({ status: 0, stderr: '' });
    expect(written.stdout).toContain('Next:  blast-radius analyze topology.yaml\n');
    expect(readdirSync(place).sort()).toEqual(['topology.schema.json', 'topology.yaml']);

    const red = run('analyze', 'topology.yaml');
    expect({ status: red.status, stderr: red.stderr }).toEqual({ status: 1, stderr: '' });
    expect(red.stdout).toContain('✗ tier-0-survives-a-region');

    const lines = text('topology.yaml').split('\n');
    const marked = lines.flatMap((line, at) => (line.includes('# the repair:') ? [at] : []));
    expect(marked).toHaveLength(1);
    lines[marked[0]!] = lines[marked[0]!]!.replace('# ', '');
    writeFileSync(join(place, 'topology.yaml'), lines.join('\n'));
    const green = run('analyze', 'topology.yaml');
    expect({ status: green.status, stderr: green.stderr }).toEqual({ status: 0, stderr: '' });
    expect(green.stdout).toContain('PASS: 1 policy holds.');
  });

  it('fits a screen of 80 columns and names the schema it writes', () => {
    run('init');
    const lines = text('topology.yaml').split('\n');
    expect(lines[0]).toBe('# yaml-language-server: $schema=./topology.schema.json');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(text('topology.schema.json')).toBe(run('schema').stdout);
  });

  it('prints with - what it would write, and writes nothing', () => {
    const { status, stdout } = run('init', '-');
    expect(status).toBe(0);
    expect(readdirSync(place)).toEqual([]);
    run('init');
    expect(stdout).toBe(text('topology.yaml'));
  });
});

describe('init beside what exists', () => {
  it('overwrites no topology', () => {
    writeFileSync(join(place, 'topology.yaml'), 'mine\n');
    const { status, stdout, stderr } = run('init');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('cannot write topology.yaml: it exists already\n     name another file');
    expect(text('topology.yaml')).toBe('mine\n');
    expect(readdirSync(place)).toEqual(['topology.yaml']);
  });

  it('writes through no link, also one that leads nowhere', () => {
    symlinkSync('elsewhere.yaml', join(place, 'topology.yaml'));
    expect(run('init').status).toBe(2);
    expect(readdirSync(place)).toEqual(['topology.yaml']);
  });

  it('keeps a schema that is there, and says so', () => {
    writeFileSync(join(place, 'topology.schema.json'), '{}');
    const { status, stdout } = run('init', 'shop.yaml');
    expect(status).toBe(0);
    expect(stdout).toContain('Kept  topology.schema.json');
    expect(text('topology.schema.json')).toBe('{}');
  });

  it('says why a file cannot be written', () => {
    expect(run('init', 'no/such/topology.yaml').stderr).toBe(
      'blast-radius: error: cannot write no/such/topology.yaml: its directory does not exist\n',
    );
  });
});

describe('init --ci', () => {
  it('prints a GitHub workflow that runs the file named, and writes nothing', () => {
    const { status, stdout } = run('init', 'infra/bank.yaml', '--ci', 'github');
    expect(status).toBe(0);
    expect(readdirSync(place)).toEqual([]);
    const { on, jobs } = parse(stdout);
    expect(on).toEqual(['push', 'pull_request']);
    const runs = jobs.analyze.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(runs.at(-1)).toBe('node .blast-radius/bin/blast-radius.js analyze infra/bank.yaml');
  });

  it('prints a GitLab job', () => {
    const { script } = parse(run('init', '--ci', 'gitlab').stdout)['blast-radius'];
    expect(script.at(-1)).toBe('node .blast-radius/bin/blast-radius.js analyze topology.yaml');
  });
});
