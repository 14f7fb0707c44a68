import { naughtyStrings } from './corpus.js';
import type { Random } from './random.js';
import type { Seeds } from './seeds.js';

/** A topology spoilt in one to eight ways, drawn by `r` alone: the same seed gives the same bytes. */
export function mutant(seeds: Seeds, r: Random): Uint8Array {
  let text = r.pick(r.below(5) > 0 ? seeds.valid : seeds.suites);
  for (let change = 1 + r.below(r.once(4) ? 8 : 3); change > 0; change--) {
    const mutate = r.pick(MUTATORS);
    text = mutate(text, r, seeds).slice(0, LONGEST);
  }
  return r.once(8) ? flipped(new TextEncoder().encode(text), r) : new TextEncoder().encode(text);
}

/** Duplication doubles; this keeps a million files cheap. */
const LONGEST = 6000;

type Mutator = (text: string, r: Random, seeds: Seeds) => string;

const TOKEN = /[\p{L}\p{N}_./@<>%+-]+|[[\]{}:,&*?!|>'"#-]/gu;

const NUMBERS = [
  ...[
    '0',
    '-1',
    '-0',
    '1',
    '2',
    '3',
    '1e309',
    '1e-400',
    '.nan',
    '.inf',
    '-.inf',
    '9007199254740993',
    '0x10',
    '0o7',
  ],
  ...[
    '1_000',
    '1__0',
    '12:30',
    '00',
    '1.',
    '.5',
    '99999999999999999999',
    '4294967296',
    '2147483648',
    '65536',
  ],
  ...['0%', '100%', '101%', '50%', '-5%', '0.1%', '1e2%', '%', '33.333333333%', '1.0000000001'],
  ...[
    '0s',
    '1s',
    '5m',
    '24h20m',
    '1y',
    '99999999y',
    '9007199254740993s',
    '1h1d',
    '1.5h',
    '-3h',
    '5',
    'm',
    '0m',
  ],
];

const WORDS = [
  ...[
    'version',
    'name',
    'include',
    'domains',
    'services',
    'scenarios',
    'policies',
    'waivers',
    'defaults',
    'x-a',
  ],
  ...[
    'kind',
    'within',
    'uplink',
    'dependsOn',
    'placements',
    'stack',
    'serving',
    'local',
    'nearest',
    'pooled',
    'role',
  ],
  ...[
    'standby',
    'active',
    'activation',
    'takes',
    'worksWithout',
    'impact',
    'degraded',
    'down',
    'anyOf',
    'allOf',
    'of',
  ],
  ...[
    'atLeast',
    'prefer',
    'each',
    'fail',
    'isolate',
    'degrade',
    'limit',
    'events',
    'restore',
    'order',
    'duration',
  ],
  ...[
    'expect',
    'under',
    'require',
    'maxState',
    'maxLost',
    'minAvailable',
    'desired',
    'demand',
    'capacity',
    'overload',
  ],
  ...[
    'users',
    'tier',
    'sector',
    'labels',
    'weight',
    'share',
    'for',
    'in',
    'as',
    'evidence',
    'assumes',
    'start',
    'slo',
  ],
  ...[
    'azure/koreacentral',
    'aws/us-east-1',
    'azure',
    'gcp',
    'a',
    'b',
    'd',
    'e',
    's-1',
    '<n>',
    '<<',
    '&a',
    '*a',
    '!!str',
  ],
  ...[
    'true',
    'no',
    'null',
    '~',
    '',
    '""',
    "''",
    '[]',
    '{}',
    '---',
    '...',
    '%YAML 1.1',
    '|',
    '>',
    '? ',
    '- ',
    '__proto__',
  ],
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'kind=region', 'a@d', '*', '?', 'id', 'all'],
];

