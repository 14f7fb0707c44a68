import { guessId, idProblem } from './id.js';
import { didYouMean, type Problems, quoteText, reportError } from './problems.js';
import type { RawEntry, RawMap } from './raw.js';
import { isNull } from './read-scalar.js';
import { readMap } from './read-value.js';
import type { Draft, MapShape, Name } from './shape/value.js';

/** One entry of a section: its id and what was read of it. */
export interface Entry<D> {
  readonly id: Name;
  readonly draft: D;
}

/**
 * Reads a section. An entry whose body is wrong stays, empty, so that its id is known to the others; one without a body
 * (`seoul-grid:`) is an entry that says nothing more than its id.
 */
export function readEntries<F>(
  problems: Problems,
  entries: readonly RawEntry[],
  shape: MapShape<F>,
): readonly Entry<Draft<F>>[] {
  return entries.map((entry) => ({ id: readId(problems, entry), draft: readBody(problems, entry, shape) }));
}

function readId(problems: Problems, entry: RawEntry): Name {
  const problem = idProblem(entry.key);
  if (problem !== null) {
    const message = `${quoteText(entry.key) || 'this id'} ${problem}, which no id may`.replace(
      'is empty, which no id may',
      'is empty',
    );
    reportError(problems, 'BR1201', entry.keySpan, message, didYouMean(guessId(entry.key)));
  }
  return { text: entry.key, span: entry.keySpan };
}

function readBody<F>(problems: Problems, entry: RawEntry, shape: MapShape<F>): Draft<F> {
  const { value } = entry;
  const empty: RawMap = { kind: 'map', span: value.span, entries: new Map() };
  const isEmpty = value.kind === 'scalar' && isNull(value);
  if (value.kind !== 'map' && !isEmpty) {
    const message = `${shape.noun} is a map of keys and values, not ${value.kind === 'list' ? 'a list' : quoteText(value.text)}`;
    reportError(problems, 'BR1102', value.span, message);
    return { node: empty, hasUnknownKey: true } as Draft<F>;
  }
  return (
    readMap(problems, value.kind === 'map' ? value : empty, shape) ??
    ({ node: empty, hasUnknownKey: true } as Draft<F>)
  );
}
