import type { Command } from 'commander';
import { DIFF_REPORTERS } from '../../report/diff/registry.js';
import type { DiffInput, DiffOptions } from '../../run/diff-types.js';
import { parseAllow } from '../allow-value.js';
import { CommandError } from '../command-error.js';
import { MAX_WORK, type OutputFile, oneOf, outputs, steps } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';
import { SCENARIO } from './run-options.js';

/** The options of `diff` as parsed; what was not given is absent. */
export interface DiffFlags {
  readonly base?: string;
  readonly allow?: Pick<DiffOptions['allow'], 'state' | 'blastRadius'>;
  readonly failOnWeakened?: true;
  readonly scenario?: readonly string[];
  readonly each?: string;
  readonly duration?: string;
  readonly sector?: string;
  readonly maxWork?: number;
  readonly format: string;
  readonly output?: readonly OutputFile[];
  readonly all?: true;
  readonly quiet?: true;
  readonly color: ColorChoice;
  readonly exitZero?: true;
}

const NAME = 'diff';

const formats = [...DIFF_REPORTERS.keys()];

const EXAMPLES = `
Examples
  blast-radius diff old.yaml new.yaml
  blast-radius diff topology.yaml --base origin/main --fail-on-weakened
  blast-radius diff topology.yaml --base HEAD~1 --allow degraded --allow 5%
  blast-radius diff topology.yaml --base main --output markdown=comment.md

Exit  0 no worse  1 worse than allowed, or weakened with --fail-on-weakened
      2 cannot evaluate  3 no scenario is on both sides  4 too much work
`;

/** `diff BASE HEAD`, or `diff FILE --base REV`: what a change does to every blast radius. */
export function addDiff(program: Command, context: CommandContext): void {
  const parseFormat = oneOf('format', formats, NAME);
  program
    .command(NAME)
    .description(
      'Compare two versions of a topology: what each shared scenario costs before and after, which services got worse, and which edits only make the model look better.',
    )
    .usage('BASE HEAD [options], or FILE --base REV [options]')
    .argument(
      '<file...>',
      'the base and the head (YAML or JSON); with --base the head alone; - is standard input',
    )
    .option('--base <revision>', 'read the base from this git revision of FILE, such as origin/main')
    .option(
      '--allow <limit>',
      'what may get worse: services up to a state (degraded), blast radii by a share (5%); may repeat',
      parseAllow,
    )
    .option('--fail-on-weakened', 'exit 1 when the model was weakened, such as by a removed dependency')
    .option(...SCENARIO)
    .option('--each <selector>', 'instead of the scenarios: one run for each match, such as kind=region')
    .option('--duration <d>', 'how long every outage lasts, such as 24h20m')
    .option('--sector <sector>', 'compare only the services of this sector')
    .option('--format <format>', `what standard output gets: ${formats.join(', ')}`, parseFormat, 'text')
    .option(
      '--output <format=file>',
      'write that format to a file as well (may repeat)',
      outputs(parseFormat, NAME),
    )
    .option('--max-work <steps>', MAX_WORK, steps(NAME))
    .option('--all', 'leave no row out')
    .option('--quiet', 'print text only when the exit code is not 0')
    .addOption(colorOption(NAME))
    .option('--exit-zero', 'report only: 0 instead of 1, 3 or 4')
    .addHelpText('after', EXAMPLES)
    .action(async (files: readonly string[], flags: DiffFlags) => {
      const sides = sidesOf(files, flags.base);
      const { runDiff } = await import('../run-diff.js');
      context.done(await runDiff(sides, flags, context.host));
    });
}

export interface Sides {
  readonly base: DiffInput;
  readonly head: DiffInput;
}

function sidesOf(files: readonly string[], revision: string | undefined): Sides {
  const [first = '', second, third] = files;
  if (third !== undefined) {
    throw new CommandError('diff takes two files', 'BASE HEAD, or FILE --base REV', NAME);
  }
  if (revision === undefined) {
    if (second === undefined) {
      const fix = `with git: blast-radius diff ${first} --base origin/main`;
      throw new CommandError('diff needs two files, or FILE --base REV', fix, NAME);
    }
    if (first === '-' && second === '-')
      throw new CommandError('only one side can be standard input', null, NAME);
    return { base: { file: first, revision: null }, head: { file: second, revision: null } };
  }
  if (second !== undefined) {
    const fix = 'with --base the base is that revision of FILE';
    throw new CommandError('--base goes with one FILE', fix, NAME);
  }
  if (first === '-') throw new CommandError('--base needs a FILE that git knows', null, NAME);
  return { base: { file: first, revision }, head: { file: first, revision: null } };
}

/** What is compared; what was not given stays absent. */
export function diffOptions(flags: DiffFlags): DiffOptions {
  const { scenario, each, duration, sector, allow, failOnWeakened, maxWork } = flags;
  if (scenario !== undefined && each !== undefined) {
    const fix = "--each replaces the file's scenarios";
    throw new CommandError('--scenario and --each exclude each other', fix, NAME);
  }
  return {
    ...(scenario && { scenarios: scenario }),
    ...(each !== undefined && { each }),
    ...(duration !== undefined && { duration }),
    ...(sector !== undefined && { sector }),
    ...(maxWork !== undefined && { maxWork }),
    allow: { state: null, blastRadius: null, ...allow, weakened: failOnWeakened !== true },
  };
}
