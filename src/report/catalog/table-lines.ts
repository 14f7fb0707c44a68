import type { CatalogItem } from '../../results/catalog-document.js';
import { padded } from '../text/page.js';
import { paint, rich, widthOf, wrap } from '../text/rich.js';
import type { CatalogPage } from './entry-lines.js';

/** A line an entry: id, kind, country, and what tells it apart. What does not fit goes on under its own start. */
export function tableLines(items: readonly CatalogItem[], page: CatalogPage): readonly string[] {
  const rows = items.map((item) => [item.id, item.kind, item.country ?? '', about(item)] as const);
  const [ids, kinds] = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const country = rows.some((row) => row[2] !== '') ? 4 : 0;
  const lines = rows.flatMap(([id, kind, code, what]) => {
    const start = `${padded(id, ids!)}  ${padded(kind, kinds!)}  ${padded(code, country)}`;
    return wrap(rich(start), rich(what), page.width);
  });
  return lines.map((line) => paint(line, page.style));
}

function about(item: CatalogItem): string {
  switch (item.kind) {
    case 'provider':
      return `${item.title}: ${counted(item.regions.length, 'region')}`;
    case 'supplier':
      return `${item.title}: ${counted(item.software.length, 'entry', 'entries')}`;
    case 'region':
      return item.zones.length === 0 ? item.city! : `${item.city}: ${item.zones.map(lastPart).join(' ')}`;
    default:
      return item.title;
  }
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
