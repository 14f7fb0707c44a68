import { describe, expect, it } from 'vitest';
import { changeText, reasonText } from '../../../src/report/diff/change-text.js';
import type { DiffChange, ServiceFigures } from '../../../src/results/diff-document.js';
import { cause, inDomain } from '../documents.js';
import { change, DOWN, partial, UP } from './documents.js';

const back = (backSeconds: number, settled: ServiceFigures['settled']): ServiceFigures => ({
  ...DOWN,
  backSeconds,
  settled,
});
const upAfter = (seconds: number): ServiceFigures => back(seconds, { state: 'up', lost: 0 });

describe('how a service changed', () => {
  it.each<readonly [string, ServiceFigures | null, ServiceFigures | null, Partial<DiffChange>]>([
    ['up -> down', UP, DOWN, { worse: ['state'] }],
    ['down -> partial 60%', DOWN, partial(0.6), { better: ['state'] }],
    ['new, down', null, DOWN, {}],
    ['was partial 60%', partial(0.6), null, {}],
    ['down -> down, after 2h', DOWN, upAfter(7200), { better: ['settled', 'back'] }],
    [
      'down -> down, degraded again after 2h',
      DOWN,
      back(7200, { state: 'degraded', lost: 0 }),
      { better: ['settled'] },
    ],
    [
      'partial 60%, at the end partial 20% -> down',
      { ...partial(0.6), settled: { state: 'partial', lost: 0.2 } },
      { ...partial(0.6), settled: { state: 'down', lost: 1 } },
      { worse: ['settled'] },
    ],
    // Alike to the minute that is written, and not to the second.
    ['down, 2 -> 1 placements left', DOWN, DOWN, { worse: ['redundancy'] }],
    ['down, for another reason', DOWN, DOWN, { causesChanged: true }],
    ['partial 60%, loses 60.0004% -> 60.0001%', partial(0.600004), partial(0.600001), { better: ['lost'] }],
  ])('is told as %j', (text, before, after, more) => {
    const left = (figures: ServiceFigures | null, working: number) =>
      figures && { ...figures, redundancy: { working, of: 2 } };
    expect(changeText(change('shop', left(before, 2), left(after, 1), more))).toBe(text);
  });

  it('tells when it is back where that is all that moved', () => {
    const at = (seconds: number): ServiceFigures => ({ ...DOWN, backSeconds: seconds });
    expect(changeText(change('shop', at(3600), at(7200), { worse: ['back'] }))).toBe(
      'down, back after 1h -> 2h',
    );
  });
});

describe('why a service is not up', () => {
  it.each([
    ['the scenario itself is about it', [cause('injection', 'shop')]],
    ['runs in north', [inDomain('north')]],
    ['runs on os-agent', [cause('domain', 'os-agent', { via: 'stack' })]],
    ['needs dns', [cause('domain', 'dns', { via: 'dependsOn' })]],
    ['needs ledger', [cause('dependency', 'ledger')]],
    ['behind the cut of site', [cause('cut', 'site')]],
    ['too little capacity is left', [cause('overload', 'shop')]],
    ['its standby south does not take over', [cause('standby', 'south')]],
    ['runs in north (and 2 more)', [inDomain('north'), inDomain('south'), cause('dependency', 'ledger')]],
    // One thing that takes it down twice is one reason.
    ['needs ledger', [cause('dependency', 'ledger'), cause('dependency', 'ledger', { group: true })]],
    ['', []],
  ])('is %j', (text, causes) => {
    expect(reasonText({ ...DOWN, causes })).toBe(text);
  });

  it('says that a place was the only one', () => {
    const redundancy = { working: 0, of: 1 };
    expect(reasonText({ ...DOWN, redundancy, causes: [inDomain('north')] })).toBe('only in north');
  });
});
