import type {
  DependencyEntry,
  DomainEntry,
  ScenarioEntry,
  ServiceEntry,
  TopologyDocument,
} from '../arbitrary/document.js';

/*
 * Topologies in which a mistake shows: each puts what random ones seldom have together into one small file, and many
 * scenarios on it. Engine and oracle must agree on all of them, and mutants of the engine are tried on them first.
 */

type Domains = Readonly<Record<string, DomainEntry>>;
type Services = Readonly<Record<string, ServiceEntry>>;

function telling(
  domains: Domains,
  services: Services,
  scenarios: readonly ScenarioEntry[],
): TopologyDocument {
  const named = Object.fromEntries(scenarios.map((scenario, i) => [`s${i}`, scenario]));
  return { version: 1, domains, services, scenarios: named };
}

/** One scenario for each domain that fails, and one for each that is isolated. */
function eachFails(domains: Domains, more: ScenarioEntry = {}): ScenarioEntry[] {
  return Object.keys(domains).map((id) => ({ ...more, fail: [id, ...(more.fail ?? [])] }));
}

function eachIsolated(domains: Domains, more: ScenarioEntry = {}): ScenarioEntry[] {
  return Object.keys(domains).map((id) => ({ ...more, isolate: [id, ...(more.isolate ?? [])] }));
}

const chain: Domains = {
  net: {},
  core: { uplink: ['net'] },
  hub: { uplink: ['core'] },
  ring: { uplink: ['core'] },
  site: { uplink: ['hub'] },
  rack: { within: ['site'] },
  twin: { uplink: ['hub'] },
  far: { uplink: ['twin'] },
};

const onChain: Services = {
  base: { placements: [{ in: 'core' }] },
  mid: { placements: [{ in: 'hub' }], dependsOn: ['base'] },
  cache: {
    serving: 'local',
    placements: [{ in: 'hub' }, { in: 'site' }, { in: 'core' }],
    dependsOn: ['base'],
  },
  till: { serving: 'local', placements: [{ in: 'rack' }, { in: 'twin' }, { in: 'far' }], dependsOn: ['mid'] },
  lamp: { serving: 'nearest', placements: [{ in: 'site' }, { in: 'twin' }, { in: 'ring' }] },
  desk: { serving: 'local', placements: [{ in: 'far' }, { in: 'rack' }], dependsOn: ['lamp', 'cache'] },
  outside: { placements: [{ in: 'net' }], dependsOn: ['lamp'] },
};

/** A site with several uplinks, of which some are inside what is cut off, and one within what its uplinks are in. */
const dual: Domains = {
  net: {},
  lte: {},
  metro: { uplink: ['net'] },
  left: { within: ['metro'] },
  right: { within: ['metro'], uplink: ['lte'] },
  both: { uplink: ['left', 'lte'] },
  inside: { within: ['metro'], uplink: ['left', 'right'] },
  three: { uplink: ['left', 'right', 'lte'] },
  edge: { within: ['metro'], uplink: ['both', 'three'] },
  lone: { uplink: [] },
};

const onDual: Services = {
  db: { placements: [{ in: 'left' }, { in: 'lone' }], minAvailable: 2 },
  bus: { placements: [{ in: 'metro' }, { in: 'both' }, { in: 'three' }], desired: 2 },
  gate: {
    serving: 'local',
    placements: [{ in: 'both' }, { in: 'inside' }, { in: 'three' }, { in: 'lone' }],
    dependsOn: ['bus'],
  },
  page: { serving: 'nearest', placements: [{ in: 'right' }, { in: 'inside' }], dependsOn: ['net'] },
  rack: { placements: [{ in: 'left' }] },
  kiosk: { placements: [{ in: 'edge' }], dependsOn: ['rack'] },
  app: {
    placements: [{ in: 'both' }, { in: 'inside' }],
    dependsOn: [{ anyOf: ['db', 'gate'] }, { id: 'page', impact: '40%' }],
  },
};

