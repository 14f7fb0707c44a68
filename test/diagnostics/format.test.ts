import { describe, expect, it } from 'vitest';
import { formatDiagnostic, formatDiagnostics } from '../../src/diagnostics/format.js';
import { lineStarts } from '../../src/diagnostics/lines.js';
import type { Diagnostic, Source } from '../../src/diagnostics/types.js';
import { displayWidth } from '../../src/diagnostics/width.js';

function source(text: string, name = 'shop.yaml'): Source {
  return { name, text, lineStarts: lineStarts(text) };
}

/** A problem of the first place where `part` stands. */
function at(text: string, part: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(part);
  return {
    code: 'BR1203',
    severity: 'error',
    message: 'a message',
    span: { file: 0, start, end: start + part.length },
    fix: null,
    ...more,
  };
}

const SHOP = `version: 1\n\n\n\n\n\n\n\n    placements: [azure/koreacentrl, azure/koreasouth]
    depends_on: [stock, payments, { id: recommend, impact: degraded }]\n`;

describe('formatDiagnostic', () => {
  it('is place, text, line, carets, fix', () => {
    const one = at(SHOP, 'azure/koreacentrl', {
      message: 'no domain or service is called azure/koreacentrl',
      fix: 'did you mean azure/koreacentral (Azure region, Seoul)?',
    });
    expect(formatDiagnostic(one, [source(SHOP)])).toBe(`\
shop.yaml:9:18: error BR1203: no domain or service is called azure/koreacentrl
   9 |     placements: [azure/koreacentrl, azure/koreasouth]
     |                  ^^^^^^^^^^^^^^^^^
     did you mean azure/koreacentral (Azure region, Seoul)?`);
  });

  it('keeps the gutter for line numbers of any length', () => {
    const text = `${'\n'.repeat(12_344)}key: 1\n`;
    expect(formatDiagnostic(at(text, 'key', { severity: 'warning' }), [source(text)])).toBe(`\
shop.yaml:12345:1: warning BR1203: a message
12345 | key: 1
      | ^^^`);
  });

  it('puts carets under wide characters two columns each, and counts columns in UTF-16 units', () => {
    const text = '병원: { title: 전자의무기록 😀, owner: 김 }\n';
    expect(formatDiagnostic(at(text, 'owner'), [source(text)])).toBe(`\
shop.yaml:1:25: error BR1203: a message
   1 | 병원: { title: 전자의무기록 😀, owner: 김 }
     |                                 ^^^^^`);
    expect(formatDiagnostic(at(text, '의무'), [source(text)]).split('\n')[2]).toBe(
      '     |                    ^^^^',
    );
  });

  it('marks only the first line of a span, without the line end', () => {
    const text = 'a:\r\n  b: 1\r\n  c: 2\r\n';
    expect(formatDiagnostic(at(text, 'b: 1\r\n  c: 2'), [source(text)])).toBe(`\
shop.yaml:2:3: error BR1203: a message
   2 |   b: 1
     |   ^^^^`);
  });

  it('shows an empty span and the end of the text with one caret', () => {
    const text = 'a:';
    const one = at(text, 'a', { span: { file: 0, start: 2, end: 2 } });
    expect(formatDiagnostic(one, [source(text)])).toBe(
      'shop.yaml:1:3: error BR1203: a message\n   1 | a:\n     |   ^',
    );
  });

  it('has no excerpt where there is no text or no place', () => {
    const nowhere = at('', 'x', { span: null, fix: 'a fix' });
    expect(formatDiagnostic(nowhere, [])).toBe('error BR1203: a message\n     a fix');
    const empty = at('', '', {});
    expect(formatDiagnostic(empty, [source('')])).toBe('shop.yaml:1:1: error BR1203: a message');
  });

  it.each([
    ['at the start', 'TARGET'.padEnd(500, '.'), '   1 | TARGET', '     | ^^^^^^'],
    [
      'in the middle',
      `${'.'.repeat(500)}TARGET${'.'.repeat(500)}`,
      `   1 | ...${'.'.repeat(30)}TARGET`,
      `     | ${' '.repeat(33)}^^^^^^`,
    ],
  ])('cuts a long line around a span %s', (_, text, line, carets) => {
    const lines = formatDiagnostic(at(text, 'TARGET'), [source(text)]).split('\n');
    expect(lines[1]!.startsWith(line)).toBe(true);
    expect(lines[1]!.endsWith('...')).toBe(true);
    expect(lines[2]).toBe(carets);
    expect(displayWidth(lines[1]!)).toBeLessThanOrEqual(100);
  });

  it('shows what is before a span at the end of a long line', () => {
    const text = `${'한'.repeat(300)}TARGET`;
    const lines = formatDiagnostic(at(text, 'TARGET'), [source(text)]).split('\n');
    expect(lines[1]).toBe(`   1 | ...${'한'.repeat(40)}TARGET`);
    expect(lines[2]).toBe(`     | ${' '.repeat(83)}^^^^^^`);
  });

  it('bounds the carets of a long span in a huge line', () => {
    const text = 'x'.repeat(20_000_000);
    const lines = formatDiagnostic(at(text, text), [source(text)]).split('\n');
    expect(lines.every((line) => line.length <= 100)).toBe(true);
  });

  it('prints controls, bidi marks and line ends of texts as visible text', () => {
    const text = '"\u001b[31m\u202e": \u200b1\n';
    const one = at(text, '\u200b', { message: 'no \u001b]0;x\u0007\nkey', fix: 'a\tb' });
    expect(formatDiagnostic(one, [source(text, 'a\u001b.yaml')])).toBe(`\
a\\u{1b}.yaml:1:11: error BR1203: no \\u{1b}]0;x\\u{7}\\nkey
   1 | "\\u{1b}[31m\\u{202e}": \\u{200b}1
     |                       ^^^^^^^^
     a\\tb`);
  });

  it('bounds a message that quotes a huge key', () => {
    const one = at('a', 'a', { message: 'k'.repeat(1_000_000) });
    expect(formatDiagnostic(one, [source('a')]).length).toBeLessThan(1100);
  });

  it('colours with the functions it is given, and adds nothing else', () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style = { bold: tag('b'), dim: tag('d'), red: tag('r'), yellow: tag('y') };
    expect(formatDiagnostic(at('key: 1', 'key'), [source('key: 1')], style)).toBe(`\
<b>shop.yaml:1:1:</b> <r>error BR1203</r>: a message
<d>   1 |</d> key: 1
<d>     |</d> <r>^^^</r>`);
  });
});

