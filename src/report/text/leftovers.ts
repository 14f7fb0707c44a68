import type { BaselineResult, WaiverResult } from '../../results/document.js';
import { count, plural } from './figures.js';
import { linesWithPlace } from './finding.js';
import { verb } from './outcome.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { rich, type Span } from './rich.js';

/** Waivers and entries of the baseline that are about nothing any more: each would accept what comes back one day. */
export function leftoverSections(page: Page): readonly (readonly string[])[] {
  const { waivers = [], baseline } = page.document;
  const unused = waivers.filter((waiver) => waiver.status === 'unused');
  const sections = unused.map((waiver) => unusedLines(page, waiver));
  if (baseline !== undefined && baseline.stale.length > 0) sections.push(staleLines(page, baseline));
  return sections;
}

function unusedLines(page: Page, waiver: WaiverResult): readonly string[] {
  const { policy, service, scenario, until, at } = waiver;
  const what = [
    policy,
    ...(service === null ? [] : ['for', service]),
    ...(scenario === null ? [] : ['in', scenario]),
  ];
  return [
    ...linesWithPlace(
      page,
      rich(failMark(page), ' '),
      rich(`waiver of ${what.map(name).join(' ')}  names no violation`),
      at,
    ),
    ...lines(page, rich('  '), rich(`until ${until} for ${name(waiver.reason)} by ${name(waiver.owner)}`)),
    ...lines(page, rich('  fix      '), rich('remove it')),
  ];
}

function staleLines(page: Page, { stale, allowStale }: BaselineResult): readonly string[] {
  const mark: Span = allowStale ? { text: '!', style: 'degraded' } : failMark(page);
  const shown = stale.length <= page.rows + 1 ? stale : stale.slice(0, page.rows);
  const [policies, services] = [
    nameColumn(shown.map(({ policy }) => policy)),
    nameColumn(shown.map(({ service }) => service ?? '')),
  ];
  const is = `${plural(stale.length, 'entry', 'entries')} ${verb(stale.length, 'is', 'are')} about no violation any more`;
  const left = stale.length - shown.length;
  return [
    ...lines(page, rich(mark, ' '), rich(`baseline  ${is}`)),
    ...shown.flatMap(({ policy, service, scenario, at }) => {
      const who = services === 0 ? '' : `${padded(name(service ?? ''), services)}  `;
      const body = rich(`${padded(name(policy), policies)}  ${who}${name(scenario)}`);
      return linesWithPlace(page, rich('  '), body, at);
    }),
    ...(left === 0 ? [] : [`  ${count(left)} more (--all)`]),
    ...lines(page, rich('  fix      '), rich('blast-radius baseline prune takes them out')),
  ];
}

function failMark({ glyphs }: Page): Span {
  return { text: glyphs.marks.down, style: 'down' };
}
