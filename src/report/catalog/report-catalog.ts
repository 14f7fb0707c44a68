import type { CatalogDocument } from '../../results/catalog-document.js';
import { type CatalogPage, entryLines } from './entry-lines.js';
import { tableLines } from './table-lines.js';

/**
 * The catalogue as text: one entry whole where its id was asked for, else a line each. Nothing is cut: the list is what
 * was asked for, and often goes into a pipe.
 */
export function* reportCatalog(document: CatalogDocument, page: CatalogPage): Generator<string> {
  const [first] = document.entries;
  const isWhole = document.asked.words.length === 1 && document.asked.words[0] === first!.id;
  const found = isWhole ? entryLines(first!, page) : tableLines(document.entries, page);
  for (const line of found) yield `${line}\n`;
  if (!isWhole) for (const line of closing(document)) yield `${line}\n`;
}

function closing({ entries, matched, total, catalogVersion }: CatalogDocument): readonly string[] {
  const folded = matched - entries.length;
  const parts = folded === 0 ? '' : ` with ${folded} zones and control planes`;
  const next = `Next:  blast-radius catalog ${entries[0]!.id}`;
  return ['', `${entries.length} of ${total} entries${parts}, catalogue of ${catalogVersion}.`, next];
}
