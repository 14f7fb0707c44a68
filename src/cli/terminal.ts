import type { Host, OutStream } from '../host/types.js';

export type ColorChoice = 'auto' | 'always' | 'never';

type Env = Host['env'];

/** What a pipe and CI get, and a terminal that does not say. */
const PLAIN_COLUMNS = 80;

/** `--color` before NO_COLOR before FORCE_COLOR before what the stream is. Each stream for itself. */
export function useColor(choice: ColorChoice, env: Env, stream: OutStream): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTerminal && env.TERM !== 'dumb' && !isCi(env);
}

export function widthOf(env: Env, stream: OutStream): number {
  if (!stream.isTerminal || isCi(env)) return PLAIN_COLUMNS;
  return stream.columns === null || stream.columns < 1 ? PLAIN_COLUMNS : stream.columns;
}

/** The locale decides, as POSIX ranks its variables; where none is set at all (Windows, a bare container): yes. */
export function useUnicode(env: Env): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

function isCi(env: Env): boolean {
  return isSet(env.CI) && env.CI !== 'false' && env.CI !== '0';
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
