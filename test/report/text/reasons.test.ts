import { describe, expect, it } from 'vitest';
import { becauseLines } from '../../../src/report/text/because.js';
import { rootRemark } from '../../../src/report/text/cause-root.js';
import { comebackSentence } from '../../../src/report/text/outcome.js';
import { pageOf } from '../../../src/report/text/page.js';
import { partialReason } from '../../../src/report/text/partial-text.js';
import { conditionOf, placementLine } from '../../../src/report/text/placement-reason.js';
import { runFacts } from '../../../src/report/text/run-facts.js';
import type { Cause, ScenarioResult, Violation } from '../../../src/results/document.js';
import {
  cause,
  DEGRADED,
  DOWN,
  documentOf,
  inDomain,
  optionsOf,
  partial,
  placement,
  scenario,
  service,
  UP,
} from '../documents.js';

const FAILED = { fail: ['north'], isolate: [], degrade: [], limit: [] };
const RUN = scenario(
  'lost',
  [
    service('ledger', [DOWN], { under: inDomain('north') }),
    service('feed', [partial(0.5)], { under: cause('dependency', 'ledger', { effect: 'partial' }) }),
    service('mail', [DEGRADED], { under: cause('dependency', 'ledger', { effect: 'degraded' }) }),
    service('blog', [UP]),
  ],
  { injected: FAILED },
);
const FACTS = runFacts(RUN);

describe('why a placement does not work', () => {
  const standby = (more: Partial<Cause>) => cause('standby', 'south', more);
  const activation = (type: Cause['type'], id: string) => cause(type, id, { via: 'activation' });

  it.each<readonly [string, readonly Cause[]]>([
    ['fails (the scenario)', [cause('injection', 'shop@south')]],
    ['site is cut off', [cause('cut', 'site')]],
    ['overloaded: 600 left, 1,000 asked for', [cause('overload', 'shop', { capacity: 600, demand: 1000 })]],
    ['overloaded', [cause('overload', 'shop')]],
    ['is down', [inDomain('south')]],
    // Told of a placement that stands in something that stands in what failed.
    ['north fails', [inDomain('north')]],
    ['metro is down (assumed)', [inDomain('metro', { evidence: 'assumed' })]],
    ['runs agent, which is down', [cause('domain', 'agent', { via: 'stack' })]],
    ['needs north, which fails', [cause('domain', 'north', { via: 'dependsOn' })]],
    ['needs ledger, which is down', [cause('dependency', 'ledger')]],
    ['needs blog, which is out of reach', [cause('dependency', 'blog')]],
    ['is down (and 1 more cause)', [inDomain('south'), cause('dependency', 'ledger')]],
    ['takes 1h to take over', [standby({ reason: 'takes', takesSeconds: 3600 })]],
    ['takes longer to take over', [standby({ reason: 'takes' })]],
    ['was not called on', [standby({ reason: 'not needed' })]],
    ['cannot take over, what that needs is down', [standby({ reason: 'activation' })]],
    [
      'cannot take over, that needs north, which is down',
      [standby({ reason: 'activation' }), activation('domain', 'north')],
    ],
    [
      'cannot take over, that needs north and ledger, which are down',
      [standby({ reason: 'activation' }), activation('domain', 'north'), activation('dependency', 'ledger')],
    ],
  ])('%s', (text, causes) => {
    expect(placementLine(FACTS, placement('south', { causes }))).toBe(`active in south: ${text}`);
  });

  it('is not made up where no cause is told', () => {
    const line = (works: boolean) => placementLine(FACTS, placement('south', { works }));
    expect([line(true), line(false)]).toEqual([
      'active in south: works, out of reach',
      'active in south: does not work',
    ]);
  });

  it('says where it is, and as what', () => {
    const one = placement('spare', { in: 'south', role: 'standby', causes: [inDomain('south')] });
    expect(placementLine(FACTS, one)).toBe('standby spare in south: is down');
  });
});

describe('how what is needed is', () => {
  it.each<readonly [string, Cause]>([
    ['is down', cause('dependency', 'ledger')],
    ['is out of reach', cause('dependency', 'feed')],
    ['loses a part', cause('dependency', 'feed', { effect: 'partial' })],
    ['is degraded', cause('dependency', 'mail', { effect: 'degraded' })],
    ['fails', inDomain('north')],
    ['is down', inDomain('south')],
  ])('%s', (text, one) => {
    expect(conditionOf(FACTS, one)).toBe(text);
  });
});

