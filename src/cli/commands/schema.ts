import type { Command } from 'commander';
import { emit } from '../emit.js';
import { oneOf } from '../option-values.js';
import type { CommandContext } from '../program.js';
import { SCHEMA_KINDS, type SchemaKind, schemaText } from '../schema-text.js';

const NAME = 'schema';

const EXAMPLES = `
Examples
  blast-radius schema > topology.schema.json
  blast-radius schema --kind analysis > analysis.schema.json

An editor with yaml-language-server (VS Code, Neovim, JetBrains and others) reads the
schema that the first line of a topology names:
  # yaml-language-server: $schema=./topology.schema.json
`;

/** `schema`: the JSON Schema of topologies, for editors; or of the document that `--format json` prints. */
export function addSchema(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description(
      'Print a JSON Schema (draft-07): of a topology, for completion and checks in editors, or of the document that analyze prints with --format json.',
    )
    .usage('[options]')
    .option(
      '--kind <kind>',
      `what it describes: ${SCHEMA_KINDS.join(', ')}`,
      oneOf('kind of schema', SCHEMA_KINDS, NAME),
      'topology',
    )
    .addHelpText('after', EXAMPLES)
    .action(async ({ kind }: { readonly kind: SchemaKind }) => {
      await emit(context.host.stdout, [await schemaText(kind, context.host)]);
      context.done(0);
    });
}
