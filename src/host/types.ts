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

/** The world of one command. */
export interface Host {
  readonly files: FileReader;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}
