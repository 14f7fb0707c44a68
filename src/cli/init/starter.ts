import { shellWord } from '../shell-word.js';

/**
 * The topology that `init` writes. As it stands its policy is violated; with the `#` before `- azure/japaneast` taken
 * away it holds.
 */
export function starter(file: string): string {
  return `\
# yaml-language-server: $schema=./topology.schema.json
#
# A small airline to start from; every name and figure in it is yours to change.
#
#   blast-radius analyze ${shellWord(file)}
#
# It shows what falls with azure/koreacentral, and ends with exit code 1: the
# policy at the end is violated. Make the repair marked below, and run it again.

version: 1
name: My airline

domains:                        # what fails as one thing; regions are known
  carrier: { kind: network }
  airport-north: { kind: edge-site, uplink: [carrier] }    # cut off without it
  airport-south: { kind: edge-site, uplink: [carrier] }

services:
  booking:                      # in two regions: either one carries it
    sector: sales
    tier: 1                     # 0 is the most critical
    users: 500_000              # who loses it when it is down
    placements: [azure/koreacentral, azure/japaneast]

  departure-control:
    sector: operations
    tier: 0
    users: 0                    # an inner service: nobody uses it directly
    placements:
      - azure/koreacentral
      # - azure/japaneast       # the repair: take the first # of this line away

  check-in:                     # at the airports; goes on alone for four hours
    sector: operations
    tier: 0
    users: 240_000
    serving: local              # each placement serves its own users
    placements: [airport-north, airport-south]
    dependsOn:
      - { id: departure-control, worksWithout: 4h }

scenarios:
  any-region:                   # one run for each region that something runs in
    fail: { each: { kind: region } }
    duration: 12h
  carrier-cut:                  # the airports are alive, but on their own
    fail: [carrier]
    duration: 2h

policies:
  tier-0-survives-a-region:
    under: [any-region]
    services: { tier: 0 }
    require: { maxState: degraded }    # never partial or down
`;
}
