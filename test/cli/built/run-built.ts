import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../../bin/blast-radius.js', import.meta.url));

/** Runs the built program in `cwd`, with no terminal anywhere and no variable of this machine but PATH. */
export function runBuilt(cwd: string, args: readonly string[]) {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
