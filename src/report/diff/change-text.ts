import type { DiffChange, ServiceFigures } from '../../results/diff-document.js';
import { duration, percent } from '../text/figures.js';

/** `down -> partial 60%`; where the states are alike, what else differs. */
export function changeText({ before, after, worse, better, causesChanged }: DiffChange): string {
  if (before === null) return `new, ${stateText(after!)}`;
  if (after === null) return `was ${stateText(before)}`;
  const [was, is] = [stateText(before), stateText(after)];
  if (was !== is) return `${was} -> ${is}`;
  const moved = [...worse, ...better];
  if (moved.includes('settled')) return `${is}, at the end ${settledText(before)} -> ${settledText(after)}`;
  if (moved.includes('back')) return `${is}, back after ${backText(before)} -> ${backText(after)}`;
  if (moved.includes('redundancy'))
    return `${is}, ${before.redundancy.working} -> ${after.redundancy.working} placements left`;
  return causesChanged
    ? `${is}, for another reason`
    : `${is}, loses ${lossText(before)} -> ${lossText(after)}`;
}

function stateText({ state, lost, settled, backSeconds }: ServiceFigures): string {
  const share = state === 'partial' ? ` ${percent(lost)}` : '';
  const isBack = state !== 'up' && backSeconds !== null && settled.state !== state;
  return `${state}${share}${isBack ? `, ${settled.state === 'up' ? '' : `${settled.state} again `}after ${duration(backSeconds)}` : ''}`;
}

function settledText({ settled }: ServiceFigures): string {
  return settled.state === 'partial' ? `partial ${percent(settled.lost)}` : settled.state;
}

/** Only asked where both sides have a time: else `back` is no measure that moved. */
const backText = ({ backSeconds }: ServiceFigures): string => duration(backSeconds!);

/** Closer than a whole per cent: exact. */
const lossText = ({ lost }: ServiceFigures): string => `${Math.round(lost * 1e10) / 1e8}%`;

/** Why it is not up, by its nearest causes: `only in azure/centralus`, `needs core-ledger`; '': it is up. */
export function reasonText({ causes, redundancy }: ServiceFigures): string {
  const [first] = causes;
  if (first === undefined) return '';
  const more =
    causes.length > 1 && !causes.every(({ id }) => id === first.id) ? ` (and ${causes.length - 1} more)` : '';
  return `${because(first, redundancy.of)}${more}`;
}

function because({ type, id, via }: ServiceFigures['causes'][number], placements: number): string {
  switch (type) {
    case 'injection':
      return 'the scenario itself is about it';
    case 'domain':
      if (via === 'in') return placements === 1 ? `only in ${id}` : `runs in ${id}`;
      return via === 'stack' ? `runs on ${id}` : `needs ${id}`;
    case 'dependency':
      return `needs ${id}`;
    case 'cut':
      return `behind the cut of ${id}`;
    case 'overload':
      return 'too little capacity is left';
    case 'standby':
      return `its standby ${id} does not take over`;
  }
}
