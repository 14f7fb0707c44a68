import type { Host, OutStream } from '../../src/host/types.js';

export interface FakeHost extends Host {
  readonly printed: { out: string; err: string };
}

/** A host without files whose streams collect what is written. */
export function fakeHost(change: { env?: Host['env']; stdout?: Partial<OutStream> } = {}): FakeHost {
  const printed = { out: '', err: '' };
  const stream = (key: 'out' | 'err'): OutStream => ({
    isTerminal: false,
    columns: null,
    write: async (text) => {
      printed[key] += text;
      return true;
    },
  });
  return {
    printed,
    env: change.env ?? {},
    stdout: { ...stream('out'), ...change.stdout },
    stderr: stream('err'),
    git: { files: async () => ({ ok: false, error: { reason: 'no git', detail: '' } }) },
    output: { write: async () => ({ reason: 'failed', code: 'EROFS' }) },
    today: () => '2026-11-08',
    files: {
      read: async () => ({ ok: false, error: { reason: 'missing', code: 'ENOENT' } }),
      realPath: async () => null,
      glob: async () => [],
    },
  };
}
