/** The `example` of a code, taken apart. */
export interface Example {
  /** By name, topology.yaml first. */
  readonly files: ReadonlyMap<string, string>;
  /** As after the program's name. */
  readonly command: string;
  /** The line that the problem is told of, from 1; null: the problem is of the command. */
  readonly mark: { readonly file: string; readonly line: number } | null;
}

const MARK = / # <- BR\d{4}.*/;
const COMMAND = '$ blast-radius ';

/**
 * Text in the form that `CodeText.example` describes. With `fix` the marked line (or the command) is replaced by it, and
 * indented as that line was. Marks are taken out of the files.
 */
export function parseExample(text: string, fix: string | null = null): Example {
  const files = new Map<string, string>();
  const found: { mark: Example['mark'] } = { mark: null };
  let command = 'analyze topology.yaml';
  let name = 'topology.yaml';
  for (const line of text.trimEnd().split('\n')) {
    const header = /^# file: (\S+)$/.exec(line);
    if (header !== null) name = header[1]!;
    else if (line.startsWith(COMMAND)) command = (fix ?? line).slice(COMMAND.length);
    else {
      const before = files.get(name) ?? '';
      const isMarked = MARK.test(line);
      if (isMarked) found.mark = { file: name, line: before.split('\n').length };
      const kept = isMarked && fix !== null ? indentedAs(line, fix) : line.replace(MARK, '');
      files.set(name, `${before}${kept}\n`);
    }
  }
  return { files, command, mark: found.mark };
}

/** What is to be written instead is told in words, so that there is nothing to run. */
export function isSentence(fix: string): boolean {
  return /^[A-Z].*\.$/s.test(fix);
}

function indentedAs(line: string, fix: string): string {
  const [indent = ''] = /^\s*/.exec(line) ?? [];
  return fix
    .split('\n')
    .map((one) => indent.replaceAll('\t', '') + one)
    .join('\n');
}
