import type { State, Topology } from '../model/topology.js';
import type { WorldCertificate } from '../results/certificate.js';
import type { PlacementResult, ScenarioResult, SectorResult, ServiceResult } from '../results/document.js';
import { claimedWorld } from './claimed-world.js';
import { type Context, contextOf } from './context.js';
import { cutCode, domainCode, serviceCode } from './element-code.js';
import { isLocal } from './local-service.js';
import { playGiven } from './play.js';
import type { ReadProof } from './read-proof.js';
import { justBefore, OUTSIDE, type When } from './when.js';
import type { World } from './world.js';

/** What a result has to say if its certificate holds: the figures, without causes and places in files. */
export interface ExpectedResult {
  readonly figures: Pick<
    ScenarioResult,
    | 'injected'
    | 'durationSeconds'
    | 'blastRadius'
    | 'settledBlastRadius'
    | 'lostUsers'
    | 'settledLostUsers'
    | 'moments'
    | 'worstMoment'
    | 'states'
    | 'sectors'
    | 'domainsDown'
    | 'domainsCut'
  >;
  /** Every judged service, in the topology's order. */
  readonly services: readonly ExpectedService[];
  /** Every domain that is down or impaired in some world, in the topology's order. */
  readonly domainsBad: readonly string[];
  /** Every domain that is cut off in some world, in the topology's order. */
  readonly domainsCut: readonly string[];
  /** Services that are not judged and not up, in the topology's order. */
  readonly others: readonly { readonly id: string; readonly state: State }[];
  readonly told: Told;
}

export type ExpectedService = Omit<
  ServiceResult,
  'at' | 'causes' | 'under' | 'placements' | 'certificate'
> & {
  /** Its index in the topology. */
  readonly index: number;
  readonly placements: readonly Omit<PlacementResult, 'causes'>[];
  readonly certificate: NonNullable<ServiceResult['certificate']>;
  /** The index of its worst world. */
  readonly worst: number;
};

/** The worlds of a run as the checker sees them, for whoever has more to ask. */
export interface Told {
  readonly ctx: Context;
  readonly worlds: readonly { readonly world: World; readonly end: When }[];
}

/**
 * Reads off a certificate that was believed what every figure of its result has to be: from the states and losses it claims,
 * and, for placements and domains, from what the model says of them. Linear in services x worlds, besides the check itself.
 * @param isJudged which services are told of, by index
 */
export function expectedResult(
  topology: Topology,
  { injection, duration, certificate }: ReadProof,
  injected: ScenarioResult['injected'],
  isJudged: (service: number) => boolean,
): ExpectedResult {
  const ctx = contextOf(topology, injection);
  const worlds = certificate.worlds.map((claimed) => {
    const { world } = claimedWorld(ctx, claimed);
    playGiven(world, claimed.moment);
    return { world, end: justBefore(world, claimed.moment) };
  });
  const told: Told = { ctx, worlds };
  const judged = [...topology.services.keys()].filter(isJudged);
  const rows = judged.map((s) => expectedService(told, certificate.worlds, s));
  const lost = certificate.worlds.map((world) => sumLost(topology, world, judged));
  const worst = lost.indexOf(Math.max(...lost));
  const users = judged.reduce((sum, s) => sum + topology.services[s]!.users, 0);
  const share = (part: number): number => (users === 0 ? 0 : fraction(part / users));
  const { world } = worlds[worst]!;
  const isIn = (code: number): boolean => world.downSince[code]! < Number.POSITIVE_INFINITY;
  const domains = topology.domains.map(({ id }, d) => ({ id, d }));
  return {
    figures: {
      injected,
      durationSeconds: finite(duration),
      blastRadius: share(lost[worst]!),
      settledBlastRadius: share(lost.at(-1)!),
      lostUsers: userCount(lost[worst]!),
      settledLostUsers: userCount(lost.at(-1)!),
      moments: certificate.worlds.map(({ moment }) => finite(moment)),
      worstMoment: finite(certificate.worlds[worst]!.moment),
      states: countStates(rows),
      sectors: expectedSectors(topology, rows, certificate.worlds[worst]!),
      domainsDown: domains.filter(({ d }) => isIn(domainCode(d))).map(({ id }) => id),
      domainsCut: domains.filter(({ d }) => isIn(cutCode(ctx.sizes, d))).map(({ id }) => id),
    },
    services: rows,
    domainsBad: domains
      .filter(({ d }) => worlds.some(({ end }) => end.domainDown(d) || end.domainBad(d)))
      .map(({ id }) => id),
    domainsCut: domains.filter(({ d }) => worlds.some(({ end }) => end.isCut(d))).map(({ id }) => id),
    others: topology.services.flatMap(({ id }, s) => {
      const state = isJudged(s) ? 'up' : worstState(certificate.worlds, s);
      return state === 'up' ? [] : [{ id, state }];
    }),
    told,
  };
}

