import { locate } from '../diagnostics/lines.js';
import type { Diagnostic } from '../diagnostics/types.js';
import type { Work } from '../engines/index.js';
import { judgeDiff } from '../gate/judge-diff.js';
import type { FileReader, Host } from '../host/types.js';
import type { Topology } from '../model/topology.js';
import { compareRun, type RunComparison, runFigures } from '../results/diff/compare-run.js';
import { findRenames } from '../results/diff/find-renames.js';
import { findWeakened } from '../results/diff/find-weakened.js';
import { type Matching, matching, runInHead } from '../results/diff/matching.js';
import type { DiffDocument, DiffRun, DiffSide } from '../results/diff-document.js';
import { type ChosenRun, chooseRuns } from './choose-runs.js';
import { diffSectors } from './diff-sectors.js';
import type { DiffInput, DiffOptions, DiffOutcome, DiffProblem } from './diff-types.js';
import { estimate } from './estimate.js';
import { evaluator } from './evaluate.js';
import { gitProblem } from './git-problem.js';
import { type ReadTopology, readTopology } from './read-topology.js';
import { bothOf, DEFAULT_WORK, type Estimate, withinWork } from './work.js';

/** Compares what two topologies lose in the outages that both of them can play. */
export async function diff(
  base: DiffInput,
  head: DiffInput,
  options: DiffOptions,
  host: Pick<Host, 'files' | 'git'>,
): Promise<DiffOutcome> {
  const sides = [await readSide(base, host), await readSide(head, host)] as const;
  const [before, after] = sides;
  const problems = [problemOf('BASE', before), problemOf('HEAD', after)];
  if (before.topology === null || after.topology === null) {
    return { document: null, problems, exit: 2, notes: [] };
  }
  return compared(
    { ...before, topology: before.topology },
    { ...after, topology: after.topology },
    options,
    problems,
  );
}

interface ReadSide extends ReadTopology {
  readonly input: DiffInput;
  readonly commit: string | null;
}

type Side = ReadSide & { readonly topology: Topology };

function problemOf(side: DiffProblem['side'], { input, diagnostics, sources }: ReadSide): DiffProblem {
  return { side, name: nameOf(input), diagnostics, sources };
}

/** `main:shop.yaml`, as git writes it. */
function nameOf({ file, revision }: DiffInput): string {
  return revision === null ? file : `${revision}:${file}`;
}

async function readSide(input: DiffInput, host: Pick<Host, 'files' | 'git'>): Promise<ReadSide> {
  if (input.revision === null) return read(input, input.file, host.files, null);
  const slash = Math.max(input.file.lastIndexOf('/'), input.file.lastIndexOf('\\'));
  const directory = slash === -1 ? '.' : input.file.slice(0, slash + 1);
  const found = await host.git.files(input.revision, directory);
  if (!found.ok) {
    const diagnostics: readonly Diagnostic[] = [gitProblem(input.revision, found.error)];
    return { input, commit: null, topology: null, diagnostics, sources: [] };
  }
  return read(input, input.file.slice(slash + 1), found.files, found.commit);
}

/** Both sides' files may have one name; so each is called as the user typed it, with its directory and its revision. */
async function read(
  input: DiffInput,
  path: string,
  files: FileReader,
  commit: string | null,
): Promise<ReadSide> {
  const result = await readTopology(path, files);
  const prefix = nameOf(input).slice(0, nameOf(input).length - baseLength(path));
  const sources = result.sources.map((source) => ({ ...source, name: prefix + source.name }));
  return { ...result, sources: path === '-' ? result.sources : sources, input, commit };
}

