import type { ExpectationResult } from '../../results/document.js';
import { count, largest, plural } from './figures.js';
import { linesWithPlace } from './finding.js';
import { verb } from './outcome.js';
import { lines, name, nameColumn, type Page, padded } from './page.js';
import { rich } from './rich.js';

/** Each scenario whose `expect` does not hold, with what was found instead; with `--all` those that hold as a line each. */
export function expectationSections(page: Page): readonly (readonly string[])[] {
  const sections: (readonly string[])[] = [];
  const holding: string[] = [];
  for (const [scenario, expectations] of byScenario(page.document.expectations)) {
    const failing = expectations.filter((expectation) => !expectation.holds);
    if (failing.length > 0)
      sections.push([...heading(page, scenario, expectations, failing.length), ...rows(page, failing)]);
    else if (page.options.all) holding.push(...heading(page, scenario, expectations, 0));
  }
  return holding.length > 0 ? [...sections, holding] : sections;
}

function byScenario(
  expectations: readonly ExpectationResult[],
): ReadonlyMap<string, readonly ExpectationResult[]> {
  const groups = new Map<string, ExpectationResult[]>();
  for (const expectation of expectations) {
    const group = groups.get(expectation.scenario);
    if (group === undefined) groups.set(expectation.scenario, [expectation]);
    else group.push(expectation);
  }
  return groups;
}

function heading(
  page: Page,
  scenario: string,
  all: readonly ExpectationResult[],
  failing: number,
): readonly string[] {
  const state = failing > 0 ? 'down' : 'up';
  const start = rich({ text: page.glyphs.marks[state], style: state }, ' ');
  const result =
    failing > 0
      ? `${count(failing)} of ${plural(all.length, 'expectation')} ${verb(failing, 'fails', 'fail')}`
      : `${plural(all.length, 'expectation')} ${verb(all.length, 'holds', 'hold')}`;
  return lines(page, start, rich(`expect: ${name(scenario)}  ${result}`));
}

function rows(page: Page, failing: readonly ExpectationResult[]): readonly string[] {
  const shown = failing.length <= page.rows + 1 ? failing : failing.slice(0, page.rows);
  const column = nameColumn(shown.map((expectation) => expectation.service));
  const found = largest(shown.map((expectation) => expectation.found.length));
  const lists = shown.flatMap((expectation, index) => {
    const word = { text: expectation.found, style: expectation.found };
    const start = rich(
      index === 0 ? '  found:   ' : '           ',
      word,
      ' '.repeat(found - expectation.found.length + 2),
    );
    return linesWithPlace(
      page,
      start,
      rich(`${padded(name(expectation.service), column)}  expected ${expectation.expected}`),
      expectation.at,
    );
  });
  const left = failing.length - shown.length;
  return left === 0 ? lists : [...lists, `           ${count(left)} more (--all)`];
}
