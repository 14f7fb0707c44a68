import { type CatalogBook, loadCatalog } from '../catalog/catalog.js';
import { nearest } from '../diagnostics/nearest.js';
import type { CatalogDocument, CatalogItem, CatalogQuestion } from '../results/catalog-document.js';
import { catalogItems } from './catalog-items.js';

export type { CatalogQuestion } from '../results/catalog-document.js';

export interface CatalogOutcome {
  /** null: nothing matches. */
  readonly document: CatalogDocument | null;
  /** Where nothing matches: the nearest that would, for the first part of the question that matches nothing. */
  readonly guess: string | null;
  readonly exit: 0 | 3;
}

/**
 * The entries that match all of the question: words anywhere in an id, title, city or country, without regard to case and
 * accents. An id alone is that entry and nothing else; nothing asked gives the providers and suppliers. Zones and control
 * planes stand with their region where that matches too, unless a kind is asked for. Linear in the catalogue.
 */
export function searchCatalog(asked: CatalogQuestion): CatalogOutcome {
  const book = loadCatalog();
  const items = catalogItems(book);
  const matched = matching(items, asked);
  if (matched.length === 0) return { document: null, guess: guessFor(items, asked), exit: 3 };
  return { document: documentOf(book, items, asked, matched), guess: null, exit: 0 };
}

function documentOf(
  book: CatalogBook,
  items: readonly CatalogItem[],
  asked: CatalogQuestion,
  matched: readonly CatalogItem[],
): CatalogDocument {
  return {
    schemaVersion: 1,
    kind: 'catalog',
    catalogVersion: book.version,
    asked,
    total: items.length,
    matched: matched.length,
    entries: asked.kind === null ? withoutParts(matched) : matched,
  };
}

function matching(items: readonly CatalogItem[], asked: CatalogQuestion): readonly CatalogItem[] {
  const filtered = items.filter((item) => passes(item, asked));
  const [only] = asked.words;
  if (only === undefined) return isOpen(asked) ? filtered.filter(isTop) : filtered;
  const exact = asked.words.length === 1 ? filtered.find(({ id }) => id === only) : undefined;
  if (exact !== undefined) return [exact];
  const words = asked.words.map(fold);
  return filtered.filter((item) => words.every((word) => matchesWord(item, word)));
}

/** Nothing is asked at all. */
function isOpen({ kind, provider, country }: CatalogQuestion): boolean {
  return kind === null && provider === null && country === null;
}

function isTop({ kind }: CatalogItem): boolean {
  return kind === 'provider' || kind === 'supplier';
}

function passes(item: CatalogItem, { kind, provider, country }: CatalogQuestion): boolean {
  if (kind !== null && item.kind !== kind) return false;
  if (provider !== null && !belongsTo(item, fold(provider))) return false;
  return country === null || namesOf(item).includes(fold(country));
}

/** `azure` has what its own ids begin with, and the clouds named after it; `azure-china` what is within it. */
function belongsTo({ id, within }: CatalogItem, provider: string): boolean {
  const top = within.at(-1) ?? id;
  return top === provider || id.startsWith(`${provider}/`) || id.startsWith(`${provider}-`);
}

/** One or two letters (`us`, `kr`, `1`) must be a whole part of a text: they are in the middle of too many words. */
function matchesWord(item: CatalogItem, word: string): boolean {
  if (namesOf(item).includes(word)) return true;
  const texts = [item.id, item.title, ...item.countryNames].map(fold);
  if (word.length > 2) return texts.some((text) => text.includes(word));
  return texts.some((text) => text.split(/[^\p{L}\p{N}]+/u).includes(word));
}

function namesOf({ country, countryNames }: CatalogItem): readonly string[] {
  return country === null ? [] : [country, ...countryNames.map(fold)];
}

/** Without the zones and control planes of a region that is there. */
function withoutParts(items: readonly CatalogItem[]): readonly CatalogItem[] {
  const ids = new Set(items.map(({ id }) => id));
  const isPart = ({ kind }: CatalogItem) => kind === 'zone' || kind === 'control-plane';
  return items.filter((item) => !isPart(item) || !ids.has(item.within[0]!));
}

/** A spelling that matches, for the first part of the question that matches nothing by itself; null: none is near. */
function guessFor(items: readonly CatalogItem[], asked: CatalogQuestion): string | null {
  const none: CatalogQuestion = { words: [], kind: null, provider: null, country: null };
  const { provider, country } = asked;
  const tops = items.filter(isTop).map(({ id }) => id);
  if (provider !== null && matching(items, { ...none, provider }).length === 0)
    return nearest(provider, tops);
  const countries = items.flatMap((item) => [item.country ?? '', ...item.countryNames]);
  if (country !== null && matching(items, { ...none, country }).length === 0)
    return nearest(country, countries);
  const wrong = asked.words.find((word) => matching(items, { ...none, words: [word] }).length === 0);
  return wrong === undefined ? null : nearest(wrong, spellings(items));
}

/** Ids first, then what stands in them between slashes, then cities and countries. */
function spellings(items: readonly CatalogItem[]): readonly string[] {
  const parts = items.flatMap(({ id }) => id.split('/'));
  return [
    ...items.map(({ id }) => id),
    ...parts,
    ...items.flatMap((item) => [item.city ?? '', ...item.countryNames]),
  ];
}

/** Small letters without accents, so that `zurich` finds Zürich. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
