import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLIMITED } from '../../../src/engines/index.js';
import type { Edit } from '../../../src/model/edit/edit.js';
import type { Topology } from '../../../src/model/topology.js';
import { evaluator } from '../../../src/run/evaluate.js';
import { toldRun } from '../../../src/run/trials/candidate.js';
import { candidatesOf, dependenciesOf } from '../../../src/run/trials/candidates.js';
import { runEdited } from '../../../src/run/trials/run-edited.js';
import { switchboard } from '../../../src/run/trials/switchboard.js';
import type { TopologyDocument } from '../../arbitrary/document.js';
import { editDocument } from '../../arbitrary/edit-document.js';
import { topologyDocument } from '../../arbitrary/topology.js';
import { analyzeText, readText } from '../../properties/front-door.js';

const everyone = () => true;

/** The first run of a document read anew, without anything tried. */
function runAnew(document: TopologyDocument) {
  const { topology } = readText(JSON.stringify(document));
  const run = topology.scenarios[0]!.runs[0]!;
  const options = {
    locate: () => ({ file: '', line: 1, column: 1 }),
    certificate: false,
    isJudged: everyone,
    work: UNLIMITED,
  };
  return evaluator(topology, [run], options)({ scenario: run.id, at: null }, run).reported;
}

/** Every edit that may be tried anywhere in the run of a drawn document. */
function editsOf(document: TopologyDocument) {
  const { topology } = readText(JSON.stringify(document));
  const result = runAnew(document);
  const run = topology.scenarios[0]!.runs[0]!;
  const told = toldRun(topology, run, result);
  const edits = result.services.flatMap((row, s): Edit[] =>
    row.state === 'up' ? [] : candidatesOf(told, s, row).map(({ edit }) => edit),
  );
  return { topology, run, result, edits };
}

describe('what is tried', () => {
  it('is what the edited file gives when it is analysed anew', () => {
    let tried = 0;
    fc.assert(
      fc.property(topologyDocument(), (document) => {
        const { topology, run, edits } = editsOf(document);
        for (const edit of edits.slice(0, 6)) {
          const trial = runEdited(topology, edit, run, everyone)!;
          const anew = runAnew(editDocument(document, edit));
          const { blastRadius, lostUsers, notUp } = trial.worst;
          const all = anew.services.length - anew.states.up;
          expect({ edit, blastRadius, lostUsers, notUp }).toEqual({
            edit,
            blastRadius: anew.blastRadius,
            lostUsers: anew.lostUsers,
            notUp: all,
          });
          tried++;
        }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('is the same where all edits are compiled together', () => {
    let switched = 0;
    fc.assert(
      fc.property(topologyDocument(), (document) => {
        const { topology, run, edits } = editsOf(document);
        const all = [...edits, ...removals(topology)];
        const board = switchboard(topology, everyone, [run], all);
        for (const edit of all) {
          const together = board?.try(JSON.stringify(edit), edit, run, UNLIMITED) ?? null;
          if (together === null) continue;
          const alone = runEdited(topology, edit, run, everyone)!;
          expect(figures(together)).toEqual(figures(alone));
          switched++;
        }
      }),
      { numRuns: 120 },
    );
    expect(switched).toBeGreaterThan(100);
  });

  it('never makes the run worse where nothing takes time', () => {
    fc.assert(
      fc.property(topologyDocument({ fallBacks: false }), (document) => {
        const { topology, run, edits, result } = editsOf(document);
        for (const edit of edits.slice(0, 6)) {
          const { lostUsers, notUp } = runEdited(topology, edit, run, everyone)!.worst;
          expect(lostUsers).toBeLessThanOrEqual(result.lostUsers + 1e-6);
          expect(notUp).toBeLessThanOrEqual(result.services.length - result.states.up);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is reported with the figures of the edited file', () => {
    fc.assert(
      fc.property(topologyDocument(), (document) => {
        const { run, topology } = editsOf(document);
        const result = analyzeText(JSON.stringify(document)).scenarios[0]!;
        const told = toldRun(topology, run, result);
        for (const change of result.changes ?? []) {
          const { index, row } = told.serviceOf(change.service)!;
          const same = candidatesOf(told, index, row).filter(
            ({ kind, text }) => kind === change.kind && text === change.text,
          );
          const figuresAnew = same.map(({ edit }) => runAnew(editDocument(document, edit)).lostUsers);
          expect(change.lostUsers).toBeLessThan(result.lostUsers);
          expect(figuresAnew).toContain(change.lostUsers);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Every dependency left out, each on its own. */
function removals(topology: Topology): readonly Edit[] {
  return topology.services.flatMap((_, service) =>
    dependenciesOf(topology, service).map(({ at }): Edit => ({ type: 'remove', what: 'dependency', at })),
  );
}

/** Rows without the last digits of sums. */
function figures({ worst, steps }: NonNullable<ReturnType<typeof runEdited>>) {
  const { blastRadius, notUp } = worst;
  const services = steps.map(({ rows }) =>
    rows.map(({ byMoment }) => Math.max(...byMoment.map(({ state }) => state))),
  );
  return { blastRadius: blastRadius.toFixed(9), notUp, services };
}
