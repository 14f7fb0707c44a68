import type { Place, Span } from '../diagnostics/types.js';
import type { Dependency, Evidence, Expr, Topology } from '../model/topology.js';
import type { EvidenceCounts } from './document.js';

type Found = EvidenceCounts['notDeclared'][number];

/** How the file's dependencies, placements and stack entries are known; what is not declared, in the file's order. */
export function evidenceCounts(
  topology: Topology,
  isJudged: (service: number) => boolean,
  locate: (span: Span) => Place,
): EvidenceCounts {
  const byEvidence: Record<Evidence, number> = { declared: 0, observed: 0, assumed: 0, hindsight: 0 };
  const notDeclared: Found[] = [];
  let dependencies = 0;
  let placements = 0;
  for (const [s, service] of topology.services.entries()) {
    if (!isJudged(s)) continue;
    const note = (kind: Found['kind'], on: () => string[], evidence: Evidence, at: Span): void => {
      byEvidence[evidence]++;
      if (evidence !== 'declared')
        notDeclared.push({ service: service.id, kind, on: on(), evidence, at: locate(at) });
    };
    const noteAll = (kind: 'dependency' | 'activation', list: readonly Dependency[]): void => {
      dependencies += list.length;
      for (const { expr, evidence, at } of list) note(kind, () => namesIn(topology, expr), evidence, at);
    };
    const noteStack = (list: Topology['services'][number]['stack']): void => {
      dependencies += list.length;
      for (const { domain, evidence, at } of list)
        note('stack', () => [topology.domains[domain]!.id], evidence, at);
    };
    noteStack(service.stack);
    noteAll('dependency', service.dependsOn);
    placements += service.placements.length;
    for (const p of service.placements) {
      note('placement', () => [topology.domains[p.domain]!.id], p.evidence, p.at);
      noteStack(p.stack);
      noteAll('dependency', p.dependsOn);
      noteAll('activation', p.activation?.dependsOn ?? []);
    }
  }
  return { dependencies, placements, byEvidence, notDeclared };
}

/** The domains and services under an expression, in the file's order. */
function namesIn(topology: Topology, expr: Expr): string[] {
  if (expr.type === 'group') return expr.members.flatMap((member) => namesIn(topology, member));
  return [(expr.type === 'domain' ? topology.domains : topology.services)[expr.index]!.id];
}
