import type { Command } from 'commander';
import { CI_SYSTEMS, type CiSystem } from '../init/ci-job.js';
import { oneOf } from '../option-values.js';
import type { CommandContext } from '../program.js';

const NAME = 'init';

const EXAMPLES = `
Examples
  blast-radius init
  blast-radius init shop.yaml
  blast-radius init --ci github > .github/workflows/blast-radius.yml
  blast-radius init --ci gitlab >> .gitlab-ci.yml

Exit  0 written  2 it exists already, or cannot be written
`;

/** `init [FILE]`: a topology to start from, with the schema that editors read; or a CI job for one. */
export function addInit(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description(
      'Write a small commented topology to start from: it shows an outage, a policy that is violated, and the one edit that repairs it. The JSON Schema for editors is written beside it. What exists is never overwritten.',
    )
    .usage('[FILE] [options]')
    .argument('[file]', 'the file to write; - prints it instead', 'topology.yaml')
    .option(
      '--ci <system>',
      `write nothing, print a CI job that checks FILE: ${CI_SYSTEMS.join(', ')}`,
      oneOf('CI system', CI_SYSTEMS, NAME),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { ci }: { readonly ci?: CiSystem }) => {
      const { runInit } = await import('../init/run-init.js');
      context.done(await runInit(file, ci ?? null, context.host));
    });
}
