import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/*
 * The table of ARCHITECTURE.md as a test. A room is a folder of src (engines: each engine is one); what it may import is
 * listed here, with the reason where a rule is broken. Change the table, the rooms and ARCHITECTURE.md together.
 */

const src = fileURLToPath(new URL('../src', import.meta.url));

/** `types`: only `import type`, or constants of the room's `types.ts`. A room may always import itself. */
type Rule = { readonly values?: readonly string[]; readonly types?: readonly string[] };

/** What no engine is: the reading of a solved network that all of them share. */
const ENGINE: Rule = { values: ['engines/net', 'engines/loss', 'support'], types: ['compile'] };

const ENGINES = ['propagate', 'sweep', 'faulttree', 'timeline'].map((name) => `engines/${name}`);

const NOT_IN_RUN = ['run', 'cli', 'report'];

const ROOMS: Readonly<Record<string, Rule>> = {
  cli: { values: ['run', 'report', 'host', 'execute', 'diagnostics', 'support'] },
  report: { values: ['results', 'diagnostics', 'support'], types: ['gate', 'model'] },
  gate: { values: ['results', 'diagnostics', 'support'], types: ['model'] },
  results: {
    values: ['engines', 'diagnostics', 'support'],
    types: ['compile', 'model', ...ENGINES, 'engines/loss'],
  },
  check: { values: ['model', 'support'], types: ['results', 'diagnostics'] },
  // The engines' door: what other rooms may use of them.
  engines: { values: [...ENGINES, 'engines/loss', 'engines/net'] },
  ...Object.fromEntries(ENGINES.map((name) => [name, ENGINE])),
  'engines/loss': { values: ['engines/net', 'support'], types: ['compile'] },
  'engines/net': { values: ['support'], types: ['compile'] },
  compile: { values: ['model', 'diagnostics', 'support'] },
  import: { values: ['load', 'diagnostics', 'support'], types: ['model'] },
  catalog: { values: ['load', 'diagnostics', 'support'], types: ['model'] },
  load: { values: ['diagnostics', 'support'], types: ['host', 'model'] },
  execute: { values: ['support'], types: ['host'] },
  model: { values: ['diagnostics', 'support'] },
  host: {},
  diagnostics: {},
  support: {},
};

const TABLE: Readonly<Record<string, Rule>> = {
  ...ROOMS,
  run: { values: Object.keys(ROOMS).filter((room) => !NOT_IN_RUN.includes(room)) },
};

/** Packages and Node's own modules, each in the one room that knows it. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  chalk: ['cli'],
  yaml: ['load'],
  graphlib: ['results'],
  'string-width': ['report'],
  'node:': ['host', 'cli'],
  // Read by the one room that is handed documents it did not make.
  'schema/analysis.schema.json': ['run'],
};

/** Rooms that run in a browser as they are: no I/O, no clock, no randomness, no process, no console, no async. */
const PURE = ['model', 'compile', 'engines', 'gate', 'results', 'check', 'report'];

const FORBIDDEN_GLOBALS = new Set([
  'process',
  'console',
  'globalThis',
  'window',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'fetch',
  'Buffer',
  'Promise',
  'Date',
  'Intl',
]);

const FORBIDDEN_MEMBERS = new Set([
  'Math.random',
  'toLocaleString',
  'localeCompare',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
]);

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.split('\\').join('/'))
  .sort();

const parsed = files.map((path) => {
  const text = readFileSync(join(src, path), 'utf8');
  return { path, room: roomOf(path), tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
});

describe('the rooms of src', () => {
  it('are all in the table', () => {
    expect(
      [...new Set(parsed.map(({ room }) => room))].filter((room) => room !== '' && !(room in TABLE)),
    ).toEqual([]);
  });

  it('import only what the table allows', () => {
    expect(
      parsed.flatMap(({ path, room, tree }) => importsOf(tree).flatMap((each) => wrong(path, room, each))),
    ).toEqual([]);
  });

  it('do not import each other in a circle', () => {
    expect(circle(edgesBetweenRooms())).toBeNull();
  });
});

describe('the pure rooms', () => {
  it('touch no process, clock, randomness, console, locale and no promise', () => {
    const pure = parsed.filter(({ room }) => PURE.includes(room.split('/')[0]!));
    expect(pure.flatMap(({ path, tree }) => impurities(path, tree))).toEqual([]);
  });
});

describe('this test', () => {
  const see = (path: string, text: string) => {
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    return [...importsOf(tree).flatMap((each) => wrong(path, roomOf(path), each)), ...impurities(path, tree)];
  };

  it.each([
    ['report/text.ts', "import { run } from '../run/analyze.js';", 'report may not import run'],
    [
      'results/build.ts',
      "import { net } from '../compile/net.js';",
      'results may import only the types of compile',
    ],
    ['compile/net.ts', "import { parse } from 'yaml';", 'yaml belongs in load'],
    ['engines/loss/loss.ts', "const fs = await import('node:fs');", 'node:fs belongs in host or cli'],
    [
      'engines/propagate/a.ts',
      "export { b } from '../sweep/b.js';",
      'engines/propagate may not import engines/sweep',
    ],
    ['model/a.ts', 'export const now = () => Date.now();', 'model/a.ts:1 uses Date'],
    ['gate/a.ts', 'export const dice = Math.random;', 'gate/a.ts:1 uses Math.random'],
    ['results/a.ts', 'export async function build() {}', 'results/a.ts:1 is async'],
    ['model/a.ts', "import left from 'left-pad';", 'no room is given the package left-pad'],
  ])('sees what is wrong in %s: %s', (path, text, reason) => {
    expect(see(path, text).join('\n')).toContain(reason);
  });

  it.each([
    ['results/build.ts', "import type { Net } from '../compile/net.js';"],
    ['results/build.ts', "import { AskKind } from '../compile/types.js';"],
    ['model/a.ts', 'export interface Row { readonly process: string; readonly Date: number }'],
    ['report/a.ts', 'export const text = (row: { console: string }) => row.console;'],
    ['cli/a.ts', "import { Command } from 'commander';"],
  ])('lets pass what is right in %s: %s', (path, text) => {
    expect(see(path, text)).toEqual([]);
  });
});

/** `cli`, `engines/loss`; '' for a file of src itself (index.ts, the library's door, which enters where cli does). */
function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts.length === 1) return '';
  return parts[0] === 'engines' && parts.length > 2 ? `engines/${parts[1]}` : parts[0]!;
}

