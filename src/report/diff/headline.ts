import type { DiffDocument } from '../../results/diff-document.js';
import { plural } from '../text/figures.js';

/** The first sentence: what the change does, and whether that is allowed. */
export function diffHeadline(document: DiffDocument): string {
  const { verdict, weakened, allowed } = document;
  const said =
    weakened.length === 0 ? '' : `; ${plural(weakened.length, 'edit')} ${weakens(weakened.length)} the model`;
  if (verdict === 'pass') return `${passing(document)}${said}.`;
  const reasons = refusals(document);
  if (!allowed.weakened && weakened.length > 0)
    reasons.push(`${plural(weakened.length, 'edit')} ${weakens(weakened.length)} the model`);
  const also = allowed.weakened ? said : '';
  return `FAIL: ${reasons.join(' and ')}${also}.`;
}

const weakens = (count: number): string => (count === 1 ? 'weakens' : 'weaken');

/** What got worse than allowed, in words. */
function refusals({ worse, added, scenarios, checked }: DiffDocument): string[] {
  const services = new Set([...worse, ...added].filter((c) => !c.allowed).map((c) => c.service)).size;
  const runs = scenarios.filter(({ allowed }) => !allowed).length;
  const of = plural(checked.runs, 'shared scenario');
  if (services > 0) {
    const inRuns = new Set([...worse, ...added].filter((c) => !c.allowed).map((c) => c.scenario)).size;
    return [`${plural(services, 'service')} got worse in ${inRuns} of ${of}`];
  }
  return runs === 0 ? [] : [`${runs} of ${of} ${runs === 1 ? 'costs' : 'cost'} more`];
}

function passing(document: DiffDocument): string {
  const { worse, better, changed, added, removed, scenarios } = document;
  const shared = sharedText(scenarios.length);
  const risen = scenarios.filter(({ change }) => change === 'worse').length;
  if (worse.length > 0 || risen > 0) {
    const services = new Set(worse.map(({ service }) => service)).size;
    const what =
      services > 0 ? `${plural(services, 'service')} got worse` : `${plural(risen, 'scenario')} cost more`;
    return `Worse, as far as allowed: ${what}`;
  }
  const fallen = scenarios.filter(({ change }) => change === 'better').length;
  if (fallen === scenarios.length)
    return `Better: ${shared} ${fallen === 1 ? 'costs' : 'cost'} less, and no service got worse`;
  if (fallen > 0 || better.length > 0) {
    const what =
      fallen > 0
        ? `${fallen} of ${plural(scenarios.length, 'shared scenario')} ${fallen === 1 ? 'costs' : 'cost'} less`
        : `${plural(new Set(better.map(({ service }) => service)).size, 'service')} got better`;
    return `Better: ${what}, and no service got worse`;
  }
  const isOtherwise = changed.length + added.length + removed.length > 0;
  return isOtherwise
    ? `No worse: ${shared} ${scenarios.length === 1 ? 'costs' : 'cost'} what ${scenarios.length === 1 ? 'it' : 'they'} did`
    : `The same: nothing is lost or saved in ${plural(scenarios.length, 'shared scenario')}`;
}

function sharedText(count: number): string {
  if (count === 1) return 'the shared scenario';
  return count === 2 ? 'both shared scenarios' : `all ${count} shared scenarios`;
}

/** The last sentence, without the exit code: `Nothing got worse`. */
export function diffClosing(document: DiffDocument): string {
  const { verdict, worse, scenarios } = document;
  if (verdict === 'fail') return 'FAIL';
  const isWorse = worse.length > 0 || scenarios.some(({ change }) => change === 'worse');
  return isWorse ? 'Nothing got worse than allowed' : 'Nothing got worse';
}

/** `Compared 2 scenarios x 12 services.` */
export function comparedText({ checked }: DiffDocument): string {
  const runs = plural(checked.runs, checked.runs === checked.scenarios ? 'scenario' : 'run');
  return `Compared ${runs} x ${plural(checked.services, 'service')}.`;
}
