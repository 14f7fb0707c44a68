import { describe, expect, it } from 'vitest';
import { ask, POLICY, SITES, waiver } from './question.js';

/* p: app is down in any[north] and north-lost, blog in any[south]. */
const WAIVED = `${SITES}${POLICY}waivers:\n`;
const BLOG = waiver('policy: p, service: blog', '2099-01-01');

describe('a waiver', () => {
  it('holds through its last day, and not a day longer', async () => {
    const text = WAIVED + BLOG + waiver('policy: p, service: app');
    const last = await ask(text, {}, '2027-03-31');
    expect(last).toMatchObject({ exit: 0, document: { verdict: 'pass', asOf: '2027-03-31' } });
    expect(last.document?.policies[0]?.verdict).toBe('waived');
    expect(last.document?.policies[0]?.violations.map((one) => one.waiver?.days)).toEqual([0, 26209, 0]);
    const over = await ask(text, {}, '2027-04-01');
    expect(over.exit).toBe(1);
    expect(over.document?.policies[0]?.verdict).toBe('fail');
    expect(over.document?.waivers?.map(({ status, days }) => [status, days])).toEqual([
      ['active', 26208],
      ['expired', -1],
    ]);
  });

  it('is a warning for its last 14 days, with its place', async () => {
    const text = WAIVED + BLOG + waiver('policy: p, service: app');
    expect((await ask(text, {}, '2027-03-16')).diagnostics).toEqual([]);
    for (const [day, says] of [
      ['2027-03-17', 'ends in 14 days, on 2027-03-31'],
      ['2027-03-30', 'ends tomorrow'],
      ['2027-03-31', 'ends today'],
    ] as const) {
      const { diagnostics, exit, sources } = await ask(text, {}, day);
      expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['BR3011', 'warning']]);
      expect(diagnostics[0]!.message).toContain(`p for app ${says}`);
      expect(sources[0]!.text.slice(diagnostics[0]!.span!.start)).toMatch(/^\{ policy: p, service: app/);
      expect(exit).toBe(0);
    }
  });

  it('takes the day from the options before the clock, and asks no clock without a waiver', async () => {
    const text = WAIVED + BLOG + waiver('policy: p, service: app');
    expect((await ask(text, { today: '2027-01-01' }, '2030-01-01')).exit).toBe(0);
    expect((await ask(text, { today: '2030-01-01' }, '2027-01-01')).exit).toBe(1);
    expect((await ask(SITES + POLICY)).document).not.toHaveProperty('asOf');
    expect(await ask(text, { today: 'tomorrow' })).toMatchObject({ exit: 2, document: null });
  });

  it('is for one scenario, or one run of it, where it says so', async () => {
    const one = WAIVED + BLOG + waiver('policy: p, service: app, scenario: any');
    expect((await ask(one)).document?.policies[0]?.violations.map((v) => v.waiver?.status)).toEqual([
      'active',
      'active',
      undefined,
    ]);
    const both = one + waiver("policy: p, service: app, scenario: 'north-lost'");
    expect((await ask(both)).exit).toBe(0);
    const run = WAIVED + BLOG + waiver("policy: p, service: app, scenario: 'any[north]'");
    expect((await ask(run)).document?.policies[0]?.violations[0]?.waiver?.scenario).toBe('any[north]');
  });

  it('names a pair in either order', async () => {
    const pairs = SITES.replace('kind: region } } }', 'kind: region } }, order: 2 }');
    const under = 'policies: { p: { under: [any], services: { id: app }, require: { maxState: up } } }\n';
    for (const id of ['any[north+south]', 'any[south+north]']) {
      const text = `${pairs}${under}waivers:\n${waiver(`policy: p, service: app, scenario: '${id}'`)}`;
      expect((await ask(text)).exit).toBe(0);
    }
  });

  it('without a service is for the whole policy, what is lost together included', async () => {
    const half = 'policies: { half: { require: { maxLost: 50% } } }\nwaivers:\n';
    expect((await ask(`${SITES}${half}${waiver('policy: half')}`)).exit).toBe(0);
    const forOne = await ask(`${SITES}${half}${waiver('policy: half, service: app')}`);
    expect(forOne.exit).toBe(1);
    expect(forOne.document?.waivers?.[0]?.status).toBe('unused');
  });

  it('gives way to one that holds longer', async () => {
    const two = waiver('policy: p, service: app', '2026-01-01') + waiver('policy: p', '2027-01-01');
    const { exit, document } = await ask(WAIVED + two);
    expect(exit).toBe(0);
    expect(document?.policies[0]?.violations[0]?.waiver?.until).toBe('2027-01-01');
    expect(document?.waivers?.map(({ status }) => status)).toEqual(['expired', 'active']);
  });

  it('that names no violation any more fails, over or not', async () => {
    for (const until of ['2027-03-31', '2026-01-01']) {
      const text = `${SITES}policies: { p: { services: { id: web }, under: [any], require: { maxState: down } } }
waivers:\n${waiver('policy: p, service: web', until)}`;
      const { exit, document, findings } = await ask(text);
      expect(exit).toBe(1);
      expect(document).toMatchObject({ verdict: 'fail', policies: [{ verdict: 'pass' }] });
      expect(document?.waivers?.[0]?.status).toBe('unused');
      expect(findings).toEqual(['The waiver of p, t.yaml:12, names no violation: remove it.']);
    }
  });

  it('is not called unused by a run that was not asked for all it is about', async () => {
    const south = "policy: p, service: app, scenario: 'any[south]'";
    const text = WAIVED + waiver('policy: p') + waiver(south);
    expect((await ask(text)).exit).toBe(1);
    expect((await ask(text, { scenarios: ['north-lost'] })).exit).toBe(0);
    expect((await ask(text, { sector: 'shop' })).exit).toBe(0);
    const owned = text.replace('sector: shop, users: 0', 'sector: shop, owner: press, users: 0');
    expect((await ask(owned)).exit).toBe(1);
    expect((await ask(owned, { owner: 'press' })).exit).toBe(0);
    expect((await ask(text, { duration: '5m' })).exit).toBe(0);
    expect((await ask(text, { fail: ['north'] })).exit).toBe(0);
    // It was asked for all of it: the scenario, and the sector of the service.
    expect((await ask(text, { scenarios: ['any'] })).exit).toBe(1);
    expect((await ask(text, { sector: 'core' })).exit).toBe(1);
    // The other one was not used in this run either, but might be in another.
    const { document } = await ask(text, { scenarios: ['any[south]'], sector: 'core' });
    expect(document?.waivers?.map(({ scenario, status }) => [scenario, status])).toEqual([
      ['any[south]', 'unused'],
    ]);
  });

  it('is not looked at with `waivers: false`', async () => {
    const { exit, document } = await ask(WAIVED + waiver('policy: p'), { waivers: false });
    expect(exit).toBe(1);
    expect(document).not.toHaveProperty('waivers');
    expect(document).not.toHaveProperty('asOf');
    expect(document?.policies[0]?.violations.some((one) => 'waiver' in one)).toBe(false);
  });

  it('of the runs of a file without scenarios may name one', async () => {
    const text = SITES.replace(/scenarios:[\s\S]*/, '');
    const fail =
      waiver("policy: p, scenario: 'fail[north]', service: app") +
      waiver('policy: p, service: blog, scenario: fail');
    expect((await ask(`${text}${POLICY}waivers:\n${fail}`)).exit).toBe(0);
  });
});
