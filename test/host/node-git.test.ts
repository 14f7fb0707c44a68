import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeGit } from '../../src/host/node-git.js';
import { load } from '../../src/load/load.js';
import { gitRepository, hasGit } from './git-repository.js';

const git = nodeGit(process.env);

/** One commit; what is in the work tree is something else. Made once: reading changes nothing, which the last test holds it to. */
function repository() {
  made ??= makeRepository();
  return made;
}

let made: ReturnType<typeof makeRepository> | undefined;

function makeRepository() {
  const repo = gitRepository();
  repo.write('deploy/shop.yaml', 'version: 1\ninclude: [parts/*.yaml]\nservices: { shop: {} }\n');
  repo.write('deploy/parts/one.yaml', 'services: { one: {} }\n');
  repo.write('deploy/parts/two.yaml', 'services: { two: {} }\n');
  repo.write('deploy/parts/note.txt', 'no topology\n');
  repo.write('deploy/.hidden.yaml', 'x\n');
  repo.write('outside.yaml', 'services: { outside: {} }\n');
  symlinkSync('../deploy/shop.yaml', join(repo.directory, 'deploy/link.yaml'));
  symlinkSync('../../../../../etc/passwd', join(repo.directory, 'deploy/out.yaml'));
  symlinkSync('/etc/passwd', join(repo.directory, 'deploy/absolute.yaml'));
  symlinkSync('loop.yaml', join(repo.directory, 'deploy/loop.yaml'));
  symlinkSync('parts', join(repo.directory, 'deploy/more'));
  const commit = repo.commit('first');
  rmSync(join(repo.directory, 'deploy'), { recursive: true });
  repo.write('deploy/shop.yaml', 'not what the revision says');
  return { ...repo, commit };
}

async function opened(revision = 'HEAD', directory?: string) {
  const repo = repository();
  const found = await git.files(revision, directory ?? join(repo.directory, 'deploy'));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return { ...found, repo };
}

const text = async (files: { read(path: string, max: number): Promise<unknown> }, path: string) => {
  const result = (await files.read(path, 1000)) as { ok: boolean; bytes: Uint8Array; error: unknown };
  return result.ok ? new TextDecoder().decode(result.bytes) : result.error;
};

describe.skipIf(!hasGit)('the files of a revision (skipped without git: install it)', () => {
  it('are those of the commit, not of the work tree', async () => {
    const { files, commit, repo } = await opened();
    expect(commit).toBe(repo.commit);
    expect(await text(files, 'shop.yaml')).toContain('include: [parts/*.yaml]');
    expect(await text(files, '/outside.yaml')).toContain('outside');
    expect(await text(files, '../outside.yaml')).toContain('outside');
    expect(readFileSync(join(repo.directory, 'deploy/shop.yaml'), 'utf8')).toContain('not what');
  });

  it('include each other by path and by pattern', async () => {
    const { files } = await opened();
    const { raw, sources, diagnostics } = await load('shop.yaml', files);
    expect(diagnostics).toEqual([]);
    expect(sources.map(({ name }) => name)).toEqual(['shop.yaml', 'parts/one.yaml', 'parts/two.yaml']);
    expect(raw?.services.map(({ key }) => key)).toEqual(['shop', 'one', 'two']);
    expect(await files.glob('**/*.yaml', '/deploy')).toEqual([
      'link.yaml',
      'parts/one.yaml',
      'parts/two.yaml',
      'shop.yaml',
    ]);
  });

  it('follow links within the tree and none that lead out of it', async () => {
    const { files } = await opened();
    expect(await files.realPath('link.yaml')).toBe('/deploy/shop.yaml');
    expect(await files.realPath('more/one.yaml')).toBe('/deploy/parts/one.yaml');
    for (const path of ['out.yaml', 'absolute.yaml', 'loop.yaml', '../../x', 'shop.yaml/x']) {
      expect(await files.realPath(path)).toBeNull();
      expect(await text(files, path)).toEqual({ reason: 'missing', code: 'ENOENT' });
    }
  });

  it('are refused where they are too large, directories or not there', async () => {
    const { files } = await opened();
    expect(await files.read('shop.yaml', 5)).toEqual({ ok: false, error: { reason: 'too large', code: '' } });
    expect(await text(files, 'parts')).toEqual({ reason: 'directory', code: 'EISDIR' });
    expect(await text(files, 'none.yaml')).toEqual({ reason: 'missing', code: 'ENOENT' });
    expect(await text(files, '-')).toEqual({ reason: 'missing', code: '' });
  });

  it('can be named by branch, tag, abbreviation and what git makes of them', async () => {
    const { directory, git: run, commit } = repository();
    run('tag', '--force', '-a', 'v1', '-m', 'one', commit);
    for (const revision of ['main', 'v1', commit.slice(0, 8), 'HEAD~0', 'main@{0}']) {
      expect(await git.files(revision, directory)).toMatchObject({ ok: true, commit });
    }
  });
});

describe.skipIf(!hasGit)('a revision that cannot be read (skipped without git: install it)', () => {
  const reason = async (revision: string, directory: string) => {
    const found = await git.files(revision, directory);
    return found.ok ? found.commit : found.error.reason;
  };

  it('is told apart: no revision, no repository, no git', async () => {
    const { directory } = repository();
    const empty = mkdtempSync(join(tmpdir(), 'no-git-'));
    expect(await reason('no-such', directory)).toBe('no such revision');
    expect(await reason('HEAD:deploy', directory)).toBe('no such revision');
    expect(await reason('HEAD..main', directory)).toBe('no such revision');
    expect(await reason('HEAD', empty)).toBe('no repository');
    expect(await reason('HEAD', join(empty, 'none'))).toBe('no repository');
    const none = await nodeGit(process.env, 'no-such-git').files('HEAD', directory);
    expect(none).toEqual({ ok: false, error: { reason: 'no git', detail: '' } });
  });

  it.each([
    '',
    '--output=x',
    '-h',
    '--upload-pack=touch x',
    'a\nb',
    'a\0b',
    '$(touch x)',
    '; touch x',
    '`touch x`',
  ])('is refused and nothing happens: %j', async (revision) => {
    const { directory } = repository();
    expect(await reason(revision, directory)).toMatch(/^(bad|no such) revision$/);
    expect(existsSync(join(directory, 'x'))).toBe(false);
  });

  it('runs no hook and no monitor of the repository, and writes nothing', async () => {
    const { directory, git: run } = repository();
    const trap = join(directory, 'trap');
    writeFileSync(trap, `#!/bin/sh\ntouch ${directory}/sprung\n`);
    chmodSync(trap, 0o755);
    run('config', 'core.fsmonitor', trap);
    run('config', 'core.pager', trap);
    run('config', 'pager.ls-tree', 'true');
    const before = execFileSync('ls', ['-lR', '--time-style=full-iso', join(directory, '.git')]).toString();
    const found = await git.files('HEAD', directory);
    if (found.ok) await load('/deploy/shop.yaml', found.files);
    expect(found.ok).toBe(true);
    expect(existsSync(join(directory, 'sprung'))).toBe(false);
    expect(execFileSync('ls', ['-lR', '--time-style=full-iso', join(directory, '.git')]).toString()).toBe(
      before,
    );
  });

  it('takes the repository of the directory, not that of a hook it runs in', async () => {
    const { directory, commit } = repository();
    const hooked = nodeGit({ ...process.env, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index' });
    expect(await hooked.files('HEAD', directory)).toMatchObject({ ok: true, commit });
  });
});
