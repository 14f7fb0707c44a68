import type { Command } from 'commander';
import { REPORTERS } from '../../report/registry.js';
import { type OutputFile, oneOf, outputs } from '../option-values.js';
import type { CommandContext } from '../program.js';
import type { ColorChoice } from '../terminal.js';
import { colorOption } from './color-option.js';

export interface RenderFlags {
  readonly format: string;
  readonly output?: readonly OutputFile[];
  readonly topology?: string;
  readonly all?: true;
  readonly color: ColorChoice;
}

const NAME = 'render';

const formats = [...REPORTERS.keys()];

const EXAMPLES = `
Examples (saved with --all, a result has all that any format can tell)
  blast-radius analyze infra/topology.yaml --all --output json=result.json
  blast-radius render result.json --format markdown
  blast-radius render result.json --topology infra/topology.yaml --format sarif

Exit  0 rendered, whatever the verdict in it was  2 no result, or unreadable
`;

/** `render RESULT.json`: a saved result in any format, without running anything. */
export function addRender(program: Command, context: CommandContext): void {
  const parseFormat = oneOf('format', formats, NAME);
  program
    .command(NAME)
    .description(
      'Tell a result that analyze saved as JSON in any other format: the same bytes as analyze would have printed. Nothing is run or judged again.',
    )
    .usage('RESULT.json [options]')
    .argument('<file>', 'what analyze --format json wrote; - is standard input')
    .option('--format <format>', `what standard output gets: ${formats.join(', ')}`, parseFormat, 'text')
    .option(
      '--output <format=file>',
      'write that format to a file as well (may repeat)',
      outputs(parseFormat, NAME),
    )
    .option('--topology <file>', 'the path analyze was given, for formats that point into it')
    .option('--all', 'leave no row out')
    .addOption(colorOption(NAME))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: RenderFlags) => {
      const { runRender } = await import('../run-render.js');
      context.done(await runRender(file, flags, context.host));
    });
}
