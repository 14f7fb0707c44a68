import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditorSession } from './language-server.js';
import { runBuilt } from './run-built.js';

let place: string;
let starter: string;
let editor: EditorSession;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'blast-radius-editor-'));
  runBuilt(place, ['init']);
  starter = readFileSync(join(place, 'topology.yaml'), 'utf8');
  editor = await EditorSession.open(join(place, 'topology.yaml'), starter);
});
afterAll(() => {
  editor.close();
  rmSync(place, { recursive: true, force: true });
});

const head = '# yaml-language-server: $schema=./topology.schema.json\nversion: 1\n';

describe('a real yaml-language-server over what init wrote', () => {
  it('completes the keys of a service and the words of a key', async () => {
    const keys = await editor.completionsAfter(`${head}services:\n  booking:\n    `);
    expect(keys).toEqual(expect.arrayContaining(['users', 'placements', 'dependsOn', 'serving', 'tier']));
    expect(await editor.completionsAfter(`${head}services:\n  booking:\n    serving: `)).toEqual(
      expect.arrayContaining(['local', 'nearest', 'pooled']),
    );
  });

  it('says what a key means', async () => {
    const key = starter.slice(starter.indexOf('require:')).slice(0, 'require:'.length - 1);
    expect(await editor.hover(starter, key)).toMatch(/\w{4,}.*\./);
    expect(await editor.hover(starter, 'worksWithout')).toMatch(/without/i);
  });

  it('underlines a wrong key, and nothing else in the starter', async () => {
    const wrong = starter.replace('    dependsOn:', '    depends_on:');
    const problems = await editor.problems(wrong);
    const line = wrong.split('\n').findIndex((each) => each.includes('depends_on'));
    expect(problems.map(({ range }) => range.start.line)).toEqual([line]);
    expect(problems[0]!.message).toContain('depends_on');
  });
});
