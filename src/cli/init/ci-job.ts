export const CI_SYSTEMS = ['github', 'gitlab'] as const;
export type CiSystem = (typeof CI_SYSTEMS)[number];

/**
 * A CI job that fails where a policy of `file` is violated.
 * @param file of letters, digits and `. _ - /` only: it stands in YAML and in a line of shell, unquoted
 */
export function ciJob(system: CiSystem, file: string): string {
  return system === 'github' ? githubJob(file) : gitlabJob(file);
}

function githubJob(file: string): string {
  return `\
# .github/workflows/blast-radius.yml: fails when a policy of ${file} is violated.
# OWNER/blast-radius is where your copy of the program is.
name: blast-radius
on: [push, pull_request]
permissions: { contents: read }
jobs:
  analyze:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/checkout@v4
        with: { repository: OWNER/blast-radius, path: .blast-radius }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci --prefix .blast-radius
      - run: node .blast-radius/bin/blast-radius.js analyze ${file}
`;
}

function gitlabJob(file: string): string {
  return `\
# A job for .gitlab-ci.yml: fails when a policy of ${file} is violated.
# OWNER/blast-radius is where your copy of the program is.
blast-radius:
  image: node:22
  script:
    - git clone --depth 1 "$CI_SERVER_URL/OWNER/blast-radius.git" .blast-radius
    - npm ci --prefix .blast-radius
    - node .blast-radius/bin/blast-radius.js analyze ${file}
`;
}
