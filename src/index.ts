export { formatDiagnostics } from './diagnostics/format.js';
export type { Diagnostic, Place, Severity, Source, Sources, Span } from './diagnostics/types.js';
export { nodeHost } from './host/node.js';
export type {
  FileReader,
  FileWriter,
  GitError,
  GitFiles,
  GitReader,
  Host,
  OutStream,
  ReadError,
  ReadResult,
  WriteError,
} from './host/types.js';
export type { State } from './model/topology.js';
export type * from './results/catalog-document.js';
export type * from './results/document.js';
export { analyze, analyzeText } from './run/analyze.js';
export type { AnalyzeOptions, AnalyzeOutcome, ExitCode } from './run/types.js';
export { type ValidateOutcome, validate } from './run/validate.js';
