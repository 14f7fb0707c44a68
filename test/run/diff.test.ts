import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { nodeGit } from '../../src/host/node-git.js';
import { diff } from '../../src/run/diff.js';
import type { DiffOptions } from '../../src/run/diff-types.js';
import { gitProblem } from '../../src/run/git-problem.js';
import { gitRepository, hasGit } from '../host/git-repository.js';
import { diffTexts } from '../results/diff/diff-texts.js';

const text = (ledger: string, more = '') => `
version: 1
domains: { here: { kind: region }, there: { kind: region } }
services:
  ledger: { placements: ${ledger} }
  shop: { users: 10, sector: retail, placements: [here, there], dependsOn: [{ id: ledger, impact: degraded }] }
  mail: { users: 90, placements: [there] }
${more}
scenarios: { lost: { fail: [here] } }
`;
const REDUNDANT = text('[here, there]');
const SINGLE = text('[here]');

const allow = (change: Partial<DiffOptions['allow']>): Partial<DiffOptions> => ({
  allow: { state: null, blastRadius: null, weakened: true, ...change },
});

const exit = async (base: string, head: string, options: Partial<DiffOptions> = {}) =>
  (await diffTexts(base, head, options)).exit;

describe('the exit code of a diff', () => {
  const partly = text('[here, there]').replace('degraded }', '50% }');
  const lost = text('[here]').replace('degraded }', '50% }');

  it.each([
    ['nothing changed', REDUNDANT, REDUNDANT, {}, 0],
    ['it got better', SINGLE, REDUNDANT, {}, 0],
    ['a service got worse', REDUNDANT, SINGLE, {}, 1],
    [
      'a service got worse than the state that is allowed',
      REDUNDANT,
      SINGLE,
      allow({ state: 'degraded' }),
      1,
    ],
    ['services got worse up to that state', REDUNDANT, SINGLE, allow({ state: 'down' }), 0],
    ['a blast radius rose by less than is allowed', partly, lost, allow({ blastRadius: 0.05 }), 0],
    ['a blast radius rose by more than is allowed', partly, lost, allow({ blastRadius: 0.049 }), 1],
    [
      'the share is allowed and the state is not',
      partly,
      lost,
      allow({ blastRadius: 0.05, state: 'partial' }),
      1,
    ],
    ['both are', partly, lost, allow({ blastRadius: 0.05, state: 'down' }), 0],
    [
      'a new service loses users',
      REDUNDANT,
      text('[here, there]', '  pay: { users: 50, placements: [here] }'),
      {},
      1,
    ],
    [
      'a new inner service is down',
      REDUNDANT,
      text('[here, there]', '  pay: { users: 0, placements: [here] }'),
      {},
      0,
    ],
    [
      'that is worse than the state allowed',
      REDUNDANT,
      text('[here, there]', '  pay: { users: 0, placements: [here] }'),
      allow({ state: 'degraded' }),
      1,
    ],
    [
      'it was weakened, which is only said',
      REDUNDANT,
      REDUNDANT.replace('dependsOn: [{ id: ledger, impact: degraded }]', 'dependsOn: []'),
      {},
      0,
    ],
    [
      'it was weakened, which is not allowed',
      REDUNDANT,
      REDUNDANT.replace('dependsOn: [{ id: ledger, impact: degraded }]', 'dependsOn: []'),
      allow({ weakened: false }),
      1,
    ],
    ['no scenario is shared', REDUNDANT, REDUNDANT.replace('lost:', 'other:'), {}, 3],
    ['no such scenario', REDUNDANT, REDUNDANT, { scenarios: ['none'] }, 3],
    ['one of two scenarios is on neither side', REDUNDANT, REDUNDANT, { scenarios: ['none', 'lost'] }, 3],
    ['no such sector', REDUNDANT, REDUNDANT, { sector: 'none' }, 3],
    ['that outranks what matched nothing', REDUNDANT, SINGLE, { scenarios: ['none', 'lost'] }, 1],
    ['the base is invalid', 'version: 1\nservices: { a: { dependsOn: [none] } }', SINGLE, {}, 2],
    ['the head is no YAML', REDUNDANT, '{', {}, 2],
    ['an option cannot be read', REDUNDANT, REDUNDANT, { duration: 'soon' }, 2],
  ] as const)('where %s', async (_what, base, head, options, code) => {
    expect(await exit(base, head, options)).toBe(code);
  });
});

it('says of which side a problem is', async () => {
  const { problems, document } = await diffTexts(
    REDUNDANT,
    'version: 1\nservices: { a: { dependsOn: [none] } }',
  );
  expect(document).toBeNull();
  expect(
    problems.map(({ side, name, diagnostics }) => [
      side,
      name,
      diagnostics.filter((d) => d.severity === 'error').length,
    ]),
  ).toEqual([
    ['BASE', 'old.yaml', 0],
    ['HEAD', 'new.yaml', 1],
  ]);
});

it('compares a scenario that one side alone has by saying so', async () => {
  const { document } = await diffTexts(
    REDUNDANT,
    REDUNDANT.replace('lost:', 'new: { fail: [there] }, lost:'),
  );
  expect(document?.runs.added.map(({ id, figures }) => [id, figures.blastRadius])).toEqual([['new', 0.9]]);
  expect(document?.scenarios.map(({ id }) => id)).toEqual(['lost']);
});

it('tells the services of a sector alone', async () => {
  const { document } = await diffTexts(REDUNDANT, SINGLE, { sector: 'retail' });
  expect(document?.worse.map(({ service }) => service)).toEqual(['shop']);
  expect(document?.topology.services).toBe(1);
});

it('says what is wrong with a revision, and what helps', () => {
  const { message, fix } = gitProblem('none', { reason: 'no such revision', detail: '' });
  expect(message).toBe('cannot read revision none: there is no such revision');
  expect(fix).toContain('fetch-depth: 0');
});

describe.skipIf(!hasGit)('a base from git (skipped without git: install it)', () => {
  it('is the file as it was, with its includes, and is called so', async () => {
    const repo = gitRepository();
    repo.write('deploy/parts/ledger.yaml', 'services: { ledger: { placements: [here, there] } }\n');
    repo.write(
      'deploy/shop.yaml',
      text('[here]')
        .replace(/ {2}ledger: .*\n/, '')
        .replace('version: 1', 'version: 1\ninclude: [parts/*.yaml]'),
    );
    const commit = repo.commit('first');
    repo.write('deploy/parts/ledger.yaml', 'services: { ledger: { placements: [here] } }\n');
    const file = `${repo.directory}/deploy/shop.yaml`;
    const host = { files: nodeHost().files, git: nodeGit(process.env) };
    const options = { allow: { state: null, blastRadius: null, weakened: true } };
    const { document, exit } = await diff(
      { file, revision: 'HEAD' },
      { file, revision: null },
      options,
      host,
    );
    expect(exit).toBe(1);
    expect(document?.base).toMatchObject({ revision: 'HEAD', commit });
    expect(document?.worse.map(({ service }) => service)).toEqual(['shop', 'ledger']);
    expect(document?.worse[1]?.before?.at.file).toBe(`HEAD:${repo.directory}/deploy/parts/ledger.yaml`);
  });
});