/** Sites within sites, and what has no site but is within one. */
const nested: Domains = {
  land: {},
  campus: { within: ['land'], uplink: ['land'] },
  hall: { within: ['campus'], uplink: [] },
  row: { within: ['hall'] },
  cage: { within: ['row', 'fire'], uplink: ['campus'] },
  fire: {},
  yard: { within: ['campus'] },
  tent: { within: ['yard', 'hall'] },
};

const onNested: Services = {
  clock: { serving: 'local', placements: [{ in: 'hall' }, { in: 'cage' }, { in: 'yard' }], stack: ['fire'] },
  door: {
    serving: 'local',
    placements: [{ in: 'row' }, { in: 'tent' }, { in: 'cage' }],
    dependsOn: ['clock'],
  },
  cam: {
    serving: 'nearest',
    placements: [{ in: 'yard' }, { in: 'row' }, { in: 'tent' }],
    dependsOn: [{ id: 'clock', impact: '50%' }],
  },
  log: { placements: [{ in: 'hall' }, { in: 'land' }], dependsOn: ['land'] },
  watch: { placements: [{ in: 'campus' }], dependsOn: ['cam', { id: 'lift', impact: '30%' }] },
  lift: { serving: 'local', placements: [{ in: 'yard' }, { in: 'campus', role: 'standby' }] },
  alarm: { placements: [{ in: 'tent' }, { in: 'row' }], minAvailable: 2, dependsOn: ['door', 'cam', 'log'] },
};

/** The file's order is nobody's: what is inside, or hangs on something, stands before it. */
function insideOut(domains: Domains): Domains {
  return Object.fromEntries(Object.entries(domains).reverse());
}

/** Places in two sites at once, named in either order, beside places in one of them. */
const shared: Domains = {
  zero: {},
  one: { uplink: [] },
  plain: {},
  two: { within: ['plain'], uplink: [] },
  here: { within: ['two', 'one'] },
  there: { within: ['one', 'two'] },
  half: { within: ['two'] },
  deep: { within: ['here', 'half'] },
};

const onShared: Services = {
  cache: { serving: 'local', placements: [{ in: 'there' }, { in: 'half' }, { in: 'zero' }] },
  near: { serving: 'nearest', placements: [{ in: 'half' }, { in: 'deep' }] },
  reads: { placements: [{ in: 'here' }], dependsOn: ['cache'] },
  inner: { serving: 'local', placements: [{ in: 'here' }, { in: 'two' }], dependsOn: ['near'] },
};

/** One pooled service seen from many sides, in groups that are asked alike and unlike. */
const pools: Domains = {
  cloud: {},
  east: { uplink: ['cloud'] },
  west: { uplink: ['cloud'] },
  south: { uplink: ['east'] },
  power: {},
};

const onPools: Services = {
  pool: {
    placements: [{ in: 'cloud' }, { in: 'east' }, { in: 'west' }, { in: 'south' }],
    minAvailable: 2,
    desired: 3,
  },
  spare: { placements: [{ in: 'west' }, { in: 'east', as: 'e2' }, { in: 'south' }] },
  any: {
    placements: [{ in: 'east' }, { in: 'south' }],
    dependsOn: [{ anyOf: ['pool', 'spare'] }, { id: 'power', impact: 'degraded' }],
  },
  atLeast: {
    placements: [{ in: 'west' }, { in: 'cloud' }],
    dependsOn: [{ atLeast: 2, of: ['pool', 'spare', 'power'] }],
  },
  soft: { placements: [{ in: 'east' }, { in: 'west' }], dependsOn: [{ id: 'pool', impact: 'degraded' }] },
  all: { placements: [{ in: 'south' }, { in: 'east' }], dependsOn: [{ allOf: ['pool', 'spare'] }] },
  first: { placements: [{ in: 'south' }, { in: 'west' }], dependsOn: [{ prefer: ['spare', 'pool'] }] },
};

