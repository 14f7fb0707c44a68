import type { Expr, Topology } from '../../model/topology.js';

/** An expression as a file could write it: `core-ledger`, `anyOf [idp-a, idp-b]`, `2 of [kms-1, kms-2, kms-3]`. */
export function exprText(topology: Topology, expr: Expr): string {
  if (expr.type !== 'group') {
    return (expr.type === 'domain' ? topology.domains : topology.services)[expr.index]!.id;
  }
  const shown = expr.members.slice(0, MEMBERS).map((member) => exprText(topology, member));
  const more = expr.members.length - shown.length;
  const members = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `${expr.form === 'atLeast' ? `${expr.need} of` : expr.form} [${members}]`;
}

/** Groups are told by their first members: a hundred of them are no sentence. */
const MEMBERS = 8;

/** `24h20m`; `0s`; an outage without an end is `ever`. */
export function durationText(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return 'ever';
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.round((seconds % 60) * 1000) / 1000;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', rest > 0 ? `${rest}s` : ''];
  return parts.join('') || '0s';
}

/** `12.5%` */
export function percentText(fraction: number): string {
  return `${Math.round(fraction * 1e10) / 1e8}%`;
}
