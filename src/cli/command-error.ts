/** What ends a command with exit 2: a slip in the command line, or a file or stream that cannot be written. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What to do, printed on its own line; null: nothing better than the message. */
  readonly fix: string | null;
  /** The command whose help says more; '': the first screen does; null: no help would. */
  readonly command: string | null;

  constructor(message: string, fix: string | null = null, command: string | null = null) {
    super(message);
    this.fix = fix;
    this.command = command;
  }
}
