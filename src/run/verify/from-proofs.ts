import { checkCauses } from '../../check/check-causes.js';
import type { ExpectedResult } from '../../check/expected-result.js';
import type { AnalysisDocument, ScenarioResult, ServiceResult } from '../../results/document.js';
import type { Choice } from '../choose-runs.js';
import type { EvaluateOptions, MakeEvaluate } from '../evaluate.js';
import { worstStep } from '../worst-step.js';
import type { ProvenRuns } from './proven-runs.js';

type Head = Parameters<ReturnType<MakeEvaluate>>[0];

/**
 * Results of runs that were proved, in place of the engine's. Causes are those the document tells, once they have been checked:
 * it tells them of one step a run.
 * @param complain takes a sentence for each cause that is none
 */
export function fromProofs(
  { scenarios }: AnalysisDocument,
  { runs }: Choice,
  { expected }: ProvenRuns,
  complain: (problem: string) => void,
): MakeEvaluate {
  const said = new Map(runs.map(({ run }, i) => [run, scenarios[i]]));
  return (_topology, _runs, { locate }) =>
    (head, run) => {
      const proven = expected.get(run)!;
      const plain = proven.map((step) => resultOf(step, run, head, locate, undefined));
      const reported = plain.indexOf(worstStep(plain));
      const document = said.get(run);
      if (document !== undefined) {
        for (const problem of checkCauses(proven[reported]!, document)) complain(`run ${run.id}: ${problem}`);
      }
      const steps = plain.map((step, i) =>
        i === reported ? resultOf(proven[i]!, run, head, locate, document) : step,
      );
      return { reported: steps[reported]!, steps, proofs: [] };
    };
}

function resultOf(
  { figures, services, domainsBad, domainsCut, others, told }: ExpectedResult,
  { id, title }: { readonly id: string; readonly title: string | null },
  { scenario, at }: Head,
  locate: EvaluateOptions['locate'],
  said: ScenarioResult | undefined,
): ScenarioResult {
  const rows = new Map(said?.services.map((row) => [row.id, row]));
  const under = new Map(said?.domainCauses.map((one) => [one.id, one.under]));
  const underCut = new Map(said?.cutCauses.map((one) => [one.id, one.under]));
  const named = others.filter(({ id }) => said?.services.some((row) => isNamed(row, id)));
  return {
    ...{ id, scenario, title, at: at && locate(at) },
    ...figures,
    domainCauses: domainsBad.map((domain) => ({ id: domain, under: under.get(domain) ?? null })),
    cutCauses: domainsCut.map((domain) => ({ id: domain, under: underCut.get(domain) ?? null })),
    ...(named.length > 0 && { others: named }),
    services: services.map(({ index, worst: _, placements, ...row }): ServiceResult => {
      const given = rows.get(row.id);
      return {
        ...row,
        at: locate(told.ctx.topology.services[index]!.at),
        placements: placements.map((placement, p) => ({
          ...placement,
          causes: given?.placements[p]?.causes ?? [],
        })),
        causes: given?.causes ?? [],
        under: given?.under ?? null,
      };
    }),
  };
}

function isNamed({ causes, placements }: ServiceResult, service: string): boolean {
  return [causes, ...placements.map((placement) => placement.causes)].some((list) =>
    list.some(({ id }) => id === service),
  );
}