function worstState(worlds: readonly WorldCertificate[], service: number): State {
  return STATES[Math.max(...worlds.map(({ services }) => STATES.indexOf(services[service]!.state)))]!;
}

const finite = (seconds: number): number | null => (seconds === Number.POSITIVE_INFINITY ? null : seconds);
const rounded = (value: number, scale: number): number => Math.round(value * scale) / scale + 0;
const fraction = (value: number): number => rounded(value, 1e12);
const userCount = (value: number): number => rounded(value, 1e6);

const STATES: readonly State[] = ['up', 'degraded', 'partial', 'down'];

function sumLost(topology: Topology, { services }: WorldCertificate, judged: readonly number[]): number {
  return judged.reduce((sum, s) => sum + topology.services[s]!.users * services[s]!.lost, 0);
}

function expectedService(
  { ctx, worlds }: Told,
  claimed: readonly WorldCertificate[],
  index: number,
): ExpectedService {
  const { id, title, sector, tier, owner, users } = ctx.topology.services[index]!;
  const levels = claimed.map(({ services }) => services[index]!);
  const worst = levels.reduce((most, level, w) => (isWorse(level, levels[most]!) ? w : most), 0);
  const byMoment = levels.map(({ state, lost }) => ({ state, lost: fraction(lost) }));
  const settled = levels.at(-1)!;
  const back = levels.findLastIndex((level, w) => w < levels.length - 1 && isWorse(level, settled));
  return {
    index,
    worst,
    ...{ id, title, sector, tier, owner, users },
    state: levels[worst]!.state,
    lost: fraction(Math.max(...levels.map(({ lost }) => lost))),
    settled: byMoment.at(-1)!,
    backSeconds: back < 0 ? null : claimed[back]!.moment,
    placements: expectedPlacements(ctx, worlds[worst]!.end, index),
    redundancy: redundancyOf(ctx, worlds.at(-1)!.end, index),
    byMoment,
    certificate: worlds.map(({ world }) => sinceOf(world, serviceCode(ctx.sizes, index))),
  };
}

type Level = WorldCertificate['services'][number];

/** Of two that differ by rounding alone none is worse. */
function isWorse(a: Level, b: Level): boolean {
  const [one, other] = [STATES.indexOf(a.state), STATES.indexOf(b.state)];
  return one > other || (one === other && a.lost > b.lost + 1e-9);
}

function sinceOf({ downSince, rank }: World, code: number): { time: number; rank: number } | null {
  const time = downSince[code]!;
  return time === Number.POSITIVE_INFINITY ? null : { time, rank: rank[code]! };
}

function expectedPlacements(ctx: Context, end: When, service: number): ExpectedService['placements'] {
  const places = ctx.placesOfService[service]!;
  return ctx.topology.services[service]!.placements.map(({ id, domain, role, share }, i) => ({
    id,
    in: ctx.topology.domains[domain]!.id,
    role,
    works: end.works(places[i]!),
    impaired: end.works(places[i]!) && end.placeImpaired(places[i]!),
    lost: fraction(end.works(places[i]!) ? end.loss(places[i]!) : 1),
    share: fraction(share),
  }));
}

/** Placements that count (local services: that work), of all; a service without placements has its implicit one. */
function redundancyOf(ctx: Context, end: When, service: number): ServiceResult['redundancy'] {
  const places = ctx.placesOfService[service]!;
  const counts = places.filter(
    (place) => end.works(place) && (isLocal(ctx, service) || end.side(place.domain) === OUTSIDE),
  );
  return { working: counts.length, of: places.length };
}

function countStates(rows: readonly Pick<ServiceResult, 'state'>[]): Record<State, number> {
  const counts: Record<State, number> = { up: 0, degraded: 0, partial: 0, down: 0 };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** Made without a prototype, since a sector may be called anything. */
function expectedSectors(
  topology: Topology,
  rows: readonly ExpectedService[],
  worst: WorldCertificate,
): Record<string, SectorResult> {
  const members = new Map<string, ExpectedService[]>();
  for (const row of rows) {
    const list = members.get(row.sector ?? '');
    if (list) list.push(row);
    else members.set(row.sector ?? '', [row]);
  }
  const sectors: Record<string, SectorResult> = Object.create(null);
  for (const [sector, list] of members) {
    const users = list.reduce((sum, row) => sum + row.users, 0);
    const lost = sumLost(
      topology,
      worst,
      list.map(({ index }) => index),
    );
    const blastRadius = users === 0 ? 0 : fraction(lost / users);
    sectors[sector] = {
      blastRadius,
      users,
      lostUsers: userCount(lost),
      services: list.length,
      ...countStates(list),
    };
  }
  return sectors;
}
