import { describe, expect, it } from 'vitest';
import { ask, SITES } from './question.js';

const policies = (body: string) => `${SITES}policies: { p: ${body} }\n`;

describe('a policy that checks nothing', () => {
  it.each([
    [
      '{ services: { sector: bank }, require: { maxState: up } }',
      'services { sector: bank } matches no service; the sectors are: core, shop',
    ],
    [
      '{ services: { tier: 0 }, require: { maxState: up } }',
      'services { tier: 0 } matches no service; no service says a tier',
    ],
    [
      '{ services: { id: [ap, we] }, require: { maxState: up } }',
      'services { id: [ap, we] } matches no service; the ids are: app, web, blog',
    ],
    [
      '{ services: { labels: { a: b } }, require: { maxState: up } }',
      'services { labels: { a: b } } matches no service',
    ],
    [
      '{ under: { fail: { each: { kind: zone } } }, require: { maxState: up } }',
      'its own scenario matches nothing in this topology',
    ],
    [
      '{ services: { id: blog }, require: { maxLost: 0% } }',
      'none of its services has users, so there is nothing to lose',
    ],
  ])('%s ends with 3 and says why and what there is', async (body, reason) => {
    const { exit, document, findings } = await ask(policies(body));
    expect(exit).toBe(3);
    expect(document).toMatchObject({
      verdict: 'pass',
      policies: [{ verdict: 'empty', checks: 0, nothing: reason }],
    });
    expect(findings).toEqual([`Policy p checked nothing: ${reason}.`]);
  });

  it('is a warning with its place where allowEmpty says so', async () => {
    const text = policies('{ services: { sector: bank }, require: { maxState: up }, allowEmpty: true }');
    const { exit, document, diagnostics, findings } = await ask(text);
    expect(exit).toBe(0);
    expect(document?.policies[0]).toMatchObject({ verdict: 'pass', checks: 0 });
    expect(findings).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'BR3012', severity: 'warning' }]);
    expect(diagnostics[0]!.message).toContain('matches no service; the sectors are: core, shop');
    expect(text.slice(diagnostics[0]!.span!.start, diagnostics[0]!.span!.end)).toBe('p');
  });

  it('of scenarios that match nothing says which', async () => {
    const text = `${SITES}  zones: { fail: { each: { kind: zone } } }
policies: { p: { under: [zones], require: { maxState: up } } }\n`;
    const { exit, document, notes } = await ask(text);
    expect(exit).toBe(3);
    expect(document?.policies[0]?.nothing).toBe('its scenario zones matches nothing in this topology');
    expect(notes).toEqual(['Scenario zones matches nothing in this topology.']);
    // It is not asked for here.
    expect((await ask(text, { scenarios: ['any'] })).exit).toBe(0);
  });

  it('of several scenarios names those it asked for', async () => {
    const text = `${SITES}  zones: { fail: { each: { kind: zone } } }
  racks: { fail: { each: { kind: rack } } }
policies: { p: { under: [zones, racks], require: { maxState: up } } }\n`;
    expect((await ask(text)).document?.policies[0]?.nothing).toBe(
      'none of zones, racks matches anything in this topology',
    );
  });

  it('names eight of many sectors and counts the others', async () => {
    const more = Array.from({ length: 9 }, (_, i) => `  s${i}: { sector: sector-${i} }\n`).join('');
    const text = policies('{ services: { sector: bank }, require: { maxState: up } }').replace(
      'scenarios:',
      `${more}scenarios:`,
    );
    const { document } = await ask(text);
    expect(document?.policies[0]?.nothing).toMatch(/sectors are: core, shop, sector-0.*sector-5 and 3 more$/);
  });

  it('because the run is about another sector is not judged at all', async () => {
    const text = policies('{ services: { sector: shop }, require: { maxState: down } }');
    expect(await ask(text, { sector: 'core' })).toMatchObject({ exit: 0, document: { policies: [] } });
    expect(await ask(text, { sector: 'shop' })).toMatchObject({
      exit: 0,
      document: { policies: [{ id: 'p' }] },
    });
  });

  it.each([
    ['incident: azure-centralus-2024-07', 'it replays azure-centralus-2024-07 from the incident library'],
    ['rollout: { of: north, over: 1h, rings: [50%, 100%] }', 'it rolls an update out over time'],
  ])('because nothing can play its own %s is refused', async (under, reason) => {
    for (const more of ['', ', allowEmpty: true']) {
      const text = policies(`{ under: { ${under} }, require: { maxState: up }${more} }`);
      const { exit, document, diagnostics } = await ask(text);
      expect({ exit, document }).toEqual({ exit: 2, document: null });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code }) => code)).toEqual(['BR3001']);
      expect(errors[0]!.message).toContain(`policy p cannot be judged: in its own scenario ${reason}`);
    }
  });

  it('beside one that fails does not hide it', async () => {
    const text = `${SITES}policies:
  p: { services: { sector: bank }, require: { maxState: up } }
  q: { services: { id: app }, require: { maxState: up } }\n`;
    expect(await ask(text)).toMatchObject({
      exit: 1,
      document: { verdict: 'fail' },
      findings: { length: 1 },
    });
  });
});
