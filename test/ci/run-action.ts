import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const ACTION: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** A comment as GitHub keeps it. */
export interface Comment {
  readonly id: number;
  readonly user: { readonly type: string };
  readonly body: string;
}

/** A checkout on a runner, with a `gh` that keeps comments in a file. */
export interface Runner {
  readonly place: string;
  readonly comments: () => readonly Comment[];
  /** What `gh` was asked, a line each. */
  readonly calls: () => readonly string[];
  readonly put: (comments: readonly Comment[]) => void;
  readonly act: (inputs: Readonly<Record<string, string>>, event?: object) => Acted;
}

export interface Acted {
  /** Of the first step that failed, as the job ends with it. */
  readonly status: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Actions of others that would have run. */
  readonly used: readonly string[];
}

export const PULL = { pull_request: { number: 7, head: { repo: { full_name: 'acme/infra', fork: false } } } };
export const FORK = { pull_request: { number: 7, head: { repo: { full_name: 'eve/infra', fork: true } } } };

/** @param files of the checkout, by path */
export function runnerWith(files: Readonly<Record<string, string>>): Runner {
  const place = mkdtempSync(join(tmpdir(), 'blast-radius-runner-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(place, 'work', dirname(path)), { recursive: true });
    writeFileSync(join(place, 'work', path), text);
  }
  mkdirSync(join(place, 'bin'));
  writeFileSync(join(place, 'bin/gh'), GH);
  chmodSync(join(place, 'bin/gh'), 0o755);
  const state = join(place, 'comments.json');
  const calls = join(place, 'calls.txt');
  writeFileSync(state, '[]');
  return {
    place,
    comments: () => JSON.parse(readFileSync(state, 'utf8')),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    put: (comments) => writeFileSync(state, JSON.stringify(comments)),
    act: (inputs, event = {}) => act(place, inputs, event),
  };
}

/** GitHub's comments, a page at a time; TOKEN decides what may be written. */
const GH = `#!/usr/bin/env node
const { readFileSync, writeFileSync, appendFileSync } = require('node:fs');
const [, method, path] = process.argv.slice(2).filter((word) => word !== 'api');
const place = __dirname + '/../';
appendFileSync(place + 'calls.txt', method + ' ' + path + '\\n');
const comments = JSON.parse(readFileSync(place + 'comments.json', 'utf8'));
if (method === 'GET') {
  const page = Number(/[?&]page=(\\d+)/.exec(path)[1]);
  process.stdout.write(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
} else if (process.env.GH_TOKEN !== 'may-write') {
  process.stderr.write('gh: Resource not accessible by integration (HTTP 403)\\n');
  process.exitCode = 1;
} else {
  const { body } = JSON.parse(readFileSync(0, 'utf8'));
  const id = Number(/comments\\/(\\d+)$/.exec(path)?.[1] ?? 0);
  const kept = comments.map((one) => (one.id === id ? { ...one, body } : one));
  const added = { id: comments.length + 1000, user: { type: 'Bot' }, body };
  writeFileSync(place + 'comments.json', JSON.stringify(method === 'PATCH' ? kept : [...kept, added]));
  process.stdout.write('{}');
}
`;

/** Runs the steps of action.yml one after the other, as a runner does, with what they say of themselves in the environment alone. */
function act(place: string, given: Readonly<Record<string, string>>, event: object): Acted {
  const file = (name: string, text = ''): string => {
    writeFileSync(join(place, name), text);
    return join(place, name);
  };
  const inputs = Object.fromEntries(
    Object.entries(ACTION.inputs).map(([name, { default: text = '' }]) => [
      name,
      given[name] ?? (name === 'token' ? 'may-write' : text),
    ]),
  );
  const env = {
    PATH: `${join(place, 'bin')}:${process.env.PATH}`,
    HOME: place,
    LANG: 'C.UTF-8',
    GITHUB_ACTIONS: 'true',
    CI: 'true',
    GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ''),
    GITHUB_REPOSITORY: 'acme/infra',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_OUTPUT: file('output.txt'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    RUNNER_TEMP: place,
  };
  const steps: Record<string, Readonly<Record<string, string>>> = {};
  const value = (text: string): string =>
    text.replace(/\$\{\{ (inputs|steps\.(\w+)\.outputs)\.([\w-]+) \}\}/g, (_all, of, id, name) =>
      String((of === 'inputs' ? inputs : steps[id])?.[name] ?? ''),
    );
  const used: string[] = [];
  let log = '';
  let status = 0;
  for (const step of ACTION.runs.steps) {
    if (status !== 0) break;
    if (step.if !== undefined && !isSo(step.if, inputs, steps, event)) continue;
    if (step.uses !== undefined) used.push(step.uses);
    if (step.run === undefined) continue;
    writeFileSync(env.GITHUB_OUTPUT, '');
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, value(text)]));
    // The shell of `shell: bash`, as a runner starts it.
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: join(place, 'work'),
      env: { ...env, ...own },
      encoding: 'utf8',
    });
    log += ran.stdout + ran.stderr;
    status = ran.status ?? -1;
    if (step.id !== undefined) steps[step.id] = pairsOf(readFileSync(env.GITHUB_OUTPUT, 'utf8'));
  }
  const outputs = Object.fromEntries(
    Object.entries(ACTION.outputs).map(([name, of]) => [name, value(of.value)]),
  );
  return { status, log, outputs, summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'), used };
}

function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** Conditions of the form `a == 'x' && b != y`; what is not there is the empty string. */
function isSo(
  condition: string,
  inputs: Readonly<Record<string, string>>,
  steps: Readonly<Record<string, Readonly<Record<string, string>>>>,
  event: object,
): boolean {
  const done = Object.fromEntries(Object.entries(steps).map(([id, outputs]) => [id, { outputs }]));
  const context = { inputs, steps: done, github: { event } };
  const read = (path: string): unknown => {
    if (/^'.*'$/.test(path)) return path.slice(1, -1);
    if (path === 'true') return true;
    return (
      path
        .split('.')
        .reduce<unknown>((of, key) => (of as Record<string, unknown> | undefined)?.[key], context) ?? ''
    );
  };
  return condition.split(' && ').every((part) => {
    const [left, operator, right] = part.trim().split(' ');
    if (left === undefined || right === undefined) throw new Error(`a condition of another form: ${part}`);
    return (read(left) === read(right)) === (operator === '==');
  });
}