/** Fall-backs of each kind, in places that can be parted, with activations that can be unmet. */
const waits: Domains = {
  a: {},
  b: { uplink: ['a'] },
  c: { uplink: ['b'] },
  d: {},
  key: {},
};

const onWaits: Services = {
  db: {
    placements: [
      { in: 'a' },
      { in: 'b', role: 'standby', activation: { takes: '1h', dependsOn: ['key'] } },
      { in: 'd', role: 'standby', activation: { takes: '30m' } },
    ],
  },
  edge: {
    serving: 'local',
    placements: [
      { in: 'b' },
      { in: 'c' },
      { in: 'b', as: 'spare', role: 'standby' },
      { in: 'd', role: 'standby', activation: { takes: '2h', dependsOn: ['db'] } },
    ],
  },
  app: {
    placements: [{ in: 'c' }, { in: 'd' }],
    dependsOn: [
      { prefer: ['edge', 'db', { id: 'key', takes: '1h' }] },
      { anyOf: ['db', { id: 'edge', takes: '30m' }], worksWithout: '30m' },
    ],
  },
  far: {
    placements: [{ in: 'a' }, { in: 'c' }],
    minAvailable: 2,
    dependsOn: [{ atLeast: 2, of: [{ id: 'edge', worksWithout: '1h' }, 'db', { id: 'd', takes: '90m' }] }],
  },
};

/** Capacity that a side has, that a limit leaves, and that a standby brings. */
const full: Domains = { land: {}, x: { within: ['land'], uplink: ['land'] }, y: { within: ['x'] }, z: {} };

const onFull: Services = {
  shed: {
    placements: [
      { in: 'x', capacity: 400 },
      { in: 'y', capacity: 200 },
      { in: 'z', capacity: 400 },
      { in: 'land', role: 'standby', capacity: 300, activation: { takes: '1h' } },
    ],
    demand: 800,
    overload: 'shed',
  },
  falls: {
    placements: [
      { in: 'y', capacity: 100 },
      { in: 'z', capacity: 100 },
      { in: 'x', capacity: 50 },
    ],
    demand: 150,
    overload: 'collapse',
  },
  asks: { placements: [{ in: 'x' }, { in: 'z' }], dependsOn: ['shed', { id: 'falls', impact: '30%' }] },
  near: { serving: 'local', placements: [{ in: 'y' }, { in: 'z' }], dependsOn: ['shed'] },
  one: { placements: [{ in: 'z', capacity: 10 }], demand: 10, overload: 'collapse', dependsOn: ['falls'] },
  none: {
    placements: [
      { in: 'y', capacity: 0 },
      { in: 'z', capacity: 20 },
    ],
    demand: 10,
    overload: 'shed',
  },
};

/** Shared losses in and out of circles, some of them late. */
const shares: Domains = { p: {}, q: {}, r: { uplink: ['p'] }, w: {} };

