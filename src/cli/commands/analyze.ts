import type { Command } from 'commander';
import { REPORTERS } from '../../report/registry.js';
import type { AnalyzeOptions } from '../../run/types.js';
import { CommandError } from '../command-error.js';
import { MAX_WORK, type OutputFile, oneOf, outputs, steps } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';
import { addRunOptions, type RunFlags, refuseContradictions, runChoice, whatIfOf } from './run-options.js';

/** The options of `analyze` as parsed; what was not given is absent. */
export interface AnalyzeFlags extends RunFlags {
  readonly sector?: string;
  readonly owner?: string;
  readonly policy?: readonly string[];
  readonly baseline?: string;
  readonly allowStale?: true;
  /** False with `--no-waivers`. */
  readonly waivers: boolean;
  readonly today?: string;
  readonly failOn?: string;
  readonly certificate?: true;
  readonly maxWork?: number;
  readonly format: string;
  readonly output?: readonly OutputFile[];
  readonly all?: true;
  readonly quiet?: true;
  readonly color: ColorChoice;
  readonly exitZero?: true;
}

const NAME = 'analyze';

const formats = [...REPORTERS.keys()];

const EXAMPLES = `
Examples
  blast-radius analyze topology.yaml
  blast-radius analyze topology.yaml --fail azure/koreacentral --duration 6h
  blast-radius analyze topology.yaml --each kind=region --fail-on down
  blast-radius analyze topology.yaml --format json --output text=report.txt
  blast-radius analyze topology.yaml --policy gate.yaml --baseline baseline.yaml

Exit  0 holds  1 violated  2 cannot evaluate  3 nothing matched  4 too much work
`;

/** `analyze FILE`: run the file's scenarios or a what-if, judge its policies, report. */
export function addAnalyze(program: Command, context: CommandContext): void {
  const parseFormat = oneOf('format', formats, NAME);
  const command = program
    .command(NAME)
    .description(
      "Run a topology's scenarios, judge its policies, and report who goes down and why. Without scenarios: one run for each domain that something is bound to.",
    )
    .usage('FILE [options]')
    .argument('<file>', 'the topology (YAML or JSON); - is standard input');
  addGate(
    addRunOptions(command)
      .option('--sector <sector>', 'judge and list only the services of this sector')
      .option('--owner <owner>', 'judge and list only the services of this owner; with --sector: of both'),
  )
    .option('--format <format>', `what standard output gets: ${formats.join(', ')}`, parseFormat, 'text')
    .option(
      '--output <format=file>',
      'write that format to a file as well (may repeat)',
      outputs(parseFormat, NAME),
    )
    .option('--max-work <steps>', MAX_WORK, steps(NAME))
    .option('--all', 'leave no row out')
    .option('--certificate', 'put a proof of every run into the document, for verify')
    .option(
      '--fail-on <state>',
      'exit 1 when a service is degraded, partial or down, or worse',
      oneOf('state', ['degraded', 'partial', 'down'], NAME),
    )
    .option('--quiet', 'print text only when something is violated')
    .addOption(colorOption(NAME))
    .option('--exit-zero', 'report only: 0 instead of 1, 3 or 4')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: AnalyzeFlags) => {
      refuseGateContradictions(flags);
      refuseContradictions(flags, NAME);
      const { runAnalyze } = await import('../run-analyze.js');
      context.done(await runAnalyze(file, flags, context.host));
    });
}

/** Options of the gate, which `baseline` has too. */
export function addGate(command: Command): Command {
  return command
    .option('--policy <file>', 'policies and waivers from a file of their own (may repeat)', collect)
    .option('--baseline <file>', 'violations that are known: they fail only where they got worse')
    .option('--allow-stale', 'entries of the baseline that no violation is about do not fail')
    .option('--no-waivers', 'no waiver is looked at: every violation counts')
    .option('--today <date>', 'judge waivers by that day, such as 2027-03-31; default: today in UTC');
}

function collect(given: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), given];
}

/** Options that would silently do nothing. */
function refuseGateContradictions(flags: AnalyzeFlags): void {
  const whatIf = whatIfOf(flags);
  const gate = (['policy', 'baseline'] as const).find((key) => flags[key] !== undefined);
  if (gate !== undefined && whatIf !== undefined) {
    throw new CommandError(
      `--${gate} and --${whatIf} exclude each other`,
      'a what-if judges no policy; --fail-on says what it must not reach',
      NAME,
    );
  }
  if (flags.allowStale && flags.baseline === undefined) {
    throw new CommandError('--allow-stale needs --baseline', null, NAME);
  }
}

/** What the engine is asked for; what was not given stays absent. */
export function analyzeOptions(flags: AnalyzeFlags): AnalyzeOptions {
  const { sector, owner, failOn, certificate } = flags;
  const { policy, baseline, allowStale, waivers, today } = flags;
  const { maxWork } = flags;
  return {
    ...runChoice(flags),
    ...(sector !== undefined && { sector }),
    ...(owner !== undefined && { owner }),
    ...(failOn !== undefined && { failOn }),
    ...(certificate && { certificate }),
    ...(policy && { policies: policy }),
    ...(baseline !== undefined && { baseline }),
    ...(allowStale && { allowStale }),
    ...(!waivers && { waivers }),
    ...(today !== undefined && { today }),
    ...(maxWork !== undefined && { maxWork }),
  };
}
