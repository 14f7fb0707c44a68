import { nearest } from '../diagnostics/nearest.js';
import { CommandError } from './command-error.js';

/** A parser for an option with a fixed list of values; the nearest one is suggested. */
export function oneOf<Value extends string>(what: string, values: readonly Value[], command: string) {
  const parse = (given: string): Value => {
    const found = values.find((value) => value === given);
    if (found !== undefined) return found;
    const guess = nearest(given, values);
    const fix = guess === null ? `there are ${values.join(', ')}` : `did you mean ${guess}?`;
    throw new CommandError(`there is no ${what} ${given}`, fix, command);
  };
  // For completion, which offers what is accepted.
  return Object.assign(parse, { values });
}

/**
 * Collects the values of an option that takes several, given apart, with commas, or by repeating it. A selector such as
 * `kind=region,labels.country=kr` is one value: all its keys must hold.
 */
export function list(given: string, before: readonly string[] | undefined): readonly string[] {
  if (given.includes('=')) return [...(before ?? []), given];
  const values = given.split(',').map((value) => value.trim());
  return [...(before ?? []), ...values.filter((value) => value !== '')];
}

export interface OutputFile {
  readonly format: string;
  readonly path: string;
}

/** A parser for `FORMAT=FILE`, may repeat. */
export function outputs(parseFormat: (name: string) => string, command: string) {
  return (given: string, before: readonly OutputFile[] | undefined): readonly OutputFile[] => {
    const at = given.indexOf('=');
    const path = given.slice(at + 1);
    if (at < 1 || path === '') {
      throw new CommandError(
        `--output ${given} is not FORMAT=FILE`,
        'for example --output json=report.json',
        command,
      );
    }
    if (path === '-') throw new CommandError('--output takes a file', 'standard output is --format', command);
    if (before?.some((each) => each.path === path)) {
      throw new CommandError(`--output names ${path} twice`, null, command);
    }
    return [...(before ?? []), { format: parseFormat(given.slice(0, at)), path }];
  };
}

export const MAX_WORK =
  'end with 4 where the analysis takes more; a step is about a microsecond (default: 6000000)';

/** A parser for a count of steps. */
export function steps(command: string) {
  return (given: string): number => {
    if (/^[1-9][0-9]{0,14}$/.test(given)) return Number(given);
    throw new CommandError(`--max-work ${given} is not a whole number above 0`, null, command);
  };
}
