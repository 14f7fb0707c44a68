#!/usr/bin/env bash
# One change and what the gate says to it: red, accepted until a day, red again, and the shortcut that is caught.
# Runs in a directory of its own, with git, and leaves nothing behind: docs/demo.sh [blast-radius command]
set -euo pipefail

BLAST_RADIUS=${1:-node $(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/bin/blast-radius.js}
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 NO_COLOR=1 LC_ALL=C.UTF-8
PLACE=$(mktemp -d)
trap 'rm -rf "$PLACE"' EXIT
cd "$PLACE"

say() { printf '\n# %s\n' "$@"; }
commit() {
  git add -A
  git -c user.name=demo -c user.email=demo@example.org commit --quiet -m "$1"
  printf '$ git commit -m "%s"\n' "$1"
}
# expect STATUS COMMAND...: types it, and stops the demo where it ends with another status.
expect() {
  local wanted=$1 status=0
  shift
  printf '$ %s\n' "$*"
  case $1 in
    blast-radius) $BLAST_RADIUS "${@:2}" || status=$? ;;
    *) "$@" || status=$? ;;
  esac
  printf '(exit %s)\n' "$status"
  [ "$status" -eq "$wanted" ] || { printf 'expected exit %s\n' "$wanted"; exit 1; }
}

# The first finding of a SARIF file: its rule and line, then the way there from what failed.
lines_of_sarif() {
  node -e '
    const [result] = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).runs[0].results;
    const at = ({ artifactLocation, region }) => `${artifactLocation.uri}:${region.startLine}`;
    console.log(`${at(result.locations[0].physicalLocation)} ${result.ruleId}`);
    for (const { location } of result.codeFlows[0].threadFlows[0].locations)
      console.log(`  ${at(location.physicalLocation)} ${location.message.text}`);
  ' "$1"
}

git init --quiet --initial-branch=main
mkdir infra
cat > infra/topology.yaml <<'YAML'
version: 1
name: A bank in three regions
services:
  core-ledger:
    users: 0
    placements: [azure/koreacentral, azure/koreasouth]
  account-transfer:
    tier: 0
    users: 4_200_000
    placements: [azure/koreasouth, azure/japaneast]
    dependsOn: [core-ledger]
scenarios:
  any-region: { fail: { each: { kind: region } } }
YAML
cat > infra/gate.yaml <<'YAML'
version: 1
policies:
  tier-0-survives-a-region: { services: { tier: 0 }, require: { maxState: degraded } }
YAML
GATE='infra/topology.yaml --policy infra/gate.yaml'

say 'The bank, with its ledger in two regions: the gate is green.'
commit 'A bank in three regions'
expect 0 blast-radius analyze $GATE --quiet

say 'A change saves one region of the ledger. Nothing in front of it changed, and the gate is red.'
sed -i.bak '6s/, azure\/koreasouth//' infra/topology.yaml && rm infra/topology.yaml.bak
commit 'Move core-ledger to a single region'
expect 1 blast-radius analyze $GATE --output sarif=result.sarif --output markdown=comment.md

say 'SARIF puts the finding on the line of the service, and the way there on the lines it leads through.'
expect 0 lines_of_sarif result.sarif

say 'The comment on the pull request, as far as its first fold.'
expect 0 sed -n '1,/^<details>/p' comment.md
rm result.sarif comment.md

say 'The move is wanted until the data centre in the south is rebuilt: a waiver, with an owner and an end.'
cat >> infra/gate.yaml <<'YAML'
waivers:
  - policy: tier-0-survives-a-region
    service: account-transfer
    until: 2027-03-31
    reason: BANK-1042, koreasouth is being rebuilt
    owner: ledger-team
YAML
commit 'Accept a single region for the ledger until the end of March'
expect 0 blast-radius analyze $GATE --today 2026-12-01

say 'Nobody came back to it. On the first day after, the gate is red again.'
expect 1 blast-radius analyze $GATE --today 2027-04-01

say 'Somebody would rather have it green today, and deletes the dependency instead of the risk. It is green.'
git checkout --quiet -b shortcut main~1
sed -i.bak '/dependsOn: \[core-ledger\]/d' infra/topology.yaml && rm infra/topology.yaml.bak
commit 'Tidy up account-transfer'
expect 0 blast-radius analyze $GATE --quiet

say 'The diff says that nothing got worse, and names the edit: a green bought that way is none.'
expect 1 blast-radius diff infra/topology.yaml --base main~1 --fail-on-weakened
