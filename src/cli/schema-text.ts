import { createRequire } from 'node:module';
import type { Host } from '../host/types.js';

export const SCHEMA_KINDS = ['topology', 'analysis'] as const;
export type SchemaKind = (typeof SCHEMA_KINDS)[number];

const MAX_BYTES = 1 << 24;

/**
 * A JSON Schema (draft-07) as the package ships it. The package finds its own file by its own name, so that it does not
 * matter into how many files the program was bundled. Tests hold the file against what it is made from.
 */
export async function schemaText(kind: SchemaKind, host: Pick<Host, 'files'>): Promise<string> {
  const path = createRequire(import.meta.url).resolve(`blast-radius/schema/${kind}.schema.json`);
  const found = await host.files.read(path, MAX_BYTES);
  if (!found.ok) throw new Error(`the package is incomplete: ${path} cannot be read`);
  return new TextDecoder().decode(found.bytes);
}
