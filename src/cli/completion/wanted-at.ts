import { type Argument, type Command, Option } from 'commander';

/** What stands at the cursor. */
export interface Wanted {
  /** null: what stands before it is none. One with subcommands wants one of these. */
  readonly command: Command | null;
  /** The option whose value it is, or the argument; null: an option's name, or a command's. */
  readonly value: Option | Argument | null;
  /** What of the word is there already and stays: `--format=`, `azure/koreacentral,`. */
  readonly before: string;
  /** The rest, which candidates begin with. */
  readonly typed: string;
  /** The files on the line, as arguments. */
  readonly files: readonly string[];
}

/** Walks over the words as the parser would, but takes whatever comes. The last word is the one at the cursor. */
export function wantedAt(program: Command, words: readonly string[]): Wanted {
  const { command, rest } = commandAt(program, words);
  if (command === null) return NOTHING;
  if (command.commands.length > 0) return { ...NOTHING, command, typed: rest[0] ?? '' };
  const { open, operands } = walk(command, rest.slice(0, -1));
  const last = rest.at(-1) ?? '';
  const files = operands.filter((_, index) => isFile(argumentAt(command, index)));
  return { command, files, ...atCursor(command, last, open ?? argumentAt(command, operands.length)) };
}

const NOTHING: Wanted = { command: null, value: null, before: '', typed: '', files: [] };

/** The innermost command before the cursor, and the words behind it; null: there is no such command. */
function commandAt(program: Command, words: readonly string[]) {
  let command = program;
  let rest = words;
  while (command.commands.length > 0 && rest.length > 1) {
    const next = command.commands.find((each) => each.name() === rest[0]);
    if (next === undefined) return { command: null, rest };
    command = next;
    rest = rest.slice(1);
  }
  return { command, rest };
}

function atCursor(command: Command, last: string, value: Option | Argument | null) {
  const assigned = /^(--[\w-]+)=(.*)$/s.exec(last);
  if (assigned !== null) {
    const [, flag, typed] = assigned;
    return listTail(optionOf(command, flag!), `${flag}=`, typed!);
  }
  if (last.startsWith('-') && last !== '-') return { value: null, before: '', typed: last };
  return listTail(value, '', last);
}

/** Options that take several take them with commas as well. */
function listTail(value: Option | Argument | null, start: string, typed: string) {
  const comma = value instanceof Option && value.variadic ? typed.lastIndexOf(',') + 1 : 0;
  return { value, before: start + typed.slice(0, comma), typed: typed.slice(comma) };
}

/** The operands so far, and the option that takes the next word. */
function walk(command: Command, words: readonly string[]) {
  const operands: string[] = [];
  let open: Option | null = null;
  for (const word of words) {
    if (word.startsWith('-') && word !== '-') open = takesNext(optionOf(command, word));
    else if (open === null) operands.push(word);
    else if (!open.variadic) open = null;
  }
  return { open, operands };
}

function takesNext(option: Option | null): Option | null {
  return option !== null && (option.required || option.optional) ? option : null;
}

function optionOf(command: Command, flag: string): Option | null {
  return command.options.find(({ long, short }) => long === flag || short === flag) ?? null;
}

function argumentAt(command: Command, index: number): Argument | null {
  const found = command.registeredArguments[index] ?? command.registeredArguments.at(-1);
  return found !== undefined && (index < command.registeredArguments.length || found.variadic) ? found : null;
}

/** Arguments that are topologies are called so. */
export function isFile(value: Argument | null): boolean {
  return value !== null && /^(file|files|base|head)$/.test(value.name());
}