function importsOf(tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier !== undefined
    ) {
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly: isTypeOnly(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({
        specifier: argument && ts.isStringLiteral(argument) ? argument.text : '(computed)',
        typeOnly: false,
      });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: (node.argument.literal as ts.StringLiteral).text, typeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause;
    return (
      node.isTypeOnly ||
      (named !== undefined && ts.isNamedExports(named) && named.elements.every((each) => each.isTypeOnly))
    );
  }
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((each) => each.isTypeOnly)
  );
}

function wrong(path: string, room: string, { specifier, typeOnly }: Import): readonly string[] {
  if (!specifier.startsWith('.')) return wrongPackage(path, room, specifier);
  if (specifier.endsWith('.json')) return wrongPackage(path, room, specifier.replace(/^(\.\.\/)+/, ''));
  if (room === '') return [];
  const target = roomOf(posix.normalize(posix.join(posix.dirname(path), specifier)));
  const rule = TABLE[room] ?? {};
  if (target === room || rule.values?.includes(target)) return [];
  if (rule.types?.includes(target)) {
    return typeOnly || specifier.endsWith('/types.js')
      ? []
      : [`${path}: ${room} may import only the types of ${target} (${specifier})`];
  }
  return [`${path}: ${room} may not import ${target} (${specifier})`];
}

function wrongPackage(path: string, room: string, specifier: string): readonly string[] {
  const key = specifier.startsWith('node:') ? 'node:' : specifier;
  const rooms = PACKAGES[key];
  if (rooms === undefined) return [`${path}: no room is given the package ${specifier}`];
  return rooms.includes(room) ? [] : [`${path}: ${specifier} belongs in ${rooms.join(' or ')}`];
}

/** Free identifiers only: `row.console` and `{ console: … }` are names of data. */
function impurities(path: string, tree: ts.SourceFile): readonly string[] {
  if (!PURE.includes(roomOf(path).split('/')[0]!)) return [];
  const found: string[] = [];
  const say = (node: ts.Node, what: string) =>
    found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1} ${what}`);
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) say(node, 'is async');
    if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.has(node.text) && !isNameOfData(node))
      say(node, `uses ${node.text}`);
    if (ts.isPropertyAccessExpression(node)) {
      const whole = `${node.expression.getText(tree)}.${node.name.text}`;
      if (FORBIDDEN_MEMBERS.has(whole) || FORBIDDEN_MEMBERS.has(node.name.text)) say(node, `uses ${whole}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isNameOfData(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

function edgesBetweenRooms(): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { path, room, tree } of parsed) {
    for (const { specifier, typeOnly } of importsOf(tree)) {
      if (typeOnly || !specifier.startsWith('.') || room === '') continue;
      if (specifier.endsWith('.json')) continue;
      const target = roomOf(
        relative('.', join(dirname(path), specifier))
          .split('\\')
          .join('/'),
      );
      if (target !== room) edges.set(room, (edges.get(room) ?? new Set()).add(target));
    }
  }
  return edges;
}

/** A circle as `a > b > a`; null: none. Rooms are few, so plain depth first. */
function circle(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  from?: string,
  trail: readonly string[] = [],
): string | null {
  if (from === undefined)
    return [...edges.keys()].map((room) => circle(edges, room)).find((found) => found !== null) ?? null;
  if (trail.includes(from)) return [...trail, from].join(' > ');
  const next = [...(edges.get(from) ?? [])];
  return next.map((room) => circle(edges, room, [...trail, from])).find((found) => found !== null) ?? null;
}
