import type { Host } from '../host/types.js';
import { CommandError } from './command-error.js';

/** Files that were read must not be lost to a slip of the keyboard; the first of them is the topology. */
export async function refuseInput(path: string, inputs: readonly string[], host: Host): Promise<void> {
  const output = await host.files.realPath(path);
  if (output === null) return;
  for (const [index, input] of inputs.entries()) {
    if (input === '-' || (await host.files.realPath(input)) !== output) continue;
    const what = index === 0 ? 'the topology itself' : `${input}, which was read`;
    throw new CommandError(`cannot write ${path}: it is ${what}`);
  }
}
