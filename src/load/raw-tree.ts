import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { placeText } from '../diagnostics/lines.js';
import type { Source, Span } from '../diagnostics/types.js';
import type { RawEntry, RawList, RawMap, RawNode, RawScalar } from '../model/raw.js';
import { mergeInto } from './merge-keys.js';
import { loss, type Problems, slip } from './problems.js';
import { unknownTag } from './syntax-problem.js';

/** What every schema of YAML knows; the parser knows more (binary, set), which mean nothing here. */
const TAGS: ReadonlySet<string> = new Set([
  '!',
  ...['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
]);

/** However large the file is, its aliases stand for no more values than this. */
const MOST_ALIASED = 1_000_000;

/** A node that an anchor marks; `node` is null as long as the walk is inside it. */
interface Anchor {
  node: RawNode | null;
  /** Values in it, those of its aliases included. */
  size: number;
}

interface Walk {
  readonly file: number;
  readonly sources: readonly Source[];
  readonly text: string;
  readonly problems: Problems;
  /** By name; a name that is given again stands for the later node from there on. */
  readonly anchors: Map<string, Anchor>;
  /** Values of the file itself. */
  own: number;
  /** Values that aliases stand for. */
  aliased: number;
  /** Where each alias brought `aliased` to. */
  readonly aliases: { readonly span: Span; readonly total: number }[];
}

/**
 * The parser's tree as our own: aliases and merge keys resolved, keys unique, scalars by their source text. Recursion is
 * bounded by the nesting that `scanTokens` lets through. Nodes behind aliases are shared, not copied; their sizes are
 * counted as if they were, because whoever walks the result walks them each time.
 */
export function rawTree(root: Node, file: number, sources: readonly Source[], problems: Problems): RawNode {
  const walk: Walk = {
    file,
    sources,
    text: sources[file]!.text,
    problems,
    anchors: new Map(),
    own: 0,
    aliased: 0,
    aliases: [],
  };
  const tree = nodeOf(walk, root);
  judgeAliases(walk);
  return tree;
}

function nodeOf(walk: Walk, node: Node): RawNode {
  if (isAlias(node)) return aliasOf(walk, node);
  const name = 'anchor' in node ? node.anchor : undefined;
  if (name === undefined) return contentOf(walk, node);
  const anchor: Anchor = { node: null, size: 0 };
  walk.anchors.set(name, anchor);
  const before = walk.own + walk.aliased;
  anchor.node = contentOf(walk, node);
  anchor.size = walk.own + walk.aliased - before;
  return anchor.node;
}

function contentOf(walk: Walk, node: Node): RawNode {
  walk.own++;
  if (node.tag !== undefined && !TAGS.has(node.tag)) unknownTag(walk.problems, spanOf(walk, node), node.tag);
  if (isMap<Node, Node | null>(node)) return mapOf(walk, node);
  return isSeq<Node>(node) ? listOf(walk, node) : scalarOf(walk, node as Scalar);
}

function listOf(walk: Walk, node: YAMLSeq<Node>): RawList {
  const items = node.items.map((item) => nodeOf(walk, item));
  return { kind: 'list', span: blockSpan(walk, node, items.at(-1), node.items.at(-1)), items };
}

/** Of a block: up to the end of its last value. The parser counts line ends and comments behind it as well. */
function blockSpan(
  walk: Walk,
  node: YAMLMap<Node, Node | null> | YAMLSeq<Node>,
  last: RawNode | undefined,
  from: Node | null | undefined,
): Span {
  const span = spanOf(walk, node);
  if (node.flow === true || last === undefined) return span;
  return { ...span, end: isAlias(from) ? spanOf(walk, from).end : last.span.end };
}

function scalarOf(walk: Walk, node: Scalar): RawScalar {
  const quoted = node.type !== 'PLAIN' || node.tag === '!' || node.tag === 'tag:yaml.org,2002:str';
  return { kind: 'scalar', span: spanOf(walk, node), text: node.source ?? '', quoted };
}

function aliasOf(walk: Walk, node: Alias): RawNode {
  const span = spanOf(walk, node);
  const anchor = walk.anchors.get(node.source);
  if (anchor === undefined || anchor.node === null) {
    const message =
      anchor === undefined
        ? `no &${node.source} stands before *${node.source}`
        : `*${node.source} is part of itself`;
    loss(
      walk.problems,
      'BR1015',
      span,
      message,
      anchor === undefined ? 'quote a text that starts with *' : null,
    );
    return nothing(span);
  }
  walk.aliased += anchor.size;
  walk.aliases.push({ span, total: walk.aliased });
  // Past the bound nothing more is built; the error follows at the end of the walk.
  return walk.aliased > MOST_ALIASED ? nothing(span) : anchor.node;
}

function judgeAliases(walk: Walk): void {
  const limit = Math.min(MOST_ALIASED, Math.max(10_000, 10 * walk.own));
  const first = walk.aliases.find((alias) => alias.total > limit);
  if (first === undefined) return;
  const message = `with this alias, aliases stand for more than ${limit} values`;
  loss(walk.problems, 'BR1014', first.span, message, null);
}

function mapOf(walk: Walk, node: YAMLMap<Node, Node | null>): RawMap {
  const entries = new Map<string, RawEntry>();
  const merges: RawEntry[] = [];
  const pairs = node.items;
  let last: RawNode | undefined;
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i]!;
    if (!isScalar(pair.key)) continue; // reported by the parser
    const split = node.flow === true ? splitText(pairs, i) : 0;
    const entry = split > 0 ? rejoined(walk, pairs, i, split) : entryOf(walk, pair.key, pair.value);
    i += split;
    last = entry.value;
    if (isMergeKey(pair.key)) merges.push(entry);
    else add(walk, entries, entry);
  }
  for (const merge of merges) mergeInto(entries, merge, walk.problems);
  return { kind: 'map', span: blockSpan(walk, node, last, pairs.at(-1)?.value), entries };
}

