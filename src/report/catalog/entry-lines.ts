import type { CatalogItem } from '../../results/catalog-document.js';
import type { Style } from '../reporter.js';
import { padded } from '../text/page.js';
import { paint, rich, wrap } from '../text/rich.js';

/** How the catalogue is laid out. */
export interface CatalogPage {
  /** Columns, already decided: the terminal's, or 80 where there is none. */
  readonly width: number;
  readonly style: Style;
}

/** Labels that have a line of their own. */
const SAID_ELSEWHERE = ['country', 'pair'];

/** All that is known of one entry: a line a fact, and only facts that there are. */
export function entryLines(item: CatalogItem, page: CatalogPage): readonly string[] {
  const facts = factsOf(item).filter(([, value]) => value !== '');
  const body = facts.flatMap(([name, value]) => wrap(rich(`  ${padded(name, 16)}`), rich(value), page.width));
  const lines = [
    rich(`${item.id}: ${item.title}`),
    rich(''),
    ...body,
    rich(''),
    rich(`Next:  ${nextOf(item)}`),
  ];
  return lines.map((line) => paint(line, page.style));
}

function nextOf({ id, regions }: CatalogItem): string {
  return regions.length > 0
    ? `blast-radius catalog --kind region --provider ${id}`
    : `blast-radius analyze topology.yaml --fail ${id}`;
}

function factsOf(item: CatalogItem): readonly (readonly [name: string, value: string])[] {
  return [
    ['kind', item.kind],
    ['place', item.city ?? ''],
    ['country', item.country === null ? '' : `${item.countryNames[0] ?? ''} (${item.country})`],
    ['coordinates', coordinates(item)],
    ['within', item.within.join(', ')],
    ['pair', item.pair ?? ''],
    ['regions', item.regions.join(', ')],
    ['zones', item.kind === 'region' && item.zones.length === 0 ? 'none known' : item.zones.join(', ')],
    ['control planes', controlPlanes(item)],
    ['software', item.software.join(', ')],
    ['labels', labels(item)],
    ['assumes', item.assumes.length === 0 ? 'nothing' : item.assumes.join(', ')],
    ['source', item.source],
    ['checked', item.checked],
  ];
}

function coordinates({ kind, location }: CatalogItem): string {
  if (location !== null) return `${location[0]}, ${location[1]} (the city's)`;
  return kind === 'region' ? 'none: its city is not published' : '';
}

function controlPlanes({ kind, controlPlanes: ids }: CatalogItem): string {
  if (ids.length > 0) return ids.join(', ');
  return kind === 'region' ? 'none known' : '';
}

function labels(item: CatalogItem): string {
  const own = Object.entries(item.labels).filter(([key]) => !SAID_ELSEWHERE.includes(key));
  return own.map(([key, value]) => `${key}: ${value}`).join(', ');
}
