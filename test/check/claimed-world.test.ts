import { describe, expect, it } from 'vitest';
import { checkCertificate } from '../../src/check/check-certificate.js';
import type { Step, WorldCertificate } from '../../src/results/certificate.js';
import { element, injection, topology, world } from './build.js';

const of = topology({ domains: { a: {} }, services: { s: { placements: ['a'] } } });
const run = { injection: injection(of, { fail: ['a'] }), duration: 100 };
const good = world(of, { moment: 100, steps: ['a', 's@a', 's'], services: { s: ['down', 1] } });

function problems(change: Partial<WorldCertificate>) {
  return checkCertificate(of, run, { worlds: [{ ...good, ...change }] });
}

const step = (name: string, time: number, rank: number): Step => ({ element: element(of, name), time, rank });

describe('a world that cannot be read', () => {
  it('is told with its moment and the id of the element', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ steps: [...good.steps, step('s', 0, 3)] })).toEqual([
      { moment: 100, element: 's', message: 'two steps say that service s is down' },
    ]);
  });

  it('has steps out of order', () => {
    const backwards = [step('s', 5, 0), step('a', 0, 1)];
    expect(problems({ steps: backwards })[0]!.message).toBe(
      'the step that says that domain a is down is out of order in time or rank',
    );
    const sameRank = [step('a', 0, 0), step('s', 0, 0)];
    expect(problems({ steps: sameRank })[0]!.message).toContain('service s is down is out of order');
  });

  it('has steps that are not before its moment, or at no time', () => {
    expect(problems({ steps: [step('a', 100, 0)] })[0]!.message).toBe(
      'the step that says that domain a is down is not before the moment',
    );
    expect(problems({ steps: [step('a', Number.NaN, 0)] })).not.toEqual([]);
    expect(problems({ steps: [step('a', -1, 0)] })).not.toEqual([]);
  });

  it('names what is not there, or leaves out services', () => {
    const strange: Step = { element: { type: 'placement', service: 0, placement: 7 }, time: 0, rank: 0 };
    expect(problems({ steps: [strange] })[0]!.message).toBe(
      'the step of rank 0 is of an element that the topology does not have',
    );
    expect(problems({ services: [] })[0]!.message).toBe('states are given for 0 services of 1');
  });

  it('has a moment that is no number', () => {
    const messages = problems({ moment: Number.NaN }).map((p) => p.message);
    expect(messages).toEqual([
      'the world just before NaN s is one too many',
      'the world just before 100 s is missing',
    ]);
  });
});

describe('a step too many or too few', () => {
  it('is told by its element', () => {
    const fewer = problems({ steps: good.steps.slice(0, 2) });
    expect(fewer.map((p) => [p.element, p.message])).toContainEqual([
      's',
      'service s is down by the rules and is not called so',
    ]);
    const more = problems({ steps: [...good.steps, { element: element(of, 'cut a'), time: 0, rank: 3 }] });
    expect(more).toEqual([
      {
        moment: 100,
        element: 'a',
        message: 'domain a is cut off from 0 s on by no rule, given what is down before',
      },
    ]);
  });
});
