import { hasKey, isMalformed, keySpan, valueSpan } from './draft-key.js';
import type { Placed } from './finish-service.js';
import type { ServicePlan } from './link-service.js';
import { type Problems, reportError } from './problems.js';
import type { Service } from './topology.js';

type Checked = Omit<Service, 'placements'>;
const TOLERANCE = 1e-9;
const LOCAL_FIX = 'did you mean serving: local?';

/** The rules of semantics that an author can break in a service; shares are checked where they are given out. */
export function checkService(
  problems: Problems,
  plan: ServicePlan,
  service: Checked,
  placed: readonly Placed[],
): void {
  if (isMalformed(plan.entry.draft, 'serving')) return;
  if (service.serving === 'pooled') checkPooled(problems, plan, service, placed);
  else checkLocal(problems, plan, service);
  checkShares(problems, plan, service);
  const hasActive = placed.some(({ placement }) => placement.role === 'active');
  if (!plan.isWhole || hasActive || plan.placements.length === 0 || placed.length === 0) return;
  const message = `every placement of ${service.id} is a standby; one must be active`;
  reportError(problems, 'BR1301', valueSpan(plan.entry.draft, 'placements'), message);
}

const POOLED_KEYS = ['minAvailable', 'desired', 'demand'] as const;

function checkLocal(problems: Problems, plan: ServicePlan, service: Checked): void {
  const { draft } = plan.entry;
  const holders = [
    ...POOLED_KEYS.filter((key) => hasKey(draft, key)).map((key) => ({ draft, key })),
    ...plan.placements.flatMap(({ draft }) =>
      draft !== null && hasKey(draft, 'capacity') ? [{ draft, key: 'capacity' as const }] : [],
    ),
  ];
  for (const { draft, key } of holders) {
    const message = `${key} is for pooled services, and ${service.id} has serving: ${service.serving}`;
    reportError(problems, 'BR1302', keySpan(draft, key), message);
  }
}

function checkShares(problems: Problems, plan: ServicePlan, service: Checked): void {
  for (const { draft, role, share } of plan.placements) {
    if (draft === null || share === null) continue;
    if (service.serving === 'pooled') {
      const message = `${service.id} is pooled: every placement serves every user, so none has a share`;
      reportError(problems, 'BR1303', keySpan(draft, 'share'), message, LOCAL_FIX);
    } else if (role === 'standby') {
      const message = 'a standby has no users of its own, so no share';
      reportError(problems, 'BR1303', keySpan(draft, 'share'), message, 'leave share out');
    } else if (share === 0) {
      const message = 'the share of an active placement is above 0';
      reportError(problems, 'BR1304', valueSpan(draft, 'share'), message, 'did you mean role: standby?');
    }
  }
}

function checkPooled(
  problems: Problems,
  plan: ServicePlan,
  service: Checked,
  placed: readonly Placed[],
): void {
  const { draft } = plan.entry;
  if (POOLED_KEYS.some((key) => isMalformed(draft, key))) return;
  if (service.desired < service.minAvailable) {
    const message = `desired ${service.desired} is below minAvailable ${service.minAvailable}`;
    reportError(problems, 'BR1306', valueSpan(draft, 'desired'), message, 'degraded comes before down');
  }
  // Selectors without a match are reported, and the counts would be too.
  if (!plan.isWhole || (placed.length === 0 && plan.placements.length > 0)) return;
  checkCounts(problems, plan, service, placed);
  if (service.demand !== null) checkDemand(problems, plan, service.demand, placed);
}

/** A service without placements has one implicit active one. */
function checkCounts(
  problems: Problems,
  plan: ServicePlan,
  service: Checked,
  placed: readonly Placed[],
): void {
  const active = placed.length === 0 ? 1 : activeOf(placed).length;
  if (active === 0) return;
  for (const key of ['minAvailable', 'desired'] as const) {
    if (service[key] <= active || !hasKey(plan.entry.draft, key)) continue;
    const only = active === 1 ? 'only 1 active placement' : `only ${active} active placements`;
    const message = `${key} is ${service[key]}, and ${service.id} has ${only}`;
    reportError(problems, 'BR1305', valueSpan(plan.entry.draft, key), message);
  }
}

function checkDemand(problems: Problems, plan: ServicePlan, demand: number, placed: readonly Placed[]): void {
  const { draft, id } = plan.entry;
  const silent = plan.placements.find(({ capacity }) => capacity === null);
  if (silent !== undefined || plan.placements.length === 0) {
    const message =
      silent === undefined
        ? `${id.text} has a demand and no placement with a capacity to carry it`
        : `this placement says no capacity, and ${id.text} has a demand of ${demand}`;
    reportError(problems, 'BR1307', silent?.at ?? valueSpan(draft, 'demand'), message, 'add capacity');
    return;
  }
  const capacity = activeOf(placed).reduce((sum, { placement }) => sum + (placement.capacity ?? 0), 0);
  if (capacity >= demand * (1 - TOLERANCE) || placed.length === 0) return;
  const message = `the active placements of ${id.text} carry ${capacity}, less than the demand of ${demand}`;
  reportError(problems, 'BR1308', valueSpan(draft, 'demand'), message);
}

function activeOf(placed: readonly Placed[]): readonly Placed[] {
  return placed.filter(({ placement }) => placement.role === 'active');
}
