import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { SITES } from '../gate/question.js';
import { memoryFiles } from '../load/helpers.js';
import { fakeHost } from './fake-host.js';

const HELD = 'policies: { p: { services: { id: blog }, under: [north-lost], require: { maxState: up } } }\n';
const VIOLATED = 'policies: { p: { services: { id: app }, require: { maxState: up } } }\n';
const EMPTY = 'policies: { p: { services: { sector: bank }, require: { maxState: up } } }\n';

async function run(args: readonly string[], texts: Readonly<Record<string, string>>) {
  const host = { ...fakeHost(), files: memoryFiles(texts) };
  const exit = await main(args, host);
  return { exit, ...host.printed };
}

/** A result that is saved, and then rendered. */
async function rendered(
  policy: string,
  { analyze = [], render = [] }: { analyze?: readonly string[]; render?: readonly string[] } = {},
) {
  const topology = { '/t/t.yaml': SITES + policy };
  const saved = await run(['analyze', 't.yaml', '--format', 'json', ...analyze], topology);
  const printed = await run(['analyze', 't.yaml', ...analyze], topology);
  return { printed, ...(await run(['render', 'r.json', ...render], { '/t/r.json': saved.out })) };
}

describe('render', () => {
  it.each([
    [HELD, 0],
    [VIOLATED, 1],
    [EMPTY, 3],
  ])('says what analyze said, its exit code too, and ends with 0: %s', async (policy, code) => {
    const { exit, out, printed } = await rendered(policy, { analyze: ['--all'], render: ['--all'] });
    expect(printed.exit).toBe(code);
    expect(out).toContain(`exit ${code}`);
    expect(out).toBe(printed.out);
    expect(exit).toBe(0);
  });

  it('says a note that was saved, of what matched nothing', async () => {
    const { out, printed } = await rendered('  zones: { fail: { each: { kind: zone } } }\n', {
      analyze: ['--all'],
      render: ['--all'],
    });
    expect(printed.exit).toBe(3);
    expect(out).toContain('Scenario zones matches nothing in this topology.');
    expect(out).toContain('exit 3');
  });

  it('says where the result was saved without what is up, for text alone', async () => {
    const told = 'The result was saved without the services that are up';
    expect((await rendered(VIOLATED)).err).toContain(told);
    expect((await rendered(VIOLATED, { analyze: ['--all'] })).err).toBe('');
    expect((await rendered(VIOLATED, { render: ['--format', 'markdown'] })).err).toBe('');
  });

  it('suggests commands for the file that it is told', async () => {
    const { out } = await rendered(VIOLATED, { render: ['--topology', 'infra/all.yaml'] });
    expect(out).toContain('infra/all.yaml');
    expect((await rendered(VIOLATED)).out).not.toContain('infra/all.yaml');
  });
});