describe('what stands behind a violation', () => {
  const because = (one: Cause | null, more: Partial<Violation> = {}): string => {
    const page = pageOf(documentOf([RUN]), optionsOf());
    const violation: Violation = {
      scenario: 'lost',
      service: 'mail',
      found: 'degraded',
      allowed: 'up',
      at: { file: 'topology.yaml', line: 1, column: 1 },
      because: one,
      ...more,
    };
    return becauseLines(page, violation, '  ').join('\n');
  };

  it.each<readonly [string, Cause]>([
    ['the scenario degrades mail', cause('injection', 'mail', { effect: 'degraded' })],
    ['the scenario fails mail', cause('injection', 'mail')],
    ['north fails', inDomain('north')],
    ['agent is impaired', cause('domain', 'agent', { via: 'stack', effect: 'degraded' })],
    ['agent is down', cause('domain', 'agent', { via: 'stack' })],
    ['ledger is not there', cause('dependency', 'ledger')],
    ['ledger is degraded', cause('dependency', 'ledger', { effect: 'degraded' })],
    ['site is cut off', cause('cut', 'site')],
    ['what is left of its capacity is less than its demand', cause('overload', 'mail')],
    ['its standby south has not taken over', cause('standby', 'south')],
  ])('%s', (text, one) => {
    expect(because(one)).toBe(`  because ${text}`);
  });

  it('is not made up where the document does not know it', () => {
    expect(because(null)).toBe('');
  });

  it('is told of a run that the document does not hold, from the cause alone', () => {
    expect(because(inDomain('north'), { scenario: 'own' })).toBe('  because north is down');
  });
});

describe('what stands behind a root of the tree', () => {
  const remark = (one: Cause, more: Partial<ScenarioResult> = {}) =>
    rootRemark(runFacts({ ...RUN, ...more }), one, 'down');
  const down = (under: Cause | null) => ({ domainCauses: [{ id: 'zone', under }] });
  const others = (state: 'down' | 'partial') => ({ others: [{ id: 'core', state }] });

  it.each<readonly [string, Cause, Partial<ScenarioResult>]>([
    ['fails (the scenario)', inDomain('north'), {}],
    ['falls with it', inDomain('zone'), down(inDomain('north'))],
    ['needs power', inDomain('zone'), down(cause('domain', 'power', { via: 'dependsOn' }))],
    ['is down', inDomain('zone'), down(null)],
    ['is impaired', inDomain('zone'), {}],
    ['is down', cause('dependency', 'core'), others('down')],
    ['loses a part', cause('dependency', 'core'), others('partial')],
    ['is cut off, its uplinks are down', cause('cut', 'site'), {}],
    ['loses a part, below', cause('dependency', 'feed'), {}],
  ])('%s', (text, one, more) => {
    expect(remark(one, more)).toBe(text);
  });
});

describe('a service that loses a part', () => {
  const page = pageOf(documentOf([RUN]), optionsOf());
  const late = scenario(
    'late',
    [
      service('shop', [UP, DOWN], { users: 100, under: inDomain('north') }),
      service('feed', [partial(0.5), partial(0.25)], { users: 10 }),
      service('mail', [partial(0.5), UP], { users: 10 }),
    ],
    { moments: [60, null], durationSeconds: 7200 },
  );
  const [, feed, mail] = late.services;

  it('says what it loses at the worst moment of all, where that is less', () => {
    expect(partialReason(page, runFacts(late), feed!)).toBe('50%  25% at the worst moment');
    expect(partialReason(page, runFacts(late), mail!)).toBe('50%  nothing at the worst moment');
  });

  it('says how long it rode it out, of how long where the outage ends', () => {
    const under = cause('dependency', 'ledger', { effect: 'partial', worksWithoutSeconds: 3600 });
    const one = service('feed', [partial(0.5)], { under });
    expect(partialReason(page, runFacts(RUN), one)).toBe('50%  rode it out for 1h');
    const ends = runFacts({ ...RUN, durationSeconds: 7200 });
    expect(partialReason(page, ends, one)).toBe('50%  rode it out for 1h of 2h');
  });
});

describe('what comes back', () => {
  const back = (id: string, world: typeof UP, backSeconds: number) =>
    service(id, [DOWN, world], { backSeconds, under: inDomain('north') });
  const said = (...services: Parameters<typeof scenario>[1]) =>
    comebackSentence(scenario('lost', services, { moments: [0, 3600] }));

  it('is counted apart from what stays down, and from what is back in part', () => {
    expect(said(service('a', [DOWN, DOWN]))).toBe('');
    expect(said(service('a', [DOWN, DOWN]), back('b', UP, 3600), back('c', DEGRADED, 3600))).toBe(
      '1 stays down, 2 are back after 1h.',
    );
    expect(said(back('a', partial(0.5), 3600))).toBe('1 is back in part after 1h.');
    expect(said(back('a', UP, 600), back('b', UP, 3600), back('c', partial(0.5), 600))).toBe(
      '2 are back within 1h, 1 is back in part after 10m.',
    );
  });
});
