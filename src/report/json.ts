import type { AnalysisDocument, ScenarioResult } from '../results/document.js';
import type { ReportOptions } from './reporter.js';

/** What JSON lets stand, and a terminal or a reader could be deceived by: C1, bidi, invisible characters. */
const DECEIVING = /[\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;

/**
 * The document as `JSON.stringify(document, null, 2)` and a newline, with deceiving characters as escapes: the same value. Services
 * that are up are left out unless `all`. A chunk a scenario or proof: no string ever holds more than one of them.
 */
export function* reportJson(
  document: AnalysisDocument,
  options: Pick<ReportOptions, 'all'>,
): Generator<string> {
  let separator = '{';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${separator}\n  ${JSON.stringify(key)}: `;
    separator = ',';
    if (key === 'scenarios') yield* list(document.scenarios, options.all ? asIs : withoutUp);
    else if (key === 'certificate') yield* list(document.certificate!, asIs);
    else yield indented(value, '  ');
  }
  yield '\n}\n';
}

function* list<T>(items: readonly T[], shown: (item: T) => T): Generator<string> {
  if (items.length === 0) return yield '[]';
  let separator = '[';
  for (const item of items) {
    yield `${separator}\n    `;
    separator = ',';
    yield indented(shown(item), '    ');
  }
  yield '\n  ]';
}

function asIs<T>(item: T): T {
  return item;
}

function withoutUp(scenario: ScenarioResult): ScenarioResult {
  return { ...scenario, services: scenario.services.filter((service) => service.state !== 'up') };
}

/** JSON strings hold no line break, so every one in the text is layout. */
function indented(value: unknown, indent: string): string {
  return visible(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${indent}`);
}

/** Past the first plane one character is two escapes. */
function visible(json: string): string {
  return json.replace(DECEIVING, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeOf(character.charCodeAt(at))).join(''),
  );
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