const onShares: Services = {
  s1: {
    placements: [{ in: 'p' }, { in: 'q' }],
    dependsOn: [
      { id: 's2', impact: '50%' },
      { id: 'w', impact: '20%' },
    ],
  },
  s2: {
    placements: [{ in: 'q' }],
    dependsOn: [
      { id: 's3', impact: '40%' },
      { id: 'l', impact: '30%' },
    ],
  },
  s3: { placements: [{ in: 'p' }], dependsOn: [{ id: 's1', impact: '50%', worksWithout: '1h' }, 's4'] },
  s4: { placements: [{ in: 'r' }, { in: 'q' }], dependsOn: [{ id: 'l', impact: '60%' }], minAvailable: 2 },
  l: {
    serving: 'local',
    placements: [
      { in: 'r', share: '20%' },
      { in: 'p', share: '30%' },
      { in: 'q', dependsOn: [{ id: 'w', impact: '50%' }] },
    ],
  },
  n: {
    serving: 'nearest',
    placements: [{ in: 'r' }, { in: 'q', share: '20%' }, { in: 'r', as: 'r2' }],
    dependsOn: [{ id: 's2', impact: '20%', worksWithout: '30m' }],
  },
  c1: {
    dependsOn: [
      { id: 'c2', impact: '50%' },
      { id: 'p', impact: '20%' },
    ],
  },
  c2: { dependsOn: [{ id: 'c3', impact: '60%' }] },
  c3: {
    dependsOn: [
      { id: 'c1', impact: '40%' },
      { id: 'q', impact: '30%' },
    ],
  },
  behind: {
    placements: [{ in: 'r' }],
    dependsOn: [{ id: 's1', impact: '50%' }, { id: 's2', impact: '20%', worksWithout: '30m' }, 'c3'],
  },
  sees: { placements: [{ in: 'r' }], dependsOn: ['s1', { id: 's2', impact: 'degraded' }] },
  bare: { serving: 'local', stack: ['w'], dependsOn: [{ id: 's1', impact: '50%' }] },
  close: { serving: 'nearest', dependsOn: ['bare'] },
  g: {
    placements: [{ in: 'w' }],
    dependsOn: [
      { atLeast: 2, of: ['l', 's1', { id: 'n', worksWithout: '2h' }], impact: '50%', worksWithout: '30m' },
      { anyOf: ['n', 's4'], impact: '70%' },
      { id: 's2', impact: 'degraded' },
    ],
  },
};

/** What is impaired, through each kind of thing that can be. */
const ill: Domains = {
  m: {},
  n: { within: ['m'], dependsOn: [{ id: 'w', impact: 'degraded' }] },
  o: { dependsOn: ['m', { id: 'svc', impact: 'degraded' }] },
  p: { dependsOn: [{ prefer: ['n', 'o'] }] },
  q: { uplink: ['m'], dependsOn: [{ anyOf: ['svc', { id: 'o', takes: '1h' }] }] },
  w: {},
};

const onIll: Services = {
  svc: { placements: [{ in: 'm' }, { in: 'w' }], desired: 2 },
  loc: { serving: 'local', placements: [{ in: 'n' }, { in: 'q' }], stack: ['w'] },
  far: { placements: [{ in: 'p' }], dependsOn: ['loc'] },
  close: { placements: [{ in: 'q' }, { in: 'n' }], dependsOn: ['loc', { id: 'svc', impact: 'degraded' }] },
  wait: { placements: [{ in: 'o' }], dependsOn: [{ id: 'far', worksWithout: '1h' }] },
  pick: {
    placements: [{ in: 'w' }],
    dependsOn: [{ prefer: ['close', 'svc'] }, { id: 'wait', impact: '20%' }],
  },
  two: { placements: [{ in: 'p' }], dependsOn: [{ atLeast: 2, of: ['close', 'far', 'svc'] }] },
  late: {
    placements: [
      { in: 'p', stack: ['w'] },
      { in: 'm', role: 'standby', activation: { takes: '30m', dependsOn: [{ anyOf: ['q', 'far'] }] } },
    ],
  },
};

/** Groups of the same members: what else they say tells them apart. */
const alike: Domains = { a: {}, b: {}, c: {} };

const onAlike: Services = {
  any: { placements: [{ in: 'c' }], dependsOn: [{ anyOf: ['a', 'b'] }] },
  first: { placements: [{ in: 'c' }], dependsOn: [{ prefer: ['a', 'b'] }] },
  both: { placements: [{ in: 'c' }], dependsOn: [{ allOf: ['a', 'b'] }] },
  late: { placements: [{ in: 'c' }], dependsOn: [{ anyOf: ['a', { id: 'b', takes: '1h' }] }] },
  later: { placements: [{ in: 'c' }], dependsOn: [{ anyOf: ['a', { id: 'b', takes: '2h' }] }] },
  while: { placements: [{ in: 'c' }], dependsOn: [{ allOf: [{ id: 'a', worksWithout: '1h' }, 'b'] }] },
};

/** What loses a part before it fails, and the first to lose not the first to be asked: fall-backs are needed from then on. */
const slow: Domains = { k: {}, m: {}, z: {}, spare: {} };

