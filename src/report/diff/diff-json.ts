import type { DiffDocument } from '../../results/diff-document.js';

/** The diff document as JSON, byte for byte `JSON.stringify(document, null, 2)` and a newline; a chunk a key. */
export function* diffJson(document: DiffDocument): Generator<string> {
  let separator = '{';
  for (const [key, value] of Object.entries(document)) {
    // JSON strings hold no line break, so every one in the text is layout.
    const text = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    yield `${separator}\n  ${JSON.stringify(key)}: ${text}`;
    separator = ',';
  }
  yield '\n}\n';
}
