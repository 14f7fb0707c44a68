import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { fakeHost } from '../cli/fake-host.js';
import { memoryFiles } from '../load/helpers.js';

/*
 * docs/gate.md, played: its yaml fences are files by the comment on their first line, its text fences are a command and
 * lines that it prints, one under the other.
 */

const page = readFileSync('docs/gate.md', 'utf8');
const fences = [...page.matchAll(/^```(yaml|text)\n(.*?)^```$/gms)].map(([, kind, body]) => ({
  kind,
  body: body!,
}));
const files = new Map(
  fences
    .filter(({ kind }) => kind === 'yaml')
    .map(({ body }) => [/^# (\S+)/.exec(body)![1]!, body.replace(/^.*\n/, '')]),
);
const commands = fences.filter(({ kind }) => kind === 'text').map(({ body }) => body.split(/\n(.*)/s));

describe('docs/gate.md', () => {
  it.each(commands)('%s', async (line, printed) => {
    const written: string[] = [];
    const host = {
      ...fakeHost(),
      files: memoryFiles(Object.fromEntries([...files].map(([name, text]) => [`/t/${name}`, text]))),
      output: {
        write: async (path: string, chunks: Iterable<string>) => {
          written.push(path, [...chunks].join(''));
          return null;
        },
      },
    };
    await main(line!.replace('$ blast-radius ', '').split(' '), host);
    expect(printed).not.toBe('');
    expect(host.printed.out).toContain(printed);
    if (written.length > 0) expect(written).toEqual(['baseline.yaml', files.get('baseline.yaml')]);
  });

  it('has examples', () => expect(commands.length).toBeGreaterThan(4));
});
