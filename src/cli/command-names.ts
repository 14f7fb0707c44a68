/** Every command, in the order in which help and completion list them. */
export const COMMAND_NAMES = [
  'init',
  'analyze',
  'baseline',
  'diff',
  'verify',
  'render',
  'validate',
  'explain',
  'catalog',
  'schema',
  'completion',
  'help',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a report may suggest to type next: the commands that take the topology itself. */
export const NEXT_COMMANDS: readonly CommandName[] = ['analyze', 'baseline', 'diff', 'explain', 'validate'];
