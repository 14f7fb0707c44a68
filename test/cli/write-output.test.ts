import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutput } from '../../src/cli/write-output.js';
import { nodeHost } from '../../src/host/node.js';

const host = nodeHost();

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'blast-radius-output-'));
});
afterEach(async () => await rm(place, { recursive: true, force: true }));

describe('writeOutput', () => {
  it('writes all chunks and leaves nothing beside the file', async () => {
    await writeOutput(host, join(place, 'a.json'), ['one\n', 'two\n']);
    expect(await readFile(join(place, 'a.json'), 'utf8')).toBe('one\ntwo\n');
    expect(await readdir(place)).toEqual(['a.json']);
  });

  it('replaces a file and keeps its mode', async () => {
    await writeFile(join(place, 'a.json'), 'old');
    await chmod(join(place, 'a.json'), 0o640);
    await writeOutput(host, join(place, 'a.json'), ['new']);
    expect(await readFile(join(place, 'a.json'), 'utf8')).toBe('new');
    expect((await lstat(join(place, 'a.json'))).mode & 0o777).toBe(0o640);
  });

  it('keeps the old file where the report ends in a defect', async () => {
    await writeFile(join(place, 'a.json'), 'old');
    const broken = function* () {
      yield 'half';
      throw new TypeError('defect');
    };
    await expect(writeOutput(host, join(place, 'a.json'), broken())).rejects.toThrow(TypeError);
    expect(await readFile(join(place, 'a.json'), 'utf8')).toBe('old');
    expect(await readdir(place)).toEqual(['a.json']);
  });

  it('refuses a link, also one that leads nowhere', async () => {
    await writeFile(join(place, 'precious'), 'precious');
    await symlink(join(place, 'precious'), join(place, 'link'));
    await symlink(join(place, 'nowhere'), join(place, 'dangling'));
    await expect(writeOutput(host, join(place, 'link'), ['x'])).rejects.toThrow('it is a symbolic link');
    await expect(writeOutput(host, join(place, 'dangling'), ['x'])).rejects.toThrow('it is a symbolic link');
    expect(await readFile(join(place, 'precious'), 'utf8')).toBe('precious');
  });

  it('creates a file only where none is', async () => {
    await writeOutput(host, join(place, 'a.yaml'), ['one'], 'create');
    await symlink(join(place, 'nowhere'), join(place, 'dangling'));
    await expect(writeOutput(host, join(place, 'a.yaml'), ['two'], 'create')).rejects.toThrow(
      'it exists already',
    );
    await expect(writeOutput(host, join(place, 'dangling'), ['x'], 'create')).rejects.toThrow(
      'it exists already',
    );
    expect(await readFile(join(place, 'a.yaml'), 'utf8')).toBe('one');
    expect((await readdir(place)).sort()).toEqual(['a.yaml', 'dangling']);
  });

  it('says why it cannot', async () => {
    await mkdir(join(place, 'directory'));
    await writeFile(join(place, 'file'), '');
    await expect(writeOutput(host, join(place, 'directory'), ['x'])).rejects.toThrow('it is a directory');
    await expect(writeOutput(host, join(place, 'missing/a.json'), ['x'])).rejects.toThrow(
      'its directory does not exist',
    );
    await expect(writeOutput(host, join(place, 'file/a.json'), ['x'])).rejects.toThrow(
      'its directory is a file',
    );
    await expect(writeOutput(host, '/dev/null', ['x'])).rejects.toThrow('it is no regular file');
  });
});
