import { canonicalScenario } from '../results/canonical-scenario.js';
import type { PolicyResult, Violation } from '../results/document.js';
import { fraction } from '../results/fraction.js';

const HEAD = `# Violations that were there when this was written: they are shown and do not fail, worse ones do.
# One line each, sorted, so that branches merge. Written by blast-radius baseline.
version: 1
`;

/** What a baseline holds of a violation. */
export interface Known {
  readonly policy: string;
  readonly violation: Pick<Violation, 'scenario' | 'service' | 'found' | 'lost'>;
}

/** Every violation that no waiver accepts: what has an end of its own must not outlive it here. */
export function knownOf(policies: readonly PolicyResult[]): readonly Known[] {
  return policies.flatMap(({ id, violations }) =>
    violations
      .filter(({ waiver }) => waiver?.status !== 'active' && waiver?.status !== 'expiring')
      .map((violation) => ({ policy: id, violation })),
  );
}

/** A baseline's text: a line an entry, sorted by code unit, whatever the order they were found in. */
export function* baselineText(known: readonly Known[]): Generator<string> {
  yield HEAD;
  if (known.length === 0) return yield 'baseline: []\n';
  yield 'baseline:\n';
  const lines = new Set(known.map(lineOf));
  for (const line of [...lines].sort()) yield line;
}

/** Every id is quoted: none can then be read as anything but text. */
function lineOf({ policy, violation }: Known): string {
  const { scenario, service, found, lost } = violation;
  const parts = [
    `policy: ${JSON.stringify(policy)}`,
    `scenario: ${JSON.stringify(canonicalScenario(scenario))}`,
    ...(service === null ? [] : [`service: ${JSON.stringify(service)}`]),
    ...(typeof found === 'number' ? [`lost: ${share(found)}`] : [`found: ${found}`]),
    ...(lost === undefined ? [] : [`lost: ${share(lost)}`]),
  ];
  return `  - { ${parts.join(', ')} }\n`;
}

/** Without an exponent: `0.000000000001`. */
function share(value: number): string {
  return fraction(value)
    .toFixed(12)
    .replace(/\.?0+$/, '');
}
