import { describe, expect, test } from 'vitest';
import { dotString } from '../../../src/report/escape/dot.js';
import { markdownCode, markdownCodeInTable, markdownText } from '../../../src/report/escape/markdown.js';
import { mermaidText } from '../../../src/report/escape/mermaid.js';
import { sarifText } from '../../../src/report/escape/sarif.js';
import { visible } from '../../../src/report/escape/visible.js';
import { commandMessage, commandProperty } from '../../../src/report/escape/workflow-command.js';
import { escapeXml } from '../../../src/report/escape/xml.js';

test('long names are cut, and say so', () => {
  expect(visible('x'.repeat(500))).toBe('x'.repeat(500));
  expect(visible('x'.repeat(10_000))).toBe(`${'x'.repeat(460)}… (10,000 characters)`);
  expect(visible('😀'.repeat(5000))).toBe(`${'😀'.repeat(230)}… (10,000 characters)`);
  expect(visible(`x${'😀'.repeat(5000)}`)).toBe(`x${'😀'.repeat(229)}… (10,001 characters)`);
});

test('XML', () => {
  expect(escapeXml(`<a b="c" d='e'>&]]>`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;]]&gt;');
  expect(escapeXml('\u0000\ufffe\uffff\ud800')).toBe('\\u{0}\\u{fffe}\\u{ffff}\\u{d800}');
});

describe('Markdown', () => {
  test.each([
    ['plain text, 3% of it', 'plain text, 3% of it'],
    ['*a* _b_ `c` ~d~ $e$ \\', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\$e\\$ \\\\'],
    ['<script>&', '&lt;script&gt;&amp;'],
    ['a|b', 'a&#124;b'],
    ['-->', '--&gt;'],
    ['[x](javascript:0)', '\\[x\\](javascript:0)'],
    ['@team #12 !3 GH-4', '@&#8203;team #&#8203;12 !&#8203;3 GH-&#8203;4'],
    ['a@b.example', 'a@&#8203;b.example'],
    ['https://x www.x', 'https:&#8203;//x www.&#8203;x'],
    ['one\ntwo', 'one\\\\ntwo'],
  ])('%s', (text, expected) => expect(markdownText(text)).toBe(expected));

  test.each([
    ['azure/centralus', '`azure/centralus`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '`  `'],
    ['@team', '`@team`'],
  ])('%s as code', (text, expected) => expect(markdownCode(text)).toBe(expected));

  test('a pipe in a table', () => expect(markdownCodeInTable('a|b')).toBe('`a\\|b`'));
});

test('Mermaid', () => {
  expect(mermaidText('azure/centralus-1_a.b, (c)')).toBe('azure/centralus-1_a.b, (c)');
  expect(mermaidText('"%%{init}]<b>`#;')).toBe('#34;#37;#37;#123;init#125;#93;#60;b#62;#96;#35;#59;');
});

test('DOT', () => expect(dotString('a"b\\N', '&lt;')).toBe('"a\\"b\\\\N\\n&amp;lt;"'));

test('workflow commands', () => {
  expect(commandMessage('50%\r\na: b, c')).toBe('50%25%0D%0Aa: b, c');
  expect(commandProperty('a: b, c\n')).toBe('a%3A b%2C c%0A');
});

test('SARIF', () => expect(sarifText('[a](b) {0} run[x]')).toBe('[a] (b) {{0}} run[x]'));
