import { describe, expect, it } from 'vitest';
import { targetName } from '../../src/model/injection.js';
import { parseSelectorText } from '../../src/model/parse-selector.js';
import { type ResolveOptions, resolveTargets } from '../../src/model/resolve-targets.js';
import { combinationCount, defaultRuns } from '../../src/model/runs.js';
import { matchSelector } from '../../src/model/selector.js';
import { build, catalog, topologyOf } from './build.js';
import { RICH } from './rich.js';

const topology = topologyOf(RICH);
const names = (text: string) => {
  const { selector } = parseSelectorText(text);
  return selector && matchSelector(topology, selector).map((target) => targetName(topology, target));
};

describe('a selector', () => {
  it.each([
    ['kind=power', ['grid']],
    [
      'kind=power,kind=software',
      ['grid', 'falcon', 'azure/centralus/storage', 'azure/eastus2/storage', 'azure/koreacentral/storage'],
    ],
    ['within=metro', ['edge-a']],
    ['within=azure/koreacentral', ['azure/koreacentral/storage', 'azure/koreacentral/1']],
    ['within=azure,kind=zone', ['azure/koreacentral/1']],
    ['labels.airport=true', ['site-ICN', 'site-GMP']],
    ['labels.country=kr', ['metro', 'pay']],
    ['labels.country=', null],
    ['owner=core', ['ledger']],
    ['owner=net-team', ['edge-a']],
    ['sector=banking,tier=1', ['pay']],
    ['tier=0,tier=1', ['ledger', 'pay']],
    ['id=site-*', ['site-ICN', 'site-GMP']],
    ['role=standby', ['ledger@azure/eastus2', 'clinic@azure/koreacentral']],
    ['evidence=assumed', ['ledger@azure/eastus2']],
    [
      'role=active,kind=region,sector=banking',
      ['ledger@azure/centralus', 'pay@azure/centralus', 'pay@azure/koreacentral'],
    ],
    [
      'role=active,within=azure/koreacentral',
      ['pay@azure/koreacentral', 'video@azure/koreacentral', 'video@azure/koreacentral/1'],
    ],
    ['role=active,id=clinic@rack*', ['clinic@rack-2']],
    ['role=standby,labels.home=yes', ['clinic@azure/koreacentral']],
    ['kind=submarine', []],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  it.each([
    ['kind', 'BR1602', 'such as kind=region'],
    ['knd=region', 'BR1602', 'did you mean kind?'],
    ['region=x', 'BR1602', 'did you mean within?'],
    ['labels=x', 'BR1602', 'labels.NAME=VALUE'],
    ['tier=high', 'BR1602', 'whole number'],
    ['role=stand-by', 'BR1602', 'did you mean standby?'],
    ['kind=region,sector=x', 'BR1601', 'match nothing'],
  ])('%s is wrong', (text, code, says) => {
    const { selector, diagnostics } = parseSelectorText(text);
    expect(selector).toBeNull();
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(`${diagnostics[0]!.message}; ${diagnostics[0]!.fix}`).toContain(says);
  });
});

describe('targets of the command line', () => {
  const resolve = (texts: readonly string[], options: ResolveOptions = { catalog }) => {
    const { targets, diagnostics } = resolveTargets(topology, texts, options);
    return [
      targets.map((target) => targetName(topology, target)),
      diagnostics.map(({ code, fix }) => `${code} ${fix}`),
    ];
  };

  it('are ids, placements and selectors, each once and in order', () => {
    const texts = ['pay@azure/centralus', 'vpn', 'kind=power', 'grid', 'fibre'];
    expect(resolve(texts)).toEqual([['fibre', 'grid', 'vpn', 'pay@azure/centralus'], []]);
  });

  it.each([
    ['fibr', 'BR1203 did you mean fibre?'],
    ['payy@azure/centralus', 'BR1203 did you mean pay?'],
    ['azure/korecentral', 'BR1203 did you mean azure/koreacentral?'],
    ['pay@azure/centralu', 'BR1205 did you mean pay@azure/centralus?'],
    ['pay@nowhere-near', 'BR1205 null'],
    ['nobody@azure/centralus', 'BR1203 null'],
    ['kind=submarine', 'BR1603 null'],
    ['azure/eastus2/1', 'BR2301 it can only come out as 0%'],
  ])('%s', (text, problem) => expect(resolve([text])).toEqual([[], [problem]]));

  it('of a service with one placement are that one, whatever was typed; of several none is guessed', () => {
    const one = topologyOf('domains: { x: {} }\nservices: { a: { placements: [x] } }');
    const fixOf = (text: string, of = one) => resolveTargets(of, [text]).diagnostics.map(({ fix }) => fix);
    expect(fixOf('a@elsewhere')).toEqual(['did you mean a@x?']);
    expect(fixOf('pay@elsewhere', topology)).toEqual([null]);
  });

  it('are guessed without the catalogue too', () => {
    expect(resolve(['fibr', 'azure/korecentra'], {})).toEqual([
      [],
      ['BR1203 did you mean fibre?', 'BR1203 did you mean azure/koreacentral?'],
    ]);
  });

  it('are what the option takes', () => {
    expect(resolve(['pay', 'edge-a'], { as: 'isolate' })).toEqual([['edge-a'], ['BR1204 null']]);
    expect(resolve(['pay@azure/centralus', 'pay'], { as: 'degrade' })).toEqual([['pay'], ['BR1204 null']]);
  });
});

describe('runs', () => {
  it('are one for each domain something is bound to, where the file has no scenarios', () => {
    const small = topologyOf(`domains: { x: {}, y: {}, z: {} }
services: { a: { stack: [y], placements: [azure/eastus2] } }
policies: { p: { require: { maxState: up } } }`);
    const ids = ['fail[y]', 'fail[azure/eastus2]', 'fail[azure/eastus2/storage]'];
    expect(defaultRuns(small).map(({ id }) => id)).toEqual(ids);
    expect(small.policies[0]!.runs.map(({ id }) => id)).toEqual(ids);
  });

  it('are counted before they are made', () => {
    expect([combinationCount(300, 2), combinationCount(300, 3), combinationCount(2, 3)]).toEqual([
      44_850, 4_455_100, 0,
    ]);
    const codes = Array.from({ length: 300 }, (_, index) => `s${index}`).join(', ');
    const { found } = build(`domains: { x-<c>: { for: { c: [${codes}] }, kind: edge-site } }
scenarios: { s: { fail: { each: { kind: edge-site } }, order: 3 } }
services: { a: { serving: local, placements: [{ each: { kind: edge-site } }] } }`);
    expect(found.map(({ code }) => code)).toEqual(['BR1502']);
    expect(found[0]!.message).toContain('4,455,100');
  });

  it('combine what each run injects with what all do', () => {
    const { scenarios } = topologyOf(`domains: { a: { kind: x }, b: { kind: x }, c: { kind: x }, d: {} }
services: { s: { stack: [a, b, c, d] } }
scenarios:
  t: { fail: [d], isolate: { each: { kind: x } }, order: 3 }
  u: { fail: [d, { each: { kind: x } }], order: 2 }`);
    expect(scenarios[0]!.runs.map(({ id, steps }) => [id, steps[0]!.isolate])).toEqual([
      ['t[a+b+c]', [0, 1, 2]],
    ]);
    expect(scenarios[1]!.runs.map(({ id }) => id)).toEqual(['u[a+b]', 'u[a+c]', 'u[b+c]']);
    expect(scenarios[1]!.runs[0]!.steps[0]!.fail.map((one) => one.type === 'domain' && one.domain)).toEqual([
      0, 1, 3,
    ]);
  });

  it('name an each placement after its domain and name', () => {
    const { services } = topologyOf(`domains: { x: { kind: k }, y: { kind: k } }
services: { a: { placements: [{ each: { kind: k } }, { each: { kind: k }, as: spare, role: standby }] } }`);
    expect(services[0]!.placements.map(({ id }) => id)).toEqual(['x', 'y', 'x/spare', 'y/spare']);
  });
});
