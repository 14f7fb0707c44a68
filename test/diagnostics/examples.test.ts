import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { ALL_CODES } from '../../src/run/all-codes.js';
import { fakeHost } from '../cli/fake-host.js';
import { memoryFiles } from '../load/helpers.js';
import { SHORTENED, UNREACHABLE } from './by-hand.js';
import { type Example, isSentence, parseExample } from './example.js';

async function printed({ files, command }: Example): Promise<string> {
  const host = { ...fakeHost(), files: memoryFiles(Object.fromEntries([...files].map(inDirectory))) };
  await main(command.split(' '), host);
  return host.printed.out + host.printed.err;
}

function inDirectory([name, text]: [string, string]): [string, string] {
  return [`/t/${name}`, text];
}

const whole = [...ALL_CODES].filter(([code]) => !SHORTENED.includes(code) && !UNREACHABLE.has(code));
const repaired = whole.filter(([, { fix }]) => !isSentence(fix));

describe('the example of a code', () => {
  it.each(whole)('%s is raised by it, at the marked line alone', async (code, { example }) => {
    const { mark, ...rest } = parseExample(example);
    const text = await printed({ mark, ...rest });
    const place = mark === null ? '' : `${mark.file}:${mark.line}:`;
    const heads = text.match(/^.*(?:error|warning) BR\d{4}.*$/gm) ?? [];
    expect(heads).toHaveLength(1);
    expect(heads[0]).toMatch(new RegExp(`^${place}(\\d+: )?(error|warning) ${code}: `));
  });

  it.each(repaired)('%s is gone with its fix', async (_code, { example, fix }) => {
    const text = await printed(parseExample(example, fix));
    expect(text.match(/^.*(?:error|warning) BR\d{4}.*$/gm) ?? []).toEqual([]);
  });

  it.each([...ALL_CODES])('%s fits a terminal, and marks no other code', (code, { example, fix }) => {
    const lines = `${example}\n${fix}`.split('\n');
    expect(lines.filter((line) => line.length > 78)).toEqual([]);
    expect(example.match(/# <- BR\d{4}/g) ?? []).toEqual(example.includes('# <- ') ? [`# <- ${code}`] : []);
  });
});