function isMergeKey(key: Scalar): boolean {
  return key.type === 'PLAIN' && key.source === '<<';
}

function add(walk: Walk, entries: Map<string, RawEntry>, entry: RawEntry): void {
  const first = entries.get(entry.key);
  if (first === undefined) {
    entries.set(entry.key, entry);
    return;
  }
  const message = `the key ${entry.key} is given twice; the first is at ${placeText(first.keySpan, walk.sources)}`;
  slip(walk.problems, 'BR1018', entry.keySpan, message, 'remove one of them');
}

function entryOf(walk: Walk, key: Scalar, value: Node | null): RawEntry {
  const raw = nodeOf(walk, key) as RawScalar;
  const node = value === null ? nothingAfter(raw.span) : nodeOf(walk, value);
  // The parser puts an empty value somewhere behind its colon; right behind the key is where people look.
  const empty = node.kind === 'scalar' && node.span.start === node.span.end;
  return { key: raw.text, keySpan: raw.span, value: empty ? nothingAfter(raw.span) : node };
}

/**
 * `{ title: Seoul, Korea }`: how many pairs after the plain text at `i` are plain words without a colon, and so most
 * likely the rest of that text.
 */
function splitText(pairs: readonly Pair<Node, Node | null>[], i: number): number {
  if (!isPlain(pairs[i]!.value)) return 0;
  let count = 0;
  for (let next = pairs[i + 1]; next !== undefined && isRest(next); next = pairs[i + 1 + count]) count++;
  return count;
}

function isRest(pair: Pair<Node, Node | null>): boolean {
  return pair.value === null && isPlain(pair.key);
}

function isPlain(node: unknown): node is Scalar {
  return isScalar(node) && node.type === 'PLAIN' && node.source !== '';
}

/** Reports the split text and puts it together, so that the words after the comma are not unknown keys as well. */
function rejoined(walk: Walk, pairs: readonly Pair<Node, Node | null>[], i: number, count: number): RawEntry {
  const { key, keySpan, value } = entryOf(walk, pairs[i]!.key as Scalar, pairs[i]!.value);
  const span = { ...value.span, end: spanOf(walk, pairs[i + count]!.key).end };
  const text = walk.text.slice(span.start, span.end);
  slip(
    walk.problems,
    'BR1020',
    span,
    `the comma ends the ${key}`,
    `quote it: "${text.replace(/["\\]/g, '\\$&')}"`,
  );
  return { key, keySpan, value: { kind: 'scalar', span, text, quoted: true } };
}

function nothingAfter(span: Span): RawScalar {
  return nothing({ ...span, start: span.end });
}

function nothing(span: Span): RawScalar {
  return { kind: 'scalar', span: { ...span, end: span.start }, text: '', quoted: false };
}

function spanOf(walk: Walk, node: Node): Span {
  const [start, end] = node.range!;
  return { file: walk.file, start, end };
}
