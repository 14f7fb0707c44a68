/** A file that says everything the language can say. */
export const RICH = `version: 1
name: Two hospitals and a bank
description: Every key once
x-team: { pager: 1 }
domains:
  fibre: { kind: network, title: Fibre ring }
  lte: { kind: network }
  metro: { kind: datacenter, location: [37.5, 127], labels: { country: kr } }
  grid: { kind: power, failure: { mtbf: 2y, mttr: 40m } }
  falcon: { kind: software, failure: { perYear: 2, mttr: 1h } }
  edge-a:
    kind: edge-site
    title: Edge A
    owner: net-team
    location: [37.58, 127.00]
    weight: 50
    within: metro
    uplink: [fibre, lte]
    dependsOn: [{ id: grid, worksWithout: 15m }]
    start: { takes: 2h, dependsOn: [grid] }
    repair: { takes: 4h, dependsOn: [{ anyOf: [vpn, lte] }] }
    failure: { availability: 99.9% }
  edge-b: { kind: edge-site, weight: 150, uplink: lte, assumes: [falcon] }
  site-<code>:
    for: { code: { ICN: { weight: 190 }, GMP: { weight: 60 } } }
    kind: edge-site
    uplink: []
    labels: { airport: true }
  azure/koreacentral: { labels: { home: yes } }
services:
  ledger:
    sector: banking
    tier: 0
    users: 0
    owner: core
    placements:
      - azure/centralus
      - in: azure/eastus2
        role: standby
        activation: { takes: 30m, dependsOn: [azure/centralus/control-plane] }
        stack: [{ id: falcon, evidence: hindsight }]
        dependsOn: [lte]
        evidence: assumed
    slo: { availability: 99.95%, rto: 30m }
    start: { takes: 10m, dependsOn: [vpn] }
    failure: { availability: 99.9%, commonCause: 10% }
  vpn: { users: 0, title: Operations VPN }
  pay:
    title: Payments
    sector: banking
    tier: 1
    users: 4_200_000
    labels: { country: kr }
    stack: [falcon]
    placements: [azure/centralus, azure/koreacentral]
    minAvailable: 1
    desired: 2
    dependsOn:
      - ledger
      - { id: vpn, impact: degraded, evidence: observed }
      - { id: fibre, impact: 30% }
      - { anyOf: [ledger, vpn], impact: 0.25 }
      - { prefer: [ledger, { id: vpn, takes: 20m }], worksWithout: 8h }
      - { atLeast: 2, of: [ledger, vpn, { allOf: [fibre, { anyOf: [lte, grid] }], worksWithout: 1h }], evidence: assumed }
  clinic:
    sector: hospital
    users: 100
    serving: local
    placements:
      - { in: edge-a, share: 60% }
      - edge-b
      - { in: edge-b, as: rack-2 }
      - { in: azure/koreacentral, role: standby }
  kiosk:
    users: 10
    serving: nearest
    placements: [{ each: { kind: edge-site, labels: { airport: true } }, stack: [falcon] }]
  video:
    users: 1
    placements: [{ in: azure/koreacentral, capacity: 600 }, { in: azure/koreacentral/1, capacity: 600 }]
    demand: 1000
    overload: collapse
scenarios:
  central:
    title: Central US
    fail: [azure/centralus, pay@azure/koreacentral]
    duration: 24h20m
    expect: { pay: down, kiosk: up }
  cut: { isolate: edge-a }
  half: { limit: [{ id: azure/koreacentral, capacity: 50% }] }
  brownout: { degrade: [vpn] }
  standbys: { fail: [azure/centralus, { role: standby }] }
  any-region: { fail: { each: { kind: region } } }
  any-cut: { isolate: { each: { kind: [edge-site, mec] } } }
  two-sites: { fail: { each: { kind: edge-site } }, order: 2 }
  nothing: { fail: { each: { kind: submarine } } }
  replay: { incident: azure-centralus-2024-07 }
  staged:
    events:
      - { at: 5h15m, restore: [azure/centralus] }
      - { at: 0m, fail: [azure/centralus] }
      - { at: 1h, isolate: [edge-a], limit: [{ id: azure, capacity: 0.5 }] }
  bad-update: { rollout: { of: falcon, over: 78m, rings: [5%, 25%, 100%] } }
policies:
  survives:
    under: { fail: { each: { kind: region } } }
    services: { sector: banking, tier: [0, 1] }
    require: { maxState: degraded, within: 30m }
  contains: { under: [any-cut, cut], require: { maxLost: 10% } }
  nines: { services: { tier: 0 }, require: { minAvailability: 99.99% } }
  no-spof: { services: { tier: 7 }, require: { minFailures: 2 }, allowEmpty: true }
  rto: { under: central, require: { maxDowntime: 30m } }
waivers:
  - { policy: no-spof, service: pay, until: 2028-02-29, reason: PAY-812, owner: core }
  - { policy: survives, service: pay, scenario: 'survives[azure/eastus2]', until: 2027-03-31, reason: x, owner: y }
`;
