import { nearest } from '../diagnostics/nearest.js';
import type { Service, Topology } from '../model/topology.js';
import type { AnalyzeOptions } from './types.js';

export interface ChosenServices {
  /** By index: which services are judged and listed. */
  readonly isJudged: (service: number) => boolean;
  /** What was asked for and matched nothing: exit 3. */
  readonly unmatched: readonly string[];
}

/** The services of `--sector` and of `--owner`; with both, those that are of both. */
export function chooseServices(
  { services }: Topology,
  { sector, owner }: Pick<AnalyzeOptions, 'sector' | 'owner'>,
): ChosenServices {
  const isJudged = (s: number): boolean => isOf(services[s]!, sector, owner);
  const unmatched = [
    ...missing(services, 'sector', sector, 'is of sector'),
    ...missing(services, 'owner', owner, 'is owned by'),
  ];
  if (unmatched.length > 0 || services.some((service) => isOf(service, sector, owner)))
    return { isJudged, unmatched };
  if (sector === undefined || owner === undefined) return { isJudged, unmatched };
  const own = names(
    services.filter((service) => service.owner === owner),
    'sector',
  );
  const fix = own.length === 0 ? `${owner} has none with a sector.` : `${owner} has ${some(own)}.`;
  return { isJudged, unmatched: [`No service is of sector ${sector} and owned by ${owner}; ${fix}`] };
}

function isOf(service: Service, sector: string | undefined, owner: string | undefined): boolean {
  return (
    (sector === undefined || service.sector === sector) && (owner === undefined || service.owner === owner)
  );
}

function missing(
  services: readonly Service[],
  key: 'sector' | 'owner',
  wanted: string | undefined,
  verb: string,
): string[] {
  const known = names(services, key);
  if (wanted === undefined || known.includes(wanted)) return [];
  const guess = nearest(wanted, known);
  const all = known.length === 0 ? `no service says ${key}` : `the ${key}s are ${some(known)}`;
  return [`No service ${verb} ${wanted}; ${guess === null ? `${all}.` : `did you mean ${guess}?`}`];
}

/** Each once, in the order of the file. */
function names(services: readonly Service[], key: 'sector' | 'owner'): readonly string[] {
  return [...new Set(services.flatMap((service) => service[key] ?? []))];
}

const NAMED = 12;

function some(known: readonly string[]): string {
  const rest = known.length - NAMED;
  return rest <= 0 ? known.join(', ') : `${known.slice(0, NAMED).join(', ')} and ${rest} more`;
}
