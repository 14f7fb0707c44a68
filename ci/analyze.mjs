// The step "Analyze" of action.yml: runs the analysis, annotates, writes the job summary and the outputs. Ends with 0 whatever
// came of it, so that the steps behind it can say so; the last of them ends with `exit-code`.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const action = fileURLToPath(new URL('..', import.meta.url));

/** One input; they come in by the environment, never as a part of a script. */
function given(name) {
  return (process.env[`BLAST_RADIUS_${name}`] ?? '').trim();
}

function linesOf(text) {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** One a line if there are several lines, else separated by blanks. No shell ever reads them. */
function wordsOf(text) {
  return text.includes('\n')
    ? linesOf(text).map((line) => line.trim())
    : text.split(/\s+/).filter((word) => word !== '');
}

const file = given('FILE');
const place = mkdtempSync(join(process.env.RUNNER_TEMP || tmpdir(), 'blast-radius-'));
const paths = {
  json: join(place, 'result.json'),
  sarif: join(place, 'result.sarif'),
  junit: join(place, 'junit.xml'),
  html: join(place, 'report.html'),
  markdown: join(place, 'report.md'),
  text: join(place, 'report.txt'),
};

const options = [
  ...linesOf(given('POLICY')).flatMap((policy) => ['--policy', policy.trim()]),
  ...(given('BASELINE') === '' ? [] : ['--baseline', given('BASELINE')]),
  ...(given('FAIL_ON') === '' ? [] : ['--fail-on', given('FAIL_ON')]),
  ...Object.entries(paths).flatMap(([format, path]) => ['--output', `${format}=${path}`]),
  ...['--format', 'github', '--color', 'never'],
  ...wordsOf(given('ARGS')),
];

const ran = spawnSync(
  process.execPath,
  [join(action, 'bin/blast-radius.js'), 'analyze', ...options, '--', file],
  {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
const isDone = existsSync(paths.json);
// Options that print something else, such as --help, are no green run.
const exit = isDone ? (ran.status ?? 70) : ran.status || 2;

/** Text of the repository, which may look like a workflow command and must not be one. */
function say(text) {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text.replace(/\n?$/, '\n')}::${token}::\n`);
}

// Places on standard error become annotations by the matcher; those of violations are workflow commands already.
process.stdout.write(`::add-matcher::${join(action, 'ci/problem-matcher.json')}\n`);
if (ran.stderr !== '') say(ran.stderr);
process.stdout.write('::remove-matcher owner=blast-radius::\n');
if (isDone) say(readFileSync(paths.text, 'utf8'));
process.stdout.write(ran.stdout);

if (!isDone) writeFileSync(paths.markdown, notEvaluated());
const summary = process.env.GITHUB_STEP_SUMMARY;
if (summary) appendFileSync(summary, `${readFileSync(paths.markdown, 'utf8')}\n`);

/** A path without `.`, `..` and empty parts; of an absolute one the last part. */
function pathOf(typed) {
  if (/^(?:[\\/]|[A-Za-z]:)/.test(typed)) return typed.split(/[\\/]/).at(-1);
  const parts = [];
  for (const part of typed.split(/[\\/]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The comment of an earlier run would go on saying that all is well. The marker is the one of the report. */
function notEvaluated() {
  const marker = pathOf(file)
    .slice(0, 200)
    .replace(/[^A-Za-z0-9._-]+/g, '-');
  const said = ran.stderr.length > 20_000 ? `${ran.stderr.slice(0, 20_000)}\n…` : ran.stderr;
  const longest = Math.max(2, ...[...said.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const title = exit === 3 ? 'Nothing was evaluated' : 'Could not be evaluated';
  return `<!-- blast-radius:${marker} -->\n### ! ${title} (exit ${exit})\n\n${fence}text\n${said.trimEnd()}\n${fence}\n`;
}

const outputs = isDone
  ? countsOf(JSON.parse(readFileSync(paths.json, 'utf8')))
  : { verdict: 'none', violations: '', accepted: '', runs: '' };
const told = isDone
  ? paths
  : { ...Object.fromEntries(Object.keys(paths).map((name) => [name, ''])), markdown: paths.markdown };
const { text: _, ...files } = told;
const out = Object.entries({ ...outputs, 'exit-code': exit, ...files });
if (process.env.GITHUB_OUTPUT) {
  appendFileSync(process.env.GITHUB_OUTPUT, out.map(([name, value]) => `${name}=${value}\n`).join(''));
}

function countsOf({ verdict, policies, expectations, checked }) {
  const violations = policies.flatMap((policy) => policy.violations);
  const accepted = violations.filter(
    ({ waiver, baseline }) =>
      waiver?.status === 'active' || waiver?.status === 'expiring' || baseline === 'known',
  ).length;
  const missed = expectations.filter(({ holds }) => !holds).length;
  return { verdict, violations: violations.length - accepted + missed, accepted, runs: checked.runs };
}
