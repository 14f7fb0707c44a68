/** What is no diagnostic and yet asked for, by name, at most 80 columns. */
export const TOPICS: ReadonlyMap<string, string> = new Map([
  [
    'exit-codes',
    `\
Exit codes, the same for every command and format

  0         what was required holds; or nothing was required and it ran
  1         a policy or an expect is violated, or --fail-on was reached
  2         could not evaluate: wrong usage, an invalid topology, a file that
            cannot be read or written
  3         something that was asked for matched nothing, so was not evaluated
  70        a defect of blast-radius itself
  130, 143  ended by SIGINT, SIGTERM

Where several hold, 70 comes before 2 before 1 before 3 before 0. --exit-zero
reports only: it turns 1 and 3 into 0, but not 2 and 70.
`,
  ],
  [
    'states',
    `\
The states of a service, from best to worst

  up        as if nothing had happened, by what the file says
  degraded  nobody is lost, but something is worse: a soft dependency, fewer
            placements than desired, a second choice
  partial   some users are lost, others are not; the share is given
  down      all users are lost

A state is the worst on the way: what a failover brings back is down until
then, and the report says after how long it is back. The settled state is the
one at the end of the outage.
`,
  ],
  [
    'evidence',
    `\
How a dependency, a placement or a stack entry is known: its key evidence

  declared   somebody who knows wrote it down; the default
  observed   seen in traces, traffic or a test
  assumed    likely, but nobody has checked
  hindsight  learned from an outage itself

It changes no verdict. A report counts the kinds, and names those entries
without which its worst figure would be another.
`,
  ],
  [
    'selectors',
    `\
Selectors choose domains, services or placements by their keys

  in a file             { kind: region, labels: { country: kr } }
  on the command line   kind=region,labels.country=kr

  kind, within            of domains; within: any domain around it
  sector, tier, owner     of services
  role, evidence          of placements
  id (* and ?), labels    of domains and services

All the keys given must hold. In a file a value may be a list: any of it. They
match what the file names or binds to, and what that is within, never the whole
catalogue: what nothing rests on cannot hurt.
`,
  ],
]);