function baseLength(path: string): number {
  return path.length - 1 - Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

function compared(
  before: Side,
  after: Side,
  options: DiffOptions,
  problems: readonly DiffProblem[],
): DiffOutcome {
  const renamed = findRenames(before.topology, after.topology);
  const match = matching(before.topology, after.topology, renamed);
  const chosen = chooseBoth(match, options);
  const sectors = diffSectors(match, options.sector);
  const told = [
    withProblems(problems[0]!, chosen.base.diagnostics),
    withProblems(problems[1]!, chosen.head.diagnostics),
  ];
  const isWrong = told.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
  if (isWrong) return { document: null, problems: told, exit: 2, notes: chosen.unmatched };
  const unmatched = [...chosen.unmatched, ...sectors.unmatched];
  const plan = pairRuns(match, chosen.base.runs, chosen.head.runs);
  if (plan.shared.length === 0) {
    const note = 'No scenario is in both files, so there is nothing to compare.';
    return { document: null, problems: told, exit: 3, notes: [...unmatched, note] };
  }
  if (sectors.unmatched.length > 0) return { document: null, problems: told, exit: 3, notes: unmatched };
  const compared = withinWork(workOf(before, after, plan), options.maxWork ?? DEFAULT_WORK, (work) =>
    documentOf(match, before, after, plan, sectors, options, work),
  );
  if (typeof compared === 'string') {
    return { document: null, problems: told, exit: 4, notes: [...unmatched, compared] };
  }
  const document = judgeDiff(compared);
  const exit = document.verdict === 'fail' ? 1 : unmatched.length > 0 ? 3 : 0;
  return { document, problems: told, exit, notes: unmatched };
}

function workOf(before: Side, after: Side, { shared, added, removed }: Plan): Estimate {
  const runsOf = (chosen: readonly ChosenRun[]) => chosen.map(({ run }) => run);
  return bothOf(
    estimate(before.topology, runsOf([...shared.map((pair) => pair.before), ...removed])),
    estimate(after.topology, runsOf([...shared.map((pair) => pair.after), ...added])),
  );
}

function withProblems(problem: DiffProblem, more: readonly Diagnostic[]): DiffProblem {
  return { ...problem, diagnostics: [...problem.diagnostics, ...more] };
}

/** What is named on the command line may be on one side only; on neither it matched nothing. */
function chooseBoth(match: Matching, options: DiffOptions) {
  const base = chooseRuns(match.base, options);
  const head = chooseRuns(match.head, options);
  // What follows a semicolon names what the file has instead, which differs.
  const told = new Set(base.unmatched.map((note) => note.split(';')[0]));
  return { base, head, unmatched: head.unmatched.filter((note) => told.has(note.split(';')[0])) };
}

interface Plan {
  readonly shared: readonly { readonly before: ChosenRun; readonly after: ChosenRun }[];
  readonly added: readonly ChosenRun[];
  readonly removed: readonly ChosenRun[];
}

function pairRuns(match: Matching, base: readonly ChosenRun[], head: readonly ChosenRun[]): Plan {
  const left = new Map(base.map((chosen) => [runInHead(match, chosen.run.id), chosen]));
  const shared: { before: ChosenRun; after: ChosenRun }[] = [];
  const added: ChosenRun[] = [];
  for (const after of head) {
    const before = left.get(after.run.id);
    left.delete(after.run.id);
    if (before === undefined) added.push(after);
    else shared.push({ before, after });
  }
  return { shared, added, removed: [...left.values()] };
}

function documentOf(
  match: Matching,
  before: Side,
  after: Side,
  plan: Plan,
  sectors: ReturnType<typeof diffSectors>,
  options: DiffOptions,
  work: Work,
): DiffDocument {
  const evaluateBase = evaluatorOf(
    before,
    [...plan.shared.map((p) => p.before), ...plan.removed],
    sectors.base,
    work,
  );
  const evaluateHead = evaluatorOf(
    after,
    [...plan.shared.map((p) => p.after), ...plan.added],
    sectors.head,
    work,
  );
  // One run of each side at a time: their rows are as many as services, and only what changed is kept.
  const runs = plan.shared.map((pair) =>
    compareRun(match, evaluateBase(pair.before), evaluateHead(pair.after)),
  );
  const all = (key: 'worse' | 'better' | 'changed' | 'still' | 'added' | 'removed') =>
    runs.flatMap((run) => run[key]);
  const locations = {
    base: (span: Parameters<typeof locate>[0]) => locate(span, before.sources),
    head: (span: Parameters<typeof locate>[0]) => locate(span, after.sources),
  };
  const head = sideOf(after, sectors.head);
  return {
    schemaVersion: 1,
    kind: 'diff',
    catalogVersion: after.topology.catalogVersion,
    topology: summaryOf(head),
    base: sideOf(before, sectors.base),
    head,
    scenarios: runs.map(({ scenario }: RunComparison) => scenario),
    worse: all('worse'),
    better: all('better'),
    changed: all('changed'),
    still: all('still'),
    added: all('added'),
    removed: all('removed'),
    services: servicesOf(match, sectors, locations),
    runs: {
      added: plan.added.map((chosen) => runOf(evaluateHead(chosen))),
      removed: plan.removed.map((chosen) => runOf(evaluateBase(chosen))),
    },
    renames: renamesOf(match, locations),
    weakened: findWeakened(match, locations),
    allowed: options.allow,
    checked: {
      scenarios: new Set(plan.shared.map(({ after: a }) => a.scenario?.id ?? a.run.id)).size,
      runs: plan.shared.length,
      services: head.services,
    },
    verdict: 'pass',
  };
}

function evaluatorOf(
  { topology, sources }: Side,
  runs: readonly ChosenRun[],
  isJudged: (service: number) => boolean,
  work: Work,
) {
  const evaluate = evaluator(
    topology,
    runs.map(({ run }) => run),
    { locate: (span) => locate(span, sources), certificate: false, isJudged, work },
  );
  return ({ run, scenario, at }: ChosenRun) => evaluate({ scenario: scenario?.id ?? '', at }, run).reported;
}

type Locations = Parameters<typeof findWeakened>[1];

function servicesOf(
  { base, head, services }: Matching,
  sectors: ReturnType<typeof diffSectors>,
  locations: Locations,
): DiffDocument['services'] {
  const kept = new Set(services);
  return {
    added: head.services.flatMap(({ id, at }, s) =>
      kept.has(s) || !sectors.head(s) ? [] : [{ id, at: locations.head(at) }],
    ),
    removed: base.services.flatMap(({ id, at }, s) =>
      services[s] !== -1 || !sectors.base(s) ? [] : [{ id, at: locations.base(at) }],
    ),
  };
}

function renamesOf({ base, head, domains, services, renamed }: Matching, locations: Locations) {
  const of = (kind: 'service' | 'domain') => {
    const [old, now, index] =
      kind === 'service' ? [base.services, head.services, services] : [base.domains, head.domains, domains];
    return old.flatMap((entry, i) => {
      const other = now[index[i]!];
      if (other === undefined || !renamed.has(entry.id)) return [];
      const at = { before: locations.base(entry.at), after: locations.head(other.at) };
      return [{ kind, before: entry.id, after: other.id, at }];
    });
  };
  return [...of('service'), ...of('domain')];
}

function runOf(result: Parameters<typeof runFigures>[0]): DiffRun {
  return { id: result.id, title: result.title, at: result.at, figures: runFigures(result) };
}

function sideOf({ topology, input, commit }: Side, isJudged: (service: number) => boolean): DiffSide {
  const services = topology.services.filter((_, s) => isJudged(s));
  return {
    name: topology.name,
    domains: topology.domains.length,
    services: services.length,
    users: services.reduce((sum, { users }) => sum + users, 0),
    hasUsers: topology.hasUsers,
    file: input.file,
    revision: input.revision,
    commit,
  };
}

function summaryOf({ name, domains, services, users, hasUsers }: DiffSide): DiffDocument['topology'] {
  return { name, domains, services, users, hasUsers };
}
