import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ACTION, ROOT } from './run-action.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A checkout that violates a policy, with the program where the pipelines of docs/ci.md put it. */
let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'blast-radius-ci-'));
  cpSync(join(ROOT, 'topologies/examples/shop.yaml'), join(place, 'topology.yaml'));
  writeFileSync(
    join(place, 'topology-bad.yaml'),
    'version: 1\nservices:\n  a: { dependsOn: [b] }\n  c: { placments: [] }\n',
  );
  symlinkSync(ROOT, join(place, '.blast-radius'));
  writeFileSync(join(place, 'blast-radius'), `#!/bin/sh\nexec node "${ROOT}bin/blast-radius.js" "$@"\n`);
  chmodSync(join(place, 'blast-radius'), 0o755);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function shell(script: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      cwd: place,
      env: { PATH: `${place}:${process.env.PATH}`, LANG: 'C.UTF-8', ...env },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

describe('the problem matcher', () => {
  const { problemMatcher } = JSON.parse(read('ci/problem-matcher.json'));
  const [{ regexp, ...groups }] = problemMatcher[0].pattern;

  it.each(['never', 'always'])(
    'finds every problem that is printed, and nothing else (colour: %s)',
    (color) => {
      const { stderr } = shell(`blast-radius validate topology-bad.yaml --color ${color}`);
      const found = stderr.split('\n').flatMap((line) => {
        const match = new RegExp(regexp).exec(line);
        if (match === null) return [];
        const { file, line: at, column, severity, code } = groups;
        return [[file, at, column, severity, code].map((group) => match[group])];
      });
      expect(found).toEqual([
        ['topology-bad.yaml', '3', '20', 'error', 'BR1203'],
        ['topology-bad.yaml', '4', '8', 'error', expect.stringMatching(/^BR\d{4}$/)],
      ]);
    },
  );
});

describe('the GitLab include', () => {
  const file = parse(read('ci/gitlab.yml'));
  const job = file['.blast-radius'];

  it('leaves the reports that it declares, and fails with the verdict', () => {
    const { status, stdout } = shell(job.script.join('\n'), { ...job.variables, BLAST_RADIUS_ARGS: '--all' });
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL');
    const { junit, codequality } = job.artifacts.reports;
    expect(readFileSync(join(place, junit), 'utf8')).toContain('<testsuites');
    const quality = JSON.parse(readFileSync(join(place, codequality), 'utf8'));
    expect(quality[0]).toMatchObject({ location: { path: 'topology.yaml' }, severity: expect.any(String) });
    for (const path of job.artifacts.paths) expect(readFileSync(join(place, path), 'utf8')).not.toBe('');
  });

  it('hands its variables on as words', () => {
    const { status } = shell(job.script.join('\n'), {
      ...job.variables,
      BLAST_RADIUS_FILE: '$(touch pwned).yaml',
      BLAST_RADIUS_ARGS: `--policy $(touch\${IFS}pwned) *`,
    });
    expect(status).toBe(2);
    expect(shell('test ! -e pwned').status).toBe(0);
  });

  it('gets the program from a clone', () => {
    const script = job.before_script.join('\n');
    expect(shell(`set -n\n${script}`).status).toBe(0);
    expect(script).toContain('npm ci --ignore-scripts');
    expect(script).toContain('node scripts/build.mjs --bundle');
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly args?: readonly string[];
}

describe('the pre-commit hooks', () => {
  const hooks: readonly Hook[] = parse(read('.pre-commit-hooks.yaml'));
  const manifest = JSON.parse(read('package.json'));
  const [validate, analyze] = hooks as [Hook, Hook];

  it('start a program that the package has, and builds when it is installed from git', () => {
    for (const { entry, language } of hooks) {
      expect(language).toBe('node');
      expect(manifest.bin).toHaveProperty(entry.split(' ')[0]!);
    }
    expect(manifest.scripts.prepare).toBe('npm run build');
    expect(manifest.files).toEqual(expect.arrayContaining(['bin', 'dist']));
  });

  it('validate: every topology that is to be committed', () => {
    const files = new RegExp(validate.files);
    expect(['topology.yaml', 'infra/topology-eu.yml'].every((path) => files.test(path))).toBe(true);
    expect(['values.yaml', 'topology.yaml.txt'].some((path) => files.test(path))).toBe(false);
    expect(shell(`${validate.entry} topology.yaml`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(shell(`${validate.entry} topology.yaml topology-bad.yaml`).status).toBe(2);
  });

  it('analyze: one topology', () => {
    const { status, stdout } = shell([analyze.entry, ...analyze.args!].join(' '));
    expect({ status, isTold: stdout.includes('FAIL') }).toEqual({ status: 1, isTold: true });
  });
});

describe('docs/ci.md', () => {
  const fences = [...read('docs/ci.md').matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, body]) => parse(body!));
  const steps = fences.flatMap((fence) =>
    Array.isArray(fence) ? fence : (fence.jobs?.['blast-radius']?.steps ?? []),
  );

  it('has pipelines that use what there is', () => {
    const own = steps.filter(({ uses }) => uses?.startsWith('OWNER/blast-radius@'));
    expect(own.length).toBeGreaterThan(0);
    for (const step of own)
      for (const input of Object.keys(step.with)) expect(ACTION.inputs).toHaveProperty(input);
    const gitlab = fences.find((fence) => fence.include);
    const job = parse(read(gitlab.include[0].file))[gitlab['blast-radius'].extends];
    for (const name of Object.keys(gitlab['blast-radius'].variables))
      expect(job.variables).toHaveProperty(name);
    const ids = parse(read('.pre-commit-hooks.yaml')).map(({ id }: Hook) => id);
    for (const { id } of fences.find((fence) => fence.repos).repos[0].hooks) expect(ids).toContain(id);
  });

  it('names every input and output of the action', () => {
    const page = read('docs/ci.md');
    for (const name of [...Object.keys(ACTION.inputs), ...Object.keys(ACTION.outputs)])
      expect(page).toContain(`\`${name}\``);
  });
});
