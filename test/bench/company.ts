/** A file of a topology: its path from the first one, and its text. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

const REGIONS = ['azure/koreacentral', 'azure/koreasouth', 'aws/ap-northeast-2', 'gcp/asia-northeast3'];

/**
 * A company of `services` services in `teams` files of equal size, `services/team-01.yaml` and on, which `topology.yaml`
 * includes by a pattern. Every tenth service has one region, every twenty-fifth is local, at `sites` edge sites that
 * `sites.yaml` holds, one a line. The same for the same numbers. Services come in the order of their numbers, so that one
 * file can hold them just the same.
 */
export function writeCompany(services: number, teams: number, sites: number): readonly WrittenFile[] {
  const size = Math.ceil(services / teams);
  return [
    { path: 'topology.yaml', text: `${HEAD}include: [services/*.yaml]\n${DOMAINS}${TAIL}` },
    { path: 'sites.yaml', text: siteLines(sites) },
    ...Array.from({ length: teams }, (_, team) => ({
      path: `services/${teamName(team)}.yaml`,
      text: `services:\n${teamServices(team, size, services)}`,
    })),
  ];
}

/** The same company in one file, but for the sites. */
export function writeWhole(services: number, teams: number, sites: number): readonly WrittenFile[] {
  const size = Math.ceil(services / teams);
  const all = Array.from({ length: teams }, (_, team) => teamServices(team, size, services)).join('');
  return [
    { path: 'topology.yaml', text: `${HEAD}${DOMAINS}services:\n${all}${TAIL}` },
    { path: 'sites.yaml', text: siteLines(sites) },
  ];
}

const HEAD = 'version: 1\nname: A company in many files\n';

const DOMAINS = `domains:
  wan-<n>: { for: { n: [0, 1, 2, 3] }, kind: network }
  site-<code>: { for: { code: { include: sites.yaml } }, kind: edge-site }
`;

const TAIL = `scenarios:
  central: { fail: [azure/koreacentral], duration: 12h }
  wan: { fail: [wan-1], duration: 4h }
policies:
  tier-0: { services: { tier: 0 }, require: { maxState: degraded } }
`;

function siteLines(sites: number): string {
  const lines = Array.from(
    { length: sites },
    (_, n) => `S${n}: { weight: ${1 + (n % 9)}, uplink: [wan-${n % 4}] }`,
  );
  return `${lines.join('\n')}\n`;
}

function teamName(team: number): string {
  return `team-${String(team + 1).padStart(2, '0')}`;
}

function teamServices(team: number, size: number, services: number): string {
  const from = team * size;
  const to = Math.min(services, from + size);
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => service(from + n, team, size)).join('');
}

/** Each needs one service of its own team and one of a team before, so dependencies cross files and make no circle. */
function service(s: number, team: number, size: number): string {
  const first = s % size === 0;
  const own = first ? [] : [`s${s - 1 - (s % 3 === 0 ? 0 : Math.min(s % size, 3) - 1)}`];
  const far = team === 0 ? [] : [`{ id: s${(s * 7919) % (team * size)}, impact: degraded }`];
  const isLocal = s % 25 === 24;
  const where = isLocal
    ? 'serving: local, placements: [{ each: { kind: edge-site } }]'
    : `placements: [${REGIONS[s % 4]}${s % 10 === 0 ? '' : `, ${REGIONS[(s + 1 + (s % 3)) % 4]}`}]`;
  const needs = [...(isLocal ? [`{ id: s${s - 1}, worksWithout: 8h }`] : own), ...far];
  return `  s${s}: { sector: sector-${team % 7}, owner: ${teamName(team)}, tier: ${s % 4}, users: ${100 + (s % 900)}, ${where}, dependsOn: [${needs.join(', ')}] }\n`;
}
