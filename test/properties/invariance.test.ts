import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import type { ServiceEntry, TopologyDocument } from '../arbitrary/document.js';
import { topologyDocument } from '../arbitrary/topology.js';
import { renamed, reordered } from '../arbitrary/transform.js';
import { memoryFiles } from '../load/helpers.js';
import { analyzeFile, analyzeText } from './front-door.js';
import { withoutOrder, withoutPlaces } from './meaning.js';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = Number(process.env.PROPERTY_RUNS ?? 50);
const SEED = Number(process.env.PROPERTY_SEED ?? 20_240_719);

async function forAll(law: (document: TopologyDocument) => void | Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(topologyDocument(), async (document) => law(document)),
    { numRuns: RUNS, seed: SEED },
  );
}

const read = (document: unknown) => analyzeText(JSON.stringify(document));

describe('the analysis stays the same', () => {
  it('under other names, which also sort the other way round', async () => {
    const rename = (id: string) => `q${id.replace(/\d/g, (digit) => String(9 - Number(digit)))}`;
    const back = (name: string) => rename(name.slice(1)).slice(1);
    const restore = (key: string, value: unknown) => {
      if (typeof value !== 'string') return value;
      // Sentences name ids among other words.
      if (key === 'text' || key === 'target') return value.replace(/\bq[dsw]\d+/g, back);
      return /^q[dsw]\d/.test(value) ? value.split('@').map(back).join('@') : value;
    };
    await forAll((document) => {
      const other = withoutPlaces(read(renamed(document, rename)));
      expect(JSON.parse(JSON.stringify(other), restore)).toEqual(withoutPlaces(read(document)));
    });
  });

  it('in another order', async () => {
    await fc.assert(
      fc.property(topologyDocument(), fc.nat(), (document, seed) => {
        expect(withoutOrder(read(reordered(document, seed)))).toEqual(withoutOrder(read(document)));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('in YAML as in JSON, in blocks and in flow, and with comments', async () => {
    await forAll((document) => {
      const expected = withoutPlaces(read(document));
      const block = stringify(document);
      expect(withoutPlaces(analyzeText(block))).toEqual(expected);
      expect(withoutPlaces(analyzeText(block.replaceAll('\n', ' # why\n')))).toEqual(expected);
      expect(withoutPlaces(analyzeText(stringify(document, { collectionStyle: 'flow' })))).toEqual(expected);
      expect(withoutPlaces(analyzeText(JSON.stringify(document, null, '\t')))).toEqual(expected);
    });
  });

  it('split into files that are included', async () => {
    await forAll(async (document) => {
      const { version, domains, services, scenarios } = document;
      const files = memoryFiles({
        '/t/main.yaml': stringify({ version, include: ['parts/domains.yaml', 'services.yaml'], scenarios }),
        '/t/parts/domains.yaml': stringify({ domains }),
        '/t/services.yaml': JSON.stringify({ version, services }),
      });
      expect(withoutPlaces(await analyzeFile('main.yaml', files))).toEqual(withoutPlaces(read(document)));
    });
  });

  it('with what entries have in common as defaults', async () => {
    await forAll((drawn) => {
      const document = explicit(drawn);
      const { kind, weight } = Object.values(document.domains)[0]!;
      const { users, serving } = Object.values(document.services)[0]!;
      const defaults = { domains: { kind, weight }, services: { users, serving } };
      const shorter = {
        defaults,
        ...document,
        domains: without(document.domains, defaults.domains),
        services: without(document.services, defaults.services),
      };
      expect(withoutPlaces(read(shorter))).toEqual(withoutPlaces(read(document)));
    });
  });

  it('with dependencies that are repeated as anchors and aliases', async () => {
    await forAll((document) => {
      // One object in several places: `yaml` writes it once, with an anchor, and aliases after that.
      const shared = new Map<string, unknown>();
      const sharing = JSON.parse(JSON.stringify(document), (key, value) => {
        if (key !== 'dependsOn' && key !== 'placements') return value;
        const text = JSON.stringify(value);
        if (!shared.has(text)) shared.set(text, value);
        return shared.get(text);
      });
      expect(withoutPlaces(analyzeText(stringify(sharing)))).toEqual(withoutPlaces(read(document)));
    });
  });
});

/** With the keys written out that the defaults would take. */
function explicit(document: TopologyDocument): TopologyDocument {
  const domains = Object.entries(document.domains).map(([id, one]) => [id, { kind: '', weight: 1, ...one }]);
  const services = Object.entries(document.services).map(([id, one]): [string, ServiceEntry] => [
    id,
    { users: 0, serving: 'pooled', ...one },
  ]);
  return { ...document, domains: Object.fromEntries(domains), services: Object.fromEntries(services) };
}

/** Each entry without the keys in which it is like the default. */
function without(entries: object, defaults: object): object {
  const common = new Map<string, unknown>(Object.entries(defaults));
  const own = (entry: object) =>
    Object.fromEntries(Object.entries(entry).filter(([key, value]) => common.get(key) !== value));
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, own(entry)]));
}