const MUTATORS: readonly Mutator[] = [
  (text, r) => replaceToken(text, r, r.pick(NUMBERS)),
  (text, r) => replaceToken(text, r, r.pick(WORDS)),
  (text, r) => replaceToken(text, r, r.pick(tokensOf(text)) ?? ''),
  (text, r) => replaceToken(text, r, JSON.stringify(r.pick(naughtyStrings))),
  (text, r) => replaceToken(text, r, ''),
  (text, r) => swapTokens(text, r),
  (text, r) => insert(text, r, r.pick(tokensOf(text)) ?? ' '),
  (text, r) =>
    insert(
      text,
      r,
      String.fromCodePoint(
        r.pick([0, 7, 9, 13, 27, 0x7f, 0x85, 0x9b, 0x200b, 0x202e, 0x2028, 0xfeff, 0xd55c, 0x1f600]),
      ),
    ),
  (text, r) => insert(text, r, r.pick(naughtyStrings).slice(0, 100)),
  (text, r) => lines(text, (all) => all.splice(r.below(all.length), 1 + r.below(3))),
  (text, r) =>
    lines(text, (all) => all.splice(r.below(all.length), 0, ...all.slice(at(all, r), at(all, r) + 4))),
  (text, r) => lines(text, (all) => swapItems(all, r)),
  (text, r) => lines(text, (all) => indent(all, r)),
  (text, r) => text.slice(0, r.below(text.length + 1)),
  (text, r, seeds) => splice(text, r.pick(r.once(2) ? seeds.valid : seeds.suites), r),
  (text, r) => nest(text, r),
  (text, r) => aliases(text, r),
  (text, r) => text.replaceAll('\n', r.pick(['\r\n', '\r', '\n\n', ' \n'])),
];

function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [''];
}

function spots(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(TOKEN)];
}

function replaceToken(text: string, r: Random, by: string): string {
  const all = spots(text);
  if (all.length === 0) return by;
  const { index, 0: token } = r.pick(all);
  return text.slice(0, index) + by + text.slice(index + token.length);
}

function swapTokens(text: string, r: Random): string {
  const all = spots(text);
  if (all.length < 2) return text;
  const [a, b] = [r.pick(all), r.pick(all)].sort((x, y) => x.index - y.index) as [
    RegExpExecArray,
    RegExpExecArray,
  ];
  const afterA = a.index + a[0].length;
  if (b.index < afterA) return text;
  return (
    text.slice(0, a.index) + b[0] + text.slice(afterA, b.index) + a[0] + text.slice(b.index + b[0].length)
  );
}

function insert(text: string, r: Random, what: string): string {
  const place = r.below(text.length + 1);
  return text.slice(0, place) + what + text.slice(place);
}

function lines(text: string, change: (all: string[]) => unknown): string {
  const all = text.split('\n');
  change(all);
  return all.join('\n');
}

function at(all: readonly string[], r: Random): number {
  return r.below(all.length);
}

function swapItems(all: string[], r: Random): void {
  const [a, b] = [at(all, r), at(all, r)];
  [all[a], all[b]] = [all[b]!, all[a]!];
}

function indent(all: string[], r: Random): void {
  const line = at(all, r);
  all[line] = r.pick([
    ` ${all[line]}`,
    `  ${all[line]}`,
    all[line]!.trimStart(),
    `- ${all[line]}`,
    `\t${all[line]}`,
  ]);
}

function splice(text: string, other: string, r: Random): string {
  const from = r.below(other.length + 1);
  return insert(text, r, other.slice(from, from + r.below(400)));
}

function nest(text: string, r: Random): string {
  const [open, close] = r.pick([
    ['[', ']'],
    ['{a: ', '}'],
    ['{ anyOf: [', '] }'],
    ['- ', ''],
    ['? ', ''],
  ] as const);
  const depth = r.pick([2, 10, 33, 63, 64, 65, 66, 500]);
  return replaceToken(
    text,
    r,
    open.repeat(depth) + r.pick(tokensOf(text)) + close.repeat(r.once(3) ? 0 : depth),
  );
}

function aliases(text: string, r: Random): string {
  const width = 1 + r.below(12);
  const depth = 1 + r.below(9);
  const levels = Array.from({ length: depth }, (_, i) => {
    const inner = i === 0 ? 'x' : `*z${i - 1}`;
    return `  z${i}: &z${i} [${Array(width).fill(inner).join(', ')}]`;
  });
  return `${text}\nx-z:\n${levels.join('\n')}\n${r.once(2) ? `x-y: *z${depth - 1}\n` : ''}`;
}

function flipped(bytes: Uint8Array, r: Random): Uint8Array {
  for (let flips = 1 + r.below(4); flips > 0 && bytes.length > 0; flips--) {
    bytes[r.below(bytes.length)]! ^= 1 << r.below(8);
  }
  return bytes;
}
