import { printable } from '../diagnostics/printable.js';
import type { Diagnostic } from '../diagnostics/types.js';
import type { Host } from '../host/types.js';
import { type ValidateOutcome, validate } from '../run/validate.js';
import { asTyped } from './as-typed.js';
import type { ValidateFlags } from './commands/validate.js';
import { emit } from './emit.js';
import { type Exit, worstExit } from './exit-code.js';
import { sayProblems } from './say-problems.js';

/** Says every problem of every file on standard error, and one line a sound file on standard output. */
export async function runValidate(files: readonly string[], flags: ValidateFlags, host: Host): Promise<Exit> {
  const outcomes = await validate(files, host);
  const exit = worstExit(outcomes.map((outcome) => outcome.exit));
  for (const [index, outcome] of outcomes.entries()) {
    const sources = asTyped(files[index]!, outcome.sources);
    await sayProblems(host, flags.color, { ...outcome, sources }, []);
    if (outcome.counts === null || flags.quiet) continue;
    const warnings =
      outcome.diagnostics.length === 0
        ? ''
        : `, ${plural(outcome.diagnostics.length, 'warning', 'warnings')}`;
    await emit(host.stdout, [
      `${printable(files[index]!)}: no errors${warnings}; ${countsText(outcome.counts)}\n`,
    ]);
  }
  if (exit !== 0) await emit(host.stderr, [`${failed(files, outcomes)} (exit ${exit}).\n`]);
  return exit;
}

/** `1 error in shop.yaml`, `3 errors, in 2 of 5 files`. */
function failed(files: readonly string[], outcomes: readonly ValidateOutcome[]): string {
  const bad = outcomes.filter(({ counts }) => counts === null);
  const count = bad.reduce((sum, { diagnostics }) => sum + diagnostics.filter(isError).length, 0);
  const where =
    files.length === 1 ? ` in ${printable(files[0]!)}` : `, in ${bad.length} of ${files.length} files`;
  return `${plural(count, 'error', 'errors')}${where}`;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function countsText(counts: NonNullable<ValidateOutcome['counts']>): string {
  return [
    plural(counts.domains, 'domain', 'domains'),
    plural(counts.services, 'service', 'services'),
    plural(counts.scenarios, 'scenario', 'scenarios'),
    plural(counts.policies, 'policy', 'policies'),
  ].join(', ');
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
