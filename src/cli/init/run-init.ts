import { printable } from '../../diagnostics/printable.js';
import type { Host } from '../../host/types.js';
import { CommandError } from '../command-error.js';
import { emit } from '../emit.js';
import type { Exit } from '../exit-code.js';
import { schemaText } from '../schema-text.js';
import { shellWord } from '../shell-word.js';
import { writeFailure, writeOutput } from '../write-output.js';
import { type CiSystem, ciJob } from './ci-job.js';
import { starter } from './starter.js';

const SCHEMA = 'topology.schema.json';

/** Writes the starter and the schema its first line names; or prints it (`-`), or a CI job. Overwrites nothing. */
export async function runInit(file: string, ci: CiSystem | null, host: Host): Promise<Exit> {
  if (ci !== null) await emit(host.stdout, [ciJob(ci, fileForCi(file))]);
  else if (file === '-') await emit(host.stdout, [starter('topology.yaml')]);
  else await writeBoth(file, host);
  return 0;
}

/** A name that needs quotes would need those of YAML, of a shell and of the CI system at once. */
function fileForCi(file: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(file)) return file;
  throw new CommandError(
    `a CI job cannot name ${file}`,
    'use a file name of letters, digits, . _ - and /',
    'init',
  );
}

async function writeBoth(file: string, host: Host): Promise<void> {
  const schema = `${file.slice(0, file.lastIndexOf('/') + 1)}${SCHEMA}`;
  if ((await host.files.realPath(file)) !== null) {
    throw new CommandError(
      `cannot write ${file}: it exists already`,
      'name another file: blast-radius init other.yaml',
    );
  }
  const text = await schemaText('topology', host);
  await writeOutput(host, file, [starter(file)], 'create');
  const error = await host.output.write(schema, [text], 'create');
  if (error !== null && error.reason !== 'exists') throw writeFailure(schema, error);
  await emit(host.stdout, [said(file, schema, error === null)]);
}

function said(file: string, schema: string, isNew: boolean): string {
  const analyze = `blast-radius analyze ${shellWord(file)}`;
  return `\
Wrote ${printable(file)}: a small airline, one outage, and a policy it violates.
${isNew ? 'Wrote' : 'Kept '} ${printable(schema)}: with it, editors complete and check keys.

Next:  ${analyze}
         shows who goes down and why, and ends with exit code 1
       make the one edit that the file calls "the repair", and run it again
         it holds, exit code 0
       blast-radius init --ci github   (or gitlab)
         prints a CI job that runs it for every change
`;
}