/** One placement fails, and half of the demand is shed; then the other. */
const halves = (first: string, second: string): ServiceEntry => ({
  placements: [
    { in: 'z', as: 'z1', capacity: 1, dependsOn: [{ id: 'k', worksWithout: first }] },
    { in: 'z', as: 'z2', capacity: 1, dependsOn: [{ id: 'm', worksWithout: second }] },
  ],
  demand: 2,
  overload: 'shed',
});

const onSlow: Services = {
  last: halves('3h', '4h'),
  early: halves('1h', '2h'),
  two: {
    placements: [{ in: 'z' }],
    dependsOn: [{ atLeast: 2, of: ['last', 'early', { id: 'spare', takes: '20m' }] }],
  },
  one: { placements: [{ in: 'z' }], dependsOn: [{ anyOf: ['early', { id: 'spare', takes: '30m' }] }] },
};

/** `x` and `y` are behind the same two cuts, which come up in another order on the way there. */
const crossed: Domains = {
  three: { uplink: ['nine'] },
  four: { uplink: [] },
  nine: { uplink: [] },
  ten: { uplink: ['nine'] },
  x: { within: ['three', 'four'] },
  y: { within: ['four', 'ten'] },
};

const onCrossed: Services = {
  t: { placements: [{ in: 'y' }] },
  s: { placements: [{ in: 'x' }], dependsOn: ['t'] },
  u: { serving: 'local', placements: [{ in: 'x' }], dependsOn: ['t'] },
};

/*
 * Asks are numbered as they come, and compile looks for placements that ask alike by a hash in base 31. `app` asks for 0 and
 * 33 from `x`, for 1 and 2 from `y`: one hash, and not alike. The padding stands for 30 numbers.
 */
const padding = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`pad${i}`, {}]));
const hashed: Domains = {
  cloud: {},
  x: { uplink: ['cloud'] },
  y: { uplink: ['cloud'] },
  far: {},
  ...padding,
};

const onHashed: Services = {
  one: { placements: [{ in: 'x' }, { in: 'y' }], dependsOn: ['cloud'] },
  two: { placements: [{ in: 'y' }], dependsOn: ['far'] },
  pads: { dependsOn: Object.keys(padding) },
  three: { placements: [{ in: 'x' }], dependsOn: ['far'] },
  app: { placements: [{ in: 'x' }, { in: 'y' }], dependsOn: ['cloud', 'far'] },
};

/**
 * Nothing but one thing for which something can lose a part, or be impaired, without being down: compile leaves out what the
 * topology has no need of.
 */
const lone: Domains = { a: {}, b: {}, c: {} };
const inA = [{ in: 'a' }];
const standby = (activation: readonly DependencyEntry[]): ServiceEntry => ({
  placements: [{ in: 'a' }, { in: 'b', role: 'standby', activation: { dependsOn: activation } }],
});
const LONE: Readonly<Record<string, readonly [Domains, ServiceEntry]>> = {
  'a shared dependency': [lone, { dependsOn: ['b', { id: 'a', impact: '30%' }] }],
  'a shared dependency of a placement': [
    lone,
    { placements: [{ in: 'a' }, { in: 'b', dependsOn: ['a', { id: 'c', impact: '30%' }] }], minAvailable: 2 },
  ],
  'a local service': [lone, { serving: 'local', placements: [{ in: 'a' }, { in: 'b' }] }],
  'what is shed': [
    lone,
    {
      placements: [
        { in: 'a', capacity: 1 },
        { in: 'b', capacity: 1 },
      ],
      demand: 2,
      overload: 'shed',
    },
  ],
  'more that are desired': [lone, { placements: [{ in: 'a' }, { in: 'b' }], desired: 2 }],
  'a soft dependency': [lone, { placements: inA, dependsOn: ['c', { id: 'b', impact: 'degraded' }] }],
  'a group': [lone, { placements: inA, dependsOn: ['c', { prefer: ['a', 'b'] }] }],
  'a soft dependency of a placement': [
    lone,
    { placements: [{ in: 'a', dependsOn: ['c', { id: 'b', impact: 'degraded' }] }, { in: 'b' }] },
  ],
  'a group in an activation': [lone, standby(['c', { prefer: ['b', 'a'] }])],
  'a soft dependency of a domain': [
    { ...lone, a: { dependsOn: ['c', { id: 'b', impact: 'degraded' }] } },
    { placements: inA },
  ],
  'hard dependencies': [
    lone,
    {
      placements: [
        { in: 'a', dependsOn: ['b'] },
        { in: 'c', role: 'standby', activation: { dependsOn: ['b'] } },
      ],
    },
  ],
};
const loneDocuments = Object.entries(LONE).map(([what, [domains, app]]) => [
  `nothing but ${what}`,
  telling(domains, { app }, eachFails(domains)),
]);

