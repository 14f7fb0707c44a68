/** The files a run may read. Names are what the user typed, or resolved from it; errors are values, never thrown. */
export interface FileReader {
  /**
   * Reads a regular file of at most `maxBytes`, or standard input for `-`.
   * A directory, FIFO, device, missing or unreadable file, or one too large is a `ReadError`.
   */
  read(path: string, maxBytes: number): Promise<ReadResult>;
  /** Real, absolute path with links resolved; null: it does not exist. */
  realPath(path: string): Promise<string | null>;
  /** Paths that match a glob of `*`, `**` and `?`, sorted by code unit, relative to `base` with `/`. */
  glob(pattern: string, base: string): Promise<readonly string[]>;
}

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: ReadError };

export interface ReadError {
  readonly reason: 'missing' | 'directory' | 'special' | 'too large' | 'denied' | 'failed';
  /** The system's own word for it (`EACCES`), or ''. */
  readonly code: string;
}

/** Where output goes. `write` resolves when the stream took it; EPIPE resolves to false and later writes do nothing. */
export interface OutStream {
  write(text: string): Promise<boolean>;
  readonly isTerminal: boolean;
  /** Terminal columns, where it is one. */
  readonly columns: number | null;
}

/** The files a run may write. Errors of the system are values, never thrown. */
export interface FileWriter {
  /**
   * Writes a regular file whole or not at all; a symbolic link, a directory or a device is refused, and with `create` whatever exists.
   * @returns null: it is written
   */
  write(path: string, chunks: Iterable<string>, mode: 'replace' | 'create'): Promise<WriteError | null>;
}

export interface WriteError {
  readonly reason: 'exists' | 'link' | 'directory' | 'special' | 'failed';
  /** The system's own word for it (`ENOSPC`), or ''. */
  readonly code: string;
}

/** What a run may read of git: the files of a revision, never the index, the work tree or the network. */
export interface GitReader {
  /**
   * Looks a revision up in the repository that `directory` (`.`: the current one) is in. Of its files, relative paths are seen
   * from `directory`, and `/` is the top of the repository. Errors are values, never thrown.
   */
  files(revision: string, directory: string): Promise<GitFiles>;
}

export type GitFiles =
  | { readonly ok: true; readonly commit: string; readonly files: FileReader }
  | { readonly ok: false; readonly error: GitError };

export interface GitError {
  readonly reason: 'no git' | 'no repository' | 'bad revision' | 'no such revision' | 'failed';
  /** What git said; '' where the reason says it all. */
  readonly detail: string;
}

/** The world of one command. */
export interface Host {
  readonly files: FileReader;
  readonly git: GitReader;
  readonly output: FileWriter;
  /** The day of the clock in UTC, `YYYY-MM-DD`: what waivers are judged by where nothing says another. */
  today(): string;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}
