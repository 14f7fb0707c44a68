import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../../src/report/diff/diff-markdown.js';
import { diffText } from '../../../src/report/diff/diff-text.js';
import type { ReportOptions } from '../../../src/report/reporter.js';
import type { DiffDocument, Weakening } from '../../../src/results/diff-document.js';
import { AT, change, DOWN, diffDocument, options, run, runFigures, UP, WITHOUT_USERS } from './documents.js';

const text = (document: Partial<DiffDocument>, more: Partial<ReportOptions> = {}): string =>
  [...diffText(diffDocument(document), options(more))].join('');
const markdown = (document: Partial<DiffDocument>, more: Partial<ReportOptions> = {}): string =>
  [...diffMarkdown(diffDocument(document), options(more))].join('');

const ids = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);
const weakening = (id: string, more: Partial<Weakening> = {}): Weakening => ({
  kind: 'users-lowered',
  on: { kind: 'service', id },
  text: 'users is 1, was 10',
  before: { ...AT, file: 'old.yaml' },
  after: AT,
  ...more,
});
const worseIn = (scenario: string, service: string) =>
  change(service, UP, DOWN, { scenario, worse: ['state'], allowed: false });

describe('the page of a diff', () => {
  it('draws the six runs that moved most, the worse ones first, and counts the others', () => {
    const moved = ids('run', 8).map((id, i) => run(id, 0, (i + 1) / 10));
    const scenarios = [run('mended', 0.9, 0), ...moved, run('same')];
    const page = text({ scenarios });
    const drawn = page.split('\n').filter((line) => /^(run-\d|mended)$/.test(line));
    expect(drawn).toEqual(['run-8', 'run-7', 'run-6', 'run-5', 'run-4', 'run-3']);
    expect(page).toContain('3 more scenarios moved (--all); 1 shared scenario as before.\n');
    const all = text({ scenarios }, { all: true });
    expect(all).toMatch(/^mended$/m);
    expect(all).not.toContain('(--all)');
  });

  it('gives a run its title and the name it had', () => {
    const page = text({ scenarios: [run('lost', 0, 1, { title: 'All is lost', renamedFrom: 'gone' })] });
    expect(page).toContain('lost: All is lost (before gone)\n');
  });

  it('tells of the end where only that differs', () => {
    const at = (before: number, after: number) => ({
      before: runFigures(0.5, before),
      after: runFigures(0.5, after),
      change: 'worse' as const,
    });
    expect(text({ scenarios: [run('lost', 0, 0, at(0, 0.25))] })).toContain('  at the end 0% -> 25%\n');
    expect(text({ scenarios: [run('lost', 0, 0, at(0.25, 0.25))] })).not.toContain('at the end');
  });

  it('counts services where neither side says users', () => {
    const scenarios = [run('lost', 0, 0.5)];
    expect(text({ scenarios })).toMatch(/50% +500 users/);
    expect(text({ scenarios, ...WITHOUT_USERS })).toMatch(/50% +500 services/);
    const { base } = WITHOUT_USERS;
    expect(text({ scenarios, base })).toMatch(/50% +500 users/);
  });

  it('tells four runs of six, and how much the others hold', () => {
    const worse = ids('run', 6).flatMap((id) => [worseIn(id, 'shop'), worseIn(id, 'mail')]);
    const page = text({ worse });
    expect(page.match(/^Worse in run-\d$/gm)).toHaveLength(4);
    expect(page).toContain('Worse in 2 more scenarios, 4 services (--all)\n');
    expect(text({ worse }, { all: true }).match(/^Worse in run-\d$/gm)).toHaveLength(6);
    // One more than the limit takes no more room than to say that there is one.
    expect(text({ worse: worse.slice(0, 10) }).match(/^Worse in run-\d$/gm)).toHaveLength(5);
  });

  it('cuts a list by rows, and says by how many', () => {
    const worse = ids('service', 14).map((id) => worseIn('lost', id));
    const page = text({ worse });
    expect(page.match(/^ {2}up -> down {2}service-/gm)).toHaveLength(12);
    expect(page).toContain('\n  2 more (--all)\n');
    expect(text({ worse }, { all: true })).toContain('service-14');
  });

  it('tells what is gone by how it was', () => {
    const page = text({ removed: [change('pay', DOWN, null)] });
    expect(page).toContain('Gone, and was not up in lost\n  was down  pay\n');
  });

  it('points at both places of a weakened entry, or the one there is', () => {
    const page = text({
      weakened: [weakening('a'), weakening('b', { after: null }), weakening('c', { before: null })],
    });
    expect(page).toContain('  a: users is 1, was 10\n      new.yaml:7:3, was old.yaml:7:3\n');
    expect(page).toContain('  b: users is 1, was 10\n      was old.yaml:7:3\n');
    expect(page).toContain('  c: users is 1, was 10\n      new.yaml:7:3, new\n');
  });

  it('counts the weakened entries it leaves out', () => {
    const weakened = ids('service', 14).map((id) => weakening(id));
    expect(text({ weakened })).toContain('\n  2 more (--all)\n');
    expect(text({ weakened }, { all: true })).toContain('  service-14: ');
  });

  it('names eight new services, and with --all every one', () => {
    const services = { added: ids('service', 20).map((id) => ({ id, at: AT })), removed: [] };
    expect(text({ services })).not.toContain('service-20');
    expect(text({ services }, { all: true })).toContain('service-20');
  });
});

describe('the comment for a pull request', () => {
  it('marks what is refused, and only that', () => {
    const scenarios = [run('a', 0, 0.5, { allowed: false }), run('b', 0, 0.5)];
    const worse = [worseIn('a', 'shop'), { ...worseIn('b', 'mail'), allowed: true }];
    const page = markdown({ scenarios, worse, verdict: 'fail' });
    expect(page).toContain('| `a` | 0% (0) | 50% (500) ✗ |\n| `b` | 0% (0) | 50% (500) |\n');
    expect(page).toContain('- `shop` up -&gt; down in `a` ✗\n- `mail` up -&gt; down in `b`\n');
  });

  it('folds what got better', () => {
    const better = [change('shop', DOWN, UP, { better: ['state'] })];
    expect(markdown({ better })).toContain(
      '<details><summary>Better: 1 service</summary>\n\n- `shop` down -&gt; up in `lost`\n\n</details>\n',
    );
  });

  it('points at the places of a weakened entry', () => {
    const page = markdown({
      weakened: [weakening('a'), weakening('b', { after: null }), weakening('c', { before: null })],
    });
    expect(page).toContain('- `a`: users is 1, was 10 (`new.yaml:7:3`, was `old.yaml:7:3`)\n');
    expect(page).toContain('- `b`: users is 1, was 10 (was `old.yaml:7:3`)\n');
    expect(page).toContain('- `c`: users is 1, was 10 (`new.yaml:7:3`, new)\n');
  });

  it('says what it leaves out; with --all it leaves out nothing', () => {
    const worse = ids('service', 25).map((id) => worseIn('lost', id));
    const page = markdown({ worse });
    expect(page).toContain('**Left out here:** 5 more services that got worse; the JSON report holds all.');
    expect(page).not.toContain('service-25');
    const all = markdown({ worse }, { all: true });
    expect(all).toContain('service-25');
    expect(all).not.toContain('Left out');
  });
});
