// The step "Comment" of action.yml: posts the report on the pull request, or updates the comment that is there. The hidden
// marker in its first line says which one it is. A comment is a courtesy: whatever keeps it from being written is a warning.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const {
  GITHUB_EVENT_PATH: eventPath,
  GITHUB_REPOSITORY: repository,
  BLAST_RADIUS_MARKDOWN: report,
} = process.env;
const event = JSON.parse(readFileSync(eventPath, 'utf8'));
const pull = event.pull_request;

if (pull === undefined) console.log('Not a pull request: the report is in the job summary.');
else if (pull.head?.repo?.full_name !== repository) {
  console.log("A fork's token may not write comments: the report is in the job summary.");
} else {
  try {
    write(pull.number, readFileSync(report, 'utf8'));
  } catch (error) {
    const why = error.message.replace(/\s+/g, ' ').replaceAll('%', '%25');
    console.log(
      `::warning title=blast-radius::The comment could not be written: ${why}. The job needs pull-requests: write.`,
    );
  }
}

function write(number, body) {
  const [marker] = body.split('\n');
  if (!/^<!-- blast-radius:[^\n]+ -->$/.test(marker)) throw new Error('the report has no marker');
  const known = find(number, marker);
  if (known === null) {
    gh('POST', `repos/${repository}/issues/${number}/comments`, { body });
    console.log('Commented on the pull request.');
  } else {
    gh('PATCH', `repos/${repository}/issues/comments/${known}`, { body });
    console.log('Updated the comment on the pull request.');
  }
}

/** The first comment with the marker that a bot wrote: whoever copies the marker into theirs keeps what they wrote. */
function find(number, marker) {
  for (let page = 1; ; page++) {
    const comments = gh('GET', `repos/${repository}/issues/${number}/comments?per_page=100&page=${page}`);
    const found = comments.find(
      ({ body, user }) => user?.type === 'Bot' && body.split(/\r?\n/)[0] === marker,
    );
    if (found !== undefined) return found.id;
    if (comments.length < 100) return null;
  }
}

function gh(method, path, body) {
  const args = ['api', '--method', method, path, ...(body === undefined ? [] : ['--input', '-'])];
  const input = body === undefined ? '' : JSON.stringify(body);
  const { status, stdout, stderr, error } = spawnSync('gh', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(stderr.trim() || `gh ended with ${status}`);
  return stdout.trim() === '' ? null : JSON.parse(stdout);
}
