import { Option } from 'commander';
import { oneOf } from '../option-values.js';

/** `--color auto|always|never`, the same for every command that prints states. */
export function colorOption(command: string): Option {
  return new Option('--color <when>', 'auto, always or never')
    .argParser(oneOf('colour choice', ['auto', 'always', 'never'], command))
    .default('auto');
}