describe('formatDiagnostics', () => {
  const text = 'a: 1\nb: 2\n';
  const sources = [source(text), source(text, 'other.yaml')];

  it('sorts by file, offset and code, tells the same once, and separates blocks', () => {
    const b = at(text, 'b');
    const list = [
      at(text, 'a', { span: { file: 1, start: 0, end: 1 } }),
      b,
      { ...b },
      at(text, 'a', { code: 'BR1300' }),
      at(text, 'a'),
      at(text, 'a', { span: null }),
    ];
    expect(
      formatDiagnostics(list, sources)
        .split('\n\n')
        .map((block) => block.split(': a message')[0]),
    ).toEqual([
      'error BR1203',
      'shop.yaml:1:1: error BR1203',
      'shop.yaml:1:1: error BR1300',
      'shop.yaml:2:1: error BR1203',
      'other.yaml:1:1: error BR1203',
    ]);
  });

  it('counts what is past 50', () => {
    const list = Array.from({ length: 61 }, (_, i) => at(text, 'a', { message: `m${i}` }));
    const blocks = formatDiagnostics(list, sources).split('\n\n');
    expect(blocks).toHaveLength(51);
    expect(blocks.at(-1)).toBe('and 11 more');
    expect(formatDiagnostics([], sources)).toBe('');
  });
});
