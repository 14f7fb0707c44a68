/** The most expensive topologies known, each within 64 KiB. What they cost is measured by `node scripts/fuzz.mjs --worst`. */
export interface Shape {
  readonly name: string;
  readonly text: string;
  readonly argv?: readonly string[];
}

export const LARGEST = 65_536;

/** As many of `line(0)`, `line(1)`, … as fit between head and tail. */
function filled(
  head: string,
  line: (index: number) => string,
  tail: (count: number) => string = () => '',
): string {
  let body = head;
  let count = 0;
  for (
    let next = line(0);
    body.length + next.length + tail(count + 1).length <= LARGEST;
    next = line(count)
  ) {
    body += next;
    count++;
  }
  return body + tail(count);
}

const HEAD = 'version: 1\n';
const names = (count: number, prefix: string): string =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(', ');
const sites = (serving: string) =>
  filled(
    `${HEAD}domains:\n  w: {}\n`,
    (i) => `  e${i}: { kind: k, uplink: w }\n`,
    () =>
      `services:\n  a: { serving: ${serving}, placements: [{ each: { kind: k } }] }\n  b: { dependsOn: [a], serving: ${serving}, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: [w] } }\n`,
  );

export function shapes(): readonly Shape[] {
  return [
    { name: 'nearest over sites', text: sites('nearest') },
    { name: 'local over sites', text: sites('local') },
    {
      name: 'nearest over sites made by for',
      text: `${HEAD}domains:\n  w: {}\n  e<i>: { for: { i: [${names(5000, '')}] }, kind: k, uplink: w }\nservices:\n  a: { serving: nearest, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: [w] } }\n`,
    },
    {
      name: 'services on sites that need a nearest one',
      text: filled(
        `${HEAD}domains:\n  w: {}\n`,
        (i) => `  e${i}: { kind: k, uplink: w }\n`,
        () =>
          `services:\n  c<i>: { for: { i: [${names(40, '')}] }, serving: local, placements: [{ each: { kind: k } }], dependsOn: [a] }\n  a: { serving: nearest, placements: [{ each: { kind: k } }] }\n`,
      ),
    },
    {
      name: 'circle of shared dependencies',
      text: filled(
        `${HEAD}services:\n`,
        (i) => `  s${i}: { dependsOn: [{ id: s${i + 1}, impact: 50% }] }\n`,
        (n) =>
          `  s${n}: { dependsOn: [{ id: s0, impact: 50% }, r] }\n  r: {}\nscenarios: { s: { fail: [r] } }\n`,
      ),
    },
    {
      name: 'circle of shared dependencies with delays',
      text: filled(
        `${HEAD}services:\n`,
        (i) => `  s${i}: { dependsOn: [{ id: s${i + 1}, impact: 99%, worksWithout: 1s }] }\n`,
        (n) =>
          `  s${n}: { dependsOn: [{ id: s0, impact: 99% }, { id: r, impact: 99% }] }\n  r: {}\nscenarios: { s: { fail: [r] } }\n`,
      ),
    },
    {
      name: 'two services that share each other, with delays',
      text: `${HEAD}services:\n  a: { dependsOn: [{ id: b, impact: 99.99999%, worksWithout: 1s }] }\n  b: { dependsOn: [{ id: a, impact: 99.99999%, worksWithout: 1s }, { id: r, impact: 0.001% }] }\n  r: {}\nscenarios: { s: { fail: [r] } }\n`,
    },
    {
      name: 'losses that creep for ever',
      text: `${HEAD}services:\n  a: { dependsOn: [{ id: b, impact: 99.9999999%, worksWithout: 1s }] }\n  b: { dependsOn: [{ id: a, impact: 99.9999999%, worksWithout: 1s }, { id: r, impact: 0.000001% }] }\n  r: {}\nscenarios: { s: { fail: [r] } }\n`,
    },
    {
      name: 'chain of uplinks',
      text: filled(
        `${HEAD}domains:\n  e0: { uplink: [] }\n`,
        (i) => `  e${i + 1}: { kind: k, uplink: e${i} }\n`,
        (n) =>
          `services: { a: { serving: local, placements: [{ each: { kind: k } }] }, b: { placements: [e${n}], dependsOn: [a] } }\nscenarios: { s: { fail: [e0] } }\n`,
      ),
    },
    {
      name: 'chain of uplinks, nearest',
      text: filled(
        `${HEAD}domains:\n  e0: { uplink: [] }\n`,
        (i) => `  e${i + 1}: { kind: k, uplink: e${i} }\n`,
        (n) =>
          `services: { a: { serving: nearest, placements: [{ each: { kind: k } }] }, b: { placements: [e${n}], dependsOn: [a] } }\nscenarios: { s: { fail: [e0] } }\n`,
      ),
    },
    {
      name: 'sites within sites',
      text: filled(
        `${HEAD}domains:\n  w: {}\n  e0: { uplink: w }\n`,
        (i) => `  e${i + 1}: { kind: k, uplink: w, within: e${i} }\n`,
        () =>
          'services: { a: { serving: local, placements: [{ each: { kind: k } }] } }\nscenarios: { s: { fail: [w] } }\n',
      ),
    },
    {
      name: 'isolate each within a chain',
      text: filled(
        `${HEAD}domains:\n  e0: {}\n`,
        (i) => `  e${i + 1}: { kind: k, within: e${i} }\n`,
        () =>
          'services: { a: { serving: local, placements: [{ each: { kind: k } }] } }\nscenarios: { s: { isolate: { each: { kind: k } } } }\n',
      ),
    },
    {
      name: 'each over a chain of within',
      text: filled(
        `${HEAD}domains:\n  e0: {}\n`,
        (i) => `  e${i + 1}: { kind: k, within: e${i} }\n`,
        (n) =>
          `services: { a: { placements: [e${n}] } }\nscenarios: { s: { fail: { each: { kind: k } } } }\n`,
      ),
    },
    {
      name: 'each over a chain of 1,200 services',
      text: `${HEAD}services:\n  s0: { tier: 1 }\n${Array.from({ length: 1200 }, (_, i) => `  s${i + 1}: { tier: 1, dependsOn: [s${i}] }\n`).join('')}scenarios: { s: { fail: { each: { tier: 1 } } } }\n`,
    },
    {
      name: 'each over a chain of 900 services that do without for a second',
      text: `${HEAD}services:\n  s0: { tier: 1 }\n${Array.from({ length: 900 }, (_, i) => `  s${i + 1}: { tier: 1, dependsOn: [{ id: s${i}, worksWithout: 1s }] }\n`).join('')}scenarios: { s: { fail: { each: { tier: 1 } } } }\n`,
    },
    {
      name: 'a run for each of 300 sites with 40 local services',
      text: `${HEAD}domains:\n  w: {}\n  e<i>: { for: { i: [${names(300, '')}] }, kind: k, uplink: w }\nservices:\n  c<i>: { for: { i: [${names(40, '')}] }, serving: local, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: { each: { kind: k } } } }\n`,
    },
    {
      name: 'nearest over sites behind a hub',
      text: `${HEAD}domains:\n  w: {}\n  h: { uplink: w }\n  e<i>: { for: { i: [${names(5000, '')}] }, kind: k, uplink: h }\nservices:\n  a: { serving: nearest, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: [w] } }\n`,
    },
    {
      name: 'nearest over as many sites as may be, cuts that are no tree',
      text: `${HEAD}domains:\n  w: {}\n  h: { uplink: w }\n  e<i>: { for: { i: [${names(840, '')}] }, kind: k, uplink: h }\n  b: { kind: k, within: [e0, e1] }\nservices:\n  a: { serving: nearest, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: [w] } }\n`,
    },
    {
      name: 'a standby for each of as many sites as may be',
      text: `${HEAD}domains:\n  w: {}\n  h: { uplink: w }\n  c: {}\n  e<i>: { for: { i: [${names(300, '')}] }, kind: k, uplink: h }\nservices:\n  a<i>: { for: { i: [${names(40, '')}] }, serving: local, placements: [{ each: { kind: k } }, { in: c, role: standby }] }\nscenarios: { s: { fail: { each: { kind: k } } } }\n`,
    },
    {
      name: 'each in pairs',
      text: filled(
        `${HEAD}services:\n`,
        (i) => `  s${i}: { tier: 1 }\n`,
        () => 'scenarios: { s: { fail: { each: { tier: 1 } }, order: 2 } }\n',
      ),
    },
    {
      name: 'each in triples, as many as may be',
      text: `${HEAD}services:\n  s<i>: { for: { i: [${names(180, '')}] }, tier: 1 }\nscenarios: { s: { fail: { each: { tier: 1 } }, order: 3 } }\n`,
    },
    {
      name: 'many scenarios of each',
      text: filled(
        `${HEAD}domains:\n  d<i>: { for: { i: [${names(1000, '')}] }, kind: k }\nservices: { a<i>: { for: { i: [${names(1000, '')}] }, placements: [d<i>] } }\nscenarios:\n`,
        (i) => `  s${i}: { fail: { each: { kind: k } } }\n`,
      ),
    },
    {
      name: 'default runs on services made by for',
      text: `${HEAD}domains:\n  d<i>: { for: { i: [${names(5500, '')}] } }\nservices:\n  s<i>: { for: { i: [${names(5500, '')}] }, placements: [d<i>] }\n`,
    },
    {
      name: 'for with three variables',
      text: `${HEAD}services:\n  s<a><b><c>: { for: { a: [${names(46, 'a')}], b: [${names(46, 'b')}], c: [${names(46, 'c')}] }, title: <a> <b> <c>, dependsOn: [{ id: s<a>b0c0, impact: degraded }] }\nscenarios: { s: { fail: [sa0b0c0] } }\n`,
    },
    {
      name: 'for with placements each',
      text: `${HEAD}domains:\n  d<i>: { for: { i: [${names(4000, '')}] }, kind: k }\nservices:\n  s<i>: { for: { i: [${names(4000, '')}] }, placements: [{ each: { kind: k } }] }\nscenarios: { s: { fail: [d0] } }\n`,
    },
    {
      name: 'services with placements each',
      text: filled(
        `${HEAD}domains:\n  d<i>: { for: { i: [${names(1000, '')}] }, kind: k }\nscenarios: { s: { fail: [d0] } }\nservices:\n`,
        (i) => `  s${i}: { placements: [{ each: { kind: k } }] }\n`,
      ),
    },
    {
      name: 'everyone needs everyone by for',
      text: `${HEAD}services:\n  s<i>: { for: { i: [${names(2000, '')}] }, dependsOn: [${names(2000, 's')}] }\nscenarios: { s: { fail: [s0] } }\n`,
    },
    {
      name: 'standbys that take different times',
      text: filled(
        `${HEAD}domains: { d: {}, e: {} }\nscenarios: { s: { fail: [d] } }\nservices:\n`,
        (i) => `  s${i}: { placements: [d, { in: e, role: standby, activation: { takes: ${i + 1}s } }] }\n`,
      ),
    },
    {
      name: 'standbys one after another',
      text: filled(
        `${HEAD}domains: { d: {}, e: {} }\nscenarios: { s: { fail: [d] } }\nservices:\n  s0: { placements: [d, { in: e, role: standby }] }\n`,
        (i) =>
          `  s${i + 1}: { placements: [d, { in: e, role: standby, activation: { dependsOn: [s${i}] } }] }\n`,
      ),
    },
    {
      name: 'events that all count',
      text: filled(
        `${HEAD}services:\n  s<i>: { for: { i: [${names(800, '')}] } }\nscenarios:\n  s:\n    events:\n`,
        (i) => `      - { at: ${i}s, fail: [s${i % 800}] }\n`,
      ),
    },
    {
      name: 'inline policies, each over every service',
      text: filled(
        `${HEAD}services:\n  s<i>: { for: { i: [${names(1000, '')}] }, tier: 1 }\npolicies:\n`,
        (i) => `  p${i}: { under: { fail: { each: { tier: 1 } } }, require: { maxState: up } }\n`,
      ),
    },
    {
      name: 'assumed by all in a region',
      text: filled(
        `${HEAD}domains:\n  d: { assumes: [${names(800, 'x')}] }\n  x<i>: { for: { i: [${names(800, '')}] } }\nscenarios: { s: { fail: [x0] } }\nservices:\n`,
        (i) => `  s${i}: { placements: [d] }\n`,
      ),
    },
    {
      name: 'groups of groups that all share',
      text: `${HEAD}services:\n  s<i>: { for: { i: [${names(1500, '')}] }, dependsOn: [{ atLeast: 500, of: [${names(1500, 't')}] }] }\n  t<i>: { for: { i: [${names(1500, '')}] } }\nscenarios: { s: { fail: [t0] } }\n`,
    },
    {
      name: 'aliases of a list of dependencies',
      text: filled(
        `${HEAD}x-d: &d [${names(1500, 't')}]\nscenarios: { s: { fail: [t0] } }\nservices:\n  t<i>: { for: { i: [${names(1500, '')}] } }\n`,
        (i) => (i < 990 ? `  s${i}: { dependsOn: *d }\n` : `  s${i}: {}\n`),
      ),
    },
    {
      name: 'defaults that are long',
      text: `${HEAD}defaults: { services: { dependsOn: [${names(3000, 't')}] } }\nservices:\n  s<i>: { for: { i: [${names(3000, '')}] } }\n  t<i>: { for: { i: [${names(3000, '')}] }, dependsOn: [] }\nscenarios: { s: { fail: [t0] } }\n`,
    },
    {
      name: 'nothing but errors',
      text: filled(`${HEAD}services:\n`, (i) => `  s${i}: { dependsOn: [zz${i}], teir: 1, users: x }\n`),
    },
    { name: 'nothing but brackets', text: `${HEAD}x: ${'[],'.repeat(21_000)}` },
    { name: 'one long key', text: `${HEAD}${'k'.repeat(65_000)}: 1\n` },
    { name: 'unknown words without end', text: filled(HEAD, (i) => `k${i}: 1\n`) },
    {
      name: 'long selectors',
      text: filled(
        `${HEAD}services:\n  ${'a'.repeat(5000)}<i>: { for: { i: [${names(1000, '')}] } }\nscenarios:\n`,
        (i) => `  s${i}: { fail: { id: '${'*a'.repeat(400)}b' } }\n`,
      ),
    },
  ];
}
