import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../../src/report/reporter.js';
import { pageOf } from '../../../src/report/text/page.js';
import { violationLines } from '../../../src/report/text/violations.js';
import type { Violation, WaiverResult } from '../../../src/results/document.js';
import { DOWN, documentOf, inDomain, optionsOf, scenario, service } from '../documents.js';

const AT = { file: 'topology.yaml', line: 5, column: 3 };
const RUN = scenario('lost', [service('shop', [DOWN], { users: 10, under: inDomain('north') })]);

const WAIVER: WaiverResult = {
  policy: 'p',
  service: 'shop',
  scenario: null,
  until: '2027-03-31',
  reason: 'SHOP-11',
  owner: 'ml',
  at: AT,
  status: 'active',
  days: 143,
};
const OVER: WaiverResult = { ...WAIVER, status: 'expired', days: -1 };

const violation = (more: Partial<Violation> = {}): Violation => ({
  scenario: 'lost',
  service: 'shop',
  found: 'down',
  allowed: 'up',
  at: AT,
  ...more,
});

function told(
  violations: readonly Violation[],
  kind: 'found' | 'waived' = 'found',
  more: Partial<ReportOptions> = {},
  hasUsers = true,
): readonly string[] {
  return violationLines(pageOf(documentOf([RUN], { hasUsers }), optionsOf(more)), violations, kind);
}

describe('the violations of a policy', () => {
  it('are cut by rows; what is cut is counted, with all that is alike', () => {
    const many = Array.from({ length: 14 }, (_, i) => violation({ service: `s${i}` }));
    const alike = violation({ service: 's13', scenario: 'lost[two]' });
    const lines = told([...many, alike]);
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)?.trim()).toBe('3 more (--all)');
    expect(told([...many, alike], 'found', { all: true })).toHaveLength(15);
    expect(told(many.slice(1))).toHaveLength(13);
  });

  it('of what is lost in all say how many users, where there are users', () => {
    const loss = violation({ service: null, found: 0.6, allowed: 0.5, lostUsers: 600, users: 1000 });
    expect(told([loss])[0]).toMatch(/^ {2}found: +60% +600 of 1,000 +lost$/);
    expect(told([loss], 'found', {}, false)[0]).toMatch(/^ {2}found: +60% +lost$/);
  });

  it('say how long a waiver accepts them', () => {
    const until = (days: number) =>
      told([violation({ waiver: { ...WAIVER, days } })], 'waived')
        .at(-1)
        ?.trim();
    expect(until(143)).toBe('until 2027-03-31 for SHOP-11 by ml, 143 days left');
    expect(until(0)).toBe('until 2027-03-31 for SHOP-11 by ml, the last day');
  });

  it('of a waiver that is over say what to do, known or not', () => {
    const lines = (fixes: readonly string[], more: Partial<ReportOptions> = {}) =>
      told([violation({ waiver: OVER, fixes })], 'found', more).map((line) => line.trim());
    expect(lines([])).toContain('fix   mend what the waiver accepted, or renew it');
    expect(lines(['add a placement', 'soften it'])).toContain('fix   add a placement, or renew the waiver');
    const all = lines(['add a placement', 'soften it'], { all: true });
    expect(all).toContain('fix   add a placement');
    expect(all).toContain('fix   soften it, or renew the waiver');
  });
});
