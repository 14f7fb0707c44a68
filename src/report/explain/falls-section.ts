import type { ExplanationDocument } from '../../results/explanation.js';
import { count, enumeration, plural } from '../text/figures.js';
import { lines, name, type Page } from '../text/page.js';
import { rich } from '../text/rich.js';

/** `Falls with it: 2 services, 5,300,000 users`; absent where it takes nobody along. */
export function fallsSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { fallsWith, fallsWithUsers } = document;
  if (fallsWith.length === 0) return [];
  const users = page.unit === 'users' ? `, ${plural(fallsWithUsers, 'user')}` : '';
  const named = enumeration(fallsWith.map(name), page.options.all ? Infinity : 8, 'more (--all)');
  return [
    `Falls with it: ${count(fallsWith.length)} ${fallsWith.length === 1 ? 'service' : 'services'}${users}`,
    ...lines(page, rich('   '), rich(named)),
  ];
}
