import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What one run of the built program leaves behind. */
export interface CaseResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: string;
}

const bin = fileURLToPath(new URL('../../bin/blast-radius.js', import.meta.url));

const EXPECTED = ['stdout', 'stderr', 'status'] as const;

/** One command line, with all that it is given. */
export interface CaseInput {
  readonly directory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args: readonly string[];
  readonly stdin: string | Buffer;
}

/**
 * Reads the line in `command`: variables, then arguments as a shell would split them, `< file` last. The environment is
 * this line's alone, so that a machine's CI, NO_COLOR or locale changes nothing.
 */
export function readCase(directory: string): CaseInput {
  const { env, args, input } = parseCommand(readFileSync(`${directory}/command`, 'utf8').trim());
  const stdin = input === null ? '' : readFileSync(`${directory}/${input}`);
  return { directory, env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env }, args, stdin };
}

/** Runs the built program in the case's directory. */
export async function runCase({ directory, env, args, stdin }: CaseInput): Promise<CaseResult> {
  return await spawnNode([bin, ...args], directory, { ...env }, stdin);
}

/** null: the case has none yet. */
export function readExpected(directory: string): CaseResult | null {
  if (!EXPECTED.every((name) => existsSync(`${directory}/${name}`))) return null;
  const [stdout = '', stderr = '', status = ''] = EXPECTED.map((name) =>
    readFileSync(`${directory}/${name}`, 'utf8'),
  );
  return { stdout, stderr, status };
}

export function writeExpected(directory: string, result: CaseResult): void {
  for (const name of EXPECTED) writeFileSync(`${directory}/${name}`, result[name]);
}

function parseCommand(line: string) {
  const words = (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'));
  const firstArgument = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const rest = firstArgument < 0 ? [] : words.slice(firstArgument);
  const assignments = words.slice(0, words.length - rest.length);
  const from = rest.indexOf('<');
  return {
    env: Object.fromEntries(assignments.map((each) => each.split(/=(.*)/s).slice(0, 2))) as Record<
      string,
      string
    >,
    args: from < 0 ? rest : rest.slice(0, from),
    input: from < 0 ? null : rest[from + 1]!,
  };
}

function spawnNode(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  stdin: string | Buffer,
): Promise<CaseResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const [stdout, stderr] = [out, err].map((chunks) => Buffer.concat(chunks).toString('utf8'));
      resolve({ stdout: stdout!, stderr: stderr!, status: `${code ?? signal}\n` });
    });
    // The program may not read its input at all.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}
