import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node.js';
import { explanationJson } from '../../src/report/explain/explanation-json.js';
import { explanationText } from '../../src/report/explain/explanation-text.js';
import { PLAIN } from '../../src/report/reporter.js';
import type { ExplanationDocument } from '../../src/results/explanation.js';
import { type ExplainOptions, explain, explainTopology } from '../../src/run/explain.js';
import { topologyDocument } from '../arbitrary/topology.js';
import { readText } from '../properties/front-door.js';

const july = 'topologies/examples/july-2024.yaml';
const host = { files: nodeHost().files };

const analysis = JSON.parse(readFileSync('schema/analysis.schema.json', 'utf8'));
const schema = JSON.parse(readFileSync('schema/explanation.schema.json', 'utf8'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const validate = ajv.addSchema(analysis, 'analysis.schema.json').compile(schema);

async function explained(service: string, options: ExplainOptions = {}): Promise<ExplanationDocument> {
  const { document } = await explain(july, service, options, host);
  if (document === null) throw new Error('nothing was explained');
  return document;
}

function ofText(text: string, service: string, options: ExplainOptions = {}): ExplanationDocument {
  const { topology, sources } = readText(text);
  const { document } = explainTopology(topology, service, options, [], sources);
  if (document === null) throw new Error('nothing was explained');
  return document;
}

const textOf = (document: ExplanationDocument, all = false): string => {
  const command = { file: 'topology.yaml', commands: [] };
  return [
    ...explanationText(document, {
      width: 80,
      style: PLAIN,
      unicode: true,
      all,
      command,
      exit: 0,
      notes: [],
    }),
  ].join('');
};

describe('explain', () => {
  it('takes the run that is worst for the service', async () => {
    const { scenario, runs } = await explained('atm');
    expect(scenario.id).toBe('central-us-2024');
    expect(runs.map(({ id, state }) => [id, state])).toEqual([
      ['central-us-2024', 'down'],
      ['crowdstrike-2024', 'down'],
    ]);
    expect((await explained('atm', { scenarios: ['crowdstrike-2024'] })).scenario.id).toBe(
      'crowdstrike-2024',
    );
  });

  it('goes from the service down to what failed', async () => {
    const { chain, rootCauses } = await explained('account-transfer');
    expect(rootCauses).toEqual(['azure/centralus']);
    expect(chain.map(({ id, parent }) => [id, parent])).toEqual([
      ['account-transfer', null],
      ['core-ledger', 0],
      ['azure/centralus', 1],
      ['azure/centralus/control-plane', 1],
      ['azure/centralus', 3],
    ]);
  });

  it('says what would have saved it, best first', async () => {
    const { changes } = await explained('account-transfer');
    expect(changes.map(({ kind, service, state }) => `${kind} ${service} ${state}`)).toEqual([
      'free core-ledger up',
      'placement core-ledger up',
      'alternative account-transfer up',
      'soften account-transfer degraded',
    ]);
  });

  it('says what holds a service up, and which further failure would take it down', async () => {
    const { holds, nextFailures, changes } = await explained('sign-in');
    expect(holds).toEqual([
      { type: 'placements', left: ['azure/eastus2'], lost: ['azure/centralus'], need: 1, seconds: null },
    ]);
    expect(nextFailures).toEqual({ ids: ['azure/eastus2', 'azure'], tried: 2, notTried: 0 });
    expect(changes).toEqual([]);
  });

  it('names groups and what is ridden out', () => {
    const text = `
version: 1
domains: { r1: { kind: region }, r2: { kind: region } }
services:
  a: { placements: [r1] }
  b: { placements: [r2] }
  web: { placements: [r2], dependsOn: [{ anyOf: [a, b] }, { id: a, worksWithout: 4h }] }
scenarios: { lost: { fail: [r1], duration: 2h } }
`;
    const document = ofText(text, 'web');
    expect(document.holds.map(({ type, left, lost }) => ({ type, left, lost }))).toEqual([
      { type: 'placements', left: ['r2'], lost: [] },
      { type: 'group', left: ['b'], lost: ['a'] },
      { type: 'ride-out', left: [], lost: ['a'] },
    ]);
    expect(textOf(document)).toContain('b stands in for a: 1 needed');
    expect(textOf(document)).toContain('rides out a: works 4h without, 2h are needed');
  });

  it('says how many of a group are left where several are needed', () => {
    const text = `
version: 1
domains: { r1: { kind: region }, r2: { kind: region } }
services:
  a: { placements: [r1] }
  b: { placements: [r1] }
  c: { placements: [r2] }
  web: { placements: [r2], dependsOn: [{ atLeast: 2, of: [a, b, c] }] }
scenarios: { lost: { fail: [r1] } }
`;
    expect(textOf(ofText(text, 'web'))).toContain('web down  without a, b: 1 left, 2 needed');
  });

  it('asks for a service that is there', async () => {
    const unknown = await explain(july, 'core-leder', {}, host);
    expect(unknown).toMatchObject({ document: null, exit: 3 });
    expect(unknown.notes).toEqual(['No service is called core-leder; did you mean core-ledger?']);
    expect(await explain(july, 'atm', { scenarios: ['none'] }, host)).toMatchObject({
      document: null,
      exit: 3,
    });
    expect(await explain('no-such-file.yaml', 'atm', {}, host)).toMatchObject({ document: null, exit: 2 });
  });

  it('lists the services of a small file where none is called alike', () => {
    const { topology, sources } = readText(
      'version: 1\ndomains: { r: { kind: region } }\nservices: { web: { placements: [r] }, mail: { placements: [r] } }\n',
    );
    const { exit, notes } = explainTopology(topology, 'telephony', {}, [], sources);
    expect([exit, notes]).toEqual([3, ['No service is called telephony; the file has web, mail']]);
    const large = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`s${i}`, {}]));
    const many = readText(JSON.stringify({ version: 1, services: large }));
    expect(explainTopology(many.topology, 'telephony', {}, [], many.sources).notes).toContain(
      'No service is called telephony',
    );
  });

  it('explains what it can, and ends with 3 where a scenario was asked for that is not there', async () => {
    const { document, exit, notes } = await explain(
      july,
      'atm',
      { scenarios: ['none', 'central-us-2024'] },
      host,
    );
    expect(exit).toBe(3);
    expect(document?.runs.map(({ id }) => id)).toEqual(['central-us-2024']);
    expect(notes).toHaveLength(1);
  });

  it('does nothing where that is too much', async () => {
    const { document, exit, notes } = await explain(july, 'atm', { maxWork: 1 }, host);
    expect([document, exit]).toEqual([null, 4]);
    expect(notes).toHaveLength(1);
  });

  it('takes the event of a scenario in which the service is worst', () => {
    const text = (events: string) => `
version: 1
domains: { a: { kind: region }, b: { kind: region } }
services: { web: { placements: [a] } }
scenarios: { storm: { events: [${events}] } }
`;
    const falls = '{ at: 0s, fail: [b] }, { at: 1h, fail: [a] }';
    const rises = '{ at: 0s, fail: [a] }, { at: 1h, restore: [a], fail: [b] }';
    for (const events of [falls, rises]) {
      const { runs, rootCauses } = ofText(text(events), 'web');
      expect(runs.map(({ id, state }) => [id, state])).toEqual([['storm', 'down']]);
      expect(rootCauses).toEqual(['a']);
    }
  });

  it('tells runs that are alike in one line, the worst first; with --all each', () => {
    const sites = Array.from({ length: 20 }, (_, i) => `s${i}`);
    const text = `
version: 1
domains: { ${sites.map((id) => `${id}: { kind: edge-site }`).join(', ')}, hub: { kind: region } }
services:
  till: { users: 200, serving: local, placements: [${sites.join(', ')}], dependsOn: [{ id: core, worksWithout: 1h }] }
  core: { placements: [hub] }
scenarios:
  hub-lost: { fail: [hub], duration: 4h }
  site: { fail: { each: { kind: edge-site } } }
`;
    const document = ofText(text, 'till');
    expect(document.runs).toHaveLength(21);
    const short = textOf(document);
    expect(short).toContain('How till fares in 21 runs\n');
    expect(short).toMatch(/down +hub-lost\n.*partial +site\[s0\] and 19 alike {2}5% lost\n/);
    expect(textOf(document, true)).toMatch(/partial +site\[s19\] {2}5% lost\n/);
  });

  it('of any service of any topology: a chain that ends, text that fits, JSON by its schema', () => {
    fc.assert(
      fc.property(topologyDocument(), fc.nat({ max: 9 }), fc.boolean(), (drawn, pick, all) => {
        const ids = Object.keys(drawn.services);
        const document = ofText(JSON.stringify(drawn), ids[pick % ids.length]!);
        const { state } = document.scenario.services.find(({ id }) => id === document.service.id)!;
        expect(validate(JSON.parse([...explanationJson(document)].join(''))) ? [] : validate.errors).toEqual(
          [],
        );
        expect(document.chain.every(({ parent }, i) => parent === null || parent < i)).toBe(true);
        expect(document.nextFailures === null).toBe(state === 'down');
        const text = textOf(document, all);
        expect(text).toMatch(/[^\n]\n$/);
        expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
