import { printable } from '../diagnostics/printable.js';
import type { Host } from '../host/types.js';
import { reportCatalog } from '../report/catalog/report-catalog.js';
import { type CatalogOutcome, type CatalogQuestion, searchCatalog } from '../run/search-catalog.js';
import type { CatalogFlags } from './commands/catalog.js';
import { emit } from './emit.js';
import type { Exit } from './exit-code.js';
import { reportStyle } from './styles.js';
import { useColor, widthOf } from './terminal.js';

/** Prints the entries that match; where none does, says so on standard error, with the nearest spelling. */
export async function runCatalog(words: readonly string[], flags: CatalogFlags, host: Host): Promise<Exit> {
  const { kind = null, provider = null, country = null } = flags;
  const asked = {
    words: words.flatMap((word) => word.split(/\s+/)).filter((word) => word !== ''),
    kind,
    provider,
    country,
  };
  const outcome = searchCatalog(asked);
  if (outcome.document === null) await emit(host.stderr, nothing(asked, outcome));
  else await emit(host.stdout, chunksOf(outcome.document, flags, host));
  return outcome.exit;
}

function chunksOf(
  document: NonNullable<CatalogOutcome['document']>,
  flags: CatalogFlags,
  host: Host,
): Iterable<string> {
  if (flags.format === 'json') return [`${JSON.stringify(document, null, 2)}\n`];
  const style = reportStyle(useColor('auto', host.env, host.stdout));
  return reportCatalog(document, { style, width: Math.min(widthOf(host.env, host.stdout), 100) });
}

function nothing(asked: CatalogQuestion, { guess, exit }: CatalogOutcome): readonly string[] {
  const { words, kind, provider, country } = asked;
  const options = Object.entries({ kind, provider, country }).flatMap(([name, value]) =>
    value === null ? [] : [`--${name} ${value}`],
  );
  const text = printable([...words, ...options].join(' '));
  return [
    `Nothing in the catalogue matches ${text} (exit ${exit}).\n`,
    ...(guess === null ? [] : [`     did you mean ${guess}?\n`]),
  ];
}
