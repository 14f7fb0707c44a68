/** What `--help` prints, and no arguments at all: at most 24 lines of 80 columns, only what is built. */
export const firstScreen = `\
blast-radius: when a region, a site or an update fails, who goes down, and why

  blast-radius init                      write a topology.yaml to start from
  blast-radius analyze topology.yaml     run its scenarios, judge its policies
  blast-radius explain topology.yaml X   why service X falls, what would save it
  blast-radius diff old.yaml new.yaml    what a change makes worse (--base REV)

Check and connect
  validate FILE   check the YAML only      explain CODE   what a message means
  schema          completion in editors    completion     bash, zsh, fish
  catalog korea   regions and zones        baseline write FILE   accept today
  render RESULT   in another format        verify RESULT FILE    is it true

Try a failure without writing a scenario
  --fail azure/koreacentral   --isolate seoul-edge   --degrade fraud-score
  --each kind=region   --order 2   --duration 6h
Look closer
  --scenario ID   --sector banking   --owner payments-team   --all
For machines and the gate
  --format json|markdown|sarif|junit|github|gitlab|html|mermaid|dot
  --output FORMAT=FILE   --fail-on down   --policy FILE   --baseline FILE

Exit  0 holds  1 violated  2 cannot evaluate  3 nothing matched  4 incomplete
More  blast-radius help analyze
`;
