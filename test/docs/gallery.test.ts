import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/*
 * What the README's section "Examples" says of each topology is what the program prints: each sentence stands in the golden
 * output of the case `example-NAME`, line breaks aside.
 */

const readme = readFileSync('README.md', 'utf8');
const section = readme.slice(readme.indexOf('\n## Examples\n'), readme.indexOf('\n## More\n'));

/** `fire-119-ko` of `topologies/examples/fire-119-ko.yaml`; of a directory its name. */
function caseOf(path: string): string {
  return path.replace(/^topologies\/examples\//, '').replace(/(\/topology)?\.yaml$/, '');
}

function printed(name: string): string {
  return readFileSync(`test/golden/example-${name}/stdout`, 'utf8').replace(/\s+/g, ' ');
}

/** A row of the table: its last cell, but for what stands in brackets, which says more than a sentence of the report. */
const rows = [...section.matchAll(/^\| \[.*?\]\((\S+?)\) \|.*\| (.*?\.)(?: \(.*\))? \|$/gm)].map(
  ([, path, sentence]) => ({ path: path!, sentences: [sentence!] }),
);

/** An entry of three lines: what it is, the verdict in backticks, what it shows. */
const entries = [...section.matchAll(/^\*\*\[.*?\]\((\S+?)\)\*\*.*\n(.*)\n(?!\n).*\n\n/gm)].map(
  ([, path, verdict]) => ({
    path: path!,
    sentences: [...verdict!.matchAll(/`([^`]+)`/g)].map(([, sentence]) => sentence!),
  }),
);

const files = readdirSync('topologies/examples', { withFileTypes: true }).map((entry) =>
  entry.isDirectory()
    ? `topologies/examples/${entry.name}/topology.yaml`
    : `topologies/examples/${entry.name}`,
);

describe("the README's gallery", () => {
  it('has every example once', () => {
    expect([...rows, ...entries].map(({ path }) => path).sort()).toEqual(files.sort());
  });

  it.each([...rows, ...entries])('tells the verdict of $path as it is', ({ path, sentences }) => {
    expect(existsSync(path)).toBe(true);
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(printed(caseOf(path))).toContain(sentence);
  });

  it.each(entries)('says first whether $path passes', ({ sentences }) => {
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toMatch(/^(PASS|FAIL): /);
    expect(sentences[1]).toMatch(/^Worst: /);
  });
});

describe('the edge examples', () => {
  it.each(entries)('$path has scenarios with an expect, policies, and no warning', ({ path }) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^scenarios:/m);
    expect(text).toMatch(/^ {4}expect: /m);
    expect(text).toMatch(/^policies:/m);
    expect(text).toMatch(/^# .*(illustrative|Illustrative)/m);
    expect(text).toMatch(/^# What runs where, and why/m);
    expect(readFileSync(`test/golden/example-${caseOf(path)}/stderr`, 'utf8')).toBe('');
  });
});

describe('the branches of the pharmacy chain', () => {
  it('are what the script writes', () => {
    const written = execFileSync(process.execPath, ['scripts/write-branches.mjs'], { encoding: 'utf8' });
    expect(readFileSync('topologies/examples/pharmacy-chain-ko/branches.yaml', 'utf8')).toBe(written);
    expect(written.match(/^\S+-\d{3}: /gm)).toHaveLength(300);
  });
});
