import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';

const directory = realpathSync(mkdtempSync(join(tmpdir(), 'host-')));
const path = (name: string) => join(directory, name);
const { files } = nodeHost();

function hostWith(stdin: Readable, stdout: Writable = new PassThrough()) {
  return nodeHost({ env: {}, stdin, stdout, stderr: new PassThrough() });
}

async function reason(name: string, maxBytes = 1000) {
  const result = await files.read(name, maxBytes);
  return result.ok ? 'ok' : result.error.reason;
}

describe('read', () => {
  it('gives the bytes of a regular file, also through a link', async () => {
    writeFileSync(path('a'), 'abc');
    symlinkSync(path('a'), path('link'));
    expect(await files.read(path('a'), 3)).toEqual({ ok: true, bytes: new Uint8Array(Buffer.from('abc')) });
    expect(await reason(path('link'))).toBe('ok');
  });

  it('reads an empty file, and one larger than a chunk', async () => {
    writeFileSync(path('empty'), '');
    writeFileSync(path('big'), Buffer.alloc(3_000_001, 'x'));
    const empty = await files.read(path('empty'), 10);
    const big = await files.read(path('big'), 4_000_000);
    expect(empty.ok && empty.bytes.length).toBe(0);
    expect(big.ok && big.bytes.length).toBe(3_000_001);
    expect(big.ok && big.bytes.every((byte) => byte === 120)).toBe(true);
  });

  it('reads files whose size is not known before, and still keeps to the limit', async () => {
    expect(await reason('/proc/self/status', 100_000)).toBe('ok');
    expect(await reason('/proc/self/status', 10)).toBe('too large');
  });

  it('refuses what is no regular file at once', async () => {
    execFileSync('mkfifo', [path('fifo')]);
    const server = createServer().listen(path('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await reason(directory)).toBe('directory');
    expect(await reason('/dev/zero')).toBe('special');
    expect(await reason(path('fifo'))).toBe('special');
    expect(await reason(path('socket'))).toBe('special');
    server.close();
  });

  it('names why a file cannot be read', async () => {
    expect(await reason(path('none'))).toBe('missing');
    expect(await reason(path('a/b'))).toBe('missing');
    expect(await reason(path('a'), 2)).toBe('too large');
    expect(await reason('a\0b')).toBe('failed');
    symlinkSync(path('loop'), path('loop'));
    expect(await files.read(path('loop'), 10)).toEqual({
      ok: false,
      error: { reason: 'failed', code: 'ELOOP' },
    });
  });

  it('reads standard input to its end, or to the limit', async () => {
    const pieces = [Buffer.from('한'), Buffer.from('글')];
    const result = await hostWith(Readable.from(pieces)).files.read('-', 6);
    expect(result.ok && Buffer.from(result.bytes).toString()).toBe('한글');
    const endless = new Readable({ read: () => endless.push(Buffer.alloc(1000)) });
    const cut = await hostWith(endless).files.read('-', 5000);
    expect(cut).toEqual({ ok: false, error: { reason: 'too large', code: '' } });
    expect(endless.destroyed).toBe(true);
  });

  it('tells a standard input that fails', async () => {
    const broken = new Readable({
      read: () => broken.destroy(Object.assign(new Error('bad'), { code: 'EISDIR' })),
    });
    const result = await hostWith(broken).files.read('-', 10);
    expect(result).toEqual({ ok: false, error: { reason: 'directory', code: 'EISDIR' } });
  });
});

describe('realPath', () => {
  it('resolves links and dots; null for what is not there', async () => {
    expect(await files.realPath(path('link'))).toBe(path('a'));
    expect(await files.realPath(`${directory}/./none/../a`)).toBeNull();
    expect(await files.realPath(path('none'))).toBeNull();
  });
});

describe('glob', () => {
  const base = path('tree');
  for (const folder of ['', 'x', 'x/y', '.hidden']) mkdirSync(join(base, folder), { recursive: true });
  for (const name of [
    'b.yaml',
    'a.yaml',
    'a.yml',
    '.c.yaml',
    'x/d.yaml',
    'x/y/e.yaml',
    '.hidden/f.yaml',
    'x/ab.yaml',
  ]) {
    writeFileSync(join(base, name), '');
  }
  mkdirSync(join(base, 'dir.yaml'));
  symlinkSync(join(base, 'x'), join(base, 'loop'));
  symlinkSync(join(base, 'a.yaml'), join(base, 'link.yaml'));

  it.each([
    ['*.yaml', ['a.yaml', 'b.yaml', 'link.yaml']],
    ['?.yaml', ['a.yaml', 'b.yaml']],
    ['*/*.yaml', ['x/ab.yaml', 'x/d.yaml']],
    ['x/?b.yaml', ['x/ab.yaml']],
    ['**/*.yaml', ['a.yaml', 'b.yaml', 'link.yaml', 'x/ab.yaml', 'x/d.yaml', 'x/y/e.yaml']],
    ['**/y/**', ['x/y/e.yaml']],
    ['x/**/e*', ['x/y/e.yaml']],
    ['.*.yaml', ['.c.yaml']],
    ['./a.y*ml', ['a.yaml', 'a.yml']],
    ['none/*', []],
    ['a.yaml/*', []],
  ])('%s', async (pattern, expected) => {
    expect(await files.glob(pattern, base)).toEqual(expected);
  });

  it('does not backtrack: these would not come to an end', async () => {
    writeFileSync(join(base, `${'a'.repeat(200)}.txt`), '');
    expect(await files.glob(`${'*a'.repeat(100)}*b`, base)).toEqual([]);
    expect(await files.glob(`${'**/'.repeat(50)}none`, base)).toEqual([]);
  });
});

describe('outStream', () => {
  it('waits until the stream took the text', async () => {
    const taken: string[] = [];
    const slow = new Writable({
      write(chunk, _encoding, done) {
        setTimeout(() => {
          taken.push(String(chunk));
          done();
        }, 5);
      },
    });
    const { stdout } = hostWith(Readable.from([]), slow);
    expect(await stdout.write('한')).toBe(true);
    expect(taken).toEqual(['한']);
    expect([stdout.isTerminal, stdout.columns]).toEqual([false, null]);
  });

  it('says false when the reader has gone, and writes no more', async () => {
    let writes = 0;
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        writes++;
        done(Object.assign(new Error('gone'), { code: 'EPIPE' }));
      },
    });
    const { stdout } = hostWith(Readable.from([]), gone);
    expect(await stdout.write('a')).toBe(false);
    expect(await stdout.write('b')).toBe(false);
    expect(writes).toBe(1);
  });

  it('rejects on any other failure, now and later', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    });
    const { stdout } = hostWith(Readable.from([]), full);
    await expect(stdout.write('a')).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(stdout.write('b')).rejects.toThrow();
  });

  it('knows the columns of a terminal', () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
    const { stdout } = hostWith(Readable.from([]), terminal);
    expect([stdout.isTerminal, stdout.columns]).toEqual([true, 120]);
  });
});