const illTargets = [...Object.keys(ill), ...Object.keys(onIll)];

/** Nearest services on sites that are cut off an hour after the power fails, and that lose a part of their own before. */
const late: Domains = {
  power: {},
  net: { dependsOn: [{ id: 'power', worksWithout: '1h' }] },
  k: {},
  one: { uplink: ['net'] },
  two: { uplink: ['net'] },
  three: { uplink: [] },
  far: {},
};

const lateParts: readonly DependencyEntry[] = [{ id: 'half', impact: '50%' }];
const onLate: Services = {
  half: { placements: [{ in: 'k' }] },
  lamp: {
    serving: 'nearest',
    placements: [{ in: 'one', dependsOn: lateParts }, { in: 'two', dependsOn: lateParts }, { in: 'far' }],
  },
  bulb: {
    serving: 'nearest',
    placements: [{ in: 'one', dependsOn: lateParts }, { in: 'two' }, { in: 'three' }],
  },
  desk: {
    serving: 'local',
    placements: [{ in: 'one' }, { in: 'two' }, { in: 'three' }],
    dependsOn: ['lamp', 'bulb'],
  },
  store: { placements: [{ in: 'far' }], dependsOn: ['bulb'] },
  // Nobody looks at it from elsewhere.
  spot: {
    serving: 'nearest',
    placements: [{ in: 'one', dependsOn: lateParts }, { in: 'two', dependsOn: lateParts }, { in: 'far' }],
  },
};

/** Sites that are cut off late, behind a hub that is cut off at another time, one within it and one that hangs on another. */
const lateHub: Domains = {
  power: {},
  k: {},
  net: { dependsOn: [{ id: 'power', worksWithout: '1h' }] },
  air: { dependsOn: [{ id: 'power', worksWithout: '20m' }] },
  hub: { uplink: ['net'] },
  one: { uplink: ['hub'] },
  two: { within: ['hub'], uplink: ['air'] },
  three: { within: ['hub'], uplink: ['hub'] },
  four: { uplink: ['one'] },
  far: {},
};

const onLateHub: Services = {
  ...onLate,
  wire: {
    serving: 'nearest',
    placements: [
      { in: 'hub', dependsOn: lateParts },
      { in: 'four', dependsOn: lateParts },
    ],
  },
  plug: {
    serving: 'local',
    placements: [{ in: 'four' }, { in: 'three' }, { in: 'hub' }],
    dependsOn: [
      { id: 'wire', impact: '30%' },
      { id: 'lamp', worksWithout: '10m' },
    ],
  },
};

/** Cuts that are no tree, and what hangs on them; and places within sites that can be cut off themselves. */
const overlap: Domains = {
  net: {},
  north: { uplink: ['net'] },
  south: { uplink: ['net'] },
  between: { within: ['north', 'south'] },
  deep: { uplink: ['between'] },
  deeper: { uplink: ['deep'] },
  den: { within: ['between'], uplink: ['net'] },
  odd: { within: ['north'], uplink: ['south'] },
  even: { within: ['north'], uplink: ['north'] },
  room: { within: ['north'] },
  rack: { within: ['room'] },
  aisle: { within: ['north'] },
  cell: { within: ['rack', 'aisle'] },
};

