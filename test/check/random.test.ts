import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCertificate } from '../../src/check/check-certificate.js';
import type { RunCertificate, Step, WorldCertificate } from '../../src/results/certificate.js';
import { injection, topology } from './build.js';
import { certify } from './certify.js';
import { draft, duration, injectionDraft } from './random-draft.js';

const run = fc.tuple(draft, injectionDraft, duration).map(([d, i, seconds]) => {
  const of = topology(d);
  return { of, run: { injection: injection(of, i), duration: seconds } };
});

/** One world of a certificate, changed. */
function tampered(
  certificate: RunCertificate,
  at: number,
  change: (world: WorldCertificate) => WorldCertificate,
): RunCertificate {
  const i = at % certificate.worlds.length;
  return { worlds: certificate.worlds.map((world, w) => (w === i ? change(world) : world)) };
}

function ranked(steps: readonly Omit<Step, 'rank'>[]): Step[] {
  return [...steps].sort((a, b) => a.time - b.time).map((step, rank) => ({ ...step, rank }));
}

describe('a certificate of any topology', () => {
  it('is believed where proofs and fixpoints agree', () => {
    fc.assert(
      fc.property(run, ({ of, run }) => {
        expect(checkCertificate(of, run, certify(of, run))).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  }, 30_000);

  it('is not believed without one of its steps, or with one at another time', () => {
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), fc.constantFrom(null, -3, 3), ({ of, run }, w, s, shift) => {
        const good = certify(of, run);
        const bad = tampered(good, w, (world) => {
          const i = s % Math.max(1, world.steps.length);
          const steps = world.steps.flatMap((step, k) => {
            if (k !== i) return [step];
            return shift === null ? [] : [{ ...step, time: step.time + shift }];
          });
          return { ...world, steps: ranked(steps) };
        });
        fc.pre(JSON.stringify(bad) !== JSON.stringify(good));
        expect(checkCertificate(of, run, bad)).not.toEqual([]);
      }),
      { numRuns: 100, seed: 2 },
    );
  }, 30_000);

  it('is not believed with another state, loss, join or set of worlds', () => {
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), ({ of, run }, w, s) => {
        const good = certify(of, run);
        const changeService = (change: (s: WorldCertificate['services'][number]) => object) =>
          tampered(good, w, (world) => ({
            ...world,
            services: world.services.map((one, i) =>
              i === s % world.services.length ? { ...one, ...change(one) } : one,
            ),
          }));
        const isBelieved = (bad: RunCertificate) => checkCertificate(of, run, bad).length === 0;
        expect(
          isBelieved(changeService(({ lost }) => ({ lost: lost > 0.5 ? lost - 0.01 : lost + 0.01 }))),
        ).toBe(false);
        expect(
          isBelieved(changeService(({ state }) => ({ state: state === 'up' ? 'degraded' : 'up' }))),
        ).toBe(false);
        expect(isBelieved({ worlds: good.worlds.toSpliced(w % good.worlds.length, 1) })).toBe(false);
        const unjoined = tampered(good, w, (world) => ({ ...world, joined: world.joined.slice(1) }));
        if (JSON.stringify(unjoined) !== JSON.stringify(good)) expect(isBelieved(unjoined)).toBe(false);
      }),
      { numRuns: 50, seed: 3 },
    );
  }, 30_000);
});
