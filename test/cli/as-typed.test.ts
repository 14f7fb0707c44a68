import { describe, expect, it } from 'vitest';
import { asTyped } from '../../src/cli/as-typed.js';

describe('files are called as seen from where the command runs', () => {
  it.each([
    ['topology.yaml', 'topology.yaml', 'topology.yaml'],
    ['infra/topology.yaml', 'topology.yaml', 'infra/topology.yaml'],
    ['./infra/topology.yaml', 'parts/edge.yaml', './infra/parts/edge.yaml'],
    ['a/b/topology.yaml', '../gate.yaml', 'a/gate.yaml'],
    ['a/b/topology.yaml', '../../gate.yaml', 'gate.yaml'],
    ['../topology.yaml', '../gate.yaml', '../../gate.yaml'],
    ['/srv/topology.yaml', 'topology.yaml', '/srv/topology.yaml'],
    ['C:\\srv\\topology.yaml', 'topology.yaml', 'C:\\srv\\topology.yaml'],
    ['infra/topology.yaml', 'git:main:gate.yaml', 'git:main:gate.yaml'],
    ['infra/topology.yaml', '<stdin>', '<stdin>'],
    ['infra/topology.yaml', '/etc/gate.yaml', '/etc/gate.yaml'],
    ['-', '-', '-'],
  ])('of %s: %s is %s', (file, name, typed) => {
    expect(asTyped(file, [{ name, text: '', lineStarts: [0] }]).map((source) => source.name)).toEqual([
      typed,
    ]);
  });
});