const onOverlap: Services = {
  base: { placements: [{ in: 'net' }, { in: 'south' }], minAvailable: 2 },
  lamp: {
    serving: 'nearest',
    placements: [
      { in: 'north', dependsOn: [{ id: 'base', impact: '50%' }] },
      { in: 'south' },
      { in: 'even' },
    ],
  },
  bulb: {
    serving: 'nearest',
    placements: [
      { in: 'rack', dependsOn: [{ id: 'base', impact: '50%' }] },
      { in: 'south' },
      { in: 'aisle' },
    ],
  },
  far: { serving: 'nearest', placements: [{ in: 'deep' }, { in: 'den' }, { in: 'net' }] },
  beam: {
    serving: 'nearest',
    placements: [{ in: 'deeper' }, { in: 'odd' }, { in: 'north' }],
    dependsOn: ['net'],
  },
  desk: {
    serving: 'local',
    placements: [{ in: 'room' }, { in: 'rack' }, { in: 'cell' }, { in: 'aisle' }, { in: 'deep' }],
    dependsOn: ['lamp', { id: 'bulb', impact: '30%' }],
  },
  kiosk: {
    serving: 'local',
    placements: [{ in: 'between' }, { in: 'deep' }, { in: 'den' }, { in: 'odd' }, { in: 'deeper' }],
    dependsOn: [{ id: 'far', impact: '40%' }, 'beam', { id: 'lamp', impact: '20%' }],
  },
};

