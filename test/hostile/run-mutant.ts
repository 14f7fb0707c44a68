import { main } from '../../src/cli/main.js';
import { REPORTERS } from '../../src/report/registry.js';
import { type Ended, faultsIn } from './faults-in.js';
import { memoryHost } from './memory-host.js';
import { mutant } from './mutate.js';
import { type Random, random } from './random.js';
import type { Seeds } from './seeds.js';

const FORMATS = [...REPORTERS.keys()];

export interface Mutated {
  readonly bytes: Uint8Array;
  readonly argv: readonly string[];
}

/** File and command line that a seed stands for. */
export function drawn(seeds: Seeds, seed: number): Mutated {
  const r = random(seed);
  const bytes = mutant(seeds, r);
  return { bytes, argv: command(r) };
}

function command(r: Random): readonly string[] {
  if (r.once(6)) return ['validate', 'f.yaml'];
  const format = ['--format', r.pick(FORMATS)];
  const more = r.pick<readonly string[]>([
    ...[
      [],
      [],
      [],
      ['--all'],
      ['--fail-on', 'degraded'],
      ['--quiet'],
      ['--each', 'kind=region'],
      ['--fail', 'a'],
    ],
    ...[
      ['--isolate', 'd', '--duration', '3h'],
      ['--degrade', 'a'],
      ['--certificate', '--all'],
      ['--sector', 'banking'],
    ],
  ]);
  return ['analyze', 'f.yaml', ...format, ...more];
}

/** Runs it as the program would. */
export async function ended({ bytes, argv }: Mutated): Promise<Ended> {
  const host = memoryHost(new Map([['f.yaml', bytes]]));
  return { exit: await main(argv, host), host };
}

/** What was wrong with the run of a seed. `--quiet` may be silent. */
export async function faultsOf(mutated: Mutated): Promise<readonly string[]> {
  const faults = faultsIn(await ended(mutated));
  return mutated.argv.includes('--quiet') ? faults.filter((fault) => !fault.endsWith('in silence')) : faults;
}
