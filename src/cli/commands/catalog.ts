import type { Command } from 'commander';
import { oneOf } from '../option-values.js';
import type { CommandContext } from '../program.js';

/** The options of `catalog` as parsed; what was not given is absent. */
export interface CatalogFlags {
  readonly kind?: string;
  readonly provider?: string;
  readonly country?: string;
  readonly format: 'text' | 'json';
}

const NAME = 'catalog';

// Here and not asked of the catalogue, so that help does not load it.
const KINDS = ['provider', 'region', 'zone', 'control-plane', 'supplier', 'software'] as const;

const EXAMPLES = `
Examples
  blast-radius catalog                               the providers
  blast-radius catalog korea                         by id, city, country, title
  blast-radius catalog azure/koreacentral            all about one entry
  blast-radius catalog --kind region --provider ncp
  blast-radius catalog --country kr --format json

Exit  0 found  2 cannot evaluate  3 nothing matched
`;

/** `catalog [QUERY…]`: list and search the built-in clouds, regions, zones, control planes and software. */
export function addCatalog(program: Command, context: CommandContext): void {
  program
    .command(NAME)
    .description(
      'List and search the ids that a topology may use without declaring them: clouds, regions, zones, control planes, software. Every word must match.',
    )
    .usage('[QUERY...] [options]')
    .argument('[query...]', 'words in an id, title, city or country; or one whole id')
    .option('--kind <kind>', `only ${KINDS.join(', ')}`, oneOf('kind', KINDS, NAME))
    .option('--provider <id>', 'only what belongs to it, such as azure or ncp')
    .option('--country <country>', 'only what is there: two letters or its name')
    .option('--format <format>', 'text or json', oneOf('format', ['text', 'json'], NAME), 'text')
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], flags: CatalogFlags) => {
      const { runCatalog } = await import('../run-catalog.js');
      context.done(await runCatalog(words, flags, context.host));
    });
}
