import { expect, test } from 'vitest';
import { type Cascade, cascadeOf, cascadeOrder } from '../../src/results/cascade.js';
import { cause, DEGRADED, DOWN, inDomain, scenario, service, UP } from '../report/documents.js';

const injected = { fail: ['region'], isolate: [], degrade: [], limit: [] };

/** `service < what it stands under`, by the ids behind the keys. */
function edgesOf(cascade: Cascade): readonly string[] {
  const idOf = (key: string) => {
    const node = cascade.node(key);
    return node.type === 'service' ? node.service.id : `(${node.cause.type} ${node.cause.id})`;
  };
  return cascade.edges().map(({ v, w }) => `${idOf(v)} < ${idOf(w)}`);
}

test('services hang under what they need, domains under what took them down', () => {
  const run = scenario(
    'region',
    [
      service('a', [DOWN], { under: inDomain('zone') }),
      service('b', [DOWN], { under: cause('dependency', 'a') }),
      service('c', [DEGRADED], { under: cause('cut', 'zone') }),
      service('d', [DOWN], { under: inDomain('office') }),
      service('e', [UP]),
    ],
    {
      injected,
      domainsDown: ['region', 'zone', 'office'],
      domainCauses: [
        { id: 'region', under: null },
        { id: 'zone', under: inDomain('region') },
        { id: 'office', under: cause('dependency', 'b') },
      ],
    },
  );
  expect(edgesOf(cascadeOf(run))).toEqual([
    'a < (domain zone)',
    'b < a',
    'c < (cut zone)',
    'd < (domain office)',
    '(domain zone) < (domain region)',
    '(domain office) < b',
  ]);
});

test('keys are never ids', () => {
  const run = scenario('region', [service('__proto__', [DOWN], { under: inDomain('constructor') })], {
    injected,
  });
  const cascade = cascadeOf(run);
  expect(cascade.nodes()).toEqual(['n0', 'n1']);
  expect(edgesOf(cascade)).toEqual(['__proto__ < (domain constructor)']);
});

test('what fails by itself is a root', () => {
  const run = scenario('region', [
    service('a', [DOWN], { under: cause('injection', 'a') }),
    service('b', [DOWN], { under: cause('overload', 'b') }),
    service('c', [DOWN], { under: cause('standby', 'azure/eastus2') }),
  ]);
  expect(cascadeOf(run).sinks()).toEqual(['n0', 'n1', 'n2']);
});

test('a domain that needs a service which stands in it: the circle opens at the domain', () => {
  const run = scenario(
    'region',
    [
      service('dns', [DOWN], { under: inDomain('office') }),
      service('mail', [DOWN], { under: cause('dependency', 'dns') }),
    ],
    {
      injected,
      domainsDown: ['office'],
      domainCauses: [{ id: 'office', under: cause('dependency', 'dns') }],
    },
  );
  expect(edgesOf(cascadeOf(run))).toEqual(['dns < (domain office)', 'mail < dns']);
});

test('a circle of services loses none of them', () => {
  const services = ['a', 'b', 'c'].map((id, index) =>
    service(id, [DOWN], { under: cause('dependency', ['b', 'c', 'b'][index]!) }),
  );
  const cascade = cascadeOf(scenario('region', services));
  expect(new Set(cascadeOrder(cascade))).toEqual(new Set(['n0', 'n1', 'n2']));
  expect(cascade.sinks().length).toBeGreaterThan(0);
});

test('the order has causes first, also for a chain of 100,000', () => {
  const services = Array.from({ length: 100_000 }, (_, index) =>
    service(`s${index}`, [DOWN], {
      under: index === 99_999 ? inDomain('region') : cause('dependency', `s${index + 1}`),
    }),
  );
  const order = cascadeOrder(cascadeOf(scenario('region', services, { injected })));
  expect(order).toHaveLength(100_001);
  expect(order.slice(0, 3)).toEqual(['n100000', 'n99999', 'n99998']);
}, 60_000);
