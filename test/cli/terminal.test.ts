import { describe, expect, it } from 'vitest';
import { type ColorChoice, useColor, useUnicode, widthOf } from '../../src/cli/terminal.js';
import type { OutStream } from '../../src/host/types.js';

const stream = (isTerminal: boolean, columns: number | null): OutStream => ({
  isTerminal,
  columns,
  write: async () => true,
});
const terminal = stream(true, 120);
const pipe = stream(false, null);

describe('useColor', () => {
  it.each<[string, ColorChoice, Record<string, string>, OutStream, boolean]>([
    ['a terminal has colour', 'auto', { TERM: 'xterm' }, terminal, true],
    ['a pipe has none', 'auto', {}, pipe, false],
    ['a dumb terminal has none', 'auto', { TERM: 'dumb' }, terminal, false],
    ['CI has none', 'auto', { CI: 'true' }, terminal, false],
    ['CI=false is no CI', 'auto', { CI: 'false' }, terminal, true],
    ['NO_COLOR switches it off', 'auto', { NO_COLOR: '1' }, terminal, false],
    ['an empty NO_COLOR says nothing', 'auto', { NO_COLOR: '' }, terminal, true],
    ['FORCE_COLOR switches it on', 'auto', { FORCE_COLOR: '1' }, pipe, true],
    ['FORCE_COLOR=0 switches it off', 'auto', { FORCE_COLOR: '0' }, terminal, false],
    ['NO_COLOR beats FORCE_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, terminal, false],
    ['--color always beats NO_COLOR', 'always', { NO_COLOR: '1' }, pipe, true],
    ['--color never beats FORCE_COLOR', 'never', { FORCE_COLOR: '1' }, terminal, false],
  ])('%s', (_, choice, env, out, expected) => expect(useColor(choice, env, out)).toBe(expected));
});

describe('widthOf', () => {
  it.each<[string, Record<string, string>, OutStream, number]>([
    ['is the terminal’s', {}, terminal, 120],
    ['is 80 in a pipe', {}, pipe, 80],
    ['is 80 in CI', { CI: '1' }, terminal, 80],
    ['is 80 where the terminal does not say', {}, stream(true, null), 80],
    ['is 80 where the terminal says 0', {}, stream(true, 0), 80],
  ])('%s', (_, env, out, expected) => expect(widthOf(env, out)).toBe(expected));
});

describe('useUnicode', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ LANG: 'ko_KR.UTF-8' }, true],
    [{ LANG: 'en_US.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, true],
    [{ LC_ALL: '', LANG: 'C.UTF-8' }, true],
  ])('reads %j as %s', (env, expected) => expect(useUnicode(env)).toBe(expected));
});
