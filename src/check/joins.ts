import type { Join, WorldCertificate } from '../results/certificate.js';
import type { CheckProblem } from './check-problem.js';
import type { Context } from './context.js';
import { fallBackName } from './element-name.js';
import { namedIndex } from './fall-backs.js';
import { seconds } from './seconds.js';
import { isSameTime } from './tolerance.js';
import type { Wave } from './waves.js';

/**
 * Whether just those fall-backs are called joined that do join, each after the wave that lets it, needed since when that wave's
 * world says.
 * @param waves of the world's moment, as found from the model
 */
export function checkJoins(ctx: Context, claimed: WorldCertificate, waves: readonly Wave[]): CheckProblem[] {
  const { moment } = claimed;
  const claims = new Map(
    claimed.joined.map((join) => [namedIndex(ctx.fallBacks, ctx.placesOfService, join.fallBack), join]),
  );
  return ctx.fallBacks.all.flatMap((fallBack, i) => {
    const wave = waves.findIndex(({ joined }) => joined.has(i));
    const claim = claims.get(i);
    const wrong = wrongWith(claim, wave, fallBack.takes, waves[wave - 1]?.neededSince[i]);
    if (wrong === null) return [];
    const { id, said } = fallBackName(ctx, fallBack);
    return [{ moment, element: id, message: `${said}${wrong}` }];
  });
}

/** @param wave below 0: it does not join */
function wrongWith(
  claim: Join | undefined,
  wave: number,
  takes: number,
  neededSince: number | undefined,
): string | null {
  if (claim === undefined) return wave < 0 ? null : ' by the rules, and is not called so';
  if (wave < 0) return ', as is said, but by no rule';
  if (claim.wave !== wave) return ` in wave ${wave}, not in wave ${claim.wave} as is said`;
  // One that takes no time joins whether or not it was ever needed.
  const isTold = takes > 0 || claim.neededSince !== Number.POSITIVE_INFINITY;
  if (!isTold || isSameTime(claim.neededSince, neededSince!)) return null;
  return `, but was needed since ${seconds(neededSince!)}, not ${seconds(claim.neededSince)} as is said`;
}
