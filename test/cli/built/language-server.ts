import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

type Message = Readonly<Record<string, unknown>>;

/** A yaml-language-server with one document open, spoken to as an editor does: JSON-RPC over its standard streams. */
export class EditorSession {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #uri: string;
  readonly #waiting = new Map<unknown, (result: unknown) => void>();
  #buffer = Buffer.alloc(0);
  #version = 1;
  #onProblems: (found: readonly Problem[]) => void = () => {};

  private constructor(path: string) {
    const root = dirname(require.resolve('yaml-language-server/package.json'));
    const server = join(root, 'bin/yaml-language-server');
    this.#server = spawn(process.execPath, [server, '--stdio'], { cwd: dirname(path) });
    this.#uri = pathToFileURL(path).href;
    this.#server.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  static async open(path: string, text: string): Promise<EditorSession> {
    const session = new EditorSession(path);
    const folder = pathToFileURL(dirname(path)).href;
    await session.#ask('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'place' }],
      capabilities: { textDocument: { hover: { contentFormat: ['markdown'] }, publishDiagnostics: {} } },
    });
    session.#tell('initialized', {});
    const document = { uri: session.#uri, languageId: 'yaml', version: 1, text };
    session.#tell('textDocument/didOpen', { textDocument: document });
    return session;
  }

  close(): void {
    this.#server.kill();
  }

  /** Labels of what is offered at the end of `text`. */
  async completionsAfter(text: string): Promise<readonly string[]> {
    this.#change(text);
    const found = (await this.#ask('textDocument/completion', this.#at(text, text.length))) as {
      items: readonly { label: string }[];
    };
    return found.items.map(({ label }) => label);
  }

  /** What is said over the first `word` of `text`. */
  async hover(text: string, word: string): Promise<string> {
    this.#change(text);
    const found = (await this.#ask('textDocument/hover', this.#at(text, text.indexOf(word) + 1))) as {
      contents: { value: string };
    } | null;
    return found?.contents.value ?? '';
  }

  /** What is underlined in `text`, once there is anything. */
  async problems(text: string): Promise<readonly Problem[]> {
    return await new Promise((resolve) => {
      this.#onProblems = (found) => found.length > 0 && resolve(found);
      this.#change(text);
    });
  }

  #change(text: string): void {
    this.#version += 1;
    this.#tell('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [{ text }],
    });
  }

  #at(text: string, offset: number) {
    const lines = text.slice(0, offset).split('\n');
    return {
      textDocument: { uri: this.#uri },
      position: { line: lines.length - 1, character: lines.at(-1)!.length },
    };
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    const id = `${method}-${this.#waiting.size}`;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const start = this.#buffer.indexOf('\r\n\r\n') + 4;
      if (start < 4) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#buffer.toString('utf8', 0, start))![1]);
      if (this.#buffer.length < start + length) return;
      this.#hear(JSON.parse(this.#buffer.toString('utf8', start, start + length)));
      this.#buffer = this.#buffer.subarray(start + length);
    }
  }

  #hear({ id, method, params, result }: Message): void {
    if (method === undefined) this.#waiting.get(id)?.(result);
    else if (method === 'textDocument/publishDiagnostics')
      this.#onProblems((params as { diagnostics: readonly Problem[] }).diagnostics);
    // The server asks for its settings, one for each item; defaults will do, but no schema from the network.
    else if (method === 'workspace/configuration')
      this.#send({ id, result: (params as { items: { section: string }[] }).items.map(settingsOf) });
    else if (id !== undefined) this.#send({ id, result: null });
  }
}

export interface Problem {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

function settingsOf({ section }: { readonly section: string }) {
  const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
  return section === 'yaml' ? yaml : null;
}
