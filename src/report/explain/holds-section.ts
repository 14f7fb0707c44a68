import type { ExplanationDocument, Hold } from '../../results/explanation.js';
import { count, duration, enumeration, plural } from '../text/figures.js';
import { lines, name, type Page } from '../text/page.js';
import { dim, rich } from '../text/rich.js';

/** What keeps it from being down, and which single further failures would take it down; absent where it is down. */
export function holdsSection(page: Page, document: ExplanationDocument): readonly string[] {
  const { holds, nextFailures } = document;
  const further = nextFailures === null ? [] : furtherLines(page, nextFailures);
  if (holds.length === 0 && further.length === 0) return [];
  return [
    ...(holds.length === 0 ? [] : ['What holds it up']),
    ...holds.flatMap((hold) => lines(page, rich('   '), rich(holdText(page, document, hold)))),
    ...further,
  ];
}

function holdText(
  page: Page,
  { scenario }: ExplanationDocument,
  { type, left, lost, need, seconds }: Hold,
): string {
  const limit = page.options.all ? Infinity : 4;
  const named = (ids: readonly string[]) => enumeration(ids.map(name), limit, 'more (--all)');
  switch (type) {
    case 'placements': {
      const of = left.length + lost.length;
      const verb = left.length === 1 ? 'carries' : 'carry';
      const without = lost.length === 0 ? '' : `, without ${named(lost)}`;
      if (left.length === 0) return `no placement works of ${count(of)}`;
      return `${named(left)} ${verb} it: ${count(left.length)} of ${count(of)} left, ${count(need)} needed${without}`;
    }
    case 'group':
      return `${named(left)} ${left.length === 1 ? 'stands' : 'stand'} in for ${named(lost)}: ${count(need)} needed`;
    case 'ride-out': {
      const whole = scenario.durationSeconds;
      const asked = whole === null ? '' : `, ${duration(whole)} ${whole === 1 ? 'is' : 'are'} needed`;
      return `rides out ${named(lost)}: works ${duration(seconds!)} without${asked}`;
    }
  }
}

function furtherLines(
  page: Page,
  { ids, tried, notTried }: NonNullable<ExplanationDocument['nextFailures']>,
): readonly string[] {
  if (tried === 0) return [];
  const limit = page.options.all ? Infinity : 8;
  const said = ids.length === 0 ? 'none' : enumeration(ids.map(name), limit, 'more (--all)');
  const left = notTried === 0 ? '' : `, ${count(notTried)} not`;
  return [
    'One more failure that would take it down',
    ...lines(page, rich('   '), rich(said, dim(`  (${plural(tried, 'was', 'were')} tried${left})`))),
  ];
}
