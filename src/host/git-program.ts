import { execFile } from 'node:child_process';

/** What one call of git gave: its output, or how it failed. */
export type GitOutput =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      /** There is no such program. */
      readonly missing: boolean;
      /** More output than was allowed. */
      readonly tooLarge: boolean;
      /** Exit code; null: it did not end by itself. */
      readonly exit: number | null;
      /** The first line git complained with. */
      readonly detail: string;
    };

export type Git = (args: readonly string[], maxBytes: number) => Promise<GitOutput>;

/**
 * Asks git in `directory`. Without a shell, a pager, a prompt, hooks, a file-system monitor, locks, and without the network: a
 * partial clone does not fetch what is not there. Never throws.
 */
export function gitProgram(program: string, from: NodeJS.ProcessEnv, directory: string): Git {
  const env = environment(from);
  return (args, maxBytes) =>
    new Promise((resolve) => {
      const all = [...SAFE, '-C', directory, ...args];
      const options = { env, encoding: 'buffer', maxBuffer: maxBytes, windowsHide: true } as const;
      const child = execFile(program, all, options, (error, stdout, stderr) => {
        if (error === null) return resolve({ ok: true, bytes: stdout });
        resolve({
          ok: false,
          missing: error.code === ('ENOENT' as unknown),
          tooLarge: error.code === ('ERR_CHILD_PROCESS_STDIO_MAXBUFFER' as unknown),
          exit: typeof error.code === 'number' ? error.code : null,
          detail: firstLine(stderr),
        });
      });
      child.stdin?.end();
    });
}

const SAFE = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
];

/** What a hook sets for the repository it runs in; the directory decides here, not the caller's hook. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE'];

function environment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env = { ...from };
  for (const key of Object.keys(env)) if (OF_A_HOOK.includes(key) || /^GIT_TRACE/.test(key)) delete env[key];
  return {
    ...env,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // Older versions of git do not know the line above; this forbids every transport.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

function firstLine(bytes: Uint8Array): string {
  const [line = ''] = new TextDecoder().decode(bytes).split('\n');
  return line.replace(/^(?:fatal|error): /, '').trim();
}
