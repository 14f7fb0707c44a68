import { describe, expect, it } from 'vitest';
import { comparedText, diffClosing, diffHeadline } from '../../../src/report/diff/headline.js';
import type { DiffDocument } from '../../../src/results/diff-document.js';
import { AT, change, DOWN, diffDocument, run, UP } from './documents.js';

const worse = change('shop', UP, DOWN, { worse: ['state'] });
const better = change('shop', DOWN, UP, { better: ['state'] });
const refused = { verdict: 'fail' } as const;
const no = { allowed: false } as const;
const weakened: DiffDocument['weakened'] = [
  { kind: 'users-lowered', on: { kind: 'service', id: 'shop' }, text: 'users', before: AT, after: AT },
];

describe('the first sentence of a diff', () => {
  it.each<readonly [string, string, Partial<DiffDocument>]>([
    ['nothing changed', 'The same: nothing is lost or saved in 1 shared scenario.', {}],
    [
      'a weakened entry is allowed',
      'The same: nothing is lost or saved in 1 shared scenario; 1 edit weakens the model.',
      { weakened },
    ],
    [
      'the one run is as it was, for another reason',
      'No worse: the shared scenario costs what it did.',
      { changed: [change('shop', DOWN, DOWN, { causesChanged: true })] },
    ],
    [
      'two runs are as they were, with a new service',
      'No worse: both shared scenarios cost what they did.',
      { scenarios: [run('a'), run('b')], added: [change('pay', null, DOWN)] },
    ],
    [
      'three runs are as they were, without a service',
      'No worse: all 3 shared scenarios cost what they did.',
      { scenarios: [run('a'), run('b'), run('c')], removed: [change('pay', DOWN, null)] },
    ],
    [
      'the one run costs less',
      'Better: the shared scenario costs less, and no service got worse.',
      { scenarios: [run('a', 0.5, 0)] },
    ],
    [
      'both runs cost less',
      'Better: both shared scenarios cost less, and no service got worse.',
      { scenarios: [run('a', 0.5, 0), run('b', 0.5, 0)] },
    ],
    [
      'one of two runs costs less',
      'Better: 1 of 2 shared scenarios costs less, and no service got worse.',
      { scenarios: [run('a', 0.5, 0), run('b')] },
    ],
    [
      'two of three runs cost less',
      'Better: 2 of 3 shared scenarios cost less, and no service got worse.',
      { scenarios: [run('a', 0.5, 0), run('b', 0.5, 0), run('c')] },
    ],
    [
      'a service without users got better, twice',
      'Better: 1 service got better, and no service got worse.',
      { better: [better, { ...better, scenario: 'b' }] },
    ],
    ['a service got worse, as allowed', 'Worse, as far as allowed: 1 service got worse.', { worse: [worse] }],
    [
      'a run costs more, as allowed',
      'Worse, as far as allowed: 1 scenario cost more.',
      { scenarios: [run('a', 0, 0.1)] },
    ],
    [
      'one service got worse in both runs',
      'FAIL: 1 service got worse in 2 of 2 shared scenarios.',
      {
        ...refused,
        scenarios: [run('lost'), run('b')],
        worse: [
          { ...worse, ...no },
          { ...worse, ...no, scenario: 'b' },
        ],
      },
    ],
    [
      'only what is not allowed is counted',
      'FAIL: 1 service got worse in 1 of 1 shared scenario.',
      { ...refused, worse: [worse], added: [change('pay', null, DOWN, no)] },
    ],
    [
      'one run costs too much',
      'FAIL: 1 of 2 shared scenarios costs more.',
      { ...refused, scenarios: [run('a', 0, 0.1, no), run('b', 0, 0.01)] },
    ],
    [
      'two runs do',
      'FAIL: 2 of 2 shared scenarios cost more.',
      { ...refused, scenarios: [run('a', 0, 0.1, no), run('b', 0, 0.1, no)] },
    ],
    [
      'nothing but a weakened entry is refused',
      'FAIL: 1 edit weakens the model.',
      { ...refused, weakened, allowed: { state: null, blastRadius: null, weakened: false } },
    ],
    [
      'two edits weaken, which is allowed, and a service got worse',
      'FAIL: 1 service got worse in 1 of 1 shared scenario; 2 edits weaken the model.',
      { ...refused, worse: [{ ...worse, ...no }], weakened: [...weakened, ...weakened] },
    ],
  ])('says that %s', (_what, sentence, document) => {
    expect(diffHeadline(diffDocument(document))).toBe(sentence);
  });
});

describe('the last sentence of a diff', () => {
  it.each<readonly [string, Partial<DiffDocument>]>([
    ['FAIL', refused],
    ['Nothing got worse', { better: [better] }],
    ['Nothing got worse than allowed', { worse: [worse] }],
    ['Nothing got worse than allowed', { scenarios: [run('a', 0, 0.1)] }],
  ])('is %j', (sentence, document) => {
    expect(diffClosing(diffDocument(document))).toBe(sentence);
  });

  it('counts runs where a scenario has several', () => {
    expect(comparedText(diffDocument())).toBe('Compared 1 scenario x 3 services.');
    const checked = { scenarios: 1, runs: 4, services: 1 };
    expect(comparedText(diffDocument({ checked }))).toBe('Compared 4 runs x 1 service.');
  });
});
