import { describe, expect, it } from 'vitest';
import type { FileReader } from '../../src/host/types.js';
import { analyze } from '../../src/run/analyze.js';
import { memoryFiles } from '../load/helpers.js';
import { ask, hostOf, POLICY, SITES, waiver } from './question.js';

const GATE = `version: 1\n${POLICY}`;

describe('a policy file', () => {
  it('is judged like the policies of the topology, and its places are its own', async () => {
    const { exit, document } = await ask(
      { 't.yaml': SITES, 'ci/gate.yaml': GATE },
      { policies: ['ci/gate.yaml'] },
    );
    expect(exit).toBe(1);
    expect(document?.policies.map(({ id, at }) => [id, at])).toEqual([
      ['p', { file: 'ci/gate.yaml', line: 2, column: 13 }],
    ]);
    expect(document?.policies[0]?.violations[0]?.at).toEqual({ file: 't.yaml', line: 4, column: 3 });
  });

  it('stands beside others and the topology: waivers of one are for policies of another', async () => {
    const waivers = `version: 1\nwaivers:\n${waiver('policy: p')}`;
    const files = { 't.yaml': SITES, 'a.yaml': GATE, 'b.yaml': waivers };
    expect((await ask(files, { policies: ['a.yaml', 'b.yaml'] })).exit).toBe(0);
    expect((await ask(files, { policies: ['a.yaml'] })).exit).toBe(1);
  });

  it('may not name a policy that there is, here or in another file', async () => {
    const files = { 't.yaml': SITES + POLICY, 'a.yaml': GATE };
    const { exit, diagnostics } = await ask(files, { policies: ['a.yaml'] });
    expect(exit).toBe(2);
    expect(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, message]),
    ).toEqual([['BR1035', 'p is given twice; the first is at t.yaml:10:13']]);
    const twice = await ask({ 't.yaml': SITES, 'a.yaml': GATE }, { policies: ['a.yaml', 'a.yaml'] });
    expect(twice.exit).toBe(2);
  });

  it.each([
    ['services: { x: {} }', 'BR1101', 'only a topology has services'],
    ['include: [t.yaml]', 'BR1101', 'only a topology has include'],
    ['polices: {}', 'BR1101', 'did you mean policies?'],
    ['policies: { q: { under: [nowhere], require: { maxState: up } } }', 'BR1208', ''],
    ['policies: { q: { require: {} } }', 'BR1503', 'it needs maxState'],
    ['waivers:\n  - { policy: p }', 'BR1208', ''],
    ['policies: [', 'BR1010', ''],
  ])('with %j is refused, with its place', async (text, code, fix) => {
    const outcome = await ask(
      { 't.yaml': SITES, 'a.yaml': `version: 1\n${text}\n` },
      { policies: ['a.yaml'] },
    );
    const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
    expect(outcome).toMatchObject({ exit: 2, document: null });
    const found = errors.find((one) => one.code === code);
    expect(found?.fix ?? '').toContain(fix);
    expect(outcome.sources[found!.span!.file]!.name).toBe('a.yaml');
  });

  it('that holds nothing is no pass', async () => {
    const files = { 't.yaml': SITES, 'a.yaml': 'version: 1\npolicies: {}\n' };
    const outcome = await ask(files, { policies: ['a.yaml'] });
    expect(outcome).toMatchObject({ exit: 3, notes: ['a.yaml holds no policy and no waiver.'] });
    expect((await ask({ 't.yaml': SITES, 'a.yaml': '' }, { policies: ['a.yaml'] })).exit).toBe(2);
    expect((await ask({ 't.yaml': SITES }, { policies: ['a.yaml'] })).exit).toBe(2);
  });

  it('may be standard input, if nothing else is', async () => {
    expect((await ask({ 't.yaml': SITES, '-': GATE }, { policies: ['-'] })).exit).toBe(1);
    expect((await ask({ 't.yaml': SITES, '-': GATE }, { policies: ['-', '-'] })).exit).toBe(2);
    expect((await analyze('-', { policies: ['-'] }, hostOf({ '-': SITES }))).exit).toBe(2);
  });

  it.each([
    ['t.yaml', 'gate.yaml', 'gate.yaml'],
    ['./t.yaml', './ci/gate.yaml', 'ci/gate.yaml'],
    ['deploy/t.yaml', 'ci/gate.yaml', '../ci/gate.yaml'],
    ['deploy/t.yaml', 'deploy/ci/../gate.yaml', 'gate.yaml'],
    ['../t.yaml', 'gate.yaml', 'gate.yaml'],
    ['t.yaml', '/etc/gate.yaml', 'gate.yaml'],
    ['/t/deploy/t.yaml', '/t/gate.yaml', '../gate.yaml'],
  ])('beside %s, %s is called %s', async (topology, policy, name) => {
    const files: FileReader = {
      ...memoryFiles({}),
      read: async (path) => ({
        ok: true,
        bytes: new TextEncoder().encode(path.endsWith('gate.yaml') ? GATE : SITES),
      }),
    };
    const { document } = await analyze(
      topology,
      { policies: [policy] },
      { files, today: () => '2026-01-01' },
    );
    expect(document?.policies[0]?.at.file).toBe(name);
  });

  it('may come from a revision of git, which the files of the work tree do not touch', async () => {
    const asked: string[][] = [];
    const git = {
      files: async (revision: string, directory: string) => {
        asked.push([revision, directory]);
        if (revision !== 'origin/main')
          return { ok: false, error: { reason: 'no such revision', detail: '' } } as const;
        return { ok: true, files: memoryFiles({ '/t/gate.yaml': GATE }) } as const;
      },
    };
    const host = { ...hostOf({ 't.yaml': SITES, 'gate.yaml': 'version: 1\n' }), git };
    const outcome = await analyze('t.yaml', { policies: ['git:origin/main:gate.yaml'] }, host);
    expect(outcome.exit).toBe(1);
    expect(outcome.document?.policies[0]?.at.file).toBe('git:origin/main:gate.yaml');
    expect(asked).toEqual([['origin/main', '.']]);
    for (const [text, says] of [
      ['git:nowhere:gate.yaml', 'no such revision'],
      ['git:origin/main:other.yaml', 'there is no such file'],
      ['git:gate.yaml', 'is not git:REVISION:PATH'],
      ['git::gate.yaml', 'is not git:REVISION:PATH'],
    ] as const) {
      const { exit, diagnostics } = await analyze('t.yaml', { policies: [text] }, host);
      expect(exit).toBe(2);
      expect(diagnostics.at(0)?.message).toContain(says);
    }
    const without = await ask(SITES, { policies: ['git:main:gate.yaml'] });
    expect(without).toMatchObject({ exit: 2, diagnostics: [{ code: 'BR3004' }] });
  });
});