export const TELLING: Readonly<Record<string, TopologyDocument>> = {
  'uplinks in a chain': telling(chain, onChain, [
    ...eachFails(chain),
    ...eachIsolated(chain),
    ...eachIsolated(chain, { isolate: ['core'] }).filter((s) => new Set(s.isolate).size === 2),
    ...eachIsolated(chain, { fail: ['core'] }),
    ...eachFails(chain, { isolate: ['site', 'hub'] }),
    ...eachFails(chain, { isolate: ['far', 'core'] }),
  ]),
  'several uplinks': telling(dual, onDual, [
    ...eachFails(dual),
    ...eachIsolated(dual),
    ...eachIsolated(dual, { fail: ['lte'] }),
    ...eachFails(dual, { isolate: ['metro'], fail: ['lte'] }),
    ...eachIsolated(dual, { isolate: ['right'], fail: ['left'] }).filter(
      (s) => new Set(s.isolate).size === 2,
    ),
  ]),
  'sites within sites': telling(nested, onNested, [
    ...eachFails(nested),
    ...eachIsolated(nested),
    ...eachIsolated(nested, { isolate: ['hall'] }).filter((s) => new Set(s.isolate).size === 2),
    ...eachFails(nested, { isolate: ['yard', 'cage'] }),
  ]),
  'sites within sites, inside out': telling(insideOut(nested), onNested, [
    ...eachFails(nested),
    ...eachIsolated(nested),
    ...eachIsolated(nested, { fail: ['fire'] }),
  ]),
  'uplinks in a chain, inside out': telling(insideOut(chain), onChain, [
    ...eachFails(chain, { isolate: ['hub'] }),
    ...eachIsolated(chain),
  ]),
  'places in two sites': telling(shared, onShared, [
    ...eachFails(shared),
    ...eachIsolated(shared),
    { fail: ['cache@there'] },
    { fail: ['near@deep'] },
  ]),
  'a pool seen from many sides': telling(pools, onPools, [
    ...eachFails(pools),
    ...eachIsolated(pools),
    ...eachIsolated(pools, { fail: ['spare@e2'] }),
    ...eachFails(pools, { isolate: ['east', 'west'] }),
    ...eachIsolated(pools, { degrade: ['spare'] }),
    ...eachFails(pools, { degrade: ['power'] }),
  ]),
  'those who wait': telling(waits, onWaits, [
    ...eachFails(waits),
    ...eachIsolated(waits),
    ...eachIsolated(waits, { degrade: ['edge'], duration: '90m' }),
    ...eachIsolated(waits, { fail: ['db@a'] }),
    ...eachFails(waits, { isolate: ['b'], duration: '2h' }),
  ]),
  'what is carried': telling(full, onFull, [
    ...eachFails(full),
    ...eachIsolated(full),
    ...eachFails(full, { limit: [{ id: 'x', capacity: '50%' }] }),
    ...Object.keys(full).map((id) => ({ limit: [{ id, capacity: '50%' }] })),
    ...Object.keys(full).map((id) => ({ limit: [{ id, capacity: '0%' }], duration: '30m' })),
    ...eachIsolated(full, {
      limit: [
        { id: 'land', capacity: '80%' },
        { id: 'y', capacity: '25%' },
      ],
    }),
  ]),
  'losses that are shared': telling(shares, onShares, [
    ...eachFails(shares),
    ...eachIsolated(shares),
    ...eachIsolated(shares, { fail: ['s4@r'], duration: '90m' }),
    ...eachFails(shares, { isolate: ['r'], duration: '3h' }),
  ]),
  'groups of the same members': telling(alike, onAlike, [
    ...eachFails(alike),
    ...eachFails(alike, { duration: '90m' }),
    ...Object.keys(alike).map((id) => ({ degrade: [id] })),
  ]),
  ...Object.fromEntries(loneDocuments),
  'the same cuts in another order': telling(crossed, onCrossed, [
    { isolate: ['four', 'nine'] },
    { isolate: ['nine'] },
    { fail: ['nine'], isolate: ['four'] },
  ]),
  'what is lost late': telling(slow, onSlow, [
    { fail: ['k', 'm'] },
    { fail: ['k'] },
    { fail: ['m'] },
    { fail: ['k', 'm'], duration: '150m' },
  ]),
  'sites that are cut off late': telling(late, onLate, [
    ...eachFails(late),
    ...eachFails(late, { fail: ['k'] }),
    ...eachIsolated(late, { fail: ['k'] }),
    ...eachIsolated(late, { fail: ['power', 'k'] }),
    { fail: ['power', 'k'], duration: '30m' },
  ]),
  'sites behind a hub that is cut off late': telling(lateHub, onLateHub, [
    ...eachFails(lateHub),
    ...eachFails(lateHub, { fail: ['k'] }),
    ...eachIsolated(lateHub, { fail: ['k'] }),
    ...eachIsolated(lateHub, { fail: ['power'], duration: '30m' }),
    ...eachIsolated(lateHub, { fail: ['power', 'k'], duration: '90m' }),
    { fail: ['power', 'k'], duration: '15m' },
  ]),
  'cuts that are no tree': telling(overlap, onOverlap, [
    ...eachFails(overlap),
    ...eachIsolated(overlap),
    ...eachIsolated(overlap, { isolate: ['rack', 'aisle'] }).filter((s) => new Set(s.isolate).size === 3),
    ...eachIsolated(overlap, { isolate: ['room'], fail: ['lamp@north'] }).filter(
      (s) => new Set(s.isolate).size === 2,
    ),
    ...eachFails(overlap, { isolate: ['room', 'rack', 'aisle'] }),
    ...eachFails(overlap, { isolate: ['rack', 'aisle'], fail: ['base@net'] }),
  ]),
  'asks of one hash': telling(hashed, onHashed, [{ isolate: ['x'] }, { isolate: ['y'] }, { fail: ['far'] }]),
  'what is impaired': telling(ill, onIll, [
    ...eachFails(ill),
    ...eachIsolated(ill),
    ...illTargets.map((id) => ({ degrade: [id] })),
    ...illTargets.map((id) => ({ degrade: [id], fail: ['svc@w'], duration: '2h' })),
  ]),
};
