import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiffChange, DiffDocument } from '../../../src/results/diff-document.js';
import type { TopologyDocument } from '../../arbitrary/document.js';
import { topologyDocument } from '../../arbitrary/topology.js';
import { renamed } from '../../arbitrary/transform.js';
import { diffDocument, diffTexts } from './diff-texts.js';
import { mutationsOf } from './mutations.js';

const text = (document: TopologyDocument): string => JSON.stringify(document);

const NOTHING = {
  worse: [],
  better: [],
  changed: [],
  added: [],
  removed: [],
  weakened: [],
  services: { added: [], removed: [] },
  runs: { added: [], removed: [] },
  verdict: 'pass',
};

const idsOf = ({ domains, services }: TopologyDocument) => [
  ...Object.keys(domains),
  ...Object.keys(services),
];

describe('a diff', () => {
  it('of a topology with itself is empty', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), async (document) => {
        const found = await diffDocument(text(document), text(document));
        expect(found).toMatchObject({ ...NOTHING, renames: [] });
        expect(found.scenarios.map(({ change }) => change)).toEqual(['same']);
      }),
      { numRuns: 40 },
    );
  });

  it('mirrored is the diff the other way', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), topologyDocument(), async (one, other) => {
        const forth = await diffDocument(text(one), text(other));
        const back = await diffDocument(text(other), text(one));
        expect(changesOf(mirrored(forth))).toEqual(changesOf(back));
        expect(forth.services.added.map(({ id }) => id)).toEqual(back.services.removed.map(({ id }) => id));
        expect(mirrored(forth).scenarios).toEqual(
          back.scenarios.map(({ before, after, change }) => ({ before, after, change })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('names a renamed id as that and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), fc.nat(), async (document, pick) => {
        const ids = idsOf(document);
        const id = ids[pick % ids.length]!;
        const other = renamed(document, (one) => (one === id ? 'another-name' : one));
        const found = await diffDocument(text(document), text(other));
        expect(found).toMatchObject({ ...NOTHING, renames: [{ before: id, after: 'another-name' }] });
      }),
      { numRuns: 40 },
    );
  });

  it('understands that every id was renamed', async () => {
    await fc.assert(
      fc.asyncProperty(topologyDocument(), async (document) => {
        const ids = idsOf(document);
        const other = renamed(document, (id) => (ids.includes(id) ? `new-${id}` : id));
        const found = await diffDocument(text(document), text(other));
        expect(found).toMatchObject(NOTHING);
        const pairs = found.renames.map(({ before, after }) => [before, after]).sort();
        expect(pairs).toEqual(
          idsOf(document)
            .map((id) => [id, `new-${id}`])
            .sort(),
        );
      }),
      { numRuns: 40 },
    );
  });
});

it('names every single edit that can only make the model look better', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(topologyDocument(), fc.nat(), async (document, pick) => {
      const mutations = mutationsOf(document);
      for (let i = 0; i < 6; i++) {
        const mutation = mutations[(pick + i * 7) % mutations.length]!;
        const { document: found } = await diffTexts(text(document), text(mutation.document));
        if (found === null) continue;
        seen.add(mutation.name);
        expect({ edit: mutation.name, on: found.weakened.map(({ on }) => on.id) }).toEqual({
          edit: mutation.name,
          on: expect.arrayContaining([mutation.on]),
        });
        for (const { before, after } of found.weakened) expect(before ?? after).not.toBeNull();
      }
    }),
    { numRuns: 40 },
  );
  // An edit that never was possible would prove nothing.
  expect(seen.size).toBeGreaterThan(20);
});

function mirrored(document: DiffDocument) {
  const change = { worse: 'better', better: 'worse', same: 'same' } as const;
  return {
    ...document,
    ...Object.fromEntries(
      (['worse', 'better', 'changed'] as const).map((key) => [key, document[key].map(mirror)]),
    ),
    added: document.removed.map(mirror),
    removed: document.added.map(mirror),
    scenarios: document.scenarios.map((run) => ({
      before: run.after,
      after: run.before,
      // Worse at one end and better at the other is worse both ways.
      change: isMixed(run) ? 'worse' : change[run.change],
    })),
  };
}

function isMixed({ before, after }: DiffDocument['scenarios'][number]): boolean {
  const [peak, end] = [
    after.blastRadius - before.blastRadius,
    after.settledBlastRadius - before.settledBlastRadius,
  ];
  return peak * end < 0;
}

function mirror(change: DiffChange): DiffChange {
  return {
    ...change,
    before: change.after,
    after: change.before,
    worse: change.better,
    better: change.worse,
  };
}

/** In which list something stands depends on the side that is looked from; that it is there does not. */
function changesOf(document: {
  worse: readonly DiffChange[];
  better: readonly DiffChange[];
  changed: readonly DiffChange[];
  added: readonly DiffChange[];
  removed: readonly DiffChange[];
}) {
  const { worse, better, changed, added, removed } = document;
  const place = (row: DiffChange['before']) => row && { ...row, at: null };
  const byService = (a: { service: string }, b: { service: string }) => (a.service < b.service ? -1 : 1);
  const plain = (list: readonly DiffChange[]) =>
    list
      .map((one) => ({ ...one, before: place(one.before), after: place(one.after), allowed: true }))
      .sort(byService);
  return { same: plain([...worse, ...better, ...changed]), added: plain(added), removed: plain(removed) };
}
