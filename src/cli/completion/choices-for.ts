import { type Argument, type Command, Option } from 'commander';
import type { Host } from '../../host/types.js';
import { REPORTERS } from '../../report/registry.js';
import { catalogIds, type KnownIds, knownIds } from '../../run/known-ids.js';
import { explainable } from '../explain/explain-word.js';
import { isFile, type Wanted } from './wanted-at.js';

/** A candidate and what it is. */
export type Choice = readonly [value: string, about: string];

export interface Choices {
  /** The shell offers files as well. */
  readonly files: boolean;
  readonly choices: readonly Choice[];
}

const FORMATS = [...REPORTERS.keys()];
const NONE: Choices = { files: false, choices: [] };
const FILES: Choices = { files: true, choices: [] };

/** What may stand at the cursor, not yet narrowed to what was typed. */
export async function choicesFor(
  program: Command,
  wanted: Wanted,
  host: Pick<Host, 'files'>,
): Promise<Choices> {
  const { command, value } = wanted;
  if (command === null) return NONE;
  const isGroup = command.commands.length > 0;
  if (isGroup) return words([...commandsOf(command), ...flagsOf(command)]);
  if (value === null) return words(wanted.typed.startsWith('-') ? flagsOf(command) : []);
  const fixed = fixedValues(value);
  if (fixed.length > 0) return words(fixed.map((each) => [each, '']));
  if (!(value instanceof Option)) return await forArgument(program, value, wanted, host);
  const from = BY_OPTION.get(value.long ?? '');
  if (from === undefined) return FILES;
  return await from(wanted.typed, () => idsOfAll(wanted.files, host));
}

async function forArgument(
  program: Command,
  value: Argument,
  { files, command, typed }: Wanted,
  host: Pick<Host, 'files'>,
): Promise<Choices> {
  // A code or a topic may stand where `explain` takes a file; nobody wants them all among the files.
  const isWord = command?.name() === 'explain' && isFile(value) && typed !== '';
  if (isWord && explainable().some(([word]) => word.startsWith(typed))) return words(explainable());
  if (isFile(value)) return FILES;
  switch (value.name()) {
    case 'command':
      return words(commandsOf(program));
    case 'service':
    case 'services':
      return words(serviceChoices(await idsOfAll(files, host)));
    default:
      return NONE;
  }
}

type Ids = () => Promise<KnownIds>;

/** Where the values of an option come from; one that is not here gets files. */
const BY_OPTION: ReadonlyMap<string, (typed: string, ids: Ids) => Promise<Choices>> = new Map([
  ['--scenario', async (_, ids) => words((await ids()).scenarios.map((id) => [id, 'scenario']))],
  ['--sector', async (_, ids) => words((await ids()).sectors.map((id) => [id, 'sector']))],
  ['--owner', async (_, ids) => words((await ids()).owners.map((id) => [id, 'owner']))],
  ['--fail', targets],
  ['--isolate', targets],
  ['--degrade', targets],
  ['--each', async (typed, ids) => words(selectorChoices(typed, await ids()))],
  [
    '--order',
    async () =>
      words([
        ['1', 'each alone'],
        ['2', 'each pair'],
        ['3', 'each triple'],
      ]),
  ],
  [
    '--output',
    async (typed) => (typed.includes('=') ? FILES : words(FORMATS.map((each) => [`${each}=`, 'FILE']))),
  ],
  ['--duration', async () => NONE],
  ['--today', async () => NONE],
]);

async function targets(typed: string, ids: Ids): Promise<Choices> {
  const known = await ids();
  if (typed.includes('=')) return words(selectorChoices(typed, known));
  const at = typed.indexOf('@');
  if (at > 0) return words(placementChoices(typed.slice(0, at), known));
  return words([
    ...known.domains.map((id): Choice => [id, 'domain']),
    ...serviceChoices(known),
    ...catalogIds(typed).filter(([id]) => !known.domains.includes(id)),
  ]);
}

function serviceChoices({ services }: KnownIds): readonly Choice[] {
  return [...services.keys()].map((id) => [id, 'service']);
}

function placementChoices(service: string, { services }: KnownIds): readonly Choice[] {
  return (services.get(service) ?? []).map((placement) => [`${service}@${placement}`, 'placement']);
}

/** `kind=` and so on; once a key is there, its values. */
function selectorChoices(typed: string, known: KnownIds): readonly Choice[] {
  const keys = new Map<string, readonly string[]>([
    ['kind', known.kinds],
    ['within', known.domains],
    ['id', [...known.domains, ...known.services.keys()]],
    ['sector', known.sectors],
    ['owner', known.owners],
    ['role', ['active', 'standby']],
    ['evidence', ['declared', 'observed', 'assumed', 'hindsight']],
  ]);
  const key = typed.slice(0, Math.max(0, typed.indexOf('=')));
  if (key === '') return [...keys.keys()].map((each) => [`${each}=`, 'selector']);
  return (keys.get(key) ?? []).map((each) => [`${key}=${each}`, key]);
}

async function idsOfAll(files: readonly string[], host: Pick<Host, 'files'>): Promise<KnownIds> {
  // Of two files, as `diff` takes, the later is the one being worked on.
  return await knownIds(files.at(-1) ?? '-', host.files);
}

function commandsOf(program: Command): readonly Choice[] {
  return program.commands.map((each) => [each.name(), firstSentence(each.description())]);
}

function flagsOf(command: Command): readonly Choice[] {
  const options = command.createHelp().visibleOptions(command);
  return options.flatMap(({ long, description }) =>
    long ? [[long, firstSentence(description)] as const] : [],
  );
}

function firstSentence(text: string): string {
  return /^[^.:;]*/.exec(text)![0];
}

/** `oneOf` says what it takes. */
function fixedValues(value: Option | Argument): readonly string[] {
  const parse = value.parseArg as { readonly values?: readonly string[] } | undefined;
  return parse?.values ?? [];
}

function words(choices: readonly Choice[]): Choices {
  return { files: false, choices };
}
