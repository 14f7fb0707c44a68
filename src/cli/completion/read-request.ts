import type { Host } from '../../host/types.js';

export interface CompletionRequest {
  /** After the program's name, unquoted; the last is the one at the cursor, '' for a new one. */
  readonly words: readonly string[];
  /** How much of the last word the shell keeps as it is: candidates go without it. */
  readonly cut: number;
}

/** `-- WORD…`, or as bash knows it: `--breaks CHARACTERS --line LINE`, since it breaks words at `=` and `@` too. */
export function readRequest(argv: readonly string[], env: Host['env']): CompletionRequest {
  const [kind, breaks = '', , line = ''] = argv;
  if (kind !== '--breaks') return { words: argv.slice(1).map((word) => atHome(word, env)), cut: 0 };
  const words = splitLine(line).slice(1);
  const last = words.at(-1) ?? '';
  const cut = Math.max(...[...breaks].map((character) => last.lastIndexOf(character))) + 1;
  return { words: words.map((word) => atHome(word, env)), cut: Math.max(0, cut) };
}

function atHome(word: string, env: Host['env']): string {
  return word.startsWith('~/') && env.HOME !== undefined ? env.HOME + word.slice(1) : word;
}

/** Words of a line up to the cursor, without their quotes. Nothing is expanded. */
function splitLine(line: string): readonly string[] {
  const words = [''];
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\' && quote !== "'") words[words.length - 1] += line[++at] ?? '';
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else if (quote === '' && /\s/.test(character)) {
      if (words.length > 0 && words.at(-1) !== '') words.push('');
    } else words[words.length - 1] += character;
  }
  return words;
}
